"""Normalize texts for comparison, and split them at words."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui.catalogue.normalize import normalize, split_normalized

# Characters that normalize to none, to several or to signs must be frequent.
ODD = st.sampled_from("aAeéÉsßẞiİıﬁ…½ªΣςσ’‘'“”\"–—‑-\u0301\u0308\u0345\u200c ㎏각ｱﾞ1①")
texts = st.text(st.one_of(ODD, st.characters(exclude_categories=["Cs"])), max_size=30)
words = st.lists(texts.map(normalize), max_size=3)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Medan", "mEDAN"),
        ("Café Société", "cafe societe"),
        ("cafe\u0301", "café"),
        ("Straße", "STRASSE"),
        ("İstanbul", "istanbul"),
        ("ΟΔΟΣ", "οδος"),
        ("ﬁlm", "FILM"),
        ("IOM’s “toll” ‘of’ it", "iom's \"toll\" 'of' it"),
        ("2022–2023 — x‑y", "2022-2023 - x-y"),
        ("Việt Nam", "viet nam"),
    ],
)
def test_case_accents_and_typographic_signs_make_no_difference(text: str, same: str) -> None:
    assert normalize(text) == normalize(same)


@pytest.mark.parametrize(("text", "other"), [("a", "b"), ("a b", "ab"), ("1", "2"), ("ab", "ba")])
def test_other_words_stay_different(text: str, other: str) -> None:
    assert normalize(text) != normalize(other)


@given(texts)
def test_unicode_normalization_makes_no_difference(text: str) -> None:
    assert normalize(unicodedata.normalize("NFC", text)) == normalize(
        unicodedata.normalize("NFD", text)
    )
    assert normalize(normalize(text)) == normalize(text)


def shown(text: str, *looked_for: str) -> str:
    """Return a text with what is marked in brackets."""
    return "".join(
        f"[{part.text}]" if part.is_hit else part.text
        for part in split_normalized(text, looked_for)
    )


@pytest.mark.parametrize(
    ("text", "looked_for", "expected"),
    [
        ("Real lives", ["live"], "Real [live]s"),
        ("Real lives", ["real", "lives"], "[Real] [lives]"),
        ("Real lives", ["nothing"], "Real lives"),
        ("Real lives", [], "Real lives"),
        ("Real lives", [""], "Real lives"),
        ("banana", ["an"], "b[anan]a"),
        ("aaa", ["aa"], "[aa]a"),
        ("abc", ["ab", "bc"], "[abc]"),
        ("a Café, a café", ["cafe"], "a [Café], a [café]"),
        ("cafe\u0301s", ["cafes"], "[cafe\u0301s]"),
        ("cafe\u0301 x", ["cafe"], "[cafe\u0301] x"),
        ("Straße", ["strasse"], "[Straße]"),
        ("Straße", ["s"], "[S]tra[ß]e"),
        ("IOM’s", ["iom's"], "[IOM’s]"),
        ("", ["a"], ""),
    ],
)
def test_exactly_the_words_are_split_off(text: str, looked_for: list[str], expected: str) -> None:
    assert shown(text, *looked_for) == expected


@given(texts, words)
def test_parts_join_to_the_text_and_hits_have_a_word(text: str, looked_for: list[str]) -> None:
    parts = list(split_normalized(text, looked_for))
    assert "".join(part.text for part in parts) == text
    assert all(part.text for part in parts)
    assert all(one.is_hit != other.is_hit for one, other in pairwise(parts))
    sought = [word for word in looked_for if word]
    for part in parts:
        assert part.is_hit == any(word in normalize(part.text) for word in sought)


@given(texts, texts, texts)
def test_every_hit_of_a_search_is_split_off(before: str, word: str, after: str) -> None:
    text = before + word + after
    found = [part.text for part in split_normalized(text, [normalize(word)]) if part.is_hit]
    assert bool(found) == bool(normalize(word))
    assert normalize(word) in normalize(text)
