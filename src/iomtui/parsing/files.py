"""Files opened so that none can block the program or fill its memory."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError
from iomtui.parsing.sanitize import clean, one_line

MAX_FILE_BYTES = 8 * 1024 * 1024
"""The most bytes one file may have."""


def shown_path(path: Path) -> str:
    """Return a path as text that is safe to print."""
    return one_line(clean(os.fsdecode(path)))


def read_file(
    path: Path,
    *,
    limit: int = MAX_FILE_BYTES,
    examine: Callable[[os.stat_result], None] = lambda _: None,
) -> bytes:
    """Return the bytes of a regular file of at most `limit` bytes.

    `examine` sees the status of the file that was opened, before it is read, and raises what it
    objects to. Raises InvalidContentError if the file is missing, unreadable, too big, or a pipe,
    device or folder: those could block for ever, so the file is opened without waiting.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise _refusal(path, Code.NOT_REGULAR)
            examine(status)
            with open(descriptor, "rb", closefd=False) as file:
                data = file.read(limit + 1)
        finally:
            os.close(descriptor)
    except (FileNotFoundError, NotADirectoryError):
        raise _refusal(path, Code.NO_FILE) from None
    except IsADirectoryError:
        raise _refusal(path, Code.NOT_REGULAR) from None
    except OSError as error:
        raise _refusal(path, Code.NOT_READABLE, reason=clean(error.strerror or "")) from None
    if len(data) > limit:
        raise _refusal(path, Code.TOO_BIG, limit=_size(limit))
    return data


def _size(count: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{count // 1024**2} MiB" if count >= 1024**2 else f"{count // 1024} KiB"


def _refusal(path: Path, code: Code, **values: str) -> InvalidContentError:
    return InvalidContentError([Diagnostic(shown_path(path), None, code, values)])
