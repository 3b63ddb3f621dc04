"""The viewer without a terminal."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.loading import load
from iomtui.commands.keymaps import remap_commands
from iomtui.commands.policy import reader_policy
from iomtui.tui.app import ViewerApp
from iomtui.tui.extension import Start, ViewerExtension
from tests.support.pilot import BurstPilot
from tests.support.pseudo import add_pseudo_language
from tests.support.stylesheets import parse_once  # noqa: F401 - a fixture of every test here

Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture(scope="session")
def three(shipped_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, ...]:
    """The editions of a catalogue in three languages."""
    folder = shutil.copytree(shipped_folder, tmp_path_factory.mktemp("three") / "data")
    add_pseudo_language(folder)
    return editions(load(folder), "press")


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
            burst = BurstPilot(pilot.app)
            await burst.pause()
            yield burst

    return run
