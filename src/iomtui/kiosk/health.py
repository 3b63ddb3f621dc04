"""The heartbeat of a running kiosk, and what it says about the screen.

Its times are seconds of CLOCK_MONOTONIC, which all processes since a boot share, so that a wrong
date changes nothing.
"""

import contextlib
import os
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from iomtui import __version__
from iomtui.storage.atomic_file import write_atomically
from iomtui.storage.state_files import StoredState, load_state

MOST_SECONDS = 20.0
"""The age from which on a heartbeat, or what is drawn, is too old. Reports come every 5 seconds."""

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Heartbeat(StoredState, frozen=True, kw_only=True):
    """What a kiosk reports about itself."""

    pid: Annotated[int, Meta(gt=0, lt=2**31)]
    boot: str
    """The id of the boot; empty on a system without one."""
    time: float
    """When this was written."""
    drawn: float | None
    """When the terminal last showed all that was to be shown; None if it never did."""
    frames: int
    """How many frames were drawn since the start."""
    content_problem: str | None
    """What is wrong with the content: file, line and what to do."""
    version: str = __version__


class Health(StrEnum):
    """The state of the kiosk; the value is the name of its sentence in the wording."""

    DRAWN = "drawn"
    """The terminal shows all that is to be shown."""
    STALLED = "stalled"
    """The kiosk works, and the terminal takes no output."""
    FROZEN = "frozen"
    """The process is there and has reported nothing for a while."""
    ENDED = "ended"
    """The process is gone."""
    MISSING = "missing"
    """There is no heartbeat."""


def boot_id() -> str:
    """Return the id of this boot; empty on a system without one."""
    try:
        return _BOOT_ID.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def write_heartbeat(path: Path, beat: Heartbeat) -> None:
    """Write a heartbeat that everybody may read; do nothing if it cannot be written."""
    with contextlib.suppress(OSError):
        write_atomically(path, msgspec.json.encode(beat), mode=0o644)


def read_heartbeat(places: Iterable[Path | None]) -> Heartbeat | None:
    """Return the first heartbeat that there is; None if there is none."""
    return next(filter(None, (load_state(path, Heartbeat) for path in places)), None)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError as error:
        return isinstance(error, PermissionError)  # it is another user's
    return True


def judge(
    beat: Heartbeat | None,
    now: float,
    boot: str,
    is_running: Callable[[int], bool] = _is_running,
) -> Health:
    """Return the state of the kiosk at a time since a boot."""
    if beat is None:
        return Health.MISSING
    if beat.boot != boot or not is_running(beat.pid):
        return Health.ENDED
    if not 0 <= now - beat.time <= MOST_SECONDS:
        return Health.FROZEN
    is_drawn = beat.drawn is not None and 0 <= now - beat.drawn <= MOST_SECONDS
    return Health.DRAWN if is_drawn else Health.STALLED
