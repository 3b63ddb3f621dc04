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

BOUND = sorted({key for command in COMMANDS for key, _ in command.bindings})
PRINTED = [character for character in string.printable if character.isprintable()]


@pytest.mark.parametrize("character", PRINTED)
def test_a_character_is_the_key_that_the_toolkit_tells_when_it_is_typed(character: str) -> None:
    assert parse_key_name(character) == _character_to_key(character)


@pytest.mark.parametrize("key", BOUND)
def test_a_key_can_be_written_as_people_are_told_of_it(key: str) -> None:
    assert parse_key_name(key_label(key)) == key


@pytest.mark.parametrize("character", [*string.ascii_letters, *string.digits, *"/=?+-@\\_"])
def test_a_character_is_shown_as_it_is_typed(character: str) -> None:
    assert key_label(parse_key_name(character) or "") == character


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
    ],
)
def test_names_are_taken_in_any_case_and_letters_as_they_are(written: str, key: str) -> None:
    assert parse_key_name(written) == key


@pytest.mark.parametrize("control", "hijm")
def test_what_a_terminal_cannot_tell_from_another_key_is_no_key(control: str) -> None:
    assert parse_key_name(f"ctrl+{control}") is None


@pytest.mark.parametrize(
    "written", ["", "f0", "f13", "zork", "ctrl+", "ctrl+shift+a", "alt+x", "\x1b", "\ud800", "//"]
)
def test_what_no_terminal_sends_is_no_key(written: str) -> None:
    assert parse_key_name(written) is None


@pytest.mark.parametrize("character", PRINTED)
def test_in_a_text_field_every_character_is_typed(character: str) -> None:
    assert types_or_edits(parse_key_name(character) or "")


@pytest.mark.parametrize("key", ["left", "right", "home", "end", "backspace", "delete"])
def test_in_a_text_field_some_keys_edit(key: str) -> None:
    assert types_or_edits(key)


@pytest.mark.parametrize("key", ["ctrl+q", "f1", "escape", "enter", "up", "pagedown", "shift+tab"])
def test_in_a_text_field_other_keys_still_give_commands(key: str) -> None:
    assert not types_or_edits(key)


@given(st.text(max_size=12) | st.text(max_size=2).map("ctrl+".__add__))
@example("\u0301")
@examples(200)
def test_whatever_is_written_is_a_key_or_none(written: str) -> None:
    key = parse_key_name(written)
    assert key is None or (key and key_label(key))
