"""Text folded for comparing: case, accents and typographic signs make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_SIGNS = str.maketrans(
    dict.fromkeys("‘’‚‛′", "'")
    | dict.fromkeys("“”„‟″", '"')
    | dict.fromkeys("‐‑‒–—", "-")
    # Letters with a stroke, which Unicode does not take apart.
    | {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d"}
)


def normalize(text: str) -> str:
    """Return a text without case, accents and typographic quotes and dashes (NFKD, casefold).

    What groups the digits of a number is left out: languages do it with different signs.
    """
    text = _GROUPING.sub("", text)
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_SIGNS))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFKD", bare.casefold())


_GROUPING = re.compile(r"(?<=\d)[.,](?=\d)")


class NormalizedPart(NamedTuple):
    """A piece of a text."""

    text: str
    """The piece."""
    is_hit: bool
    """Whether it is one of the words looked for."""


def split_normalized(text: str, words: Sequence[str]) -> Iterator[NormalizedPart]:
    """Yield a text in pieces, those that equal one of some folded words apart."""
    marked = _marked(text, words)
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or marked[index] != marked[start]:
            yield NormalizedPart(text[start:index], marked[start])
            start = index


def _marked(text: str, words: Sequence[str]) -> list[bool]:
    """Tell of each character whether it belongs to a word; one may fold to several, or none."""
    origins: list[int] = []
    pieces: list[str] = []
    grouping = {found.start() for found in _GROUPING.finditer(text)}
    for index, character in enumerate(text):
        piece = "" if index in grouping else normalize(character)
        pieces.append(piece)
        origins += [index] * len(piece)
    whole = "".join(pieces)
    marked = [False] * len(text)
    for word in filter(None, words):
        found = whole.find(word)
        while found >= 0:
            for index in range(origins[found], origins[found + len(word) - 1] + 1):
                marked[index] = True
            found = whole.find(word, found + len(word))
    # An accent belongs to the letter before it.
    for index in range(1, len(text)):
        marked[index] = marked[index] or (not pieces[index] and marked[index - 1])
    return marked
