"""From the helper's lines to videos: well-formed ids, clean texts, values that can be true."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from iomtui.channel.protocol import Listed, VideoDetails
from iomtui.youtube.details import LANGUAGE, Chapter, State, Video
from iomtui.youtube.details_file import cleaned_video

_VIDEO = re.compile(r"[A-Za-z0-9_-]{11}")
_CHANNEL = re.compile(r"UC[A-Za-z0-9_-]{22}")
_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_TAG = re.compile(rf"(?P<language>{LANGUAGE})(?:-[A-Za-z0-9_-]+)?")
"""A language, script and region; what follows is YouTube's name for one of several subtitles."""


def is_video_id(text: str) -> bool:
    """Tell whether a text can be the id of a video."""
    return _VIDEO.fullmatch(text) is not None


def channel_id(text: str | None) -> str | None:
    """Return the id of a channel; None if it is none."""
    return text if text and _CHANNEL.fullmatch(text) else None


def listed_video(listed: Listed, now: datetime, channel: str | None) -> Video:
    """Return what a list says of a video; `channel` is the one that it belongs to, if known."""
    return cleaned_video(
        Video(
            id=listed.id,
            matched="title",
            fetched=now,
            channel=channel,
            title=listed.title,
            duration=listed.duration,
            published=_day(listed.published),
            views=listed.views,
        )
    )


def detailed_video(
    details: VideoDetails, now: datetime, *, matched: Literal["id", "title"], state: State
) -> Video:
    """Return what a video's own page says of it."""
    return cleaned_video(
        Video(
            id=details.id,
            matched=matched,
            fetched=now,
            state=_state(details) if state == "public" else state,
            channel=channel_id(details.channel),
            title=details.title,
            description=details.description,
            duration=details.duration,
            published=_day(details.published),
            published_exactly=True,
            views=details.views,
            views_exactly=True,
            subtitles=_tags(details.subtitles),
            chapters=tuple(
                Chapter(start=part.start, title=part.title) for part in details.chapters
            ),
        )
    )


def _state(details: VideoDetails) -> State:
    """Return what yt-dlp's word says of who may watch a video of which nothing else is said."""
    return _STATES.get(details.availability or "", "public")


_STATES: dict[str, State] = {
    "private": "private",
    "subscriber_only": "members",
    "premium_only": "members",
    "needs_auth": "age",
}


def _day(text: str | None) -> date | None:
    found = _DAY.fullmatch(text or "")
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _tags(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(found["language"] for found in map(_TAG.fullmatch, tags) if found)
