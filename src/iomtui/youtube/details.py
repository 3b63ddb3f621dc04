"""What the channel knows of the episodes: found on request, kept apart from what people wrote.

A supplement only adds. Without it the catalogue says everything that it said before.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import Meta

from iomtui.catalogue.model import Facts
from iomtui.parsing.field_types import Count, Id, Moment, Url, VideoId

FORMAT = 1
"""The newest format of supplements that this program reads."""

MAX_BYTES = 512 * 1024
"""The most bytes of the file: as many as can be cleaned in about a second, at worst."""

MAX_EPISODES = 100
"""The most episodes that it may tell of."""

MAX_VIEWS = 10**11
"""More views than any video has."""

MAX_SECONDS = 86_400
"""The most seconds of a video."""

MAX_CHAPTERS = 200
"""The most chapters of a video."""

MAX_SUBTITLES = 100
"""The most languages of subtitles of a video."""

MAX_RIVALS = 20
"""The most videos that may fit equally well."""

MAX_DESCRIPTION = 5000
"""The most characters of a description, as YouTube has it."""

MAX_TITLE = 200
"""The most characters of a title; YouTube has 100."""

LANGUAGE = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|001|150|419))?"
"""A language, and perhaps its script and its region (BCP 47), each written as is usual.

Of the regions that are numbers only those that languages are spoken in: the world, Europe, and
Latin America. Others could be read as a number to call.
"""

Subtitle: TypeAlias = Annotated[str, Meta(pattern=rf"\A{LANGUAGE}\Z")]
"""The language of subtitles."""

Line: TypeAlias = Annotated[str, Meta(min_length=1, max_length=MAX_TITLE)]
"""A text on one line."""

Description: TypeAlias = Annotated[str, Meta(max_length=MAX_DESCRIPTION)]
"""A text of several lines."""

ChannelId: TypeAlias = Annotated[str, Meta(pattern=r"\AUC[A-Za-z0-9_-]{22}\Z")]
"""The id of a channel on YouTube."""

Tool: TypeAlias = Annotated[str, Meta(pattern=r"\Ayt-dlp( [0-9][0-9.]{0,39})?\Z")]
"""What asked: yt-dlp and its version."""

State: TypeAlias = Literal[
    "public", "private", "removed", "members", "age", "geo", "upcoming", "unavailable"
]
"""Whether a video can be watched, and if not, why: private, removed, for members of the channel,
only with a confirmed age, not in this country, not yet, or for a reason that is not known."""

Seconds: TypeAlias = Annotated[int, Meta(ge=0, le=MAX_SECONDS)]
"""A time in a video."""


class Chapter(Facts, frozen=True, kw_only=True):
    """A part of a video."""

    start: Seconds
    """When it begins, in seconds."""
    title: Line
    """What it is called, on one line."""


class Video(Facts, frozen=True, kw_only=True):
    """One video, as the channel described it. What is not known is None or empty."""

    id: VideoId
    """Its id."""
    matched: Literal["id", "title"]
    """Whether a person named it in the data, or its title is that of the episode."""
    fetched: Moment
    """When this was fetched."""
    state: State = "public"
    """Whether it can be watched."""
    state_seen: Moment | None = None
    """When that was seen, where it was not when the rest was."""
    channel: ChannelId | None = None
    """The channel that it belongs to."""
    title: Line | None = None
    """Its title, on one line."""
    description: Description | None = None
    """What the channel says of it, without addresses and numbers to call."""
    duration: Annotated[int, Meta(ge=1, le=MAX_SECONDS)] | None = None
    """Its length in seconds."""
    published: date | None = None
    """The day on which it was published."""
    published_exactly: bool = False
    """False if that day was worked out from words such as "2 years ago"."""
    views: Annotated[int, Meta(ge=0, le=MAX_VIEWS)] | None = None
    """How often it was watched."""
    views_exactly: bool = False
    """False if that number was rounded."""
    subtitles: Annotated[tuple[Subtitle, ...], Meta(max_length=MAX_SUBTITLES)] = ()
    """The languages of subtitles that people made."""
    chapters: Annotated[tuple[Chapter, ...], Meta(max_length=MAX_CHAPTERS)] = ()
    """Its parts."""


class Origin(Facts, frozen=True, kw_only=True):
    """What was asked."""

    url: Url
    """The address that was asked for."""
    channel: ChannelId | None = None
    """The channel that answered."""
    name: Line | None = None
    """What that channel calls itself, on one line."""
    listed: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    """How many of its videos were looked at."""
    complete: bool = False
    """Whether those were all that it lists."""


Videos: TypeAlias = Annotated[dict[Id, Video], Meta(max_length=MAX_EPISODES)]
"""A video by the id of its episode."""

Rivals: TypeAlias = Annotated[tuple[VideoId, ...], Meta(max_length=MAX_RIVALS)]
"""The ids of videos that fit equally well."""

Ambiguous: TypeAlias = Annotated[dict[Id, Rivals], Meta(max_length=MAX_EPISODES)]
"""Several videos by the id of the episode that they fit."""


class Details(Facts, frozen=True, kw_only=True):
    """What the channel knows of the episodes."""

    format: Count
    """The version of this format."""
    fetched: Moment
    """When the channel was asked last with success."""
    tool: Tool
    """What asked."""
    origin: Origin
    """What was asked."""
    videos: Videos = msgspec.field(default_factory=dict)
    """The video of each episode, by the episode's id."""
    unmatched: Annotated[tuple[Id, ...], Meta(max_length=MAX_EPISODES)] = ()
    """The episodes for which no video was found."""
    ambiguous: Ambiguous = msgspec.field(default_factory=dict)
    """The episodes for which there are several videos that fit equally well; none is taken."""
