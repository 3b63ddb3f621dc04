"""What a stand-in for YouTube shows: channels and videos, and how it looks."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from tests.support.youtube.wire import Fault

State: TypeAlias = Literal[
    "public",
    "private",
    "removed",
    "members",
    "age",
    "geo",
    "upcoming",
    "bot-check",
    "captcha",
    "rate-limited",
]
"""Whether a video can be watched; the last three are answers of a YouTube that had enough."""

Layout: TypeAlias = Literal["usual", "renamed", "garbled"]
"""How pages are written: as now, with other names for everything (so that nothing is found and
nothing is wrong), or so that it cannot be read."""

Certificate: TypeAlias = Literal["good", "foreign", "not-yet", "expired"]
"""The certificate that is shown: a good one, a stranger's, or one of another time."""

Proxy: TypeAlias = Literal["open", "refuses", "absent"]
"""What the way to YouTube is like: open, refused by who keeps it, or not there at all."""


@dataclass(frozen=True)
class Video:
    """A video. `video()` makes one with an id of its own."""

    id: str
    title: Any
    seconds: int = 754
    views: int = 12_345
    age: str = "2 years ago"
    """When it was published, as a list has it."""
    uploaded: str = "2023-06-29T07:00:00-07:00"
    """When it was published, as its own page has it."""
    description: Any = "A film of the series.\n\nWatch all of them."
    subtitles: tuple[str, ...] = ("en", "id")
    """The languages of subtitles that people made."""
    automatic: tuple[str, ...] = ("id",)
    """The languages of subtitles that a machine made."""
    chapters: tuple[tuple[int, str], ...] = ()
    """When its parts begin, in seconds, and what they are called."""
    state: State = "public"


def made_id(text: str, length: int = 11) -> str:
    """Return an id that looks like one of YouTube's, always the same for a text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return base64.urlsafe_b64encode(digest).decode("ascii")[:length]


def video(title: Any, *, id: str | None = None, **facts: Any) -> Video:  # noqa: A002 - YouTube's word
    """Return a video whose id is made from its title, if none is given."""
    return Video(made_id(str(title)) if id is None else id, title, **facts)


@dataclass(frozen=True)
class Channel:
    """A channel and its videos, the newest first."""

    name: str
    handle: str
    videos: tuple[Video, ...]
    has_videos_tab: bool = True
    alert: str | None = None
    """What YouTube says of it instead of showing it."""
    sends_to: str | None = None
    """Where its page redirects to."""

    @property
    def id(self) -> str:
        """Its id."""
        return f"UC{made_id(self.handle, 22)}"

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://www.youtube.com/{self.handle}"


@dataclass(frozen=True)
class World:
    """All that a stand-in for YouTube shows, and what is wrong with it."""

    channels: tuple[Channel, ...] = ()
    page_size: int = 30
    layout: Layout = "usual"
    wire: Mapping[str, Fault] = field(default_factory=dict)
    """What is wrong on the way, by how the path begins; "" is all of them, the longest wins."""
    certificate: Certificate = "good"
    proxy: Proxy = "open"

    def channel(self, name: str) -> Channel | None:
        """Return the channel with a handle or an id."""
        return next((found for found in self.channels if name in {found.handle, found.id}), None)

    def video(self, name: str) -> tuple[Video, str] | None:
        """Return the video with an id, and the id of the channel that has it."""
        for channel in self.channels:
            for found in channel.videos:
                if found.id == name:
                    return found, channel.id
        return None
