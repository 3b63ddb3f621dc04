"""Fixtures: shared kiosks in a pseudo-terminal, and kiosks without a terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, cast

import pytest

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.model import Catalogue
from iomtui.kiosk.app import KioskApp
from iomtui.kiosk.pin import PinHash, hash_pin
from iomtui.storage.settings import KioskSettings
from iomtui.tui.extension import Start
from tests.support.kiosk import OPEN, Kind, Kiosk
from tests.support.pilot import BurstPilot, screen_text
from tests.support.processes import PIN
from tests.support.stylesheets import parse_once  # noqa: F401 - a fixture of every test here

IDLE = 90
"""Seconds without a key until the kiosk warns."""

Kiosks = Callable[[Kind], Kiosk]


@pytest.fixture(scope="session")
def kiosks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kiosks]:
    """Return a running kiosk of a kind; after a failed test it is replaced."""
    running: dict[Kind, Kiosk] = {}

    def get(kind: Kind) -> Kiosk:
        if kind in running and not running[kind].is_whole:
            running.pop(kind).__exit__()
        if kind not in running:
            running[kind] = Kiosk(tmp_path_factory.mktemp("kiosk"), kind)
            running[kind].begin()
        running[kind].is_whole = False
        return running[kind]

    yield get
    for kiosk in running.values():
        kiosk.__exit__()


@pytest.fixture
def pages(kiosks: Kiosks) -> dict[str, list[str]]:
    """The lines of the first page in each language."""
    kiosk = kiosks(OPEN)
    kiosk.is_whole = True  # it is not changed
    return kiosk.pages


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class KioskPilot(BurstPilot):
    """A kiosk without a terminal, and its clock."""

    def __init__(self, app: KioskApp, clock: Clock) -> None:
        super().__init__(app)
        self.clock = clock

    @property
    def app(self) -> KioskApp:
        return cast("KioskApp", super().app)

    @property
    def text(self) -> str:
        return screen_text(self)

    async def after(self, seconds: float) -> None:
        """Set the clock forward and run the timer of the kiosk."""
        self.clock.now += seconds
        await self.app.tick()
        await self.pause()


OpenKiosk = Callable[..., AbstractAsyncContextManager[KioskPilot]]


@pytest.fixture(scope="session")
def public(shipped: Catalogue) -> tuple[Edition, ...]:
    """The editions without what is meant for the press."""
    return editions(shipped)


@pytest.fixture(scope="session")
def pin_hash() -> PinHash:
    return hash_pin(PIN)


@pytest.fixture
def open_kiosk(public: tuple[Edition, ...]) -> OpenKiosk:
    """Return a function that opens a kiosk in a window of a size."""

    @asynccontextmanager
    async def run(
        size: tuple[int, int] = (80, 24),
        tag: str = "id",
        editions: tuple[Edition, ...] = public,
        *,
        half_blocks: bool = True,
        pin: PinHash | None = None,
        **options: Any,
    ) -> AsyncIterator[KioskPilot]:
        clock = Clock()
        start = Start(tag, first_hint=True, half_blocks=half_blocks)
        settings = KioskSettings(idle=IDLE, **options)
        app = KioskApp(editions, start, settings, pin, clock=clock)
        async with app.run_test(size=size):
            pilot = KioskPilot(app, clock)
            await pilot.pause()
            yield pilot

    return run
