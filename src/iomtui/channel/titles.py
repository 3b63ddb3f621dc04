"""Titles of videos taken apart: into parts, and each part out of the noise around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_BOUNDS = re.compile(r"""[|–—\-−‐‑/\\:()\[\]{}“”„"«»‹›<>#•·~;]+""")
"""What parts a title. Other widths of these are brought to one form before (NFKC)."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_APOSTROPHES = str.maketrans("’‘ʼ′`", "'''''")


def parts_of(title: str) -> list[str]:
    """Return the parts of a title in lower case, each as words with a space between."""
    plain = unicodedata.normalize("NFKC", title).translate(_APOSTROPHES).casefold()
    return list(filter(None, (" ".join(_WORD.findall(part)) for part in _BOUNDS.split(plain))))


class Noise:
    """Words beside an episode's title that do not say which episode it is."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take names for noise, those of the channel and the series, besides what all have."""
        self._words = _NOISE.union(" ".join(parts_of(name)) for name in names)
        self._longest = max(_LONGEST_NUMBER, *(len(words.split()) for words in self._words))

    def around(self, part: str) -> list[str]:
        """Return a part of a title, and what it is with ever less noise at its two ends.

        The last is empty if it is nothing but noise.
        """
        words, forms = part.split(), [part]
        while True:
            lengths = range(min(self._longest, len(words) - 1), 0, -1)
            before = next((n for n in lengths if self._has(words[:n], _LEADING)), 0)
            after = next((n for n in lengths if self._has(words[-n:], _NUMBER)), 0)
            if not before and not after:
                return [*forms, ""] if self._has(words, _NUMBER) else forms
            words = words[before:] if before else words[:-after]
            forms.append(" ".join(words))

    def _has(self, words: list[str], number: re.Pattern[str]) -> bool:
        text = " ".join(words)
        return text in self._words or number.fullmatch(text) is not None


_NOISE = frozenset(
    (
        *("web series", "webseries", "series", "serial web", "serial", "full episode", "official"),
        *("eng sub", "engsub", "english sub", "english subtitle", "english subtitles", "sub eng"),
        *("with english subtitles", "sub indo", "subtitle indonesia", "takarir bahasa indonesia"),
        *("subtitle bahasa indonesia", "short film", "film pendek", "hd", "full hd", "4k"),
    )
)

_BEFORE_A_NUMBER = r"(?:s\d{1,2} ?e|episode ?|episod |eps? ?|e ?|bagian |part )"
_NUMBER = re.compile(rf"{_BEFORE_A_NUMBER}\d{{1,3}}(?: (?:of|dari) \d{{1,3}})?")
_LONGEST_NUMBER = 4
"""The most words of a number, as in "episode 1 of 5"."""

_LEADING = re.compile(rf"\d{{1,3}}|{_NUMBER.pattern}")
_NUMBERED = re.compile(rf"\b{_BEFORE_A_NUMBER}(\d{{1,3}})\b")
_BARE = re.compile(r"(\d{1,3})(?: (?!min|menit|sec|detik|hour|jam|year|tahun)[^\W\d].*)?")
"""A number where a part begins; but none of minutes and the like."""


def numbers_in(title: str) -> set[int]:
    """Return the number that a title gives an episode, if it gives one."""
    parts = parts_of(title)
    if found := _NUMBERED.search(" ".join(parts)):
        return {int(found[1])}
    bare = [int(found[1]) for found in map(_BARE.fullmatch, parts) if found]
    return set(bare[:1])


_OF_IT = (
    *("trailer", "trailers", "teaser", "teasers", "cuplikan", "promo", "sneak peek", "preview"),
    *("behind the scene", "behind the scenes", "bts", "di balik layar", "making of", "shorts"),
    *("compilation", "kompilasi", "highlight", "highlights", "recap", "all episodes", "excerpt"),
    *("semua episode", "seluruh episode", "discussion", "diskusi", "bincang", "talk show"),
    *("talkshow", "webinar", "interview", "wawancara", "launch", "launching", "peluncuran"),
    *("reaction", "review", "bloopers", "soundtrack", "ost", "clip", "klip", "q a"),
)
_TELLS = re.compile(rf"\b(?:{'|'.join(_OF_IT)})\b")


def tells_of_it(part: str) -> bool:
    """Tell whether a part of a title says that the video is about an episode, and not one."""
    return part == "short" or _TELLS.search(part) is not None
