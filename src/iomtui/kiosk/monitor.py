"""Reports that the screen is drawn: to the service manager (sd_notify(3)) and to a heartbeat file.

Neither delays the kiosk or ends it: a report that cannot be sent or written is left out.
"""

import contextlib
import math
import os
import socket
from collections.abc import Mapping
from pathlib import Path

from iomtui.kiosk.health import Heartbeat, boot_id, write_heartbeat

REPORT_SECONDS = 5.0
"""The time between two reports."""

_REPORTS_PER_WATCHDOG = 3


class Monitor:
    """Reports how the terminal shows what the kiosk draws."""

    def __init__(self, environ: Mapping[str, str], heartbeat: Path | None) -> None:
        """Report to the service manager that the environment names, and to a file."""
        address = environ.get("NOTIFY_SOCKET", "")
        # @ is written for the null character with which an abstract address begins (unix(7)).
        self._address = "\0" + address[1:] if address[:1] == "@" else address
        self._interval = min(REPORT_SECONDS, _watchdog_seconds(environ) / _REPORTS_PER_WATCHDOG)
        self._path = heartbeat
        self._next = -math.inf
        self._drawn: float | None = None
        self.content_problem: str | None = None
        """What is wrong with the content: file, line and what to do."""

    def is_due(self, now: float) -> bool:
        """Return whether to report, at a time in seconds of `time.monotonic`."""
        return now >= self._next

    def report(self, now: float, frames: int, *, is_drawn: bool) -> None:
        """Report how many frames were drawn, and whether the terminal shows the last one.

        If it takes no output, the service goes on all the same: a new start would not mend that.
        """
        if is_drawn:
            if self._drawn is None:
                self._notify("READY=1")
            self._drawn = now
        if self._drawn is not None:
            self._next = now + self._interval
        self._notify("WATCHDOG=1")
        if self._path:
            beat = Heartbeat(
                pid=os.getpid(),
                boot=boot_id(),
                time=now,
                drawn=self._drawn,
                frames=frames,
                content_problem=self.content_problem,
            )
            write_heartbeat(self._path, beat)

    def close(self) -> None:
        """Remove the heartbeat."""
        if self._path:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _notify(self, state: str) -> None:
        if self._address[:1] not in ("/", "\0"):
            return
        with (
            contextlib.suppress(OSError),
            socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as connection,
        ):
            connection.sendto(state.encode("ascii"), socket.MSG_DONTWAIT, self._address)


def _watchdog_seconds(environ: Mapping[str, str]) -> float:
    """Return after how many seconds without a report the service is restarted."""
    microseconds = environ.get("WATCHDOG_USEC", "")
    is_number = microseconds.isascii() and microseconds.isdecimal()
    return int(microseconds) / 1e6 if is_number and len(microseconds) < 20 else math.inf
