"""Signals (POSIX): whatever happens, the terminal is restored in time.

`signal.signal` and not the handlers of the event loop: while a terminal takes no output, the loop
may be blocked.
"""

import os
import signal
import threading
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any, NamedTuple

GRACE = 2.0
"""Seconds after which a program that was asked to leave is ended."""


def _signals(*names: str) -> tuple[signal.Signals, ...]:
    """Return the signals of these names that the system has; Windows has few."""
    return tuple(each for each in signal.Signals if each.name in names)


LEAVING = _signals("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
"""Signals that ask a program to leave."""

FROM_KEYS = _signals("SIGINT", "SIGQUIT", "SIGTSTP")
"""Signals that a terminal sends for Ctrl+C, Ctrl+\\ and Ctrl+Z unless it is in raw mode."""


def ignore_keys() -> None:
    """Let no key end or stop this process while the terminal is not in raw mode."""
    for number in FROM_KEYS:
        signal.signal(number, signal.SIG_IGN)


class SignalHandlers(NamedTuple):
    """What to call for each signal, in the main thread between two steps of Python."""

    leave: Callable[[int], None]
    """Called once when the program is to leave, with the number of the signal."""
    resize: Callable[[], None]
    """Called when the size of the window has changed."""
    resume: Callable[[], None]
    """Called when the program continues after a stop."""
    suspend: Callable[[], None] | None
    """Called when the program is to stop (Ctrl+Z); None where it may not be."""
    restore_terminal: Callable[[], None]
    """Restores the terminal at once, from any thread; the program then ends."""
    handles_keys: bool = True
    """Whether to leave on what keys can send (SIGINT, SIGQUIT)."""


class Signals:
    """Handles signals from `install` to `restore`."""

    def __init__(self, handlers: SignalHandlers) -> None:
        self._handlers = handlers
        self._before: dict[int, Any] = {}
        self._leaving = False

    def install(self) -> None:
        """Begin to handle them; only in the main thread."""
        handlers = self._handlers
        self._handle(signal.SIGWINCH, handlers.resize)
        self._handle(signal.SIGCONT, handlers.resume)
        self._handle(signal.SIGTSTP, handlers.suspend)
        for number in LEAVING:
            is_handled = handlers.handles_keys or number not in FROM_KEYS
            self._handle(number, partial(self._leave, number) if is_handled else None)

    def _handle(self, number: int, handler: Callable[[], None] | None) -> None:
        """Call a handler for a signal; without one, the signal does nothing."""

        def handle(_number: int, _frame: FrameType | None) -> None:
            if handler:
                handler()

        # A function even then: a signal that is ignored would be ignored in child processes, too.
        before = signal.signal(number, handle)
        self._before.setdefault(number, before)

    def restore(self) -> None:
        """Handle no more, but for signals to leave while the program is leaving."""
        for number, before in self._before.items():
            if not (self._leaving and number in LEAVING):
                signal.signal(number, before if before is not None else signal.SIG_DFL)
        self._before.clear()

    def _leave(self, number: int) -> None:
        if self._leaving:
            return
        self._leaving = True
        deadline = threading.Timer(GRACE, self._force, (number,))
        deadline.daemon = True
        deadline.start()
        self._handlers.leave(number)

    def _force(self, number: int) -> None:
        """End a program that hangs, or whose terminal takes no output."""
        try:
            self._handlers.restore_terminal()
        finally:
            os._exit(128 + number)


def end_by(number: int) -> int:
    """End this process by a signal, so that its parent knows why it ended.

    Return the exit status that shells give that, where the signal does not end it.
    """
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    return 128 + number
