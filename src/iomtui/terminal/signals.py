"""What signals do (POSIX): the terminal is given back whatever happens, and in time.

`signal.signal` and not the event loop's own handlers: while a terminal does not read, the program
waits for it, and the loop would not run.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Any, NamedTuple

GRACE = 2.0
"""Seconds in which the program must have left by itself after it was asked to."""


def _those(*names: str) -> tuple[signal.Signals, ...]:
    """Return the signals of these names that the system has; Windows has few."""
    return tuple(each for each in signal.Signals if each.name in names)


LEAVING = _those("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
"""Signals that ask a program to leave."""

FROM_KEYS = _those("SIGINT", "SIGQUIT", "SIGTSTP")
"""Signals that a terminal makes of Ctrl+C, Ctrl+\\ and Ctrl+Z unless it is told not to."""


def ignore_keys() -> None:
    """Let no key end or stop this process, also before it has the terminal and after."""
    for number in FROM_KEYS:
        signal.signal(number, signal.SIG_IGN)


class SignalHandlers(NamedTuple):
    """What is done on signals; each is called between two steps of the main thread."""

    leave: Callable[[int], None]
    """Called, once, when the program is to leave, with the number of the signal."""
    resize: Callable[[], None]
    """The window has another size."""
    resume: Callable[[], None]
    """The program goes on after it was stopped."""
    suspend: Callable[[], None] | None
    """The person puts the program aside; None where that may not be."""
    give_back: Callable[[], None]
    """Gives the terminal back at once, from any thread; the program then ends."""
    heeds_keys: bool = True
    """Whether to leave on what keys of a terminal can send (SIGINT, SIGQUIT)."""


class Signals:
    """Answers signals from `install` to `restore`."""

    def __init__(self, answers: SignalHandlers) -> None:
        """Prepare to answer."""
        self._answers = answers
        self._before: dict[int, Any] = {}
        self._leaving = False

    def install(self) -> None:
        """Begin to answer; only in the main thread."""
        answers = self._answers
        self._answer(signal.SIGWINCH, answers.resize)
        self._answer(signal.SIGCONT, answers.resume)
        self._answer(signal.SIGTSTP, answers.suspend)
        for number in LEAVING:
            heeded = answers.heeds_keys or number not in FROM_KEYS
            self._answer(number, partial(self._leave, number) if heeded else None)

    def _answer(self, number: int, answer: Callable[[], None] | None) -> None:
        """Answer a signal; without an answer, it does nothing."""

        def handle(_number: int, _frame: FrameType | None) -> None:
            if answer:
                answer()

        # Also what does nothing is a handler: one that is ignored would be so in children, too.
        before = signal.signal(number, handle)
        self._before.setdefault(number, before)

    def restore(self) -> None:
        """Answer no more, but for those that ask to leave while that is under way."""
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
        self._answers.leave(number)

    def _force(self, number: int) -> None:
        """End a program that hangs, or whose terminal does not read."""
        try:
            self._answers.give_back()
        finally:
            os._exit(128 + number)


def end_by(number: int) -> int:
    """End this process by a signal, so that whoever started it knows why it ended.

    Returns the exit status that shells have for that, where the system does not let it end so.
    """
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    return 128 + number
