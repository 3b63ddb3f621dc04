"""What yt-dlp has answered: its JSON as videos with well-formed ids and clean, bounded values."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import Any, Literal

from iomtui.catalogue.model import Series
from iomtui.youtube.details import LANGUAGE, Chapter, State, Video, clean_video
from iomtui.youtube.match import Candidate, Matches
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


@dataclass
class Answers:
    """The answers to one fetch, as far as they have come."""

    url: str
    """The address that is asked, in its plainest form."""
    now: datetime
    """When it is asked."""
    zone: tzinfo
    """The zone of days."""
    listed: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The entries of the list by the ids of their videos."""
    pages: dict[str, Video] = field(default_factory=dict)
    """Videos by their ids, as their own pages describe them."""
    matches: Matches = field(default_factory=lambda: Matches({}, {}, {}))
    """Which entries of the list are episodes."""
    channel: str | None = None
    """The id of the channel that answered."""
    name: str | None = None
    """What it calls itself, not cleaned."""
    has_list: bool = False
    """Whether as much of the list came as was wanted."""
    is_complete: bool = False
    """Whether that was all of it."""
    requests: int = 0
    version: str = ""
    """The version of yt-dlp; not cleaned."""
    fault: Fault | None = None
    """What ended it early."""

    def add_entry(self, entry: dict[str, Any]) -> None:
        """Add an entry of the list, unless its video is there already or has no valid id."""
        video = entry.get("id")
        if isinstance(video, str) and _VIDEO.fullmatch(video):
            self.listed.setdefault(video, entry)
        self.channel = self.channel or _channel_id(entry.get("playlist_channel_id"))
        self.name = self.name or _text(entry.get("playlist_channel"))

    def candidates(self) -> Iterator[Candidate]:
        """Yield the entries as the matcher needs them."""
        for video, entry in self.listed.items():
            yield Candidate(video, _text(entry.get("title")) or "", _count(entry.get("duration")))

    def is_of_other_channel(self, video: str) -> bool:
        """Tell whether a video's own page names another channel than the list."""
        page = self.pages.get(video)
        return bool(page and page.channel and self.channel and page.channel != self.channel)

    def listed_video(self, video: str) -> Video:
        """Return what the list says of a video; a playlist may have videos of any channel."""
        entry = self.listed[video]
        return clean_video(
            Video(
                id=video,
                matched="title",
                fetched=self.now,
                channel=None if "/playlist?" in self.url else self.channel,
                title=_text(entry.get("title")),
                duration=_count(entry.get("duration")),
                published=_day(entry, self.zone),
                views=_count(entry.get("view_count")),
            )
        )


def page_video(
    page: dict[str, Any], answers: Answers, *, matched: Literal["id", "title"], state: State
) -> Video:
    """Return what a video's own page says of it; `state` counts if it is not "public"."""
    if state == "public":
        state = _STATES.get(str(page.get("availability")), "public")
    title = _text(page.get("title"))
    if title == f"youtube video #{page['id']}":
        title = None  # yt-dlp makes that up where it finds none
    subtitles = page.get("subtitles")
    found = (_TAG.fullmatch(tag) for tag in (subtitles if isinstance(subtitles, dict) else ()))
    return clean_video(
        Video(
            id=page["id"],
            matched=matched,
            fetched=answers.now,
            state=state,
            channel=_channel_id(page.get("channel_id")),
            title=title,
            description=_text(page.get("description")),
            duration=_count(page.get("duration")),
            published=_day(page, answers.zone),
            published_exactly=True,
            views=_count(page.get("view_count")),
            views_exactly=True,
            subtitles=tuple(tag["language"] for tag in found if tag),
            chapters=_chapters(page.get("chapters")),
        )
    )


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
    """Return the day of publishing in a zone, or where only the day is told, that in UTC."""
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
