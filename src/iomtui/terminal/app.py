"""An App that a hardened terminal driver hosts, and that keeps its faults to itself."""

from __future__ import annotations

import os
import signal

from rich.console import RenderableType
from textual.app import App
from textual.driver import Driver

from iomtui.commands.policy import Policy
from iomtui.exit_status import ExitStatus
from iomtui.terminal.reader import InputFilter
from iomtui.terminal.signals import end_by


def _driver_class() -> type[Driver] | None:
    """Return our driver where there is one for the system; None for the toolkit's own."""
    if os.name != "posix":
        return None
    from iomtui.terminal.driver import TerminalDriver  # noqa: PLC0415 - POSIX only

    return TerminalDriver


class TerminalApp(App[None], inherit_bindings=False):
    """What is between the viewer and its terminal."""

    def __init__(self, policy: Policy) -> None:
        """Prepare an App that does what a policy allows."""
        super().__init__(driver_class=_driver_class())
        self.policy = policy
        """What may be done."""
        self.ended_by: int | None = None
        """The number of the signal that ended it."""
        self.fault: BaseException | None = None
        """What went wrong, if it failed."""
        self.has_left = False
        """Whether the person has left; what was typed after that finds no screen."""
        self.ignores_input = False
        """Whether keys that still wait are not taken."""

    @property
    def input_filter(self) -> InputFilter:
        """What may pass from the terminal."""
        return self.policy.input_filter

    @property
    def is_unattended(self) -> bool:
        """Whether nobody at the keyboard may stop it or put it aside."""
        return self.policy.is_unattended

    @property
    def exit_status(self) -> int:
        """The exit status of the program; ends it by the signal that ended the App, if one did."""
        return end_by(self.ended_by) if self.ended_by else self.return_code or ExitStatus.OK

    def leave(self, number: int) -> None:
        """End because of a signal, or because the terminal is gone (SIGHUP)."""
        self.ended_by = self.ended_by or number
        self.has_left = True
        # What the App is doing, it finishes first: opening a screen, perhaps.
        self.call_later(self.exit_in_order)

    def exit_in_order(self, return_code: int = ExitStatus.OK) -> None:
        """ExitStatus as soon as the first screen is whole; at the start nothing else waits for it.

        An App that is to exit puts nothing on a screen any more, and one that was being opened
        would look in vain for what it has.
        """
        self.has_left = True
        self.screen_stack[0].call_later(self.exit, return_code=return_code)

    def fail(self, error: Exception) -> None:
        """End because of a fault outside of any message."""
        if not self.has_left:
            self._handle_exception(error)

    def forget_typed(self) -> None:
        """Take no key that was typed before now: a second Ctrl+Z would put it aside again."""
        self.ignores_input = True
        self.call_later(self._listen)

    def _listen(self) -> None:
        self.ignores_input = False

    def _handle_exception(self, error: Exception) -> None:
        """Keep a fault for the log; Textual would show it, with the values of variables."""
        self.fault = self.fault or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """End, and show nothing of it."""
        self._close_messages_no_wait()

    def _set_pointer_shape(self, shape: str) -> None:
        """Leave the pointer as it is: only some terminals know the sequence for that (OSC 22)."""

    def action_suspend(self) -> None:
        """Put the program aside; the shell's `fg` brings it back."""
        signal.raise_signal(signal.SIGTSTP)
