"""What is drawn, on its way to the terminal: in a thread, so that drawing does not wait for it."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Callable
from queue import Empty, Full, Queue

_MOST_WAITING = 30
"""The most frames that wait; then the program waits, for each frame builds on the one before."""

_STEP_SECONDS = 0.25
"""Seconds after which a program that waits looks up."""

_END_SECONDS = 1.0
"""Seconds in which the last frames must be taken."""


class Writer(threading.Thread):
    """Writes to a terminal in the order given.

    A terminal that is gone ends nothing here: what it is sent is dropped, and `is_gone` is told.
    """

    def __init__(self, descriptor: int, encoding: str, is_gone: Callable[[], None]) -> None:
        """Prepare to write; `is_gone` is called in the thread when nobody can read any more."""
        super().__init__(daemon=True, name="terminal-output")
        self._descriptor = descriptor
        self._encoding = encoding
        self._is_gone = is_gone
        self._waiting: Queue[str | None] = Queue(_MOST_WAITING)
        self.has_failed = False
        """Whether the thread has ended by a fault; what it is given is dropped then."""

    def write(self, text: str) -> None:
        """Hand over a text to be written; waits while too many others do."""
        self._hand_over(text)

    def stop(self) -> None:
        """Write what waits, and end; a terminal that does not read is not waited for."""
        self._hand_over(None)
        self.join(_END_SECONDS)

    def _hand_over(self, text: str | None) -> None:
        """Wait in steps: a signal that comes just before a wait would not end it."""
        is_waiting = True
        while is_waiting and not self.has_failed:
            with contextlib.suppress(Full):
                self._waiting.put(text, timeout=_STEP_SECONDS)
                is_waiting = False

    def run(self) -> None:
        """Write until told to stop."""
        # Python answers signals in the main thread, which would not wake for one that came here.
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        has_ended = False
        try:
            self._write_until_stopped()
            has_ended = True
        finally:
            if not has_ended:
                self._let_go()

    def _let_go(self) -> None:
        """Let nobody wait to hand something over to a thread that has ended."""
        self.has_failed = True
        with contextlib.suppress(Empty):
            while True:
                self._waiting.get_nowait()

    def _write_until_stopped(self) -> None:
        is_there = True
        while (text := self._waiting.get()) is not None:
            if is_there:
                # Not through Python's stream: its lock, held in a stalled write, would be
                # waited for at exit.
                is_there = write_all(self._descriptor, text.encode(self._encoding, "replace"))
                if not is_there:
                    self._is_gone()


def write_all(descriptor: int, data: bytes) -> bool:
    """Write all the data, and tell whether that was possible."""
    try:
        while data:
            data = data[os.write(descriptor, data) :]
    except OSError:
        return False
    return True
