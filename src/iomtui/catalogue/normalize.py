"""Normalize text for comparison: without case, accents and typographic signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_SIGNS = str.maketrans(
    dict.fromkeys("‘’‚‛′", "'")
    | dict.fromkeys("“”„‟″", '"')
    | dict.fromkeys("‐‑‒–—", "-")
    # Unicode does not decompose letters with a stroke.
    | {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d"}
)


def normalize(text: str) -> str:
    """Return a text without case, accents and typographic quotes and dashes (NFKD, casefold).

    Separators within numbers are removed, because languages use different ones.
    """
    text = _GROUPING.sub("", text)
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_SIGNS))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFKD", bare.casefold())


_GROUPING = re.compile(r"(?<=\d)[.,](?=\d)")


class NormalizedPart(NamedTuple):
    """A part of a text."""

    text: str
    is_hit: bool


def split_normalized(text: str, words: Sequence[str]) -> Iterator[NormalizedPart]:
    """Split a text so that each occurrence of one of the normalized words is a part."""
    is_hit = _hit_flags(text, words)
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or is_hit[index] != is_hit[start]:
            yield NormalizedPart(text[start:index], is_hit[start])
            start = index


def _hit_flags(text: str, words: Sequence[str]) -> list[bool]:
    """Return for each character whether it belongs to one of the words.

    A character may normalize to several characters, or to none.
    """
    origins: list[int] = []
    pieces: list[str] = []
    grouping = {match.start() for match in _GROUPING.finditer(text)}
    for index, character in enumerate(text):
        piece = "" if index in grouping else normalize(character)
        pieces.append(piece)
        origins += [index] * len(piece)
    normalized = "".join(pieces)
    is_hit = [False] * len(text)
    for word in filter(None, words):
        start = normalized.find(word)
        while start >= 0:
            for index in range(origins[start], origins[start + len(word) - 1] + 1):
                is_hit[index] = True
            start = normalized.find(word, start + len(word))
    # An accent belongs to the letter before it.
    for index in range(1, len(text)):
        is_hit[index] = is_hit[index] or (not pieces[index] and is_hit[index - 1])
    return is_hit
