"""From yt-dlp's dicts to the lines of the protocol: bounded, and of the right types."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from iomtui.channel.protocol import Listed, Part, Signs, VideoDetails
from iomtui.channel.ytdlp_text import count_or_none, text_or_none

_LONGEST_NAME = 500
"""The most characters of whatever stands on one line."""

_LONGEST_WORD = 100
"""The most characters of ids, language tags and the like."""

_LONGEST_DESCRIPTION = 6000
_MOST_SUBTITLES = 150
_MOST_CHAPTERS = 300
_DAY = re.compile(r"[0-9]{8}")
_NO_SUBTITLES = "live_chat"
"""What yt-dlp lists among the subtitles and is none."""


def listed(entry: object) -> Listed | None:
    """Return an entry of a list as a line has it; None if it has no id."""
    if not isinstance(entry, dict) or not (found := _word(entry.get("id"))):
        return None
    return Listed(
        id=found,
        title=_name(entry.get("title")) or "",
        duration=count_or_none(entry.get("duration")),
        views=count_or_none(entry.get("view_count")),
        published=_day_of(entry.get("timestamp")),
    )


def channel_of(info: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """Return the id and the name of the channel of a list."""
    return _word(info.get("channel_id")), _name(info.get("channel"))


def details(info: Mapping[str, Any], signs: Signs | None) -> VideoDetails:
    """Return what is known of one video as a line has it."""
    published = _word(info.get("upload_date"))
    return VideoDetails(
        id=_word(info.get("id")) or "",
        title=_name(info.get("title")),
        channel=_word(info.get("channel_id")),
        description=text_or_none(info.get("description"), _LONGEST_DESCRIPTION),
        duration=count_or_none(info.get("duration")),
        published=published if published and _DAY.fullmatch(published) else None,
        views=count_or_none(info.get("view_count")),
        subtitles=_subtitles(info.get("subtitles")),
        chapters=_chapters(info.get("chapters")),
        availability=_word(info.get("availability")),
        signs=signs,
    )


def _subtitles(value: object) -> tuple[str, ...]:
    tags = value if isinstance(value, dict) else {}
    known = [found for tag in tags if tag != _NO_SUBTITLES and (found := _word(tag))]
    return tuple(known[:_MOST_SUBTITLES])


def _chapters(value: object) -> tuple[Part, ...]:
    found = value if isinstance(value, list) else []
    parts = (_part(chapter) for chapter in found[:_MOST_CHAPTERS])
    return tuple(part for part in parts if part)


def _part(chapter: object) -> Part | None:
    if not isinstance(chapter, dict):
        return None
    start, title = count_or_none(chapter.get("start_time")), _name(chapter.get("title"))
    return None if start is None or title is None else Part(start=start, title=title)


def _day_of(timestamp: object) -> str | None:
    """Return the day of a moment in seconds since 1970, in UTC as yt-dlp has it."""
    seconds = count_or_none(timestamp)
    try:
        return None if seconds is None else f"{datetime.fromtimestamp(seconds, UTC):%Y%m%d}"
    except (ValueError, OverflowError, OSError):  # further away than there are dates
        return None


def _name(value: object) -> str | None:
    return text_or_none(value, _LONGEST_NAME)


def _word(value: object) -> str | None:
    return text_or_none(value, _LONGEST_WORD)
