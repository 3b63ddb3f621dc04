"""Keys run the commands of the table, in the order typed; configured keys are shown everywhere."""

from __future__ import annotations

import pytest

from iomtui.commands.command import Command, Context
from iomtui.commands.table import COMMANDS, KIOSK_COMMANDS
from iomtui.kiosk.app import KioskApp
from iomtui.kiosk.screens import PinScreen
from iomtui.tui.app import ViewerApp
from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.screens.entry import LinkScreen, SideBySideScreen, SourcesScreen
from iomtui.tui.screens.help import HelpScreen
from iomtui.tui.screens.main import MainScreen
from iomtui.tui.screens.option_screen import LanguagePicker
from iomtui.tui.screens.palette import PaletteScreen
from iomtui.tui.widgets.reading_pane import ReadingPane
from iomtui.youtube.fetch_screen import FetchScreen
from tests.support.pilot import screen_lines, screen_text
from tests.tui.conftest import Running

SCREENS: dict[Context, tuple[type[BaseScreen], ...]] = {
    Context.LIST: (MainScreen,),
    Context.READING: (MainScreen,),
    Context.SEARCH: (MainScreen, HelpScreen),
    Context.SIDE_BY_SIDE: (SideBySideScreen,),
    Context.SOURCES: (SourcesScreen,),
    Context.LINK: (LinkScreen,),
    Context.HELP: (HelpScreen,),
    Context.LANGUAGE_PICKER: (LanguagePicker,),
    Context.PALETTE: (PaletteScreen,),
    Context.FETCH: (FetchScreen,),
    Context.PIN: (PinScreen,),
}


@pytest.mark.parametrize("command", [*COMMANDS, *KIOSK_COMMANDS], ids=lambda command: command.id)
def test_every_command_has_an_action_in_each_of_its_contexts(command: Command) -> None:
    app = ViewerApp if command in COMMANDS else KioskApp
    for context in command.contexts:
        for holder in (app,) if command.is_global else SCREENS[context]:
            assert f"action_{command.id}" in dir(holder), (context, holder)


async def test_keys_that_are_not_in_the_table_do_nothing(running: Running) -> None:
    async with running() as pilot:
        before = screen_lines(pilot)
        await pilot.press("x", "ctrl+r", "f9", "ctrl+a", "backspace", "N", "n")
        assert screen_lines(pilot) == before


async def test_keys_of_less_move_in_the_list_and_in_a_text(running: Running) -> None:
    async with running((80, 16)) as pilot:
        for keys, place in (("G", -1), ("g", 0), (["ctrl+d"], 6), (["ctrl+u"], 0)):
            await pilot.press(*keys)
            assert isinstance(pilot.app, ViewerApp)
            assert pilot.app.selected == place % 10
        await pilot.press("enter")
        view = pilot.app.screen.query_one(ReadingPane)
        for key, top in (("G", view.last_top), ("g", 0), ("ctrl+d", view.page // 2), ("ctrl+u", 0)):
            await pilot.press(key)
            assert view.top == top


async def test_configured_keys_work_and_are_shown_everywhere(running: Running) -> None:
    keys = {
        "search": ("f",),
        "move_down": ("w",),
        "read": ("e",),
        "switch_language": ("b",),
        "help": ("h",),
        "side_by_side": (),
    }
    async with running((80, 13), keys=keys, first_hint=True) as pilot:
        text = screen_text(pilot)
        assert "↑ w memilih, e membaca, b bahasa" in text
        assert "more below: w" in text
        assert "more below: press e" in text
        assert screen_lines(pilot)[-1].startswith(
            " b Bahasa Indonesia  ↑ w choose  e read  f search"
        )
        assert "both" not in screen_lines(pilot)[-1]
        await pilot.press("down", "slash", "t", "L")
        assert "Episode list: 1 of 5" in screen_text(pilot)
        await pilot.press("w")
        assert "Episode list: 2 of 5" in screen_text(pilot)
        await pilot.press("h", "end", "home")
        rows = [line.split() for line in screen_lines(pilot)]
        assert ["b", "Change", "the", "language"] in rows
        await pilot.press("h", "f")
        assert "type a word" in screen_text(pilot)


async def test_in_a_window_that_is_too_small_only_the_language_changes(running: Running) -> None:
    async with running() as pilot:
        await pilot.resize_terminal(30, 8)
        await pilot.press("down", "equals_sign", "question_mark", "L")
        await pilot.resize_terminal(80, 24)
        assert "Daftar episode: 1 dari 5" in screen_text(pilot)
