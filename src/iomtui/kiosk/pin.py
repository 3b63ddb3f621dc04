"""The PIN with which staff leave the kiosk: which ones are good, and how one is kept.

Only a hash of it is kept, made with scrypt (RFC 7914), on one line in the form that password
hashes have elsewhere too: $scrypt$ln=14,r=8,p=1$SALT$HASH, in base64 without padding
(https://github.com/P-H-C/phc-string-format). ln is the binary logarithm of the cost N.
"""

from __future__ import annotations

import base64
import os
import re
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

LEAST_DIGITS, MOST_DIGITS = 6, 12
"""How many digits a PIN has."""

_SALT_BYTES, _HASH_BYTES = 16, 32
_MAX_LOG_COST, _MAX_BLOCK, _MAX_PARALLEL = 17, 16, 4
_MAX_MEMORY = 128 * 1024 * 1024
"""Bytes: a file must not be able to use up the memory of a small computer."""

_LINE = re.compile(
    r"\$scrypt\$ln=([0-9]{1,2}),r=([0-9]{1,2}),p=([0-9])"
    r"\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})"
)


class PinFlaw(StrEnum):
    """Why a PIN is refused; the value is the name of its sentence in the wording's `pin`."""

    DIGITS = "not_digits"
    """It is not 6 to 12 of the digits 0 to 9."""
    EASY = "too_easy"
    """Its digits are all the same, or each follows the last one upwards or downwards."""


def pin_flaw(pin: str) -> PinFlaw | None:
    """Return why a PIN is refused; None if it is good.

    0 follows 9 as it does on a keyboard, so that 567890 is a run as well.
    """
    if not _has_form(pin):
        return PinFlaw.DIGITS
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return PinFlaw.EASY if len(steps) == 1 and steps <= {0, 1, 9} else None


class PinHash(NamedTuple):
    """What is kept of a PIN: enough to know it again, too little to tell it."""

    log_cost: int
    """The binary logarithm of scrypt's N."""
    block: int
    """scrypt's r."""
    parallel: int
    """scrypt's p."""
    salt: bytes
    """16 random bytes, so that equal PINs have different hashes."""
    digest: bytes
    """The 32 bytes that scrypt made of the PIN."""

    @property
    def line(self) -> str:
        """The hash as one line of ASCII, without its end."""
        cost = f"ln={self.log_cost},r={self.block},p={self.parallel}"
        return f"$scrypt${cost}${_encoded(self.salt)}${_encoded(self.digest)}"

    def matches(self, pin: str) -> bool:
        """Tell whether this is the PIN. Takes some 50 ms and 16 MiB, as it is meant to."""
        # For a person too, the rules about easy PINs may be newer than the file.
        if not _has_form(pin):
            return False
        from hmac import compare_digest  # noqa: PLC0415 - loads OpenSSL, which few runs need

        return compare_digest(self.digest, _digest(pin, self))


def hash_pin(pin: str) -> PinHash:
    """Return what to keep of a PIN, with a new salt. `pin` is one in which `flaw` finds none."""
    made = PinHash(14, 8, 1, os.urandom(_SALT_BYTES), b"")
    return made._replace(digest=_digest(pin, made))


def read_hash(text: str) -> PinHash | None:
    """Return the hash that a line holds; None if it is not written exactly as `line` writes it.

    What would take too long or too much memory is refused as well: N up to 2^17, r up to 16,
    p up to 4, and 128 MiB together.
    """
    found = _LINE.fullmatch(text)
    if not found:
        return None
    log_cost, block, parallel = map(int, found.groups()[:3])
    salt, digest = (base64.b64decode(f"{part}==") for part in found.groups()[3:])
    made = PinHash(log_cost, block, parallel, salt, digest)
    fits = 1 <= log_cost <= _MAX_LOG_COST and 1 <= block <= _MAX_BLOCK
    fits = fits and 1 <= parallel <= _MAX_PARALLEL and (128 * block << log_cost) <= _MAX_MEMORY
    # scrypt refuses a cost as large as this one (RFC 7914, section 2: N < 2^(128 r / 8)).
    fits = fits and log_cost < 16 * block
    # Base64 and numbers can be written in several ways; only one of them is ours.
    return made if fits and made.line == text else None


def _has_form(pin: str) -> bool:
    is_digits = pin.isascii() and pin.isdigit()
    return is_digits and LEAST_DIGITS <= len(pin) <= MOST_DIGITS


def _digest(pin: str, how: PinHash) -> bytes:
    from hashlib import scrypt  # noqa: PLC0415 - loads OpenSSL, which few runs need

    cost = 1 << how.log_cost
    # What RFC 7914 says that it needs, and room for OpenSSL's own bookkeeping.
    memory = 128 * how.block * (cost + how.parallel + 2) + 1024 * 1024
    return scrypt(
        pin.encode("ascii"),
        salt=how.salt,
        n=cost,
        r=how.block,
        p=how.parallel,
        maxmem=memory,
        dklen=_HASH_BYTES,
    )


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii").rstrip("=")
