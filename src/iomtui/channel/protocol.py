"""What we and the helper process that runs yt-dlp say to each other: lines of JSON.

We ask on its standard input; each question gets exactly one `Page`, `Details` or `Failed` on its
standard output. `Ready` or `Missing` comes first, and `Asking` before each request, so that
silence means that something hangs. Nothing here is clean yet: whoever reads it cleans it.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class _Line(msgspec.Struct, frozen=True, tag_field="is"):
    """Base of all lines."""


class Begin(_Line, frozen=True, tag="begin"):
    """The first line to the helper: the rules for all that follows."""

    budget: int
    """The most requests it may make in all."""
    pause: float
    """Seconds from the end of one request to the beginning of the next."""


class List(_Line, frozen=True, tag="list"):
    """Asks for the first page of the videos of a channel or playlist."""

    url: str
    """Its address."""


class More(_Line, frozen=True, tag="more"):
    """Asks for the next page."""


class Look(_Line, frozen=True, tag="look"):
    """Asks for the details of a video."""

    id: str
    """Its id."""


Question: TypeAlias = Begin | List | More | Look
"""What we say to the helper."""


class Ready(_Line, frozen=True, tag="ready"):
    """The helper has loaded yt-dlp."""

    version: str
    """The version of yt-dlp."""


class Missing(_Line, frozen=True, tag="missing"):
    """yt-dlp is not installed, or cannot be loaded."""


class Asking(_Line, frozen=True, tag="asking"):
    """A request begins."""

    requests: int
    """How many there are with this one."""


class Listed(_Line, frozen=True, tag="listed"):
    """A video in a list."""

    id: str
    """What is said to be its id."""
    title: str = ""
    """Its title."""
    duration: int | None = None
    """Its length in seconds."""
    views: int | None = None
    """How often it was watched; rounded."""
    published: str | None = None
    """The day on which it was published, about (YYYYMMDD)."""


class Page(_Line, frozen=True, tag="page"):
    """A page of a list."""

    videos: tuple[Listed, ...]
    """The videos on it."""
    is_last: bool
    """Whether there are no further pages."""
    channel: str | None = None
    """What is said to be the id of the channel."""
    name: str | None = None
    """What the channel calls itself."""


class Part(_Line, frozen=True, tag="part"):
    """A chapter of a video."""

    start: int
    """When it begins, in seconds."""
    title: str
    """What it is called."""


class VideoDetails(_Line, frozen=True, tag="details"):
    """What a video's own page says of it."""

    id: str
    """What is said to be its id."""
    title: str | None = None
    """Its title."""
    channel: str | None = None
    """What is said to be the id of its channel."""
    description: str | None = None
    """What the channel says of it."""
    duration: int | None = None
    """Its length in seconds."""
    published: str | None = None
    """The day on which it was published (YYYYMMDD)."""
    views: int | None = None
    """How often it was watched."""
    subtitles: tuple[str, ...] = ()
    """What are said to be the languages of subtitles that people made."""
    chapters: tuple[Part, ...] = ()
    """Its chapters."""
    availability: str | None = None
    """yt-dlp's word for who may watch it."""
    signs: Signs | None = None
    """What went wrong although there is an answer."""


class Signs(_Line, frozen=True, tag="signs"):
    """The signs by which one can tell what went wrong."""

    messages: tuple[str, ...] = ()
    """What yt-dlp said: the error first, then warnings in order; each cut to 500 characters."""
    causes: tuple[str, ...] = ()
    """The names of the classes along the chain of exceptions, the outermost first."""
    status: int | None = None
    """The status of the HTTP answer."""
    errno: int | None = None
    """The system's number of the fault."""
    verify_code: int | None = None
    """OpenSSL's number of what is wrong with a certificate."""
    is_over_budget: bool = False
    """Whether a further request would have been one too many."""
    is_other_host: bool = False
    """Whether a request to another host than YouTube's was refused."""
    is_html: bool = False
    """Whether HTML or nothing came where JSON belongs."""


class Failed(_Line, frozen=True, tag="failed"):
    """There is no answer to the question."""

    signs: Signs
    """By which one can tell why."""


Answer: TypeAlias = Ready | Missing | Asking | Page | VideoDetails | Failed
"""What the helper says to us."""
