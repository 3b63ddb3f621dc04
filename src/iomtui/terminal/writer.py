"""What is drawn, written to the terminal in a thread, so that drawing does not wait for it."""

from __future__ import annotations

import contextlib
import os
import re
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


BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""What encloses a frame that the terminal shows at once (synchronized output, mode 2026)."""

_FRAME = re.compile(r"\x1b\[(?:\d+;\d+)?H")
"""A frame begins where it puts the cursor (ECMA-48, CUP), so that drawn twice it is the same."""


class FrameFilter:
    """Drops a frame that equals the one before, and nothing else.

    Textual draws a new screen two or three times: with the layout, with the styles, and when all
    widgets are there. On a slow terminal each of these would be seen.
    """

    def __init__(self) -> None:
        self._drawn = ""
        self._held = ""

    def filtered(self, text: str) -> str:
        """Return what to write in place of a text; empty if the terminal shows that already."""
        if text == BEGIN:
            self._held = BEGIN
            return ""
        held, self._held = self._held, ""
        if text == END:
            # The frame between the two was dropped.
            return "" if held else END
        if text == self._drawn:
            self._held = held
            return ""
        self._drawn = text if _FRAME.match(text) else ""
        return held + text

    def forget(self) -> None:
        """Let the next frame pass: the terminal may not show the last one any more."""
        self._drawn = ""


class Writer(threading.Thread):
    """Writes to a terminal in the order given.

    For a terminal that is gone `on_hangup` is called, and all further text is dropped.
    """

    def __init__(self, descriptor: int, encoding: str, on_hangup: Callable[[], None]) -> None:
        """Prepare to write; `on_hangup` is called in the thread when the terminal is gone."""
        super().__init__(daemon=True, name="terminal-output")
        self._descriptor = descriptor
        self._encoding = encoding
        self._on_hangup = on_hangup
        self._waiting: Queue[str | None] = Queue(_MOST_WAITING)
        self._frames = FrameFilter()
        self._has_ended = False
        self._is_done = False
        self._chunks = 0

    def write(self, text: str) -> None:
        """Write a text soon, but for a repeated frame; blocks while too many texts wait."""
        text = self._frames.filtered(text)
        # In steps: a signal that comes just before a wait would not end it.
        is_waiting = bool(text)
        while is_waiting and not self._has_ended:
            with contextlib.suppress(Full):
                self._waiting.put(text, timeout=_STEP_SECONDS)
                is_waiting = False

    def forget_frame(self) -> None:
        """Write the next frame even if it equals the one before: the terminal may have lost it."""
        self._frames.forget()

    def finish(self, text: str) -> bool:
        """Drop what waits, write a last text and end; return whether all of it was written.

        This blocks as long as a slow terminal takes some of it, and not for a stalled one.
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
        """Write until `finish` ends it."""
        # Python handles signals in the main thread, which one that came here would not wake.
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        try:
            self._write_until_stopped()
            self._is_done = True
        finally:
            # No caller may block for a thread that has ended, even by an error.
            self._has_ended = True
            self._drop_waiting()

    def _drop_waiting(self) -> None:
        with contextlib.suppress(Empty):
            while True:
                self._waiting.get_nowait()

    def _write_until_stopped(self) -> None:
        is_open = True
        while (text := self._waiting.get()) is not None:
            if is_open:
                is_open = self._write_all(text.encode(self._encoding, "replace"))
                if not is_open:
                    self._on_hangup()

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
