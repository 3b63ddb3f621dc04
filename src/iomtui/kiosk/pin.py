"""The PIN with which staff leave the kiosk, and the file that keeps a hash of it.

The hash is made with scrypt (RFC 7914) and written on one line in the PHC string format,
$scrypt$ln=14,r=8,p=1$SALT$HASH, in base64 without padding
(https://github.com/P-H-C/phc-string-format). ln is the binary logarithm of the cost N.

A person with the hash and a fast computer soon guesses six digits; what keeps them safe is
that only the kiosk can read the file. So a file that anybody else can read is refused.
"""

import base64
import os
import re
import shlex
import stat
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError
from iomtui.parsing.files import read_file, shown_path
from iomtui.storage.atomic_file import write_atomically

LEAST_DIGITS, MOST_DIGITS = 6, 12

_SALT_BYTES, _HASH_BYTES = 16, 32
_LOG_COST, _BLOCK_SIZE, _PARALLELISM = 14, 8, 1
"""The cost of scrypt, the same for every PIN: 16 MiB and some 50 ms."""

_PREFIX = f"$scrypt$ln={_LOG_COST},r={_BLOCK_SIZE},p={_PARALLELISM}$"
_LINE = re.compile(re.escape(_PREFIX) + r"([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})")

_MAX_FILE_BYTES = 1024
_ROOT = 0


def pin_flaw(pin: str) -> str | None:
    """Return the key of the sentence that says why a PIN is refused; None if it is good.

    A good one is 6 to 12 of the digits 0 to 9, neither all the same nor a run up or down.
    0 follows 9 as it does on a keyboard, so that 567890 is a run as well.
    """
    if not _is_pin(pin):
        return "not_digits"
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return "too_easy" if len(steps) == 1 and steps <= {0, 1, 9} else None


class PinHash(NamedTuple):
    """What is stored of a PIN: enough to recognize it, too little to recover it."""

    salt: bytes
    """16 random bytes, so that equal PINs have different hashes."""
    digest: bytes
    """The 32 bytes that scrypt made of the PIN."""

    @property
    def line(self) -> str:
        """The hash as one line of ASCII, without its end."""
        return f"{_PREFIX}{_encode(self.salt)}${_encode(self.digest)}"

    def matches(self, pin: str) -> bool:
        """Return whether this is the PIN. Takes some 50 ms and 16 MiB, as it is meant to."""
        # An easy PIN is not refused here: the rules about those may be newer than the file.
        if not _is_pin(pin):
            return False
        from hmac import compare_digest  # noqa: PLC0415 - loads OpenSSL, which few runs need

        return compare_digest(self.digest, _digest(pin, self.salt))


def ascii_digits(text: str) -> str:
    """Return a text with the digits 0 to 9 in place of those of other scripts.

    What keyboards for Arabic and Persian type is the same PIN.
    """
    return "".join(str(int(each)) if each.isdecimal() else each for each in text)


def hash_pin(pin: str) -> PinHash:
    """Return the hash of a PIN in which `pin_flaw` finds nothing, with a new salt."""
    salt = os.urandom(_SALT_BYTES)
    return PinHash(salt, _digest(pin, salt))


def parse_hash(text: str) -> PinHash | None:
    """Return the hash that a line holds; None unless it is written exactly as `line` writes it.

    A hash of another cost is refused: it could take too long, or too much memory.
    """
    match = _LINE.fullmatch(text)
    if not match:
        return None
    parsed = PinHash(*(base64.b64decode(f"{part}==") for part in match.groups()))
    # The last bits of base64 can be written in several ways; only one of them is ours.
    return parsed if parsed.line == text else None


def write_pin_file(path: Path, pin: PinHash) -> None:
    """Replace the file, which only its owner may read from the start. Raises OSError."""
    # The temporary file of `write_atomically` comes from mkstemp, with the permissions 0600.
    write_atomically(path, f"{pin.line}\n".encode("ascii"))


def read_pin_file(path: Path) -> PinHash | None:
    """Return the hash in the file; None if there is no such file.

    Raises InvalidContentError unless it is a regular file of at most 1 KiB, well formed, that
    belongs to the user of the program or to root, and that nobody else may read or change.
    """
    try:
        data = read_file(path, limit=_MAX_FILE_BYTES, examine=partial(_refuse_others, path))
    except InvalidContentError as error:
        code = error.diagnostics[0].code
        if code is Code.NO_FILE:
            return None
        refuse_folder(path)
        if code in (Code.NOT_REGULAR, Code.TOO_BIG):
            raise _refusal(path, Code.PIN_BROKEN) from None
        raise
    pin = parse_hash(data.decode("ascii", "replace").removesuffix("\n"))
    if pin is None:
        raise _refusal(path, Code.PIN_BROKEN)
    return pin


def remove_pin_file(path: Path) -> bool:
    """Delete the file; tell whether there was one. Raises OSError if it cannot be deleted."""
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def refuse_folder(path: Path) -> None:
    """Raise InvalidContentError if the path is that of a folder."""
    # os.path.isdir, unlike Path.is_dir, does not raise where one may not look.
    if os.path.isdir(path):  # noqa: PTH112
        # Absolute: in the settings, a relative path would count from their folder.
        raise _refusal(path, Code.PIN_FOLDER, file=shown_path((path / "pin").absolute()))


def _refuse_others(path: Path, status: os.stat_result) -> None:
    """Raise InvalidContentError if anybody else may read, change or own the file."""
    mode = stat.S_IMODE(status.st_mode)
    if status.st_uid not in (os.geteuid(), _ROOT):
        raise _refusal(path, Code.PIN_OWNER, owner=str(status.st_uid))
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        quoted = shlex.quote(shown_path(path))
        raise _refusal(path, Code.PIN_OPEN, mode=f"{mode:03o}", file=quoted)


def _refusal(path: Path, code: Code, **values: str) -> InvalidContentError:
    return InvalidContentError([Diagnostic(shown_path(path), None, code, values)])


def _is_pin(text: str) -> bool:
    return text.isascii() and text.isdigit() and LEAST_DIGITS <= len(text) <= MOST_DIGITS


def _digest(pin: str, salt: bytes) -> bytes:
    from hashlib import scrypt  # noqa: PLC0415 - loads OpenSSL, which few runs need

    cost = 1 << _LOG_COST
    # What RFC 7914 says that it needs, and room for OpenSSL's own bookkeeping.
    memory = 128 * _BLOCK_SIZE * (cost + _PARALLELISM + 2) + 1024 * 1024
    return scrypt(
        pin.encode("ascii"),
        salt=salt,
        n=cost,
        r=_BLOCK_SIZE,
        p=_PARALLELISM,
        maxmem=memory,
        dklen=_HASH_BYTES,
    )


def _encode(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii").rstrip("=")
