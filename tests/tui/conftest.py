"""Running the App without a terminal, and reading what it draws."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, cast

import pytest
from textual import events
from textual.keys import _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.model import Catalogue
from iomtui.commands.keymaps import remap_commands
from iomtui.commands.policy import reader_policy
from iomtui.kiosk.app import KioskApp, KioskOptions
from iomtui.kiosk.pin import PinHash, hash_pin
from iomtui.tui.app import ViewerApp
from iomtui.tui.extension import ViewerExtension
from iomtui.tui.start import Start, TerminalCapabilities
from tests.support.stylesheets import parse_once

MOST_ROUNDS = 100_000
"""The rounds of the event loop after which what never comes to rest fails the test."""

Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]

PIN = "482915"
"""The PIN of a kiosk that has one."""

IDLE = 90.0
"""Seconds without a key until the kiosk warns."""


class Hands(Pilot[None]):
    """A pilot who types all keys in one burst, as a terminal may deliver them."""

    async def press(self, *keys: str) -> None:
        """Type keys, and wait until the App has taken the last one and all is drawn."""
        for key in keys:
            self.app.post_message(_key_event(key))
        await self.pause()

    async def pause(self, delay: float | None = None) -> None:
        """Wait until nothing is left to do and all is drawn; Textual's own asks a clock.

        What Textual leaves to a timer is done at once: a new size of the window, and a frame.
        """
        assert delay is None
        await _all_done()
        if self.app._resize_timer:
            self.app._check_resize()
            await _all_done()
        self.app.screen._on_timer_update()
        await _all_done()


async def _all_done() -> None:
    """Let the event loop go round until it has nothing to do but to wait."""
    loop = asyncio.get_running_loop()
    for _ in range(MOST_ROUNDS):
        await asyncio.sleep(0)
        if not loop._ready:  # type: ignore[attr-defined]
            return
    message = f"it does not come to rest in {MOST_ROUNDS} rounds"
    raise AssertionError(message)


def _key_event(key: str) -> events.Key:
    if len(key) == 1:
        return events.Key(_character_to_key(key), key)
    try:
        return events.Key(key, unicodedata.lookup(_get_unicode_name_from_key(key)))
    except KeyError:
        return events.Key(key, None)


@pytest.fixture(scope="session", autouse=True)
def _stylesheets() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        parse_once(monkeypatch)
        yield


@pytest.fixture
def running(shipped_editions: tuple[Edition, ...]) -> Running:
    """Return what runs the viewer in a window of a size."""

    @asynccontextmanager
    async def run(
        size: tuple[int, int] = (80, 24),
        editions: tuple[Edition, ...] = shipped_editions,
        tag: str = "en",
        keys: dict[str, tuple[str, ...]] | None = None,
        capabilities: TerminalCapabilities = TerminalCapabilities(),  # noqa: B008 - it cannot change
        extension: ViewerExtension | None = None,
        **start: Any,
    ) -> AsyncIterator[Pilot[None]]:
        policy = reader_policy(remap_commands(keys or {}))
        begins = Start(tag, **start)
        app = ViewerApp(
            editions, begins, policy=policy, capabilities=capabilities, extension=extension
        )
        async with app.run_test(size=size) as pilot:
            hands = Hands(pilot.app)
            await hands.pause()
            yield hands

    return run


def screen_lines(pilot: Pilot[None]) -> list[str]:
    """Return the lines of the screen as a person sees them."""
    screen = pilot.app.screen
    width, height = pilot.app.size
    strips = screen._compositor.render_strips()
    return [strip.text.ljust(width)[:width].rstrip() for strip in strips[:height]]


def screen_text(pilot: Pilot[None]) -> str:
    return "\n".join(screen_lines(pilot))


class Watch:
    """A clock that goes only when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Lobby:
    """A kiosk, and the time beside it."""

    def __init__(self, hands: Hands, watch: Watch) -> None:
        self.hands = hands
        self.watch = watch

    @property
    def app(self) -> KioskApp:
        return cast("KioskApp", self.hands.app)

    @property
    def text(self) -> str:
        return screen_text(self.hands)

    async def press(self, *keys: str) -> None:
        await self.hands.press(*keys)

    async def after(self, seconds: float) -> None:
        """Let time go by, and the kiosk notice it."""
        self.watch.now += seconds
        await self.app.tick()
        await self.hands.pause()


Opening = Callable[..., AbstractAsyncContextManager[Lobby]]


@pytest.fixture(scope="session")
def public(shipped: Catalogue) -> tuple[Edition, ...]:
    """What visitors may see."""
    return editions(shipped)


@pytest.fixture(scope="session")
def pin_hash() -> PinHash:
    return hash_pin(PIN)


@pytest.fixture
def opened(public: tuple[Edition, ...]) -> Opening:
    """Return what opens a kiosk in a window of a size."""

    @asynccontextmanager
    async def run(
        size: tuple[int, int] = (80, 24),
        tag: str = "id",
        editions: tuple[Edition, ...] = public,
        *,
        half_blocks: bool = True,
        **options: Any,
    ) -> AsyncIterator[Lobby]:
        watch = Watch()
        start = Start(tag, first_hint=True)
        settings, capabilities = (
            KioskOptions(IDLE, **options),
            TerminalCapabilities(half_blocks=half_blocks),
        )
        app = KioskApp(editions, start, settings, capabilities=capabilities, clock=watch)
        async with app.run_test(size=size):
            hands = Hands(app)
            await hands.pause()
            yield Lobby(hands, watch)

    return run
