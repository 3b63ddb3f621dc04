"""The answers of yt-dlp: its JSON as videos with valid ids and clean, bounded values."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import Any, Literal

from iomtui.catalogue.model import Series
from iomtui.youtube.details import LANGUAGE, Chapter, State, Video, clean_video
from iomtui.youtube.match import Matches
from iomtui.youtube.report import Fault

FIELDS = (
    "id,title,duration,timestamp,upload_date,view_count,channel_id,description,chapters,"
    "subtitles,availability,playlist_channel,playlist_channel_id"
)
"""The fields that are read, as yt-dlp's output template names them."""

_VIDEO = re.compile(r"[A-Za-z0-9_-]{11}")
_CHANNEL = re.compile(r"UC[A-Za-z0-9_-]{22}")
_TAG = re.compile(rf"(?P<language>{LANGUAGE})(?:-[A-Za-z0-9_-]+)?")
"""A language, script and region; what follows is YouTube's name for one of several subtitles."""

_LARGEST = 2**53
"""Beyond that, JSON's numbers are not exact."""

_MAX_TEXT = 6000
"""The most characters of a text that are cleaned; YouTube's descriptions have at most 5,000."""

_UNTITLED = "<Untitled Chapter"
"""What yt-dlp calls chapters that it adds."""

_STATES: dict[str, State] = {
    "private": "private",
    "subscriber_only": "members",
    "premium_only": "members",
    "needs_auth": "age",
}
"""By yt-dlp's word for who may watch a video."""

MAX_ENTRIES = 400
"""The most videos of a list that are ever read: some 14 requests."""


@dataclass
class Answers:
    """The answers to one fetch, as far as they have come."""

    url: str
    """The address that is asked, in its plainest form."""
    now: datetime
    zone: tzinfo
    """The zone of days."""
    limit: int = MAX_ENTRIES
    """The most videos of a list that are read."""
    listed: dict[str, Video] = field(default_factory=dict)
    """Videos by their ids, as the list describes them."""
    pages: dict[str, Video] = field(default_factory=dict)
    """Videos by their ids, as their own pages describe them."""
    matches: Matches = field(default_factory=lambda: Matches({}, {}, {}))
    channel: str | None = None
    """The id of the channel that answered."""
    name: str | None = None
    """The name of that channel, not cleaned."""
    has_list: bool = False
    """Whether as much of the list came as was wanted."""
    is_complete: bool = False
    """Whether that was all of it."""
    requests: int = 0
    version: str = ""
    """The version of yt-dlp, not cleaned."""
    fault: Fault | None = None

    def add_entry(self, entry: dict[str, Any]) -> None:
        """Add an entry of the list, unless its video is there already or has no valid id."""
        self.channel = self.channel or _channel_id(entry.get("playlist_channel_id"))
        self.name = self.name or _text(entry.get("playlist_channel"))
        video = entry.get("id")
        if isinstance(video, str) and _VIDEO.fullmatch(video) and video not in self.listed:
            # A playlist may have videos of any channel.
            channel = None if "/playlist?" in self.url else self.channel
            self.listed[video] = self._video(entry, matched="title", channel=channel)

    def page_video(
        self, page: dict[str, Any], *, matched: Literal["id", "title"], state: State
    ) -> Video:
        """Return a video by its own page; `state` is by yt-dlp's messages."""
        if state == "public":
            state = _STATES.get(str(page.get("availability")), "public")
        subtitles = page.get("subtitles")
        tags = (_TAG.fullmatch(tag) for tag in (subtitles if isinstance(subtitles, dict) else ()))
        return self._video(
            page,
            matched=matched,
            state=state,
            channel=_channel_id(page.get("channel_id")),
            description=_text(page.get("description")),
            published_exactly=True,
            views_exactly=True,
            subtitles=tuple(tag["language"] for tag in tags if tag),
            chapters=_chapters(page.get("chapters")),
        )

    def _video(self, values: dict[str, Any], **facts: Any) -> Video:
        title = _text(values.get("title"))
        if title == f"youtube video #{values['id']}":
            title = None  # yt-dlp makes that up where it finds none
        video = Video(
            id=values["id"],
            fetched=self.now,
            title=title,
            duration=_count(values.get("duration")),
            published=_day(values, self.zone),
            views=_count(values.get("view_count")),
            **facts,
        )
        return clean_video(video)


def zone_of(series: Series) -> tzinfo:
    """Return the zone in which the data gives times; UTC if it gives none."""
    times = (time for each in series.statements.values() for time in each.times.values())
    return next((time.tzinfo for time in times if time.tzinfo), UTC)


def _chapters(value: object) -> tuple[Chapter, ...]:
    """Return what yt-dlp takes for chapters; none if one lacks a start or a title."""
    parts = value if isinstance(value, list) and all(isinstance(p, dict) for p in value) else []
    starts = [_count(part.get("start_time")) for part in parts]
    titles = [_text(part.get("title")) for part in parts]
    if None in starts or any(not title or title.startswith(_UNTITLED) for title in titles):
        return ()
    pairs = zip(starts, titles, strict=True)
    return tuple(Chapter(start=start or 0, title=title or "") for start, title in pairs)


def _day(entry: dict[str, Any], zone: tzinfo) -> date | None:
    """Return the day of publishing in a zone, or the day in UTC if there is only that."""
    seconds = _count(entry.get("timestamp"))
    try:
        if seconds is not None:
            return datetime.fromtimestamp(seconds, zone).date()
        return datetime.strptime(str(entry.get("upload_date")), "%Y%m%d").date()
    except (ValueError, OverflowError, OSError):
        return None


def _channel_id(value: object) -> str | None:
    return value if isinstance(value, str) and _CHANNEL.fullmatch(value) else None


def _text(value: object) -> str | None:
    return value[:_MAX_TEXT] if isinstance(value, str) else None


def _count(value: object) -> int | None:
    """Return a number of people or seconds as a whole number; None if it is no such number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return int(value) if 0 <= value < _LARGEST else None
