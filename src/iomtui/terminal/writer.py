"""What is drawn, written to the terminal in a thread, so that drawing does not wait for it."""

import contextlib
import os
import select
import signal
import threading
from collections.abc import Callable
from enum import StrEnum
from queue import Empty, SimpleQueue

from iomtui.terminal.charset import encode

_STALLED_SECONDS = 1.0
"""Seconds after which a terminal that took nothing counts as stalled."""

_CHUNK = 512
"""The bytes that are written at once; a terminal on a slow line takes that many in time."""


class OutputState(StrEnum):
    """The state of a terminal's output."""

    DRAWN = "drawn"
    """The terminal has taken all of it."""
    WAITING = "waiting"
    """The terminal takes nothing now: it is slow, or it has stopped."""
    STUCK = "stuck"
    """The terminal takes output and gets none."""


class Writer(threading.Thread):
    """Writes to a terminal in the order given.

    For a terminal that is gone `on_hangup` is called, and all further text is dropped.
    """

    def __init__(
        self,
        descriptor: int,
        encoding: str,
        on_idle: Callable[[], None],
        on_hangup: Callable[[], None],
    ) -> None:
        """Prepare to write. Both functions are called in the thread.

        `on_idle` is called when nothing is left to write, and `on_hangup` when the terminal is
        gone.
        """
        super().__init__(daemon=True, name="terminal-output")
        self._descriptor = descriptor
        self._encoding = encoding
        self._on_idle = on_idle
        self._on_hangup = on_hangup
        self._waiting: SimpleQueue[str | None] = SimpleQueue()
        # Each is changed by one thread only, so neither needs a lock.
        self._texts = self._written = 0
        self._is_done = False
        self._chunks = 0

    @property
    def is_idle(self) -> bool:
        """Whether the terminal has taken all of it."""
        return self._written == self._texts

    @property
    def state(self) -> OutputState:
        """The state of the output; STUCK for a moment before it begins to write."""
        if self.is_idle:
            return OutputState.DRAWN
        # While a write is blocked, the terminal counts as not writable.
        is_writable = select.select([], [self._descriptor], [], 0)[1]
        return OutputState.STUCK if is_writable else OutputState.WAITING

    def write(self, text: str) -> None:
        """Write a text soon."""
        self._texts += 1
        self._waiting.put(text)

    def finish(self, text: str) -> bool:
        """Drop what waits, write a last text and end; return whether all of it was written.

        This blocks as long as a slow terminal takes some of it, and not for a stalled one.
        """
        self._drop_waiting()
        self._waiting.put(text)
        self._waiting.put(None)
        before = -1
        while self.is_alive() and self._chunks != before:
            before = self._chunks
            self.join(_STALLED_SECONDS)
        return self._is_done

    def run(self) -> None:
        """Write until `finish` ends it."""
        # Python handles signals in the main thread, which one that came here would not wake.
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        self._write_until_stopped()
        self._is_done = True

    def _drop_waiting(self) -> None:
        with contextlib.suppress(Empty):
            while True:
                self._waiting.get_nowait()

    def _write_until_stopped(self) -> None:
        is_open = True
        while (text := self._waiting.get()) is not None:
            if is_open:
                is_open = self._write_all(encode(text, self._encoding))
                if not is_open:
                    self._on_hangup()
            self._written += 1
            if self.is_idle:
                self._on_idle()

    def _write_all(self, data: bytes) -> bool:
        """Write all the data, and return whether that was possible.

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
