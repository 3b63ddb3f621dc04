"""What the channel knows of the episodes: found on request, kept apart from what people wrote.

A supplement only adds. Without it the catalogue says everything that it said before.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import Meta

from iomtui.catalogue.model import Facts
from iomtui.reading.fields import Count, Id, Moment, Name, Tag, Url, VideoId

SUPPLEMENT = "channel.json"
"""What the file of a supplement is called, in a data folder and in the state folder."""

MAX_DESCRIPTION = 5000
"""The most characters of a description, as YouTube has it."""

MAX_TITLE = 200
"""The most characters of a title; YouTube has 100."""

ChannelId: TypeAlias = Annotated[str, Meta(pattern=r"\AUC[A-Za-z0-9_-]{22}\Z")]
"""The id of a channel on YouTube."""

State: TypeAlias = Literal[
    "public", "private", "removed", "members", "age", "geo", "upcoming", "unavailable"
]
"""Whether a video can be watched, and if not, why: private, removed, for members of the channel,
only with a confirmed age, not in this country, not yet, or for a reason that is not known."""

Seconds: TypeAlias = Annotated[int, Meta(ge=0, le=86_400)]
"""A time in a video."""


class Chapter(Facts, frozen=True, kw_only=True):
    """A part of a video."""

    start: Seconds
    """When it begins, in seconds."""
    title: Name
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
    channel: ChannelId | None = None
    """The channel that it belongs to."""
    title: str | None = None
    """Its title, on one line."""
    description: str | None = None
    """What the channel says of it, without addresses and numbers to call."""
    duration: Annotated[int, Meta(ge=1, le=86_400)] | None = None
    """Its length in seconds."""
    published: date | None = None
    """The day on which it was published."""
    published_exactly: bool = False
    """False if that day was worked out from words such as "2 years ago"."""
    views: Count | None = None
    """How often it was watched."""
    views_exactly: bool = False
    """False if that number was rounded."""
    subtitles: Annotated[tuple[Tag, ...], Meta(max_length=100)] = ()
    """The languages of subtitles that people made."""
    chapters: Annotated[tuple[Chapter, ...], Meta(max_length=200)] = ()
    """Its parts."""


class Origin(Facts, frozen=True, kw_only=True):
    """What was asked."""

    url: Url
    """The address that was asked for."""
    channel: ChannelId | None = None
    """The channel that answered."""
    name: str | None = None
    """What that channel calls itself, on one line."""
    listed: Count = 0
    """How many of its videos were looked at."""
    complete: bool = False
    """Whether those were all that it lists."""


class Supplement(Facts, frozen=True, kw_only=True):
    """What the channel knows of the episodes."""

    format: Count
    """The version of this format."""
    fetched: Moment
    """When the channel was asked last with success."""
    tool: Name
    """What asked: yt-dlp and its version."""
    origin: Origin
    """What was asked."""
    videos: dict[Id, Video] = msgspec.field(default_factory=dict)
    """The video of each episode, by the episode's id."""
    unmatched: tuple[Id, ...] = ()
    """The episodes for which no video was found."""
    ambiguous: dict[Id, tuple[VideoId, ...]] = msgspec.field(default_factory=dict)
    """The episodes for which there are several videos that fit equally well; none is taken."""
