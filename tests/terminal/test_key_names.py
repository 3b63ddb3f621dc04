"""How people write keys, and how they are told of them."""

from __future__ import annotations

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from iomtui.commands.table import COMMANDS
from iomtui.terminal.key_names import key_label, parse_key_name, types_or_edits
from tests.support.examples import examples

PRINTED = [character for character in string.printable if character.isprintable()]


def test_a_character_is_the_key_of_the_toolkit_is_shown_as_typed_and_types_in_a_text_field() -> (
    None
):
    for character in PRINTED:
        key = parse_key_name(character)
        assert key == _character_to_key(character)
        assert types_or_edits(key)
        assert character == " " or key_label(key) == character


def test_a_key_can_be_written_as_people_are_told_of_it() -> None:
    for command in COMMANDS:
        for key, _ in command.bindings:
            assert parse_key_name(key_label(key)) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("F3", "f3"),
        ("f12", "f12"),
        ("Ctrl+F", "ctrl+f"),
        ("CTRL+q", "ctrl+q"),
        ("Shift+Tab", "shift+tab"),
        ("PageUp", "pageup"),
        ("Escape", "escape"),
        ("space", "space"),
        ("Q", "Q"),
        ("é", "é"),
        ("۳", "3"),
    ],
)
def test_names_are_taken_in_any_case_letters_as_they_are_and_digits_of_any_script(
    written: str, key: str
) -> None:
    assert parse_key_name(written) == key


@pytest.mark.parametrize(
    "written",
    [
        *("", "f0", "f13", "zork", "ctrl+", "ctrl+shift+a", "alt+x", "\x1b", "\ud800", "//"),
        *("ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m"),  # the same bytes as other keys
    ],
)
def test_what_no_terminal_sends_or_cannot_tell_from_another_key_is_no_key(written: str) -> None:
    assert parse_key_name(written) is None


def test_in_a_text_field_some_keys_edit_and_others_still_give_commands() -> None:
    editing = ("left", "right", "home", "end", "backspace", "delete")
    others = ("ctrl+q", "f1", "escape", "enter", "up", "pagedown", "shift+tab")
    assert all(map(types_or_edits, editing))
    assert not any(map(types_or_edits, others))


@given(st.text(max_size=12) | st.text(max_size=2).map("ctrl+".__add__))
@example("\u0301")
@examples(200)
def test_whatever_is_written_is_a_key_or_none(written: str) -> None:
    key = parse_key_name(written)
    assert key is None or (key and key_label(key))
