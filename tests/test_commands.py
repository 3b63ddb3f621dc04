"""The table of commands: nothing in it contradicts anything else in it."""

from __future__ import annotations

from collections import Counter

import pytest

from iomtui.commands import COMMANDS, Command, Context, commands_in

each_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)


@pytest.mark.parametrize("context", Context)
def test_no_key_does_two_things_in_one_place(context: Context) -> None:
    keys = Counter(key for command in commands_in(context) for key, _ in command.bindings)
    assert [key for key, count in keys.items() if count > 1] == []


def test_every_command_has_a_name_of_its_own() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


@each_command
def test_people_are_told_only_of_keys_that_work(command: Command) -> None:
    keys = {key.lower() for key, _ in command.bindings}
    assert command.shown
    assert {key.lower() for key in command.shown} <= keys


@each_command
def test_every_command_can_be_done_somewhere(command: Command) -> None:
    places = [context for context in Context if command in commands_in(context)]
    assert set(places) == command.contexts != set()


@pytest.mark.parametrize("context", Context)
def test_wherever_people_are_they_can_leave_ask_for_help_and_change_the_language(
    context: Context,
) -> None:
    ids = {command.id for command in commands_in(context)}
    assert {"quit", "help", "switch_language", "move"} <= ids


@pytest.mark.parametrize("context", set(Context) - {Context.LIST})
def test_one_step_back_is_possible_from_everywhere_but_the_list(context: Context) -> None:
    assert "back" in {command.id for command in commands_in(context)}
    assert "back" not in {command.id for command in commands_in(Context.LIST)}


@pytest.mark.parametrize("context", Context)
def test_the_commands_of_a_place_keep_the_order_of_the_table(context: Context) -> None:
    positions = [COMMANDS.index(command) for command in commands_in(context)]
    assert positions == sorted(positions)


def test_each_digit_leads_to_the_episode_in_that_place() -> None:
    (episode,) = (command for command in COMMANDS if command.id == "episode")
    assert episode.bindings == tuple((digit, digit) for digit in "123456789")


@pytest.mark.parametrize(
    ("up", "down"), [("up", "down"), ("k", "j"), ("pageup", "pagedown"), ("home", "end")]
)
def test_opposite_keys_go_opposite_ways(up: str, down: str) -> None:
    bindings = dict(binding for command in COMMANDS for binding in command.bindings)
    assert (bindings[up], bindings[down]) == ("-1", "1")


@each_command
def test_in_a_kiosk_visitors_may_do_all_but_leave_and_change_the_colours(command: Command) -> None:
    assert command.kiosk == (command.id not in {"quit", "theme"})


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
def test_every_usual_key_for_leaving_leaves(key: str) -> None:
    (command,) = (found for found in COMMANDS if key in dict(found.bindings))
    assert command.id == "quit"
