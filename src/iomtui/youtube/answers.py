"""The answers of yt-dlp: its JSON as clean, bounded videos, and the details that result."""

import math
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from itertools import islice
from typing import Any

from msgspec.structs import replace

from iomtui.catalogue.model import Series
from iomtui.youtube.details import (
    FORMAT,
    LANGUAGE,
    MAX_EPISODES,
    MAX_RIVALS,
    Chapter,
    Details,
    Origin,
    State,
    Video,
    clean_title,
    clean_video,
)
from iomtui.youtube.match import Matches, named_videos
from iomtui.youtube.merge import combine_videos
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
    """The answers to one fetch, as far as they have come, and what is known by them.

    A video that a person named is an episode's, else one whose title matches, else the earlier one.
    """

    series: Series
    known: Details | None
    """What was known before."""
    url: str
    """The address that is asked, in its plainest form."""
    now: datetime
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
    """Whether as much of the list was read as is needed."""
    is_complete: bool = False
    """Whether that is the whole list."""
    requests: int = 0
    version: str = ""
    """The version of yt-dlp, not cleaned."""
    fault: Fault | None = None

    def __post_init__(self) -> None:
        self.zone = zone_of(self.series)
        self.episodes = [each.id for each in self.series.episodes]
        self.named = named_videos(self.series)
        """The ids of videos that a person named, by the episode's id."""
        self.unnamed = [name for name in self.episodes if name not in self.named]
        before = self.known if self.known and self.known.origin.url == self.url else None
        self.earlier = before.videos if before else {}
        """The earlier videos from this address, by the episode's id."""
        self.earlier_channel = before.origin.channel if before else None
        """The id of the channel that answered there before."""

    def add_entry(self, entry: dict[str, Any]) -> None:
        """Add an entry of the list, unless its video is there already or has no valid id."""
        self.channel = self.channel or _channel_id(entry.get("playlist_channel_id"))
        self.name = self.name or _text(entry.get("playlist_channel"))
        video = entry.get("id")
        if isinstance(video, str) and _VIDEO.fullmatch(video) and video not in self.listed:
            # A playlist may have videos of any channel.
            channel = None if "/playlist?" in self.url else self.channel
            self.listed[video] = self._video(entry, matched="title", channel=channel)

    def page_video(self, page: dict[str, Any], state: State) -> Video:
        """Return a video by its own page; `state` is by yt-dlp's messages."""
        if state == "public":
            state = _STATES.get(str(page.get("availability")), "public")
        subtitles = page.get("subtitles")
        tags = (_TAG.fullmatch(tag) for tag in (subtitles if isinstance(subtitles, dict) else ()))
        return self._video(
            page,
            matched="id" if page["id"] in self.named.values() else "title",
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

    def ids(self) -> dict[str, str]:
        """Return the id of the video to ask for, by the episode's id, where there is one.

        An earlier video counts only if the list came and does not have it.
        """
        earlier = {
            name: video.id
            for name, video in self.earlier.items()
            if self.has_list
            and name in self.unnamed
            and name not in self.matches.ambiguous
            and video.id not in {*self.listed, *self.named.values()}
        }
        ids = earlier | self.matches.taken | self.named
        return {name: ids[name] for name in self.episodes if name in ids}

    def last_details(self, name: str, video: str) -> datetime | None:
        """Return when exact details of an episode's video were fetched; None if never."""
        known = self.earlier.get(name)
        return known.fetched if known and known.id == video and known.views_exactly else None

    def videos(self) -> dict[str, Video]:
        """Return what was answered of the videos, by the episode's id.

        A video with a state may have nothing else. One of another channel than the list is left
        out, unless a person named it.
        """
        videos: dict[str, Video] = {}
        for name, video in self.ids().items():
            page = self.pages.get(video)
            listed = None if name in self.named else self.listed.get(video)
            channels = {page and page.channel, self.channel} - {None}
            if len(channels) > 1 and name not in self.named:
                continue
            if page and listed:
                videos[name] = combine_videos(listed, page, is_page=True)
            elif new := page or listed:
                videos[name] = new
        return videos

    def unmatched(self) -> tuple[str, ...]:
        """Return the episodes for which the list, if it came, has no video."""
        if not self.has_list:
            return ()
        videos, ambiguous = self.videos(), self.matches.ambiguous
        has_title = {name for name, video in videos.items() if video.title}
        return tuple(n for n in self.unnamed if n not in has_title and n not in ambiguous)

    def ambiguous(self) -> dict[str, tuple[str, ...]]:
        """Return videos that match equally well, by the episode's id, if the list came."""
        rivals = self.matches.ambiguous if self.has_list else {}
        return {name: ids[:MAX_RIVALS] for name, ids in rivals.items()}

    def details(self) -> Details | None:
        """Return what is known now, the same as before if there was no answer; None if nothing is.

        Another video replaces an episode's earlier one as a whole: mixing the facts of two videos
        would be worse than either. Details have one origin: where another address was asked, only a
        list with episodes replaces them, and then all of them.
        """
        old = self.known
        new_videos, is_good, has_list = self.videos(), self.fault is None, self.has_list
        videos = dict(old.videos) if old else {}
        known = {video.id: video for video in videos.values()}
        if old and old.origin.url != self.url:
            if has_list and any(video.matched == "title" for video in new_videos.values()):
                videos = {}
            else:
                is_good = has_list = False
                new_videos = {n: video for n, video in new_videos.items() if video.matched == "id"}
        for name, video in new_videos.items():
            # No video is two episodes.
            videos = {n: each for n, each in videos.items() if n == name or each.id != video.id}
            same, is_page = known.get(video.id), video.id in self.pages
            new = combine_videos(same, video, is_page=is_page) if same else video
            videos[name] = clean_video(new)
        if old is None:
            if not videos and not is_good:
                return None
            old = Details(format=FORMAT, fetched=self.now, tool=self._tool(), origin=self._origin())
        if has_list:
            old = replace(
                old,
                origin=replace(self._origin(), channel=self.earlier_channel or self.channel),
                unmatched=self.unmatched()[:MAX_EPISODES],
                ambiguous=dict(islice(self.ambiguous().items(), MAX_EPISODES)),
            )
        if is_good:
            old = replace(old, fetched=max(old.fetched, self.now), tool=self._tool())
        return replace(old, videos=dict(islice(videos.items(), MAX_EPISODES)))

    def _origin(self) -> Origin:
        return Origin(
            url=self.url,
            channel=self.channel,
            name=clean_title(self.name),
            listed=len(self.listed),
            complete=self.is_complete,
        )

    def _tool(self) -> str:
        is_version = re.fullmatch(r"[0-9][0-9.]{0,39}", self.version)
        return f"yt-dlp {self.version}" if is_version else "yt-dlp"


def zone_of(series: Series) -> tzinfo:
    """Return the zone in which the data gives times; UTC if it gives none."""
    times = (time for each in series.statements.values() for time in each.times.values())
    return next((time.tzinfo for time in times if time.tzinfo), UTC)


def _chapters(value: object) -> tuple[Chapter, ...]:
    """Return what yt-dlp takes for chapters; none if one lacks a start or a title."""
    chapters: list[Chapter] = []
    for part in value if isinstance(value, list) else ():
        values = part if isinstance(part, dict) else {}
        start, title = _count(values.get("start_time")), _text(values.get("title"))
        if start is None or not title or title.startswith(_UNTITLED):
            return ()
        chapters.append(Chapter(start=start, title=title))
    return tuple(chapters)


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
