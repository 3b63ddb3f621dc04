"""The first sentence of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from iomtui.kiosk.card_text import first_sentence
from tests.support.examples import examples


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One thing. Another.", "One thing."),
        ("Is it so? It is.", "Is it so?"),
        ("“It is so.” Then it was not.", "“It is so.”"),
        (
            "This follows Regulation No. 125 of 2016. It does.",
            "This follows Regulation No. 125 of 2016.",
        ),
        ("Dr. Sari meets J. Hart. They talk.", "Dr. Sari meets J. Hart."),
        ("It costs 2.5 million. Much.", "It costs 2.5 million."),
        ("So, e.g. this one. Then that.", "So, e.g. this one."),
        ("今日は雨です。明日は晴れ。", "今日は雨です。"),
        ("No stop at all", "No stop at all"),
        ("Over\ntwo  lines. And on.", "Over two lines."),
        ("", ""),
    ],
)
def test_a_sentence_ends_at_its_stop_and_not_at_an_abbreviation_or_number(
    text: str, sentence: str
) -> None:
    assert first_sentence(text, 80) == sentence


def test_a_long_sentence_is_cut_after_a_word_with_an_ellipsis() -> None:
    assert first_sentence("A ferry leaves, long before dawn.", 21) == "A ferry leaves, long…"
    assert first_sentence("A ferry leaves, long before dawn.", 20) == "A ferry leaves…"
    assert first_sentence("A ferry leaves.", 15) == "A ferry leaves."


@given(st.text(), st.integers(3, 60))
@examples(60)
def test_a_sentence_never_exceeds_the_limit(text: str, longest: int) -> None:
    sentence = first_sentence(text, longest)
    assert cell_len(sentence) <= longest
    assert sentence.removesuffix("…").rstrip() in " ".join(text.split())
