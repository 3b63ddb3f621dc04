"""The terminal as Textual's driver (POSIX), hardened.

Textual's own driver trusts its input: one byte that is not UTF-8 ends the program, a forged report
resizes it, and EOF makes it spin. Here `reader` passes listed keys only, `signals` restores the
terminal in time, and no thread waits for keys.
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
from typing import TYPE_CHECKING, Any

from rich.color import ColorSystem
from textual import events
from textual._compositor import CompositorUpdate
from textual.driver import Driver
from textual.geometry import Size

from iomtui.terminal.reader import (
    KeyPress,
    MouseEvent,
    PastedText,
    Reader,
    SynchronizedOutput,
    Token,
)
from iomtui.terminal.screen_buffer import ScreenBuffer
from iomtui.terminal.signals import SignalHandlers, Signals
from iomtui.terminal.terminal_mode import TerminalMode, console_blanking, window_size
from iomtui.terminal.writer import OutputState, Writer, write_at_once

if TYPE_CHECKING:
    from iomtui.terminal.app import TerminalApp

_CHUNK = 1024
_BUSY = 1000
"""The number of waiting messages from which on keys stay with the terminal for a while.

So many, because Ctrl+C leaves at once only when it has been read.
"""
_BUSY_SECONDS = 0.02

_ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l"
_RESET = "\x0f\x1b(B\x1b[r\x1b[?6l\x1b[4l\x1b[0m"
"""Undoes what noise on a line may have set: other characters, margins, origin mode, insert mode and
styles. None of it is set by us."""
_ENTER_MOUSE = "\x1b[?1000h\x1b[?1006h"
_ENTER_PASTE = "\x1b[?2004h"
_ASK_SYNCHRONIZED = "\x1b[?2026$p"
_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
"""What encloses a frame that the terminal shows at once (synchronized output, mode 2026)."""

# Cleared as well, for a terminal without a second screen, such as Linux's own console.
_LEAVE = (
    "\x1b[?2026l\x1b[?2004l\x1b[?1006l\x1b[?1000l\x1b[0m\x1b[2J\x1b[H\x1b[?7h\x1b[?1049l\x1b[?25h"
)


class TerminalDriver(Driver):
    """Draws on the terminal of standard output and reads that of standard input.

    Standard error is left alone: it may lead to a file or to a journal.
    """

    def __init__(
        self,
        app: TerminalApp,
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        """Prepare for an App; Textual calls this."""
        self._input = sys.__stdin__.fileno() if sys.__stdin__ else 0
        self._output = sys.__stdout__.fileno() if sys.__stdout__ else 1
        super().__init__(app, debug=debug, mouse=mouse, size=size or window_size(self._output))
        self._host = app
        self._reader = Reader(self._host.input_filter)
        self._writer: Writer | None = None
        self._screen = ScreenBuffer()
        self.frames = 0
        """How many frames were drawn."""
        self._is_synchronized = False
        self._mode = TerminalMode(self._input)
        self._hook_before = threading.excepthook
        self._is_reading = False
        self._flushing: TimerHandle | None = None
        self._pausing: TimerHandle | None = None
        self._pending: set[Callable[[], None]] = set()
        self._asks_synchronized = True
        unattended = self._host.is_unattended
        may_go_blank = unattended and os.environ.get("TERM") == "linux"
        self._disable_blanking, restore_blanking = console_blanking() if may_go_blank else ("", "")
        # A hyperlink is open where a frame was cut off.
        self._end_link = "\x1b]8;;\x1b\\" if self._host.has_hyperlinks else ""
        self._leave = self._end_link + restore_blanking + _LEAVE
        self._signals = Signals(
            SignalHandlers(
                leave=lambda number: self._call_soon(self._host.leave, number),
                resize=lambda: self._call_once(self._resize),
                resume=lambda: self._call_once(self._resume),
                suspend=None if unattended else lambda: self._call_once(self._suspend),
                restore_terminal=self._restore_terminal,
                handles_keys=not unattended,
            )
        )

    @property
    def can_suspend(self) -> bool:
        return True

    @property
    def output_state(self) -> OutputState:
        return self._writer.state if self._writer else OutputState.WAITING

    def write(self, data: str) -> None:
        if self._writer:
            self._writer.write(data)

    def draw(self, update: CompositorUpdate, cursor: tuple[int, int], colours: ColorSystem) -> None:
        """Draw what Textual has rendered; `cursor` is the column and row of the cursor."""
        self._screen.draw(update, cursor, colours)
        self._paint()

    def redraw(self) -> None:
        """Draw all of the screen again, where something else has been written to the terminal."""
        self.write(self._end_link + _RESET + "\x1b[2J\x1b[?25l\x1b[?7l" + self._wanted_modes())
        self._screen.forget()
        self._paint()

    def _paint(self) -> None:
        """Write what differs from what is shown.

        While the terminal still takes the last frame, nothing is: the next one shows the latest.
        """
        is_free = self._writer is not None and self._writer.is_idle
        if is_free and (frame := self._screen.next_frame()):
            self.write(f"{_BEGIN}{frame}{_END}" if self._is_synchronized else frame)
            self.frames += 1

    def start_application_mode(self) -> None:
        # Signals first: one that came in between would leave the terminal in raw mode.
        self._signals.install()
        self._mode.make_raw()
        self._writer = Writer(
            self._output,
            self._host.encoding,
            on_idle=lambda: self._call_once(self._paint),
            on_hangup=lambda: self._call_soon(self._host.leave, signal.SIGHUP),
        )
        self._writer.start()
        self._loop.set_exception_handler(self._fail)
        threading.excepthook = self._fail_in_thread
        self.write(_ENTER + self._wanted_modes())
        # The Linux console prints the end of this query, and draws whole frames anyway.
        cannot_answer = (
            os.environ.get("TERM") == "linux" or os.environ.get("TERM_PROGRAM") == "Apple_Terminal"
        )
        if self._asks_synchronized and not cannot_answer:
            self.write(_ASK_SYNCHRONIZED)
        self._asks_synchronized = False
        self._resize()
        self._listen()

    def _fail(self, _loop: AbstractEventLoop, context: dict[str, Any]) -> None:
        """Handle an error of the event loop, which by itself would print it on the screen."""
        if isinstance(error := context.get("exception"), Exception):
            self._host.fail(error)

    def _fail_in_thread(self, thrown: threading.ExceptHookArgs) -> None:
        """Handle an error of a thread: without the writer, the screen would stand still."""
        if isinstance(thrown.exc_value, Exception):
            self._call_soon(self._host.fail, thrown.exc_value)

    def _wanted_modes(self) -> str:
        input_filter = self._host.input_filter
        mouse = _ENTER_MOUSE if input_filter.mouse else ""
        paste = _ENTER_PASTE if input_filter.types else ""
        return mouse + paste + self._disable_blanking

    def disable_input(self) -> None:
        """Read no more, and drop what was typed ahead."""
        for timer in (self._flushing, self._pausing):
            if timer:
                timer.cancel()
        if self._is_reading:
            self._loop.remove_reader(self._input)
            self._is_reading = False
            self._mode.forget_typed()

    def stop_application_mode(self) -> None:
        self.disable_input()
        if self._writer and not self._writer.finish(self._leave):
            write_at_once(self._output, self._leave)
        self._writer = None
        self._mode.restore()

    def close(self) -> None:
        """Handle no more signals and errors of threads."""
        threading.excepthook = self._hook_before
        self._signals.restore()

    def _restore_terminal(self) -> None:
        """Restore the terminal from another thread, while the program hangs."""
        self._mode.restore()
        write_at_once(self._output, self._leave)

    def _call_soon(self, handler: Callable[..., None], *values: object) -> None:
        """Let the event loop call a handler as soon as it can; from any thread."""
        with contextlib.suppress(RuntimeError):  # the loop may have ended
            self._loop.call_soon_threadsafe(handler, *values)

    def _call_once(self, handler: Callable[[], None]) -> None:
        """Let the event loop call a handler once, however many signals come before it does."""
        if handler not in self._pending:
            self._pending.add(handler)
            self._call_soon(self._call_pending, handler)

    def _call_pending(self, handler: Callable[[], None]) -> None:
        self._pending.discard(handler)
        handler()

    def _resize(self) -> None:
        self._size = window_size(self._output)
        self._screen.forget()
        if self._screen.size == self._size:
            # Textual would draw nothing, and the terminal may have lost a part.
            self._paint()
        self._app.post_message(events.Resize(Size(*self._size), Size(*self._size)))

    def _resume(self) -> None:
        """Continue after a stop, during which other programs used the terminal."""
        if self._is_reading:
            self._mode.make_raw()
            self.redraw()
            self._resize()

    def _suspend(self) -> None:
        """Stop the whole job, as the terminal itself would: `fg` continues it."""
        with self._app.suspend():
            signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.kill(0, signal.SIGTSTP)
        self._host.forget_typed()

    def _listen(self) -> None:
        self._loop.add_reader(self._input, self._read)
        self._is_reading = True

    def _read(self) -> None:
        """Read input; while the program is busy, it stays in the terminal's queue."""
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
            if isinstance(token, SynchronizedOutput):
                self._is_synchronized = True
                continue
            event = self._event(token)
            event.set_sender(self._app)
            self._app.post_message(event)

    def _event(self, token: KeyPress | PastedText | MouseEvent) -> events.Event:
        match token:
            case KeyPress(key, character):
                return events.Key(key, character)
            case PastedText(text):
                return events.Paste(text)
            case MouseEvent():
                return _mouse_event(token)


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
