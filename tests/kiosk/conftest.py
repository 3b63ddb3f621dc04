"""Kiosks in a pseudo-terminal that many attacks share, and kiosks without a terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.model import Catalogue
from iomtui.kiosk.app import KioskApp
from iomtui.kiosk.pin import PinHash, hash_pin
from iomtui.storage.settings import KioskSettings
from iomtui.tui.app import Start
from tests.support.kiosk import OPEN, Kind, Kiosk
from tests.support.pilot import Hands, screen_text
from tests.support.processes import PIN
from tests.support.stylesheets import parse_once

IDLE = 90
"""Seconds without a key until the kiosk warns."""

Kiosks = Callable[[Kind], Kiosk]


@pytest.fixture(scope="session")
def _running() -> Iterator[dict[Kind, Kiosk]]:
    running: dict[Kind, Kiosk] = {}
    yield running
    for kiosk in running.values():
        kiosk.__exit__(None, None, None)


@pytest.fixture
def kiosks(
    _running: dict[Kind, Kiosk],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Kiosks]:
    """Hand out the kiosk of a kind that runs; one that a test has failed with is not used again."""
    lent: dict[Kind, Kiosk] = {}

    def lend(kind: Kind) -> Kiosk:
        if kind not in lent:
            folder = tmp_path_factory.mktemp("kiosk")
            lent[kind] = _running.pop(kind) if kind in _running else _begun(folder, kind)
            lent[kind].is_whole = False
        return lent[kind]

    yield lend
    for kind, kiosk in lent.items():
        if kiosk.is_whole:
            _running[kind] = kiosk
        else:
            kiosk.__exit__(None, None, None)


@pytest.fixture
def pages(kiosks: Kiosks) -> dict[str, list[str]]:
    """How the first page looks in each language."""
    kiosk = kiosks(OPEN)
    kiosk.is_whole = True  # nothing is done to it
    return kiosk.pages


def _begun(folder: Path, kind: Kind) -> Kiosk:
    kiosk = Kiosk(folder, kind)
    kiosk.begin()
    return kiosk


@pytest.fixture(scope="session", autouse=True)
def _stylesheets() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        parse_once(monkeypatch)
        yield


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Lobby:
    """A kiosk without a terminal, and its clock."""

    def __init__(self, hands: Hands, clock: Clock) -> None:
        self.hands = hands
        self.clock = clock

    @property
    def app(self) -> KioskApp:
        return cast("KioskApp", self.hands.app)

    @property
    def text(self) -> str:
        return screen_text(self.hands)

    async def press(self, *keys: str) -> None:
        await self.hands.press(*keys)

    async def after(self, seconds: float) -> None:
        """Set the clock forward, and let the kiosk look at it."""
        self.clock.now += seconds
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
        pin: PinHash | None = None,
        **options: Any,
    ) -> AsyncIterator[Lobby]:
        clock = Clock()
        start = Start(tag, first_hint=True, half_blocks=half_blocks)
        settings = KioskSettings(idle=IDLE, **options)
        app = KioskApp(editions, start, settings, pin, clock=clock)
        async with app.run_test(size=size):
            hands = Hands(app)
            await hands.pause()
            yield Lobby(hands, clock)

    return run
