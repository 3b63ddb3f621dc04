"""Details: what YouTube says of the episodes' videos, as types, and how a video is cleaned.

Details only add to what people wrote. Without them the catalogue says all that it said before.
"""

import re
from datetime import date
from itertools import pairwise
from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from iomtui.catalogue.links import source_address
from iomtui.catalogue.model import Facts
from iomtui.parsing.field_types import Id, Moment, Url, VideoId
from iomtui.parsing.sanitize import clean, one_line

FORMAT: Literal[1] = 1
"""The newest format of details files that this program reads."""

FIRST_VIDEO = date(2005, 4, 23)
"""The day of the first video on YouTube."""

MAX_EPISODES = 100
MAX_VIEWS = 10**11
MAX_SECONDS = 86_400
MAX_CHAPTERS = 200
MAX_SUBTITLES = 100

MAX_RIVALS = 20
"""The most videos that may fit an episode equally well."""

MAX_DESCRIPTION = 5000
"""The most characters of a description; YouTube's own limit."""

MAX_TITLE = 200
"""The most characters of a title; YouTube's own limit is 100."""

LANGUAGE = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|001|150|419))?"
"""A language, and perhaps its script and its region (BCP 47), each in its usual case.

Of the regions that are numbers only those that languages are spoken in: the world, Europe, and
Latin America.
"""

Subtitle: TypeAlias = Annotated[str, Meta(pattern=rf"\A{LANGUAGE}\Z")]
Line: TypeAlias = Annotated[str, Meta(min_length=1, max_length=MAX_TITLE)]
ChannelId: TypeAlias = Annotated[str, Meta(pattern=r"\AUC[A-Za-z0-9_-]{22}\Z")]

State: TypeAlias = Literal[
    "public", "private", "removed", "members", "age", "geo", "upcoming", "unavailable"
]
"""Whether a video can be watched, and if not, why: private, removed, for members of the channel,
only with a confirmed age, not in this country, not yet, or for a reason that is not known."""


class Chapter(Facts, frozen=True, kw_only=True):
    """A part of a video."""

    start: Annotated[int, Meta(ge=0, lt=MAX_SECONDS)]
    """When it begins, in seconds."""
    title: Line


class Video(Facts, frozen=True, kw_only=True):
    """One video, as YouTube describes it. What is not known is None or empty."""

    id: VideoId
    matched: Literal["id", "title"]
    """Whether a person named it in the data, or its title is that of the episode."""
    fetched: Moment
    state: State = "public"
    state_seen: Moment | None = None
    """When the state was seen, where it was not when the rest was fetched."""
    channel: ChannelId | None = None
    title: Line | None = None
    description: Annotated[str, Meta(max_length=MAX_DESCRIPTION)] | None = None
    duration: Annotated[int, Meta(ge=1, le=MAX_SECONDS)] | None = None
    """Its length in seconds."""
    published: date | None = None
    published_exactly: bool = False
    """False if that day was worked out from words such as "2 years ago"."""
    views: Annotated[int, Meta(ge=0, le=MAX_VIEWS)] | None = None
    views_exactly: bool = False
    """False if that number was rounded."""
    subtitles: Annotated[tuple[Subtitle, ...], Meta(max_length=MAX_SUBTITLES)] = ()
    """The languages of subtitles that people made."""
    chapters: Annotated[tuple[Chapter, ...], Meta(max_length=MAX_CHAPTERS)] = ()


class Origin(Facts, frozen=True, kw_only=True):
    """The channel or playlist that was asked for."""

    url: Url
    channel: ChannelId | None = None
    """The channel that answered."""
    name: Line | None = None
    listed: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    """How many of its videos were looked at."""
    complete: bool = False
    """Whether those were all that it lists."""

    def __post_init__(self) -> None:
        if source_address(self.url) != self.url:
            raise ValueError(f"url: {self.url}")


Rivals: TypeAlias = Annotated[tuple[VideoId, ...], Meta(max_length=MAX_RIVALS)]


class Details(Facts, frozen=True, kw_only=True):
    """What YouTube says of the episodes' videos. The keys are ids of episodes."""

    format: Literal[1]
    fetched: Moment
    """When YouTube was asked last with success."""
    tool: Annotated[str, Meta(pattern=r"\Ayt-dlp( [0-9][0-9.]{0,39})?\Z")]
    """The program that asked, and its version."""
    origin: Origin
    videos: Annotated[dict[Id, Video], Meta(max_length=MAX_EPISODES)] = msgspec.field(
        default_factory=dict
    )
    unmatched: Annotated[tuple[Id, ...], Meta(max_length=MAX_EPISODES)] = ()
    """The episodes for which no video was found."""
    ambiguous: Annotated[dict[Id, Rivals], Meta(max_length=MAX_EPISODES)] = msgspec.field(
        default_factory=dict
    )
    """The episodes for which several videos fit equally well, so that none is taken."""

    def __post_init__(self) -> None:
        if len({video.id for video in self.videos.values()}) < len(self.videos):
            raise ValueError("videos: one is that of two episodes")


def clean_video(video: Video) -> Video:
    """Return a video whose texts are safe to show, without values that cannot be true.

    Its ids must be well formed already: without them there is no video.
    """
    duration = _within(video.duration, 1, MAX_SECONDS)
    views = _within(video.views, 0, MAX_VIEWS)
    is_possible = video.published is not None and video.published >= FIRST_VIDEO
    return replace(
        video,
        title=clean_title(video.title),
        description=clean_description(video.description),
        duration=duration,
        published=video.published if is_possible else None,
        published_exactly=video.published_exactly and is_possible,
        views=views,
        views_exactly=video.views_exactly and views is not None,
        subtitles=tuple(dict.fromkeys(video.subtitles))[:MAX_SUBTITLES],
        chapters=_clean_chapters(video.chapters, duration),
    )


def clean_title(text: str | None) -> str | None:
    """Return a title, or another name, on one line; None if there is no letter or digit in it."""
    line = one_line(clean(text or "", MAX_TITLE))
    return line if any(map(str.isalnum, line)) else None


def clean_description(text: str | None) -> str | None:
    """Return a description with its lines; None if there is no letter or digit in it."""
    lines = map(one_line, clean(text or "", MAX_DESCRIPTION).split("\n"))
    tidy = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return tidy if any(map(str.isalnum, tidy)) else None


def _clean_chapters(chapters: tuple[Chapter, ...], duration: int | None) -> tuple[Chapter, ...]:
    """Return chapters with clean titles; none unless they are chapters by YouTube's own rule.

    At least three, the first at 0:00, rising, each at least 10 seconds long and with a title.
    yt-dlp takes any times in a description for chapters, such as those of a timetable.
    """
    starts = [chapter.start for chapter in chapters]
    ends = [*starts, *([duration] if duration else [])]
    is_long = all(end - start >= 10 for start, end in pairwise(ends))
    titles = [clean_title(chapter.title) or "" for chapter in chapters]
    is_list = 3 <= len(chapters) <= MAX_CHAPTERS and starts[0] == 0
    if not (is_list and is_long and all(titles)):
        return ()
    return tuple(
        Chapter(start=start, title=title) for start, title in zip(starts, titles, strict=True)
    )


def _within(value: int | None, least: int, most: int) -> int | None:
    return value if value is not None and least <= value <= most else None
