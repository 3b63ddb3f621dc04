"""Which video is which episode, told by titles alone.

That a name is somewhere in a title proves nothing: a part of the title must be the episode's and
nothing else. Where in doubt none is taken; a person can name the video in the data.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from iomtui.catalogue.model import Series

_SHORTEST = 61
"""The fewest seconds of an episode: what YouTube calls a short had at most sixty."""


class Candidate(NamedTuple):
    """A video of the channel."""

    id: str
    """Its id, well formed."""
    title: str
    """Its title, as the channel has it."""
    duration: int | None = None
    """Its length in seconds."""


class Matches(NamedTuple):
    """What was found among some videos. The keys are ids of episodes."""

    taken: dict[str, str]
    """The id of the video of each episode that has one."""
    ambiguous: dict[str, tuple[str, ...]]
    """The ids of videos that fit equally well, of which none is taken; in alphabetical order."""
    numbered: dict[str, int]
    """The number in the title of an episode's video, where it is not its place in the list."""


def named_videos(series: Series) -> dict[str, str]:
    """Return the ids of videos that a person named, by the episode's id; each video once."""
    found: dict[str, str] = {}
    for episode in series.episodes:
        if episode.video and episode.video not in found.values():
            found[episode.id] = episode.video
    return found


class _Title(NamedTuple):
    """What an episode is called."""

    episode: str
    parts: list[str]


class Matcher:
    """Knows the titles of the episodes whose videos nobody has named yet."""

    def __init__(self, series: Series) -> None:
        named = named_videos(series)
        self._named = frozenset(named.values())
        self._places = {
            episode.id: place
            for place, episode in enumerate(series.episodes, 1)
            if episode.id not in named
        }
        self._titles: defaultdict[str, list[_Title]] = defaultdict(list)
        for episode in series.episodes:
            if episode.id in self._places and (parts := parts_of(episode.title.text)):
                self._titles[parts[0]].append(_Title(episode.id, parts))
        names = [series.publisher, *([series.channel.name] if series.channel else [])]
        self._noise = Noise(names)

    def match(self, candidates: Iterable[Candidate]) -> Matches:
        """Return what is certain and what is not. The order of the videos makes no difference."""
        fitting: defaultdict[str, set[str]] = defaultdict(set)
        numbers: defaultdict[str, set[int]] = defaultdict(set)
        for candidate in candidates:
            for episode in self._episodes_of(candidate):
                fitting[candidate.id].add(episode)
                numbers[candidate.id].update(numbers_in(candidate.title))
        rivals: defaultdict[str, list[str]] = defaultdict(list)
        for video in sorted(fitting):
            # What has the titles of several episodes is none of them.
            if len(fitting[video]) == 1:
                rivals[min(fitting[video])].append(video)
        taken = {name: rivals[name][0] for name in self._places if len(rivals[name]) == 1}
        numbered = {name: numbers[video] - {self._places[name]} for name, video in taken.items()}
        return Matches(
            taken,
            {name: tuple(rivals[name]) for name in self._places if len(rivals[name]) > 1},
            {name: min(found) for name, found in numbered.items() if found},
        )

    def _episodes_of(self, candidate: Candidate) -> Iterator[str]:
        """Find the episodes whose title a video has."""
        is_short = candidate.duration is not None and candidate.duration < _SHORTEST
        if candidate.id in self._named or is_short:
            return
        parts = parts_of(candidate.title)
        if not any(first in part for part in parts for first in self._titles):
            return  # most have nothing of an episode's title, and need not be taken apart
        forms = [self._noise.around(part) for part in parts]
        telling = [tells_of_it(barest) for *_, barest in forms]
        for start in range(len(forms)):
            for title in (title for form in forms[start] for title in self._titles.get(form, ())):
                stop = start + len(title.parts)
                tells = any(telling[:start]) or any(telling[stop:])
                if not tells and _are(title.parts, forms[start:stop]):
                    yield title.episode


def _are(title: list[str], found: list[list[str]]) -> bool:
    """Tell whether the parts of a title are among the forms of those that were found."""
    return len(title) == len(found) and all(
        part in forms for part, forms in zip(title, found, strict=True)
    )


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
