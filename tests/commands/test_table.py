"""The table of commands: nothing in it contradicts anything else, whatever keys people choose."""

from __future__ import annotations

import pytest

from iomtui.commands.command import EVERYWHERE, TYPING, Command, Context, display_keys_in
from iomtui.commands.keymaps import KeyClash, build_keymap, key_clashes, remap_commands, slots
from iomtui.commands.table import COMMANDS
from iomtui.storage.key_settings import default_keys
from iomtui.terminal.key_names import types_or_edits

each_command = pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
each_context = pytest.mark.parametrize("context", sorted(EVERYWHERE - {Context.PIN}))
each_slot = pytest.mark.parametrize("slot", slots())

UNUSED = "f12"
"""A key that does nothing until somebody chooses it."""


def done_by(commands: tuple[Command, ...]) -> set[tuple[Context, str, str, str]]:
    """Return where each key does which command, with which argument."""
    return {
        (context, key, command.id, argument)
        for context, keys in build_keymap(commands).items()
        for key, (command, argument) in keys.items()
    }


def of_slot(slot: str) -> set[tuple[Context, str, str, str]]:
    """Return what the usual keys of a slot do."""
    return {done for done in done_by(COMMANDS) if done[2:] == slots()[slot]}


def test_no_key_does_two_things_in_one_place() -> None:
    assert list(key_clashes(COMMANDS)) == []


def test_every_command_has_a_name_of_its_own() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


@each_command
def test_people_are_told_of_a_key_wherever_a_command_can_be_done(command: Command) -> None:
    assert set(command.display_keys) <= {key for key, _ in command.bindings}
    for context in command.contexts:
        assert display_keys_in(command, context), context


@each_context
def test_wherever_people_are_they_can_leave_ask_for_help_change_the_language_and_go_back(
    context: Context,
) -> None:
    done = {command.id for command, _ in build_keymap(COMMANDS)[context].values()}
    assert {"quit", "help", "switch_language", "back"} <= done


@pytest.mark.parametrize("context", sorted(TYPING - {Context.PIN}))
def test_what_is_typed_or_edited_does_nothing_else(context: Context) -> None:
    assert not any(map(types_or_edits, build_keymap(COMMANDS)[context]))


def test_without_other_keys_the_table_stays_as_it_is() -> None:
    assert remap_commands({}) == COMMANDS


def test_the_usual_keys_when_chosen_do_what_they_usually_do() -> None:
    assert done_by(remap_commands(default_keys())) == done_by(COMMANDS)


@each_slot
def test_a_key_that_is_chosen_does_it_and_nothing_else_changes(slot: str) -> None:
    found = done_by(remap_commands({slot: (UNUSED,)}))
    changed = slots()[slot]
    (command,) = (command for command in COMMANDS if command.id == changed.command)
    expected = {(context, UNUSED, *changed) for context in command.contexts}
    assert found == (done_by(COMMANDS) - of_slot(slot)) | expected


@each_slot
def test_a_slot_without_keys_is_done_by_none_and_nothing_else_changes(slot: str) -> None:
    assert done_by(remap_commands({slot: ()})) == done_by(COMMANDS) - of_slot(slot)


@each_slot
@pytest.mark.parametrize("keys", [(), (UNUSED,), (UNUSED, "f11")])
def test_whatever_is_chosen_people_are_told_only_of_keys_that_do_it(
    slot: str, keys: tuple[str, ...]
) -> None:
    (command,) = (
        command for command in remap_commands({slot: keys}) if command.id == slots()[slot].command
    )
    assert set(command.display_keys) <= {key for key, _ in command.bindings}
    assert (UNUSED in command.display_keys) == (UNUSED in keys)
    assert command.bar_keys >= 1


def test_two_commands_can_swap_their_keys() -> None:
    commands = remap_commands({"search": ("s",), "sources": ("slash",)})
    assert list(key_clashes(commands)) == []
    found = build_keymap(commands)[Context.LIST]
    assert (found["s"][0].id, found["slash"][0].id) == ("search", "sources")


@pytest.mark.parametrize(
    ("keys", "clash"),
    [
        ({"search": ("s",)}, KeyClash("s", "search", "sources")),
        ({"move_up": ("f12",), "move_down": ("f12",)}, KeyClash("f12", "move", "move")),
        ({"palette": ("tab",)}, KeyClash("tab", "other_pane", "palette")),
    ],
)
def test_a_key_that_would_do_two_things_in_one_place_is_found(
    keys: dict[str, tuple[str, ...]], clash: KeyClash
) -> None:
    assert clash in list(key_clashes(remap_commands(keys)))


def test_a_key_may_do_different_things_in_different_places() -> None:
    assert list(key_clashes(remap_commands({"entry_next": ("n",), "entry_previous": ("N",)}))) == []


@each_context
def test_space_takes_what_is_chosen_types_or_pages_and_in_the_box_for_a_pin_does_nothing(
    context: Context,
) -> None:
    done = build_keymap(COMMANDS)
    command, _ = done[context].get("space", (None, ""))
    if context in TYPING:
        assert command is None
    else:
        chooses = context in (Context.LIST, Context.LANGUAGE_PICKER)
        assert command
        assert command.id == ("read" if chooses else "page")
    assert "space" not in done[Context.PIN]


def test_space_may_be_the_only_key_that_pages() -> None:
    commands = remap_commands({"page_down": ("space",)})
    assert list(key_clashes(commands)) == []
    assert build_keymap(commands)[Context.READING]["space"][0].id == "page"
