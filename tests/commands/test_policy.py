"""Who may do what: all that a visitor can do can be done with the keys that every kiosk has."""

from __future__ import annotations

import pytest

from iomtui.commands.command import EVERYWHERE, Context
from iomtui.commands.keymaps import build_keymap, key_clashes
from iomtui.commands.policy import KEYPAD, reader_policy, visitor_policy
from iomtui.commands.table import COMMANDS, KIOSK_COMMANDS

VISITOR = visitor_policy(mouse=False, has_exit=True)
REFUSED = {
    *("search", "hit", "open_link", "copy_link", "palette", "theme", "suspend", "quit"),
    *("fetch", "ask", "follow_link"),
}

ELSEWHERE = {Context.SEARCH, Context.PALETTE, Context.FETCH}
"""Where a visitor never is."""


def test_visitors_can_neither_type_nor_leave_nor_change_what_others_see() -> None:
    assert {command.id for command in COMMANDS if not VISITOR.allows(command.id)} == REFUSED


def test_no_key_of_a_visitor_does_two_things_in_one_place() -> None:
    assert list(key_clashes(VISITOR.commands)) == []


def test_the_input_filter_passes_digits_and_no_key_that_leaves_or_types() -> None:
    assert {*"0123456789", "backspace"} <= VISITOR.input_filter.keys
    refused = {"q", "Q", "T", "ctrl+c", "ctrl+q", "ctrl+p", "ctrl+z", "slash"}
    assert not refused & VISITOR.input_filter.keys
    assert {"s", "S", "c", "C", "ctrl+l", "insert"} <= VISITOR.input_filter.keys
    assert not VISITOR.input_filter.types


@pytest.mark.parametrize("context", sorted(EVERYWHERE - ELSEWHERE))
def test_a_keypad_leads_everywhere_and_back(context: Context) -> None:
    keys = {
        key: command.id for key, (command, _) in build_keymap(VISITOR.commands)[context].items()
    }
    done = {command for key, command in keys.items() if key in KEYPAD}
    assert "back" in done
    if context is not Context.PIN:
        assert {"switch_language", "move"} <= done
        assert keys["0"] == keys["insert"] == "switch_language"
    if context not in (Context.PIN, Context.LANGUAGE_PICKER):
        assert "episode" in done
        assert context is Context.HELP or ("onward" in done) != (context is Context.LIST)
    assert ("read" in done) == (context in (Context.LIST, Context.LANGUAGE_PICKER, Context.PIN))


def test_what_is_named_in_the_key_bar_is_on_every_keypad() -> None:
    for command in VISITOR.commands:
        assert not command.bar or set(command.display_keys[: command.bar_keys]) <= KEYPAD, (
            command.id
        )


def test_without_a_pin_there_is_no_key_for_staff() -> None:
    assert "ctrl+e" in VISITOR.input_filter.keys
    without = visitor_policy(mouse=False, has_exit=False)
    assert "ctrl+e" not in without.input_filter.keys
    assert not without.allows("staff_exit")


def test_readers_can_do_all_but_what_is_for_kiosks() -> None:
    policy = reader_policy()
    assert policy.commands == COMMANDS
    assert not any(policy.allows(command.id) for command in KIOSK_COMMANDS)
    assert not reader_policy(suspends=False).allows("suspend")
