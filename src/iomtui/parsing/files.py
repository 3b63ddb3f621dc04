"""Reading files without being blocked by one or filling the memory."""

import codecs
import json
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

from iomtui.parsing.diagnostics import Code, Position, refusal
from iomtui.parsing.sanitize import clean, one_line

MAX_FILE_BYTES = 8 * 1024 * 1024
"""The most bytes one file may have."""


LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What the parser of YAML counts as the end of a line."""


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

    `examine` gets the status of the opened file before it is read, and may raise. Raises
    InvalidContentError if the file is missing, unreadable, too big, or a pipe, device or folder:
    those could block for ever, so the file is opened with O_NONBLOCK.
    """
    name = shown_path(path)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise refusal(name, None, Code.NOT_REGULAR)
            examine(status)
            with open(descriptor, "rb", closefd=False) as file:
                data = file.read(limit + 1)
        finally:
            os.close(descriptor)
    except (FileNotFoundError, NotADirectoryError):
        raise refusal(name, None, Code.NO_FILE) from None
    except IsADirectoryError:
        raise refusal(name, None, Code.NOT_REGULAR) from None
    except OSError as error:
        reason = error.strerror or ""
        raise refusal(name, None, Code.NOT_READABLE, reason=reason) from None
    if len(data) > limit:
        raise refusal(name, None, Code.TOO_BIG, limit=_size(limit))
    return data


def read_lines(path: Path) -> list[str]:
    """Return the lines of a file as diagnostics count them, whatever its bytes; not cleaned.

    Raises what `read_file` does.
    """
    data = read_file(path).removeprefix(codecs.BOM_UTF8)
    return LINE_BREAK.split(data.decode(errors="replace"))


def decode(data: bytes, file: str) -> str:
    """Return the text of a file, without a byte order mark; a file of null bytes has none.

    `file` is its name in diagnostics. Raises InvalidContentError if it is not UTF-8.
    """
    if not data.strip(b"\0"):  # what a computer that lost power leaves of a file
        return ""
    # By a byte order mark, else by the null bytes beside the ASCII characters at the beginning.
    encoding = json.detect_encoding(data)
    if not encoding.startswith("utf-8"):
        raise refusal(file, None, Code.OTHER_ENCODING, encoding=encoding[: len("utf-16")].upper())
    try:
        data = data.removeprefix(codecs.BOM_UTF8)
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(errors="replace")
        raise refusal(file, position_at(before, len(before)), Code.NOT_UTF8) from None


def position_at(text: str, offset: int) -> Position:
    """Return the position of the character at an index of a text."""
    lines = LINE_BREAK.split(text[:offset])
    return Position(len(lines), len(lines[-1]) + 1)


def _size(count: int) -> str:
    """Return a number of bytes in MiB or KiB."""
    return f"{count // 1024**2} MiB" if count >= 1024**2 else f"{count // 1024} KiB"
