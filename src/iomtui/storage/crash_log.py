"""Where a fault of the program is written down, for whoever can mend it.

It tells where in the code it was, and nothing that a person typed: no messages of exceptions, no
values of variables. It never grows beyond a bound.
"""

from __future__ import annotations

import contextlib
import traceback
from datetime import datetime
from pathlib import Path

from iomtui import __version__
from iomtui.parsing.diagnostics import InvalidContentError
from iomtui.parsing.files import read_file
from iomtui.storage import atomic_file

MOST_BYTES = 65_536
"""The most bytes of the log; the oldest faults give way."""

_MOST_FRAMES = 40
_BETWEEN = "\n\n"


def record_crash(path: Path | None, error: BaseException, moment: datetime) -> bool:
    """Add a fault to the log, and tell whether that was possible.

    `moment` is when it happened, with its zone.
    """
    if path is None:
        return False
    try:
        before = read_file(path).decode("utf-8", "replace")
    except InvalidContentError:
        before = ""
    entries = [*before.strip().split(_BETWEEN), _entry(error, moment)]
    while len(data := _BETWEEN.join(entries).encode()) >= MOST_BYTES and len(entries) > 1:
        del entries[0]
    with contextlib.suppress(OSError):
        atomic_file.write_atomically(path, data.strip()[:MOST_BYTES] + b"\n")
        return True
    return False


def _entry(error: BaseException, moment: datetime) -> str:
    lines = [f"{moment.isoformat(timespec='seconds')} iomtui {__version__}"]
    told: BaseException | None = error
    while told is not None and len(lines) < 2 * _MOST_FRAMES:
        lines.append(f"{type(told).__module__}.{type(told).__qualname__}{_number(told)}")
        frames = traceback.extract_tb(told.__traceback__)[-_MOST_FRAMES:]
        lines += [f"  {_place(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        told = told.__cause__ or told.__context__
    return "\n".join(lines)


def _number(error: BaseException) -> str:
    """Return the system's number of an error, which says much and tells on nobody."""
    return f" (errno {error.errno})" if isinstance(error, OSError) and error.errno else ""


def _place(filename: str) -> str:
    """Return a file's name without the folders of the machine."""
    return "/".join(Path(filename).parts[-3:])
