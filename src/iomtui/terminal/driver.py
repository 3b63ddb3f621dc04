"""The terminal as Textual's driver (POSIX), hardened.

A stock driver believes whatever is on the wire: one byte that is not UTF-8 ends the program, a
forged report resizes it, and EOF makes it spin. Here `wire.reader` lets only listed keys
through, `wire.signals` gives the terminal back in time, and no thread waits for keys.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from asyncio import AbstractEventLoop, TimerHandle
from collections.abc import Callable
from typing import Any, Protocol, cast

from textual import events
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.messages import TerminalSupportsSynchronizedOutput

from iomtui.terminal.frames import FrameFilter
from iomtui.terminal.reader import (
    InputFilter,
    KeyPress,
    MouseEvent,
    PastedText,
    Reader,
    SynchronizedOutput,
    Token,
)
from iomtui.terminal.signals import SignalHandlers, Signals
from iomtui.terminal.terminal_mode import TerminalMode, window_size
from iomtui.terminal.writer import Writer, write_at_once

_CHUNK = 1024
_BUSY = 100
"""The number of waiting messages from which on keys stay with the terminal for a while."""
_BUSY_SECONDS = 0.02

_ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"
_ENTER_MOUSE = "\x1b[?1000h\x1b[?1006h"
_ENTER_PASTE = "\x1b[?2004h"
_ASK_SYNCHRONIZED = "\x1b[?2026$p"
# Cleared as well, for a terminal without a second screen, such as Linux's own console.
_LEAVE = (
    "\x1b[?2026l\x1b[?2004l\x1b[?1006l\x1b[?1000l\x1b[0m\x1b[2J\x1b[H\x1b[?7h\x1b[?1049l\x1b[?25h"
)


class DriverHost(Protocol):
    """What the driver needs of the App."""

    input_filter: InputFilter
    """What may pass from the terminal."""
    is_unattended: bool
    """Whether nobody at the keyboard may stop the program or put it aside."""

    def leave(self, number: int) -> None:
        """End because of a signal, or because the terminal is gone (SIGHUP)."""

    def fail(self, error: Exception) -> None:
        """End because of a fault outside of any message."""

    def forget_typed(self) -> None:
        """Take no key that was typed before now."""


class TerminalDriver(Driver):
    """Draws on the terminal of standard error and reads that of standard input."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        """Prepare for an App that is a `Host`."""
        super().__init__(app, debug=debug, mouse=mouse, size=size or window_size(_measured()))
        self._host = cast("DriverHost", app)
        self._input = sys.__stdin__.fileno() if sys.__stdin__ else 0
        self._output = sys.__stderr__.fileno() if sys.__stderr__ else 2
        self._encoding = (sys.__stderr__ and sys.__stderr__.encoding) or "utf-8"
        self._reader = Reader(self._host.input_filter)
        self._writer: Writer | None = None
        self._frames = FrameFilter()
        self._mode = TerminalMode(self._input)
        self._hook_before = threading.excepthook
        self._is_reading = False
        self._flushing: TimerHandle | None = None
        self._pausing: TimerHandle | None = None
        self._is_told = {"resize": False, "resume": False, "suspend": False}
        self._asks = True
        unattended = self._host.is_unattended
        self._signals = Signals(
            SignalHandlers(
                leave=lambda number: self._tell(self._host.leave, number),
                resize=lambda: self._tell_once("resize", self._resize),
                resume=lambda: self._tell_once("resume", self._resume),
                suspend=None if unattended else lambda: self._tell_once("suspend", self._suspend),
                give_back=self._give_back,
                heeds_keys=not unattended,
            )
        )

    @property
    def can_suspend(self) -> bool:
        """Whether the terminal can be given back for a while."""
        return True

    def write(self, data: str) -> None:
        """Write to the terminal, but for a frame that stands there already."""
        if self._writer and (text := self._frames.passed(data)):
            self._writer.write(text)

    def start_application_mode(self) -> None:
        """Take the terminal over."""
        # Signals first: one that came in between would leave the terminal as it is now made.
        self._signals.install()
        self._mode.make_raw()
        self._writer = Writer(self._output, self._encoding, self._is_gone)
        self._writer.start()
        self._loop.set_exception_handler(self._fail)
        threading.excepthook = self._fail_in_thread
        self.write(_ENTER + self._wanted_modes())
        # An old Linux console prints the end of this question, and draws at once anyway.
        is_poor = os.environ.get("TERM") == "linux"
        if self._asks and not is_poor and os.environ.get("TERM_PROGRAM") != "Apple_Terminal":
            self.write(_ASK_SYNCHRONIZED)
        self._asks = False
        self._resize()
        self._listen()

    def _fail(self, _loop: AbstractEventLoop, context: dict[str, Any]) -> None:
        """Take a fault that the event loop met; by itself it would print it on the screen."""
        if isinstance(error := context.get("exception"), Exception):
            self._host.fail(error)

    def _fail_in_thread(self, thrown: threading.ExceptHookArgs) -> None:
        """Take a fault of a thread: without that of the writer, the screen would stand still."""
        if isinstance(thrown.exc_value, Exception):
            self._tell(self._host.fail, thrown.exc_value)

    def _is_gone(self) -> None:
        """Leave, because nobody can see what is drawn; called in the writer's thread."""
        self._tell(self._host.leave, signal.SIGHUP)

    def _wanted_modes(self) -> str:
        input_filter = self._host.input_filter
        mouse = _ENTER_MOUSE if input_filter.mouse else ""
        return mouse + (_ENTER_PASTE if input_filter.types else "")

    def disable_input(self) -> None:
        """Read no more, and forget what was typed ahead."""
        for timer in (self._flushing, self._pausing):
            if timer:
                timer.cancel()
        if self._is_reading:
            self._loop.remove_reader(self._input)
            self._is_reading = False
            self._mode.forget_typed()

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        self.disable_input()
        if self._writer and not self._writer.finish(_LEAVE):
            write_at_once(self._output, _LEAVE)
        self._writer = None
        self._mode.restore()

    def close(self) -> None:
        """Answer signals and faults of threads no more."""
        threading.excepthook = self._hook_before
        self._signals.restore()

    def _give_back(self) -> None:
        """Give the terminal back from another thread, while the program hangs."""
        self._mode.restore()
        write_at_once(self._output, _LEAVE)

    def _tell(self, answer: Callable[..., None], *values: object) -> None:
        """Let the event loop answer a signal as soon as it can."""
        with contextlib.suppress(RuntimeError):  # the loop may have ended
            self._loop.call_soon_threadsafe(answer, *values)

    def _tell_once(self, what: str, answer: Callable[[], None]) -> None:
        """Answer a storm of signals once."""
        if not self._is_told[what]:
            self._is_told[what] = True
            self._tell(self._answer, what, answer)

    def _answer(self, what: str, answer: Callable[[], None]) -> None:
        self._is_told[what] = False
        answer()

    def _resize(self) -> None:
        self._frames.forget()
        before, self._size = self._size, window_size(_measured())
        if self._is_reading and self._size == before:
            # The window changed and is as it was: Textual would draw nothing, or a part.
            self._app.refresh(layout=True)
        self._app.post_message(events.Resize(Size(*self._size), Size(*self._size)))

    def _resume(self) -> None:
        """Go on after a stop, during which others had the terminal."""
        if self._is_reading:
            self._mode.make_raw()
            self.write("\x1b[2J\x1b[?25l\x1b[?7l" + self._wanted_modes())
            self._resize()
            self._app.refresh(layout=True)

    def _suspend(self) -> None:
        """Put the program aside, with all of its job: `fg` brings it back."""
        with self._app.suspend():
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(0, signal.SIGTSTP)
        self._host.forget_typed()

    def _listen(self) -> None:
        self._loop.add_reader(self._input, self._read)
        self._is_reading = True

    def _read(self) -> None:
        """Read what was typed; while the program is busy, that stays with the terminal."""
        if self._app.message_queue_size > _BUSY:
            self._loop.remove_reader(self._input)
            self._pausing = self._loop.call_later(_BUSY_SECONDS, self._listen)
            return
        try:
            data = os.read(self._input, _CHUNK)
        except BlockingIOError:  # somebody else made the terminal non-blocking
            return
        except OSError:
            data = b""
        if not data:
            self.disable_input()
            self._host.leave(signal.SIGHUP)
            return
        if self._flushing:
            self._flushing.cancel()
            self._flushing = None
        self._take(self._reader.feed(data, time.monotonic()))
        if (delay := self._reader.flush_delay) is not None:
            self._flushing = self._loop.call_later(delay, self._flush)

    def _flush(self) -> None:
        self._take(self._reader.flush(time.monotonic()))

    def _take(self, tokens: list[Token]) -> None:
        for token in tokens:
            event = self._event(token)
            event.set_sender(self._app)
            self._app.post_message(event)

    def _event(self, token: Token) -> events.Event | TerminalSupportsSynchronizedOutput:
        match token:
            case KeyPress(key, character):
                return events.Key(key, character)
            case PastedText(text):
                return events.Paste(text)
            case MouseEvent():
                return _mouse_event(token)
            case SynchronizedOutput():
                return TerminalSupportsSynchronizedOutput()


def _mouse_event(click: MouseEvent) -> events.MouseEvent:
    kind: type[events.MouseEvent]
    if click.button > 3:
        kind = events.MouseScrollUp if click.button == 4 else events.MouseScrollDown
    else:
        kind = events.MouseDown if click.is_down else events.MouseUp
    return kind(
        widget=None,
        x=click.column,
        y=click.row,
        delta_x=0,
        delta_y=0,
        button=0 if click.button > 3 else click.button,
        shift=False,
        meta=False,
        ctrl=False,
        screen_x=click.column,
        screen_y=click.row,
    )


def _measured() -> int:
    """Return the descriptor of the terminal whose window is drawn on."""
    return sys.__stdout__.fileno() if sys.__stdout__ else 1
