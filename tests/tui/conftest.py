"""Running the App without a terminal, and reading what it draws."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from iomtui.catalogue.edition import Edition
from iomtui.keymaps import remapped
from iomtui.tui.app import ViewerApp
from iomtui.tui.start import Machine, Start

Running = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def running(shipped_editions: tuple[Edition, ...]) -> Running:
    """Return what runs the viewer in a window of a size."""

    @asynccontextmanager
    async def run(
        size: tuple[int, int] = (80, 24),
        editions: tuple[Edition, ...] = shipped_editions,
        tag: str = "en",
        keys: dict[str, tuple[str, ...]] | None = None,
        machine: Machine = Machine(),  # noqa: B008 - it cannot change
        **start: Any,
    ) -> AsyncIterator[Pilot[None]]:
        app = ViewerApp(
            editions, Start(tag, **start), commands=remapped(keys or {}), machine=machine
        )
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield pilot

    return run


def screen_lines(pilot: Pilot[None]) -> list[str]:
    """Return the lines of the screen as a person sees them."""
    screen = pilot.app.screen
    width, height = pilot.app.size
    strips = screen._compositor.render_strips()
    return [strip.text.ljust(width)[:width].rstrip() for strip in strips[:height]]


def screen_text(pilot: Pilot[None]) -> str:
    return "\n".join(screen_lines(pilot))
