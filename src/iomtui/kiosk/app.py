"""The viewer on a screen that nobody looks after."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from textual import events

from iomtui.catalogue.edition import Edition
from iomtui.commands.command import Context
from iomtui.commands.policy import visitor_policy
from iomtui.exit_status import ExitStatus
from iomtui.kiosk.attract import CardRotation, dwell
from iomtui.kiosk.attract_screen import AttractScreen, CardPosition
from iomtui.kiosk.card_text import card_texts
from iomtui.kiosk.idle import IdleClock, Phase
from iomtui.kiosk.idle_warning import IdleWarning
from iomtui.kiosk.pin import PinHash
from iomtui.kiosk.pin_layout import PinState
from iomtui.kiosk.pin_screen import PinScreen
from iomtui.kiosk.tries import PinAttempts
from iomtui.tui.app import ViewerApp
from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.start import Start, TerminalCapabilities
from iomtui.tui.widgets.key_bar import KeyBar

_PASSING = {
    Phase.WARNING: frozenset({"switch_language", "staff_exit"}),
    Phase.ATTRACT: frozenset({"switch_language", "staff_exit", "episode"}),
}
"""The commands that a key does although it wakes the screen; any other key only wakes it.

Who is warned may press a digit to stay, and must not lose the page.
"""


class KioskOptions(NamedTuple):
    """How a kiosk behaves."""

    idle: float = 90.0
    """Seconds without a key until the warning."""
    dwell: int | None = None
    """Seconds for which a card stands; None if its length says so."""
    mouse: bool = False
    """Whether a mouse may be used."""
    pin: PinHash | None = None
    """The PIN with which staff leave; None if there is no way to."""


class KioskApp(ViewerApp, inherit_bindings=False):
    """The viewer for strangers: it invites, waits, warns and begins again."""

    def __init__(
        self,
        editions: tuple[Edition, ...],
        start: Start,
        options: KioskOptions = KioskOptions(),  # noqa: B008 - it cannot change
        *,
        capabilities: TerminalCapabilities = TerminalCapabilities(),  # noqa: B008
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare the kiosk; `clock` gives seconds that no setting of the date can change."""
        policy = visitor_policy(mouse=options.mouse, has_exit=options.pin is not None)
        super().__init__(editions, start, policy=policy, capabilities=capabilities)
        self._clock = clock
        self._pin = options.pin
        self._tries = PinAttempts()
        self._first = self.current
        self._idle = IdleClock(options.idle, since=clock())
        self._cards = CardRotation(
            tuple(
                dwell(card_texts(editions, self.current, entry), options.dwell)
                for entry in range(len(self.edition.episodes) or 1)
            )
        )

    def on_mount(self) -> None:
        """Look at the clock once a second."""
        # Without a function to call, the timer sends a message, which waits in the queue of the
        # keys. A function would be called in the middle of what a key does, while the screen that
        # it opens has nothing on it yet.
        self.set_interval(1)

    async def on_timer(self, event: events.Timer) -> None:
        """Do what is due, when the keys that came before are done with."""
        # While a test closes the App, its screens have nothing on them any more.
        if self.is_running:
            await self.tick()

    async def tick(self) -> None:
        """Do what is due."""
        before, self._idle = self._idle.phase, self._idle.at(self._clock())
        if self._idle.phase is not before:
            await self._follow(before)
        elif self._idle.phase is Phase.WARNING:
            seconds = self._idle.seconds_left(self._clock())
            for warning in self.screen.query(IdleWarning):
                warning.show(seconds)
        elif isinstance(self.screen, AttractScreen):
            self.screen.show(self._standing())
        if isinstance(self.screen, PinScreen):
            self.screen.show()

    async def on_event(self, event: events.Event) -> None:
        """Let the first key or click wake the screen, and the rest do what it does."""
        if not isinstance(event, events.InputEvent) or event.is_forwarded:
            await super().on_event(event)
            return
        before = self._idle.phase
        asleep = before.is_asleep
        if asleep and isinstance(event, events.MouseDown):
            # It is the release that wakes, so that none is left over to click on something.
            return
        self._idle = self._idle.touched(self._clock())
        if asleep:
            await self._follow(before)
        if not asleep or self._passes(event, before):
            await super().on_event(event)
        if before is Phase.ATTRACT:
            # Whoever woke it with the key of the language has not been told anything yet.
            self.main.show_first_hint()

    def _passes(self, event: events.Event, phase: Phase) -> bool:
        """Tell whether what woke the screen from a phase also does what it does elsewhere.

        Whoever types a PIN must not lose a digit.
        """
        screen = self.screen
        where = screen.context if isinstance(screen, BaseScreen) else Context.LIST
        if where is Context.PIN:
            return True
        bound = self.keymap[where].get(event.key) if isinstance(event, events.Key) else None
        return bound is not None and bound[0].id in _PASSING[phase]

    async def _follow(self, before: Phase) -> None:
        """Show the phase that has begun."""
        phase = self._idle.phase
        # Of the screen it stands on; the App would look at the first one only.
        await self.screen.query(IdleWarning).remove()
        if isinstance(self.screen, AttractScreen):
            # Who saw a card finds its episode chosen.
            self.selected = self.screen.entry
            self.screen.dismiss()
        if phase is Phase.WARNING:
            seconds = self._idle.seconds_left(self._clock())
            await self.screen.mount(IdleWarning(self.editions, self.current, seconds))
        elif phase is not Phase.ACTIVE:
            if before is not Phase.HOME:
                self._begin_anew()
            if phase is Phase.ATTRACT:
                await self.push_screen(AttractScreen(self, self._standing()))
        for bar in self.screen.query(KeyBar):
            bar.refresh()

    def _begin_anew(self) -> None:
        """Forget the visitor."""
        self.show_catalogue()
        self.current = self._first
        self.other = (self._first + 1) % len(self.editions)
        self.selected = 0
        self.main.go_home()

    def _standing(self) -> CardPosition:
        elapsed = self._clock() - self._idle.since
        return CardPosition(self._cards.at(elapsed), self._cards.shift(elapsed))

    async def action_staff_exit(self) -> None:
        """Ask for the PIN, or stop asking."""
        if self._pin:
            await self.open_or_close(PinScreen(self._attempt, self._state))

    def _state(self) -> PinState:
        now = self._clock()
        return PinState(left=self._tries.left(now), seconds=self._tries.seconds_left(now))

    def _attempt(self, typed: str) -> bool:
        """Tell whether a PIN is right; if so, the kiosk ends."""
        if self._pin and self._pin.matches(typed):
            self.exit_in_order(ExitStatus.STAFF_EXIT)
            return True
        self._tries = self._tries.failed(self._clock())
        return False
