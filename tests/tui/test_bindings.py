"""The table of commands and the App say the same."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.binding import Binding

from iomtui.commands import COMMANDS, Command, Context, commands_in
from iomtui.tui.app import ViewerApp
from iomtui.tui.screens.base import HouseScreen
from iomtui.tui.screens.chooser import ChooserScreen
from iomtui.tui.screens.help import HelpScreen
from iomtui.tui.screens.main import MainScreen
from tests.tui.conftest import Running

SCREENS: dict[Context, type[HouseScreen]] = {
    Context.LIST: MainScreen,
    Context.READING: MainScreen,
    Context.HELP: HelpScreen,
    Context.CHOOSER: ChooserScreen,
}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_the_command_is_bound_and_carried_out_wherever_it_is_offered(command: Command) -> None:
    for context in command.contexts:
        holder = ViewerApp if command.of_app else SCREENS[context]
        keys = {each.key for each in holder.BINDINGS if isinstance(each, Binding)}
        assert {key for key, _ in command.bindings} <= keys
        assert f"action_{command.id}" in dir(holder)


@pytest.mark.parametrize("context", Context)
def test_no_key_has_two_meanings_in_one_place(context: Context) -> None:
    keys = Counter(key for command in commands_in(context) for key, _ in command.bindings)
    assert [key for key, count in keys.items() if count > 1] == []


async def test_nothing_is_bound_that_is_not_in_the_table(running: Running) -> None:
    known = {key for command in COMMANDS for key, _ in command.bindings}
    async with running() as pilot:
        for key in ("question_mark", "escape"):
            assert set(pilot.app.screen.active_bindings) <= known
            await pilot.press(key)
