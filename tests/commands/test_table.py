"""The table of commands: nothing in it contradicts anything else, whatever keys people choose."""

from __future__ import annotations

import pytest

from iomtui.commands.command import CHOOSING, EVERYWHERE, TYPING, Command, Context, display_keys_in
from iomtui.commands.keymaps import KeyClash, build_keymap, key_clashes, remap_commands, slots
from iomtui.commands.table import COMMANDS
from iomtui.terminal.key_names import types_or_edits

each_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
each_context = pytest.mark.parametrize("context", sorted(EVERYWHERE - {Context.PIN}))
each_slot = pytest.mark.parametrize("slot", slots())

UNUSED = "f12"
"""A key that does nothing until somebody chooses it."""


def done_by(commands: tuple[Command, ...]) -> set[tuple[Context, str, str, str]]:
    """Return where each key does which command, with which argument, capitals as letters aside."""
    return {
        (context, key, command.id, argument)
        for context, keys in build_keymap(commands).items()
        for key, (command, argument) in keys.items()
        if (key, argument) in command.bindings
    }


def of_slot(slot: str) -> set[tuple[Context, str, str, str]]:
    """Return what the usual keys of a slot do."""
    return {done for done in done_by(COMMANDS) if done[2:] == slots()[slot][:2]}


def test_no_key_does_two_things_in_one_place() -> None:
    assert list(key_clashes(COMMANDS)) == []


@each_command
def test_a_command_shows_a_key_wherever_it_can_be_done(command: Command) -> None:
    assert set(command.display_keys) <= {key for key, _ in command.bindings}
    for context in command.contexts:
        assert display_keys_in(command, context), context


@each_context
def test_quit_help_language_and_back_work_everywhere(context: Context) -> None:
    done = {command.id for command, _ in build_keymap(COMMANDS)[context].values()}
    assert {"quit", "help", "switch_language", "back"} <= done


@pytest.mark.parametrize("context", sorted(TYPING - {Context.PIN}))
def test_what_is_typed_or_edited_does_nothing_else(context: Context) -> None:
    assert not any(map(types_or_edits, build_keymap(COMMANDS)[context]))


@each_slot
@pytest.mark.parametrize("keys", [(), (UNUSED,), (UNUSED, "f11")])
def test_chosen_keys_do_what_they_are_chosen_for_and_are_shown_and_nothing_else_changes(
    slot: str, keys: tuple[str, ...]
) -> None:
    commands = remap_commands({slot: keys})
    changed = slots()[slot]
    (command,) = (command for command in commands if command.id == changed.command)
    expected = {(context, key, *changed[:2]) for context in command.contexts for key in keys}
    assert done_by(commands) == (done_by(COMMANDS) - of_slot(slot)) | expected
    assert set(command.display_keys) <= {key for key, _ in command.bindings}
    assert (UNUSED in command.display_keys) == (UNUSED in keys)
    assert command.bar_keys >= 1


@pytest.mark.parametrize(
    "keys",
    [
        {"search": ("s",), "sources": ("slash",)},
        {"entry_next": ("n",), "entry_previous": ("N",)},
        {"page_down": ("space",)},
    ],
    ids=["swapped", "in different places", "in place of what it does by default"],
)
def test_keys_that_do_one_thing_in_each_place_may_be_chosen(
    keys: dict[str, tuple[str, ...]],
) -> None:
    assert list(key_clashes(remap_commands(keys))) == []


@pytest.mark.parametrize(
    ("keys", "clash"),
    [
        ({"search": ("s",)}, KeyClash("s", "search", "sources")),
        ({"move_up": ("f12",), "move_down": ("f12",)}, KeyClash("f12", "move", "move")),
        ({"palette": ("tab",)}, KeyClash("tab", "other_pane", "palette")),
    ],
)
def test_a_key_that_would_do_two_things_in_one_place_is_a_clash(
    keys: dict[str, tuple[str, ...]], clash: KeyClash
) -> None:
    assert clash in list(key_clashes(remap_commands(keys)))


@pytest.mark.parametrize(
    ("keys", "capital", "command"),
    [
        ({}, "S", "sources"),
        ({}, "Q", "quit"),
        ({}, "N", "hit"),
        ({"theme": ("S",)}, "S", "theme"),
        ({"theme": ("é",)}, "É", "theme"),
    ],
)
def test_a_capital_does_what_its_letter_does_unless_it_has_a_meaning_of_its_own(
    keys: dict[str, tuple[str, ...]], capital: str, command: str
) -> None:
    keymap = build_keymap(remap_commands(keys))
    assert keymap[Context.LIST][capital][0].id == command
    assert capital not in keymap[Context.SEARCH]


def test_the_capital_that_goes_back_to_a_hit_does_not_go_on_to_one() -> None:
    assert build_keymap(COMMANDS)[Context.LIST]["N"][1] == "-1"


def test_space_opens_in_a_list_pages_in_a_text_and_only_types_in_a_field() -> None:
    done = {context: keys.get("space") for context, keys in build_keymap(COMMANDS).items()}
    for context, match in done.items():
        if context in TYPING:
            assert match is None
        else:
            assert match
            assert match[0].id == ("read" if context in CHOOSING else "page")
