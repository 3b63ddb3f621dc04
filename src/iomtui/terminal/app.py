"""An App for the hardened terminal driver, which shows no traceback."""

import gc
import os
import signal
import sys
from contextlib import suppress
from typing import Any

from rich.console import COLOR_SYSTEMS, RenderableType
from textual._compositor import CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.driver import Driver
from textual.geometry import Offset
from textual.screen import Screen
from textual.worker import WorkerError

from iomtui.exit_status import ExitStatus
from iomtui.terminal.reader import InputFilter
from iomtui.terminal.signals import end_by
from iomtui.terminal.writer import OutputState


def _driver_class() -> type[Driver] | None:
    """Return our driver; None on systems for which Textual's own is used."""
    if os.name != "posix":
        return None
    from iomtui.terminal.driver import TerminalDriver  # noqa: PLC0415 - POSIX only

    return TerminalDriver


def _resume_collector() -> None:
    """Let Python collect garbage again, but not look for it among what is there by now.

    Does nothing unless it was disabled for the start.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class TerminalApp(App[None], inherit_bindings=False):
    """Handles signals, errors and the end of the program."""

    def __init__(self, input_filter: InputFilter, *, is_unattended: bool) -> None:
        """Prepare an App; an unattended one cannot be stopped or suspended from the keyboard."""
        super().__init__(driver_class=_driver_class())
        self.input_filter = input_filter
        self.is_unattended = is_unattended
        """Whether strangers are at the keyboard, and nobody beside it."""
        self.encoding = (sys.__stdout__ and sys.__stdout__.encoding) or "utf-8"
        may_print_links = os.environ.get("TERM") == "linux" or self.encoding.lower() != "utf-8"
        self.has_hyperlinks = not (is_unattended or may_print_links)
        """Whether the terminal gets hyperlinks (OSC 8), which some terminals would print."""
        self.ended_by: int | None = None
        """The number of the signal that ended it."""
        self.fault: BaseException | None = None
        self.has_left = False
        """Whether it is leaving; keys that were typed after that do nothing."""
        self.ignores_input = False
        """Whether keys that were typed before now are dropped."""
        self._drawn_screen: Screen[Any] | None = None
        """The screen that the terminal shows."""

    async def run_async(self, **options: Any) -> None:
        """Run the App, and wait for its workers, which it cancels when it ends."""
        await super().run_async(**options)
        with suppress(WorkerError):
            await self.workers.wait_for_complete()

    def on_ready(self) -> None:
        """Prepare for a long run after the first frame."""
        self.call_after_refresh(_resume_collector)

    @property
    def exit_status(self) -> int:
        """The exit status of the program; ends it by the signal that ended the App, if one did."""
        return end_by(self.ended_by) if self.ended_by else self.return_code or ExitStatus.OK

    def leave(self, number: int) -> None:
        """End because of a signal, or because the terminal is gone (SIGHUP)."""
        self.ended_by = self.ended_by or number
        self.has_left = True
        # After what the App is doing, which may be opening a screen.
        self.call_later(self.exit_in_order)

    def exit_in_order(self, return_code: int = ExitStatus.OK) -> None:
        """Exit as soon as the first screen is complete; at the start nothing else waits for it.

        An App that exits mounts no more widgets, and a screen that is being opened would raise
        errors for those that it lacks.
        """
        self.has_left = True
        self.screen_stack[0].call_later(self.exit, return_code=return_code)

    def fail(self, error: Exception) -> None:
        """End because of an error outside of any message handler."""
        if not self.has_left:
            self._handle_exception(error)

    def forget_typed(self) -> None:
        """Drop keys that were typed before now: a second Ctrl+Z would suspend it again."""
        self.ignores_input = True
        self.call_later(self._listen)

    def _listen(self) -> None:
        self.ignores_input = False

    def _handle_exception(self, error: Exception) -> None:
        """Keep an error for the log; Textual would show it, with the values of variables."""
        self.fault = self.fault or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End without showing anything."""
        self._close_messages_no_wait()

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        """Let our driver draw; Textual would write all cells that were rendered."""
        self.cursor_position = screen.outer_size.clamp_offset(self.cursor_cell(screen))
        draw = getattr(self._driver, "draw", None)
        if draw is None or not isinstance(renderable, CompositorUpdate):
            super()._display(screen, renderable)
            return
        if self._batch_count:
            return
        if isinstance(renderable, LayoutUpdate):
            self._drawn_screen = screen
        # A part of a screen that was just opened or uncovered is not drawn over the one before:
        # Textual draws the whole of it next (ScreenResume).
        if screen is self._drawn_screen:
            colours = COLOR_SYSTEMS[self.console.color_system or "truecolor"]
            draw(renderable, self.cursor_position, colours)

    @property
    def frames(self) -> int:
        """How many frames our driver has drawn."""
        return getattr(self._driver, "frames", 0)

    @property
    def output_state(self) -> OutputState:
        """Whether the terminal shows the current screen; another driver than ours always does."""
        state: OutputState = getattr(self._driver, "output_state", OutputState.DRAWN)
        is_old = self._drawn_screen is not None and self._drawn_screen is not self.screen
        return OutputState.STUCK if is_old and state is OutputState.DRAWN else state

    def cursor_cell(self, screen: Screen[Any]) -> Offset:
        """Return where the terminal's cursor is; it is hidden, but screen readers follow it."""
        return Offset()

    def _set_pointer_shape(self, shape: str) -> None:
        """Do nothing: not all terminals know the sequence for pointer shapes (OSC 22)."""

    def action_redraw(self) -> None:
        """Draw all of the screen again: another program may have written to the terminal."""
        getattr(self._driver, "redraw", self.refresh)()

    def action_suspend(self) -> None:
        """Suspend the program; the shell's `fg` continues it."""
        signal.raise_signal(signal.SIGTSTP)
