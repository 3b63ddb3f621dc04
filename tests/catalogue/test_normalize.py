"""Normalize texts for comparison, and split them at words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import accumulate, pairwise
from typing import Literal

import pytest
import wcwidth
from hypothesis import assume, given
from hypothesis import strategies as st

from iomtui.catalogue.normalize import normalize, split_normalized
from iomtui.parsing.sanitize import clean
from tests.support.spellings import SPELLINGS

# Characters that normalize to none, to several or to signs must be frequent.
ODD = st.sampled_from(
    "aAeéÉsßẞiİıﬁǿ…½ªΣςσ’‘'´\u1ffd“”\"″–—‑-\u0301\u0308\u0345\u200c ㎏각ｱﾞ123①٣.,\u066c\u0640كکىی"
)
texts = st.text(st.one_of(ODD, st.characters(exclude_categories=["Cs"])), max_size=30)
words = st.lists(texts.map(normalize), max_size=3)
spelled = st.lists(
    st.sampled_from([*SPELLINGS.values(), " ", "a", "7 431", "Jum’at", "👍🏽"]), min_size=1
).map(lambda each: clean("".join(each)))


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Medan", "mEDAN"),
        ("Café Société", "cafe societe"),
        ("cafe\u0301", "cafe"),
        ("İstanbul, Diyarbakır", "istanbul, diyarbakir"),
        ("ΟΔΟΣ", "οδος"),
        ("ﬁlm", "FILM"),
        ("“toll” ‘of’ it", '"toll" of it'),
        ("2022–2023 — x‑y ‐‒―−5", "2022-2023 - x-y ----5"),
        ("Việt Nam", "viet nam"),
        ("Straße Łódź Đà Nẵng smørrebrød ǿ Þór", "strasse lodz da nang smorrebrod o thor"),
        ("Ægir cœur", "aegir coeur"),
        ("½", "1/2"),
    ],
)
def test_case_accents_and_typographic_signs_make_no_difference(text: str, same: str) -> None:
    assert normalize(text) == normalize(same) == same.casefold()


def all_alike(*texts: str) -> bool:
    return len(set(map(normalize, texts))) == 1


def test_an_apostrophe_may_be_any_or_missing() -> None:
    assert all_alike("Qur'an", "Qur’an", "Qurʼan", "Qur`an", "Qur´an", "Qur‘an", "Qurʾan", "Quran")
    assert all_alike("Jum'at", "Jum’at", "jumʻat", "Jumat")


def test_separators_in_numbers_make_no_difference() -> None:
    alike = ["7431", "7 431", "7,431", "7.431", "7'431", "7’431", "7\xa0431", "7\u202f431"]
    assert all_alike(*alike, "٧٤٣١", "٧٬٤٣١", "۷٬۴۳۱", "７４３１")
    assert all_alike("1 234 567,89", "1.234.567,89", "1,234,567.89", "123456789")


def test_a_space_between_two_numbers_stays() -> None:
    for text in ("29 2023", "2023 500", "7 4310", "7 43", "a 431"):
        assert normalize(text) == text


def test_letters_of_arabic_script_that_readers_do_not_tell_apart_are_alike() -> None:
    assert all_alike("كريم", "کریم", "كـريم", "کرىم", "كَرِيمٌ")
    assert all_alike("أحمد", "احمد", "ٱحمد")
    assert all_alike("مدرسة", "مدرسه", "مدرسە")


def test_invisible_characters_make_no_difference() -> None:
    assert all_alike("می\u200cخواهم", "میخواهم", "می\u2060خواهم", "می\u200dخواهم")
    assert all_alike("co\u00adoperate", "cooperate", "co\u200boperate", "co\u034foperate")


@pytest.mark.parametrize(
    ("text", "other"), [("a", "b"), ("a b", "ab"), ("1", "l"), ("0", "o"), ("ab", "ba")]
)
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
        for part in split_normalized(text, [normalize(word) for word in looked_for])
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
        ("‘Jum’at’", ["jumat"], "‘[Jum’at]’"),
        ("Jum’at", ["jum"], "[Jum]’at"),
        ("over 7 431 people", ["7431"], "over [7 431] people"),
        ("over 7 431 people", ["7"], "over [7] 431 people"),
        ("1.234 567", ["1234"], "[1.234] 567"),
        ("7.431 of 31, 131", ["31"], "7.431 of [31], 131"),
        ("2023", ["20", "23"], "[20]23"),
        ("می\u200cخواهم", ["می"], "[می\u200c]خواهم"),
        ("كَرِيم", ["کر"], "[كَرِ]يم"),
        ("\u0915\u093f\u0938", ["\u0915"], "[\u0915\u093f]\u0938"),
        ("\u0915\u093f\u0938", ["\u093f"], "[\u0915\u093f]\u0938"),
        ("\u0915\u094d\u0937", ["\u0937"], "[\u0915\u094d\u0937]"),
        ("\u0dc1\u0dca\u200d\u0dbb\u0dd3", ["\u0dbb"], "[\u0dc1\u0dca\u200d\u0dbb\u0dd3]"),
        ("\u0d28\u0d4d\u200d x", ["\u0d28"], "[\u0d28\u0d4d\u200d] x"),
        ("\u0e19\u0e49\u0e33", ["\u0e19"], "[\u0e19\u0e49\u0e33]"),
        ("👍🏽", ["👍"], "[👍🏽]"),
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
        # What is before a number decides whether it is one.
        has_word = any(word in normalize(part.text) for word in sought)
        assert part.is_hit == has_word or any(word[0].isdigit() for word in sought)


@given(texts, texts, texts)
def test_every_hit_of_a_search_is_split_off(before: str, word: str, after: str) -> None:
    assume(not normalize(word)[:1].isdigit())
    text = before + word + after
    found = [part.text for part in split_normalized(text, [normalize(word)]) if part.is_hit]
    assert bool(found) == bool(normalize(word))
    assert normalize(word) in normalize(text)


FORMS: list[Literal["NFC", "NFD", "NFKC", "NFKD"]] = ["NFC", "NFD", "NFKC", "NFKD"]
CASES = [str.upper, str.lower, str.title]
ALIKE = st.lists(st.sampled_from(["'’", "’ʼ", "-−", "کك", "یي", "ıi", "øo"]))


@given(texts, st.sampled_from(FORMS), st.sampled_from(CASES), ALIKE)
def test_a_word_is_found_however_it_is_typed(
    text: str, form: Literal["NFC"], change_case: Callable[[str], str], alike: list[str]
) -> None:
    typed = text = re.sub("[\u0345´″]", "", text)  # these are other characters in capitals or NFKC
    for pair in alike:
        typed = typed.replace(pair[0], pair[1])
    typed = unicodedata.normalize(form, change_case(typed))
    assert set(normalize(typed).split()) == set(normalize(text).split())


@given(spelled, st.data())
def test_a_hit_begins_and_ends_between_letters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    word = normalize(text[start : data.draw(st.integers(start, len(text)))])
    boundaries = {0, *accumulate(map(len, wcwidth.iter_graphemes(text)))}
    parts = [len(part.text) for part in split_normalized(text, word.split())]
    assert boundaries.issuperset(accumulate(parts))
