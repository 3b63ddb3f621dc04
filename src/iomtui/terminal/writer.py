"""What is drawn, on its way to the terminal: in a thread, so that drawing does not wait for it."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import threading
from collections.abc import Callable
from queue import Empty, Full, Queue

_MOST_WAITING = 30
"""The most frames that wait; then the program waits, for each frame builds on the one before."""

_STEP_SECONDS = 0.25
"""Seconds after which a program that waits looks up."""

_STALLED_SECONDS = 1.0
"""Seconds after which a terminal that took nothing counts as stalled."""

_CHUNK = 512
"""The bytes that are written at once; a terminal on a slow line takes that many in time."""


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
        self._has_ended = False
        self._is_done = False
        self._chunks = 0

    def write(self, text: str) -> None:
        """Hand over a text to be written; waits while too many others do."""
        # In steps: a signal that comes just before a wait would not end it.
        is_waiting = True
        while is_waiting and not self._has_ended:
            with contextlib.suppress(Full):
                self._waiting.put(text, timeout=_STEP_SECONDS)
                is_waiting = False

    def finish(self, text: str) -> bool:
        """Drop what waits, write a last text and end; tell whether all of it was written.

        A slow terminal is waited for as long as it takes something, a stalled one is not.
        """
        self._drop_waiting()
        for last in (text, None):
            with contextlib.suppress(Full):
                self._waiting.put_nowait(last)
        before = -1
        while self.is_alive() and self._chunks != before:
            before = self._chunks
            self.join(_STALLED_SECONDS)
        return self._is_done

    def run(self) -> None:
        """Write until told to stop."""
        # Python answers signals in the main thread, which would not wake for one that came here.
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        try:
            self._write_until_stopped()
            self._is_done = True
        finally:
            # Nobody must wait to hand something over to a thread that has ended, even by a fault.
            self._has_ended = True
            self._drop_waiting()

    def _drop_waiting(self) -> None:
        with contextlib.suppress(Empty):
            while True:
                self._waiting.get_nowait()

    def _write_until_stopped(self) -> None:
        is_there = True
        while (text := self._waiting.get()) is not None:
            if is_there:
                is_there = self._write_all(text.encode(self._encoding, "replace"))
                if not is_there:
                    self._is_gone()

    def _write_all(self, data: bytes) -> bool:
        """Write all the data, and tell whether that was possible.

        Not through Python's stream: its lock, held in a stalled write, would be waited for at exit.
        """
        try:
            while data:
                try:
                    data = data[os.write(self._descriptor, data[:_CHUNK]) :]
                    self._chunks += 1
                except BlockingIOError:  # somebody else made the terminal non-blocking
                    select.select([], [self._descriptor], [], _STALLED_SECONDS)
        except OSError:
            return False
        return True


def write_at_once(descriptor: int, text: str) -> None:
    """Write what a terminal takes without any waiting, from any thread."""
    with contextlib.suppress(OSError):
        was_blocking = os.get_blocking(descriptor)
        os.set_blocking(descriptor, False)
        try:
            os.write(descriptor, text.encode())
        finally:
            os.set_blocking(descriptor, was_blocking)
