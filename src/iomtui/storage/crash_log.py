"""The log of exceptions that ended the program.

It has types of exceptions and places in the code, and nothing that a person may have typed: no
messages, no values of variables. Its size is bounded.
"""

import contextlib
import traceback
from datetime import datetime
from pathlib import Path

from iomtui import __version__
from iomtui.parsing.diagnostics import InvalidContentError
from iomtui.parsing.files import read_file
from iomtui.storage import atomic_file

MOST_BYTES = 65_536
"""The most bytes of the log; the oldest entries are deleted."""

_MOST_FRAMES = 40
_BETWEEN = "\n\n"


def record_crash(path: Path | None, error: BaseException, moment: datetime) -> bool:
    """Add an exception to the log, and return whether that was possible.

    `moment` has a time zone.
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
    link: BaseException | None = error
    while link is not None and len(lines) < 2 * _MOST_FRAMES:
        number = f" (errno {link.errno})" if isinstance(link, OSError) and link.errno else ""
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}{number}")
        for frame in traceback.extract_tb(link.__traceback__)[-_MOST_FRAMES:]:
            # Without the folders of this machine.
            path = "/".join(Path(frame.filename).parts[-3:])
            lines.append(f"  {path}:{frame.lineno} {frame.name}")
        link = link.__cause__ or link.__context__
    return "\n".join(lines)
