"""Normalize text for comparison, so that what looks or is typed alike is the same."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

_ALIKE = (
    # Apostrophes and what stands for them (The Unicode Standard, sections 6.2, 7.8 and 9.1). They
    # are dropped, because people leave them out: Jumat for Jum'at.
    dict.fromkeys("'‘’‚‛′`´\u1ffdʻʼʾʿ׳", "")
    # Quotation marks, hyphens, dashes and minus signs (sections 6.2 and 9.1; CLDR's Latin-ASCII).
    | dict.fromkeys("“”„‟″״", '"')
    | dict.fromkeys("‐‒–—―−־", "-")
    # Latin letters that Unicode does not decompose (CLDR's Latin-ASCII).
    | {"đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ŋ": "n", "ø": "o", "ŧ": "t"}
    | {"æ": "ae", "œ": "oe", "þ": "th"}
    # Arabic letters that differ by language or keyboard: yeh, kaf and heh (Lucene's
    # ArabicNormalizer, PersianNormalizer and SoraniNormalizer), alef wasla (CAMeL Tools).
    | dict.fromkeys("\u0649\u06cc\u06d2", "\u064a")
    | {"\u06a9": "\u0643"}
    | dict.fromkeys("\u0629\u06c1\u06be\u06d5", "\u0647")
    | {"\u0671": "\u0627"}
    # Tatweel, which only widens a word (ArabicNormalizer), and the combining grapheme joiner,
    # which is invisible (The Unicode Standard, section 23.2).
    | {"\u0640": "", "\u034f": ""}
    # Separators in Arabic and Persian numbers (CLDR), and the slash in a fraction such as ½.
    | {"\u066b": ".", "\u066c": ",", "\u2044": "/"}
)
"""The letters and signs that Unicode tells apart and readers do not, with their sources."""


class _NormalForms(dict[int, str]):
    """The normal form of each character, computed on first use; a table for str.translate."""

    def __missing__(self, codepoint: int) -> str:
        form, previous = chr(codepoint), ""
        while form != previous:
            form, previous = "".join(map(_fold, form)), form
        self[codepoint] = form
        return form


def _fold(character: str) -> str:
    """Return the next form of a character on the way to its normal form."""
    if character in _ALIKE:
        return _ALIKE[character]
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return ""
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    decomposed = unicodedata.normalize("NFKD", character)
    return character.casefold() if decomposed == character else decomposed


_NORMAL_FORMS = _NormalForms()

# The sign comes first: the search for a literal is fast.
_POINT_IN_NUMBER = re.compile(r"[.,](?=\d)(?<=\d.)")
_SPACE_IN_NUMBER = re.compile(r" (?=\d{3}(?!\d))(?<=\d )(?<!\d{4} )")
"""A space before three digits, and after one to three; any other parts two numbers."""


def normalize(text: str) -> str:
    """Return a text without what makes no difference to a reader who searches.

    Case, accents, kinds of dashes and quotation marks, apostrophes, invisible characters, letters
    of `_ALIKE`, the script of digits, and separators in numbers, which differ by language.
    Normalizing twice changes nothing.
    """
    text = _SPACE_IN_NUMBER.sub("", text.translate(_NORMAL_FORMS))
    # Without points there may be three digits after another space.
    return _SPACE_IN_NUMBER.sub("", _POINT_IN_NUMBER.sub("", text))


class NormalizedPart(NamedTuple):
    """A part of a text."""

    text: str
    is_hit: bool


def occurrences(text: str, word: str) -> Iterator[int]:
    """Yield where a word begins in a text, both normalized, and does not overlap the one before.

    A number is found from its first digit on: 31 is not in 7431.
    """
    start = text.find(word) if word else -1
    while start >= 0:
        is_inside_number = word[0].isdigit() and text[start - 1 : start].isdigit()
        if not is_inside_number:
            yield start
        start = text.find(word, start + (1 if is_inside_number else len(word)))


def split_normalized(text: str, words: Sequence[str]) -> Iterator[NormalizedPart]:
    """Split a text so that each occurrence of one of the normalized words is a part.

    A letter stays together with its marks.
    """
    hits = _hits(text, words)
    clusters = groupby(_clusters(text), lambda cluster: not hits.isdisjoint(range(*cluster)))
    for is_hit, group in clusters:
        spans = list(group)
        yield NormalizedPart(text[spans[0][0] : spans[-1][1]], is_hit)


def _hits(text: str, words: Sequence[str]) -> set[int]:
    """Return the indexes of the characters that belong to one of the words."""
    normalized = normalize(text)
    origins: list[int] = []
    for index, character in enumerate(text):
        for each in _NORMAL_FORMS[ord(character)]:
            # Separators in numbers are missing; what follows them is a digit.
            if normalized[len(origins) : len(origins) + 1] == each:
                origins.append(index)
    hits: set[int] = set()
    for word in words:
        for start in occurrences(normalized, word):
            hits.update(range(origins[start], origins[start + len(word) - 1] + 1))
    return hits


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each run of characters that a terminal draws as one."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not _is_drawn_into(text[index - 1], text[index]):
            yield start, index
            start = index


_LINKERS = frozenset(
    "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d\u1039\u17d2\u1a60\u1b44\u1bab\ua9c0\uaaf6\U00011133"
)
"""What joins two consonants to one shape (Indic_Conjunct_Break, in scripts of today)."""


def _is_drawn_into(previous: str, character: str) -> bool:
    """Return whether there is no boundary between two characters (UAX #29, GB9 to GB11).

    That is before a mark, a joiner, a vowel sign of Thai or Lao and a skin tone; after a zero width
    joiner or a sign around digits, such as an end of ayah; and between consonants that are joined.
    """
    category = unicodedata.category(character)
    return (
        category[0] == "M"
        or character in "\u200c\u200d\u0e33\u0eb3"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or (
            unicodedata.category(previous) == "Cf"
            and previous != "\u200c"
            and previous + character != "\u200d "
        )
        or (previous in _LINKERS and category == "Lo")
    )
