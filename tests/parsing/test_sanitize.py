"""What reaches a terminal has passed through here: nothing in it may act or paint."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.parsing.sanitize import MAX_MARKS, clean, fold, short
from tests.support.examples import examples
from tests.support.spellings import SPELLINGS

FORBIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
JOINERS = "\u200c\u200d\u180e"
VISIBLE = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
"""Format characters with a glyph."""

# Letters, marks, joiners, line ends and tabs that meet far too seldom in arbitrary text.
AWKWARD_CHARACTERS = st.sampled_from(
    "aéǘ ب\u06cc\u061c\u200c\u200d\u200b\u180e\u1820\u0301\u0308\u031b\u0344\u20dd\ufe0f\U000e0100"
    "\u09b0\u09cd\u093c\u0dd9\u0dca\u17ca\u17b7\u05d0\u05b0\u034f\u0600"
    "\u0958\u0f73\u0f71\u0cc6\u0cd5\u0bc6\u0bbe\u1100\u1161\u11a8"
    "\r\n\t\x85\u2028\u2029\x1b\x9b\xa0\u3000\u202e\ud800\ue000\u0378\ufdd0"
)
PILES = st.builds("a{}".format, AWKWARD_CHARACTERS.map(lambda character: character * 40))
TEXTS = st.one_of(
    st.lists(st.one_of(AWKWARD_CHARACTERS, PILES), max_size=24).map("".join), st.text(max_size=60)
)


@given(TEXTS, st.integers(0, 60))
@example("ب\u200c\u061c", 30)
@example("\tب\u200cب", 6)
@example("\tর\u200d\u09cd", 6)
@example("e\u200c\u0301", 30)
@examples(400)
def test_a_text_keeps_to_its_limit_and_cleaning_twice_changes_nothing(
    text: str, limit: int
) -> None:
    once = clean(text, limit)
    assert clean(once, limit) == once
    assert len(once) <= limit


@given(TEXTS)
@examples(400)
def test_nothing_that_acts_on_a_terminal_is_left(text: str) -> None:
    left = set(clean(text)) - {"\n", *JOINERS, *VISIBLE}
    assert not {unicodedata.category(character) for character in left} & FORBIDDEN


@given(TEXTS)
@examples(300)
def test_few_marks_pile_up_on_a_letter(text: str) -> None:
    plain = unicodedata.normalize("NFD", clean(text).translate(dict.fromkeys(map(ord, JOINERS))))
    runs = itertools.groupby(plain, key=lambda each: unicodedata.category(each)[0] == "M")
    assert all(len(list(run)) <= MAX_MARKS for marks, run in runs if marks)


@pytest.mark.parametrize("word", SPELLINGS.values(), ids=SPELLINGS)
def test_spelling_is_kept(word: str) -> None:
    assert clean(word) == unicodedata.normalize("NFC", word)
    assert clean(f"({word}) {word}") == unicodedata.normalize("NFC", f"({word}) {word}")


@given(
    st.lists(
        st.one_of(
            st.sampled_from([*SPELLINGS.values(), " "]),
            st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=9),
        )
    ).map("".join)
)
def test_letters_numbers_and_signs_of_every_script_are_kept(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u200db\u200cc", "abc"),
        ("\u200cب", "ب"),
        ("ب\u200c\u200cب", "ب\u200cب"),
        ("\u0915\u200d\u0937", "\u0915\u0937"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\U0001f469"),
    ],
    ids=["Latin", "no letter before", "two in a row", "no virama", "emoji"],
)
def test_a_joiner_that_no_spelling_needs_is_dropped(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_characters_newer_than_the_tables_of_python_are_kept_as_if_they_were_marks() -> None:
    assert clean("x \u0378\u0379 x" + "\u0378" * 99) == "x \u0378\u0379 x" + "\u0378" * MAX_MARKS
    assert clean("\u2065\ufdd0\ufffe\U0001ffff\U000e0fff") == ""


@given(TEXTS)
@example("e\u200c\u0301")
@examples(200)
def test_every_space_is_an_ordinary_one_and_the_text_is_composed(text: str) -> None:
    cleaned = clean(text)
    assert {c for c in cleaned if unicodedata.category(c) == "Zs"} <= {" "}
    assert unicodedata.is_normalized("NFC", cleaned)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruang di Antara Kita — “kita”", "Ruang di Antara Kita — “kita”"),
        ("a\r\nb\rc\u2028d\u2029e\x85f", "a\nb\nc\nd\ne\nf"),
        ("a\tb", "a    b"),
        ("a\xa0b\u3000c", "a b c"),
        ("e\u0301", "é"),
        ("e\u200c\u0301 e\u200b\u0301", "é é"),
        ("red \x1b[31mred", "red [31mred"),
        ("\x1b]52;c;aGk=\x07", "]52;c;aGk="),
        ("\x9b31m", "31m"),
        ("abc\u202edef", "abcdef"),
        ("a\u200bb\ufeffd", "abd"),
        ("\ud800\ue000\U0010ffff", ""),
        ("o" + "\u0301" * 99, "ó" + "\u0301" * 29),
        ("葛\ufe00葛\U000e0100葛\U000e01ef", "葛葛葛"),
        ("x" + "\u20dd" * 31 + "y\u20dd", "x" + "\u20dd" * 30 + "y\u20dd"),
        ("bell\x07 back\x08 null\x00", "bell back null"),
    ],
)
def test_a_text_loses_only_what_is_unsafe(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(TEXTS)
@examples(150)
def test_a_folded_text_has_single_spaces_and_single_blank_lines(text: str) -> None:
    folded = fold(clean(text))
    assert fold(folded) == folded
    parts = folded.split("\n\n")
    assert folded in {"", " "} or all(part and part == " ".join(part.split()) for part in parts)


@given(st.text(max_size=60), st.integers(1, 20))
@examples(100)
def test_a_text_quoted_in_a_message_is_short_safe_and_on_one_line(text: str, limit: int) -> None:
    quoted = short(text, limit)
    assert len(quoted) <= limit
    assert "\n" not in quoted
    assert quoted == " ".join(clean(text).split()) or quoted.endswith("…")
