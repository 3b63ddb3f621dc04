"""What reaches a terminal has passed through here: nothing in it may act or paint."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.parsing.sanitize import clean, fold, short
from tests.support.examples import examples

ZWNJ = "\u200c"
FORBIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}

# Letters, marks, joiners, line ends and tabs that meet far too seldom in arbitrary text.
AWKWARD = st.text(
    st.sampled_from(
        "aé ب\u06cc\u061c\u200c\u200d\u200b\u0301\u0308\u0344\u20dd\ufe0f\U000e0100"
        "\u0958\u0f73\u0f71\u0cc6\u0cd5\u0bc6\u0bbe\u1100\u1161\u11a8"
        "\r\n\t\x85\u2028\u2029\x1b\x9b\xa0\u3000\u202e\ud800\ue000\u0378"
    ),
    max_size=24,
)
TEXTS = st.one_of(AWKWARD, st.text(max_size=60))


def is_mark(character: str) -> bool:
    """Return whether a character is drawn into the cell of the one before it."""
    return unicodedata.category(character) in {"Mn", "Me"}


def is_between_arabic_letters(text: str, index: int) -> bool:
    """Return whether both neighbours are there and written in the Arabic manner."""
    around = (text[index - 1 : index], text[index + 1 : index + 2])
    return all(side and unicodedata.bidirectional(side) == "AL" for side in around)


@given(TEXTS, st.integers(0, 30))
@example("ب\u200c\u061c", 30)
@example("\tب\u200cب", 6)
@example("e\u200c\u0301", 30)
@examples(400)
def test_a_text_keeps_to_its_limit_and_cleaning_twice_changes_nothing(
    text: str, limit: int
) -> None:
    once = clean(text, limit)
    assert clean(once, limit) == once
    assert len(once) <= limit


@given(TEXTS, st.integers(0, 30))
@example("ب\u200c\u061c", 30)
@example("\tب\u200cب", 6)
@examples(400)
def test_nothing_that_acts_on_a_terminal_is_left(text: str, limit: int) -> None:
    cleaned = clean(text, limit)
    for index, character in enumerate(cleaned):
        if character == ZWNJ:
            assert is_between_arabic_letters(cleaned, index)
        elif character != "\n":
            assert unicodedata.category(character) not in FORBIDDEN


@given(TEXTS)
@examples(300)
def test_no_more_than_two_marks_pile_up_on_a_letter(text: str) -> None:
    runs = itertools.groupby(clean(text).replace(ZWNJ, ""), key=is_mark)
    assert all(len(list(run)) <= 2 for marks, run in runs if marks)


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
        ("a\u200bb\u200dc\ufeffd", "abcd"),
        ("\ud800\ue000\U0010ffff", ""),
        ("o\u0301\u0302\u0303\u0304", "ó\u0302\u0303"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("葛\ufe00葛\U000e0100葛\U000e01ef", "葛葛葛"),
        ("x\u20dd\u20dd\u20ddy\u20dd", "x\u20dd\u20ddy\u20dd"),
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
