"""The viewer without a terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from iomtui.catalogue.edition import Edition
from iomtui.commands.keymaps import remap_commands
from iomtui.commands.policy import reader_policy
from iomtui.tui.app import Start, ViewerApp
from iomtui.tui.extension import ViewerExtension
from tests.support.pilot import BurstPilot
from tests.support.stylesheets import parse_once

Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


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
        extension: ViewerExtension | None = None,
        **start: Any,
    ) -> AsyncIterator[Pilot[None]]:
        policy = reader_policy(remap_commands(keys or {}))
        begins = Start(tag, **start)
        app = ViewerApp(editions, begins, policy=policy, extension=extension)
        async with app.run_test(size=size) as pilot:
            hands = BurstPilot(pilot.app)
            await hands.pause()
            yield hands

    return run
