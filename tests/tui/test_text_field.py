"""The line of a text field: its cursor, and what it may contain."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui.parsing.sanitize import MAX_MARKS
from iomtui.tui.widgets.text_field import MAX_LENGTH, InputText

KEYS = ["backspace", "delete", "ctrl+u", "ctrl+w", "left", "right", "home", "end"]

Step = tuple[str, bool]

typing = st.tuples(
    st.one_of(
        st.sampled_from([*"aé ’", "\u202e", "\x1b[2J", "a\nb", "\t", "x" * 60, "한", "\u200c"]),
        st.text(max_size=5),
    ),
    st.just(value=False),
)
editing = st.tuples(st.sampled_from([*KEYS, "f1"]), st.just(value=True))
steps = st.lists(st.one_of(typing, editing), max_size=15)


def line(text: str) -> InputText:
    """Return a line with the cursor where the text has a bar."""
    return InputText(text.replace("|", ""), text.index("|"))


def shown(found: InputText) -> str:
    """Return the text with a bar where the cursor is."""
    return f"{found.text[: found.cursor]}|{found.text[found.cursor :]}"


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ("|", "a", "a|"),
        ("a|c", "b", "ab|c"),
        ("one|", " two", "one two|"),
        ("|", "one\n two\t\tthree", "one two three|"),
        ("|", "one \n", "one |"),
        ("|", "\x1b[31mred\x07", "[31mred|"),
        ("|", "\u202eback", "back|"),
        ("a|", "\x00", "a|"),
        ("|", "e\u0301", "é|"),
    ],
)
def test_typed_text_is_cleaned_and_inserted_at_the_cursor(
    before: str, typed: str, after: str
) -> None:
    assert shown(line(before).typed(typed)) == after


@pytest.mark.parametrize(
    ("key", "before", "after"),
    [
        ("backspace", "ab|c", "a|c"),
        ("delete", "a|bc", "a|c"),
        ("delete", "abc|", "abc|"),
        ("left", "ab|c", "a|bc"),
        ("left", "|abc", "|abc"),
        ("right", "a|bc", "ab|c"),
        ("home", "ab|c", "|abc"),
        ("end", "ab|c", "abc|"),
        ("ctrl+u", "ab|c", "|c"),
        ("ctrl+w", "one two|", "one |"),
        ("ctrl+w", "one two  | three", "one | three"),
        ("ctrl+w", "one|", "|"),
        ("ctrl+w", "|one", "|one"),
        ("f1", "a|b", "a|b"),
        ("a", "|", "|"),
    ],
)
def test_each_key_edits(key: str, before: str, after: str) -> None:
    assert shown(line(before).edited(key)) == after


def test_the_length_is_limited() -> None:
    full = InputText().typed("x" * (MAX_LENGTH + 5))
    assert full == InputText("x" * MAX_LENGTH, MAX_LENGTH)
    assert full.typed("y") == full
    assert full.edited("home").typed("y") == InputText("x" * MAX_LENGTH, 0)
    assert full.edited("backspace").typed("yz").text == "x" * (MAX_LENGTH - 1) + "y"


def test_accents_typed_one_by_one_are_limited() -> None:
    found = InputText().typed("e")
    for _ in range(2 * MAX_MARKS):
        found = found.typed("\u0301")
    assert len(unicodedata.normalize("NFD", found.text)) == 1 + MAX_MARKS


@given(steps)
def test_any_input_gives_one_clean_line_with_the_cursor_in_it(
    done: list[Step],
) -> None:
    found = InputText()
    for text, is_key in done:
        found = found.edited(text) if is_key else found.typed(text)
        assert 0 <= found.cursor <= len(found.text) <= MAX_LENGTH
        assert not {unicodedata.category(c) for c in found.text} & {"Cc", "Cs", "Co", "Zl", "Zp"}
        assert all(c == " " or not c.isspace() for c in found.text)


@given(steps, st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=3))
def test_typed_text_can_be_deleted_again(done: list[Step], text: str) -> None:
    found = InputText()
    for each, is_key in done:
        found = found.edited(each) if is_key else found.typed(each)
    added = found.typed(text)
    taken = added
    for _ in range(added.cursor - found.cursor):
        taken = taken.edited("backspace")
    assert taken == found
