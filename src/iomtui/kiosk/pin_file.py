"""The file that holds the hash of the PIN. Nobody but its owner may read it, or it does not count.

Six digits are soon guessed by whoever has the hash and a fast computer; what keeps them safe is
that only the kiosk can read it.
"""

from __future__ import annotations

import os
import shlex
import stat
from pathlib import Path

from iomtui.kiosk.pin import PinHash, read_hash
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError
from iomtui.parsing.files import read_file, shown_path
from iomtui.storage import atomic_file

MAX_BYTES = 1024
"""The most bytes that the file may have."""

_ROOT = 0


def write_pin_file(path: Path, pin: PinHash) -> None:
    """Replace the file, which is its owner's alone from the start. Raises OSError."""
    # `atomic.write` makes its temporary file with mkstemp, which lets nobody else in (0600).
    atomic_file.write_atomically(path, f"{pin.line}\n".encode("ascii"))


def read_pin_file(path: Path) -> PinHash | None:
    """Return the hash in the file; None if there is no such file.

    Raises InvalidContentError unless it is a regular file of at most 1 KiB, well formed, that
    belongs to whoever runs the program or to root, and that nobody else may read or change.
    """

    def examine(status: os.stat_result) -> None:
        _refuse_others(path, status)

    try:
        data = read_file(path, limit=MAX_BYTES, examine=examine)
    except InvalidContentError as error:
        code = error.diagnostics[0].code
        if code is Code.NO_FILE:
            return None
        refuse_folder(path)
        if code in (Code.NOT_REGULAR, Code.TOO_BIG):
            raise _broken(path) from None
        raise
    found = read_hash(data.decode("ascii", "replace").removesuffix("\n"))
    if found is None:
        raise _broken(path)
    return found


def refuse_folder(path: Path) -> None:
    """Raise InvalidContentError if the path is that of a folder."""
    # os.path.isdir, unlike Path.is_dir, does not raise where one may not look.
    if os.path.isdir(path):  # noqa: PTH112
        # In full: in the settings, a relative path would count from their folder.
        values = {"file": shown_path((path / "pin").absolute())}
        raise InvalidContentError([Diagnostic(shown_path(path), None, Code.PIN_FOLDER, values)])


def _broken(path: Path) -> InvalidContentError:
    return InvalidContentError([Diagnostic(shown_path(path), None, Code.PIN_BROKEN)])


def remove_pin_file(path: Path) -> bool:
    """Delete the file; tell whether there was one. Raises OSError if it cannot be deleted."""
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def _refuse_others(path: Path, status: os.stat_result) -> None:
    """Raise InvalidContentError if anybody else may read, change or own the file."""
    if not hasattr(os, "geteuid"):
        return  # Windows has neither these owners nor these permissions.
    mode = stat.S_IMODE(status.st_mode)
    code, values = None, {}
    if status.st_uid not in (os.geteuid(), _ROOT):
        code, values = Code.PIN_OWNER, {"owner": str(status.st_uid)}
    elif mode & (stat.S_IRWXG | stat.S_IRWXO):
        values = {"mode": f"{mode:03o}", "file": shlex.quote(shown_path(path))}
        code = Code.PIN_OPEN
    if code:
        raise InvalidContentError([Diagnostic(shown_path(path), None, code, values)])
