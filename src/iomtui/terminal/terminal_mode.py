"""The mode of a terminal, the size of its window (POSIX), and the blanking of Linux's console."""

import contextlib
import os
import signal
import termios
from pathlib import Path
from typing import Any

MOST_COLUMNS, MOST_ROWS = 500, 200
"""The largest window that is drawn, in cells; what is larger is left empty."""

_UNKNOWN_SIZE = (80, 24)

_CONSOLE_BLANK = Path("/sys/module/kernel/parameters/consoleblank")
"""Holds the seconds without a key after which Linux's console goes blank; 0 if it never does."""

_USUAL_BLANK = 600


class TerminalMode:
    """The mode of a terminal (termios(3)); without effect on one that is gone."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._before: list[Any] | None = None

    def make_raw(self) -> None:
        """Let the terminal pass on every key at once, and none as a signal."""
        with contextlib.suppress(termios.error):
            mode = termios.tcgetattr(self._descriptor)
            if self._before is None:
                self._before = [*mode[:6], list(mode[6])]
            mode[0] &= ~(
                termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
            )
            mode[0] &= ~(termios.BRKINT | termios.ISTRIP)
            mode[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
            mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
            # Without a flush: keys that were typed before are not lost.
            termios.tcsetattr(self._descriptor, termios.TCSANOW, mode)

    def restore(self) -> None:
        """Restore the mode from before `make_raw`; from any thread."""
        before, self._before = self._before, None
        if before is not None:
            # SIGTTOU would stop a program in the background, and it would never end.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
            with contextlib.suppress(termios.error):
                termios.tcsetattr(self._descriptor, termios.TCSANOW, before)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTTOU})

    def forget_typed(self) -> None:
        """Drop what was typed and not read."""
        with contextlib.suppress(termios.error):
            termios.tcflush(self._descriptor, termios.TCIFLUSH)


def window_size(descriptor: int) -> tuple[int, int]:
    """Return the columns and rows of a terminal's window, within bounds."""
    try:
        columns, rows = os.get_terminal_size(descriptor)
    except (OSError, ValueError):
        columns, rows = _UNKNOWN_SIZE
    return (
        min(columns or _UNKNOWN_SIZE[0], MOST_COLUMNS),
        min(rows or _UNKNOWN_SIZE[1], MOST_ROWS),
    )


def console_blanking() -> tuple[str, str]:
    """Return what keeps Linux's console from going blank, and what gives the blanking back.

    The sequences are those of setterm(1), in minutes (console_codes(4)). The second part of the
    first keeps the monitor on.
    """
    try:
        seconds = int(_CONSOLE_BLANK.read_text("ascii"))
    except (OSError, ValueError):
        seconds = _USUAL_BLANK
    return "\x1b[9;0]\x1b[14;0]", f"\x1b[9;{max(0, -(-seconds // 60))}]"
