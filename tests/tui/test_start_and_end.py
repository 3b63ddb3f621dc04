"""Starting and leaving: the collector of garbage runs, a signal ends the viewer in good order."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterable

import pytest
from textual.widget import Widget

from iomtui.catalogue.edition import Edition
from iomtui.tui.app import ViewerApp
from iomtui.tui.extension import Start
from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.screens.help import HelpScreen
from iomtui.tui.screens.main import MainScreen


@pytest.mark.parametrize("opened", [MainScreen, HelpScreen])
async def test_a_signal_while_a_screen_opens_is_no_crash(
    shipped_editions: tuple[Edition, ...],
    monkeypatch: pytest.MonkeyPatch,
    opened: type[BaseScreen],
) -> None:
    """At the start nothing waits for the first screen; later the App waits for each."""
    app = ViewerApp(shipped_editions, Start("en"))
    body = opened.body

    def leave_while_it_opens(screen: BaseScreen) -> Iterable[Widget]:
        app.leave(signal.SIGTERM)
        return body(screen)

    monkeypatch.setattr(opened, "body", leave_while_it_opens)

    async def open_help(pilot: object) -> None:
        await app.action_help()

    await app.run_async(headless=True, auto_pilot=open_help)
    assert app.ended_by == signal.SIGTERM
    assert app.fault is None


async def test_the_garbage_of_a_long_run_is_collected(
    shipped_editions: tuple[Edition, ...],
) -> None:
    """Python's collector is off at the start: a kiosk that left it so would fill its memory."""
    gc.disable()
    try:
        async with ViewerApp(shipped_editions, Start("en")).run_test() as pilot:
            await pilot.pause()
            assert gc.isenabled()
    finally:
        gc.enable()
        gc.unfreeze()
