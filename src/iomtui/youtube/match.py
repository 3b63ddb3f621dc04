"""Which video is which episode, by their titles.

A title is split into parts. Some of them, one after another, must be exactly the parts of an
episode's title, apart from words such as "Episode 1" or "Eng Sub" at their ends: that a name is
somewhere in a title proves nothing. In doubt there is no match; a person can name the video.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from iomtui.catalogue.model import Series
from iomtui.youtube.details import Video

_MIN_SECONDS = 61
"""The length of the shortest episode: what YouTube calls a short had at most sixty seconds."""

_SEPARATORS = re.compile(r"""[|–—\-−‐‑/\\:()\[\]{}“”„"«»‹›<>#•·~;]+""")
"""Other widths of these are brought to one form before (NFKC)."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_APOSTROPHES = str.maketrans("’‘ʼ′`", "'''''")

_NUMBERED = r"(?:s\d{1,2} ?e|episode? ?|eps? ?|e ?|bagian |part )(\d{1,3})"
_NOISE = (
    r"(?:serial )?web ?series|series|serial web|serial|full episode|official|(?:full )?hd|4k|"
    r"(?:with )?eng(?:lish)? ?sub(?:titles?)?|sub eng|sub(?:title)? indo(?:nesia)?|"
    r"(?:takarir|subtitle) bahasa indonesia|short film|film pendek"
)
_ABOUT = re.compile(
    r"^short$|\b(?:trailers?|teasers?|cuplikan|promo|sneak peek|preview|behind the scenes?|bts|"
    r"di balik layar|making of|shorts|compilation|kompilasi|highlights?|recap|excerpt|"
    r"all episodes|(?:semua|seluruh) episode|discussion|diskusi|bincang|talk ?show|webinar|"
    r"interview|wawancara|launch|launching|peluncuran|reaction|review|bloopers|soundtrack|ost|"
    r"clip|klip|q a)\b"
)
"""Words of a part which says that the video is about an episode, and not the episode."""


class Matches(NamedTuple):
    """Matches between episodes and videos. The keys are ids of episodes."""

    taken: dict[str, str]
    """The id of the video, for each episode that exactly one video matches."""
    ambiguous: dict[str, tuple[str, ...]]
    """The ids of all videos, in alphabetical order, for each episode that several match."""
    numbered: dict[str, int]
    """The number in the video's title, where it is not the place of the episode in the series."""


def named_videos(series: Series) -> dict[str, str]:
    """Return the ids of videos that a person named, by the episode's id; each video once."""
    named: dict[str, str] = {}
    for episode in series.episodes:
        if episode.video and episode.video not in named.values():
            named[episode.id] = episode.video
    return named


def match_titles(series: Series, videos: Iterable[Video]) -> Matches:
    """Match the episodes whose videos nobody has named; in any order, with the same result."""
    named = named_videos(series)
    noise = _noise_at_ends([series.publisher, *([series.channel.name] if series.channel else [])])
    titles = {
        each.id: title_parts(each.title.text) for each in series.episodes if each.id not in named
    }
    rivals: defaultdict[str, list[Video]] = defaultdict(list)
    for video in videos:
        is_short = video.duration is not None and video.duration < _MIN_SECONDS
        if not is_short and video.id not in named.values():
            forms = [(part, noise.sub("", part)) for part in title_parts(video.title or "")]
            episodes = [name for name, title in titles.items() if _has_title(forms, title)]
            if len(episodes) == 1:  # a video with the titles of several episodes is none of them
                rivals[episodes[0]].append(video)
    matches = Matches({}, {}, {})
    for place, episode in enumerate(series.episodes, 1):
        ids = sorted(video.id for video in rivals[episode.id])
        if len(ids) > 1:
            matches.ambiguous[episode.id] = tuple(ids)
        elif ids:
            matches.taken[episode.id] = ids[0]
            number = _number(rivals[episode.id][0], titles[episode.id])
            if number is not None and number != place:
                matches.numbered[episode.id] = number
    return matches


def title_parts(title: str) -> list[str]:
    """Return the parts of a title in lower case, each as words with one space between."""
    plain = unicodedata.normalize("NFKC", title).translate(_APOSTROPHES).casefold()
    return list(filter(None, (" ".join(_WORD.findall(part)) for part in _SEPARATORS.split(plain))))


def _noise_at_ends(names: Iterable[str]) -> re.Pattern[str]:
    """Return what matches words without meaning at the ends of a part, `names` among them."""
    plain = filter(None, (" ".join(title_parts(name)) for name in names))
    noise = "|".join([*map(re.escape, plain), _NOISE, rf"{_NUMBERED}(?: (?:of|dari) \d{{1,3}})?"])
    return re.compile(rf"^(?:(?:{noise}|\d{{1,3}})(?: |$))+|(?:(?:^| )(?:{noise}))+$")


def _has_title(forms: list[tuple[str, str]], title: list[str]) -> bool:
    """Return whether parts of a video's title are those of an episode and the others not about it.

    `forms` are the parts, each as it is and without noise.
    """
    for start in range(len(forms) - len(title) + 1):
        end = start + len(title)
        rest = forms[:start] + forms[end:]
        is_equal = all(part in form for part, form in zip(title, forms[start:end], strict=True))
        if title and is_equal and not any(_ABOUT.search(bare) for _, bare in rest):
            return True
    return False


def _number(video: Video, title: list[str]) -> int | None:
    """Return the number that a video's title gives the episode; None if it gives none."""
    text = "|".join(title_parts(video.title or ""))
    first = re.escape(title[0])
    found = re.search(rf"\b{_NUMBERED}\b|(?:^|\|)(\d{{1,3}})(?:\||$| {first})", text)
    return int(found[1] or found[2]) if found else None
