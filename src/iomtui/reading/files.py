"""Files opened so that none can block the program or fill its memory."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from iomtui.reading.cleaning import clean, one_line
from iomtui.reading.problems import Code, InvalidContentError, Problem

MAX_FILE_BYTES = 8 * 1024 * 1024
"""The most bytes one file may have."""


def shown_path(path: Path) -> str:
    """Return a path as text that is safe to print."""
    return one_line(clean(os.fsdecode(path)))


def read_file(path: Path) -> bytes:
    """Return the bytes of a regular file of at most `MAX_FILE_BYTES`.

    Raises InvalidContentError if it is missing, unreadable, too big, or a pipe, device or
    folder: those could block for ever, so the file is opened without waiting.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise _refusal(path, Code.NOT_REGULAR)
            with open(descriptor, "rb", closefd=False) as file:
                data = file.read(MAX_FILE_BYTES + 1)
        finally:
            os.close(descriptor)
    except (FileNotFoundError, NotADirectoryError):
        raise _refusal(path, Code.NO_FILE) from None
    except IsADirectoryError:
        raise _refusal(path, Code.NOT_REGULAR) from None
    except OSError as error:
        raise _refusal(path, Code.NOT_READABLE, reason=clean(error.strerror or "")) from None
    if len(data) > MAX_FILE_BYTES:
        raise _refusal(path, Code.TOO_BIG, limit=f"{MAX_FILE_BYTES // 1024**2} MiB")
    return data


def _refusal(path: Path, code: Code, **values: str) -> InvalidContentError:
    return InvalidContentError([Problem(shown_path(path), None, code, values)])
