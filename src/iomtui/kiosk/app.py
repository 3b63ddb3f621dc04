"""The viewer on an unattended screen."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePath
from typing import ClassVar

from textual import events

from iomtui.catalogue.edition import Edition, in_each_language
from iomtui.commands.command import Context
from iomtui.commands.policy import visitor_policy
from iomtui.exit_status import ExitStatus
from iomtui.kiosk.card_text import card_texts
from iomtui.kiosk.monitor import Monitor
from iomtui.kiosk.pin import PinHash
from iomtui.kiosk.pin_layout import PinState
from iomtui.kiosk.screens import CardScreen, PinScreen, layout_idle_warning
from iomtui.kiosk.session import WAKING_COMMANDS, KioskSession, Phase, card_seconds
from iomtui.kiosk.venue_message import count_cards
from iomtui.storage.settings import KioskSettings
from iomtui.terminal.writer import OutputState
from iomtui.tui.app import ViewerApp
from iomtui.tui.extension import Start
from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.widgets.key_bar import KeyBar
from iomtui.tui.widgets.lines_panel import LinesPanel


class KioskApp(ViewerApp, inherit_bindings=False):
    """The viewer for visitors: it shows cards, warns, and goes back to its first page."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        *ViewerApp.CSS_PATH,
        Path(__file__).parent / "kiosk.tcss",
    ]

    def __init__(
        self,
        editions: tuple[Edition, ...],
        start: Start,
        settings: KioskSettings = KioskSettings(),  # noqa: B008 - it cannot change
        pin: PinHash | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare the kiosk; without a PIN, staff cannot leave it.

        `clock` returns seconds that do not change when the date is set.
        """
        policy = visitor_policy(mouse=settings.mouse, has_exit=pin is not None)
        super().__init__(editions, start, policy=policy)
        self._clock = clock
        self._pin = pin
        self.monitor: Monitor | None = None
        """What reports that the screen is drawn; None if nothing does."""
        self._first = start.tag
        self._dwell = settings.dwell
        self._session = KioskSession(settings.idle, self._card_seconds(), since=clock())

    @property
    def _first_index(self) -> int:
        """The index of the language in which it starts; of the first if that is not there now."""
        tags = [each.tag for each in self.editions]
        return tags.index(self._first) if self._first in tags else 0

    def _card_seconds(self) -> tuple[float, ...]:
        """Return how long each card is shown."""
        return tuple(
            card_seconds(
                tuple(each.whole for each in card_texts(self.editions, self._first_index, entry)),
                self._dwell,
            )
            for entry in range(count_cards(self.edition))
        )

    def replace_editions(self, editions: tuple[Edition, ...]) -> None:
        """Show other content, on a card that is shown now as well."""
        super().replace_editions(editions)
        self._session = self._session._replace(cards=self._card_seconds())
        if isinstance(self.screen, CardScreen):
            self.screen.renew(self, self._session.card(self._clock()))

    def on_mount(self) -> None:
        """Look at the clock once a second."""
        # Without a function to call, the timer sends a message, which is queued behind the keys.
        # A function would be called while a key is handled, when the screen that the key opens
        # has no widgets yet.
        self.set_interval(1)

    async def on_timer(self, event: events.Timer) -> None:
        """Do what is due, once the keys that came before are handled."""
        # While a test closes the App, its screens have no widgets any more.
        if self.is_running:
            await self.tick()

    async def tick(self) -> None:
        """Do what is due."""
        now, before = self._clock(), self._session.phase
        self._session = self._session.at(now)
        if self._session.phase is not before:
            await self._enter_phase(before)
        elif self._session.phase is Phase.WARNING:
            for panel in self.screen.query("#idle-warning").results(LinesPanel):
                self._show_warning(panel, now)
        elif isinstance(self.screen, CardScreen):
            self.screen.show(self._session.card(now))
        if isinstance(self.screen, PinScreen):
            self.screen.show()
        if self.monitor and self.monitor.is_due(now):
            # By the screen itself, once it has drawn all that is to be drawn.
            self.screen.call_after_refresh(self._report, self.monitor)

    def _report(self, monitor: Monitor) -> None:
        if (state := self.output_state) is not OutputState.STUCK:
            monitor.report(self._clock(), self.frames, is_drawn=state is OutputState.DRAWN)

    async def on_event(self, event: events.Event) -> None:
        """Let the first key or click wake the screen; handle the others as the viewer does."""
        if not isinstance(event, events.InputEvent) or event.is_forwarded:
            await super().on_event(event)
            return
        before = self._session.phase
        if before.is_asleep and isinstance(event, events.MouseDown):
            # The release wakes it, so that no release is left over to click on something.
            return
        is_handled = not before.is_asleep or self._does_more_than_wake(event)
        self._session = self._session.after_input(self._clock())
        if before.is_asleep:
            await self._enter_phase(before)
        if is_handled:
            await super().on_event(event)
        if before is Phase.CARDS:
            # The key of the language woke it as well, and that person has seen no hint yet.
            self.main.show_first_hint()

    def _does_more_than_wake(self, event: events.Event) -> bool:
        commands = self.active_commands
        if commands is None:
            return True
        where = self.screen.context if isinstance(self.screen, BaseScreen) else Context.LIST
        bound = self.keymap[where].get(event.key) if isinstance(event, events.Key) else None
        return bound is not None and bound[0].id in commands

    @property
    def active_commands(self) -> frozenset[str] | None:
        """The ids of the only commands that keys carry out now; None if all are.

        While a PIN is typed no digit may be lost, so a key there does what it always does.
        """
        is_pin = isinstance(self.screen, PinScreen)
        return None if is_pin else WAKING_COMMANDS.get(self._session.phase)

    async def _enter_phase(self, before: Phase) -> None:
        phase, now = self._session.phase, self._clock()
        # Of the current screen: the App's own query would look at the first one only.
        await self.screen.query("#idle-warning").remove()
        if isinstance(self.screen, CardScreen):
            # The episode of the card that was seen is chosen.
            self.selected = self.screen.entry
            self.screen.dismiss()
        if phase is Phase.WARNING:
            panel = LinesPanel("idle-warning")
            self._show_warning(panel, now)
            await self.screen.mount(panel)
        elif phase is not Phase.ACTIVE:
            if before is not Phase.HOME:
                self._forget_visitor()
            if phase is Phase.CARDS:
                await self.push_screen(CardScreen(self, self._session.card(now)))
        for bar in self.screen.query(KeyBar):
            bar.refresh()

    def _show_warning(self, panel: LinesPanel, now: float) -> None:
        words = in_each_language(self.editions, self.current, lambda each: each.kiosk)
        content = (words, self._session.warning_seconds(now))
        panel.show(content, partial(layout_idle_warning, *content))

    def _forget_visitor(self) -> None:
        """Go back to the first page as it was at the start."""
        self.show_catalogue()
        self.current = self._first_index
        self.other = (self.current + 1) % len(self.editions)
        self.selected = 0
        self.main.go_home()

    async def action_staff_exit(self) -> None:
        """Ask for the PIN, or stop asking."""
        if self._pin:
            await self.open_or_close(PinScreen(self._attempt, self._pin_state))

    def _pin_state(self) -> PinState:
        now = self._clock()
        attempts_left, seconds = self._session.attempts_left(now), self._session.lock_seconds(now)
        return PinState(attempts_left=attempts_left, lock_seconds=seconds)

    def _attempt(self, typed: str) -> bool:
        """Return whether a PIN is right; if so, the kiosk ends."""
        if self._pin and self._pin.matches(typed):
            self.exit_in_order(ExitStatus.STAFF_EXIT)
            return True
        self._session = self._session.after_wrong_pin(self._clock())
        return False
