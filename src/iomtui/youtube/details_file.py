"""Supplements read and written, and the one border for all that comes from the channel.

Texts are cleaned, and values that cannot be true are dropped, when they are fetched. A file in
which there are such values all the same was not written by this program as it is, so it is
refused as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError
from iomtui.parsing.files import read_file, shown_path
from iomtui.parsing.sanitize import short
from iomtui.youtube.channel_address import source_address
from iomtui.youtube.details import (
    FORMAT,
    MAX_BYTES,
    MAX_CHAPTERS,
    MAX_SECONDS,
    MAX_SUBTITLES,
    MAX_VIEWS,
    Chapter,
    Details,
    Video,
)
from iomtui.youtube.redacted_texts import description_of, title_of

FIRST_VIDEO = date(2005, 4, 23)
"""The day of the first video on YouTube."""

EARLIEST = datetime(2023, 1, 1, tzinfo=UTC)
"""Before the series was launched nothing of it can have been fetched."""

LATEST = datetime(2100, 1, 1, tzinfo=UTC)
"""After that nothing was fetched, not even by a clock that knows no present."""

_DAY = timedelta(days=1)
"""By how much clocks and zones may differ."""


def load_details(path: Path, now: datetime) -> Details | None:
    """Return the supplement in a file; None if there is no such file.

    Raises InvalidContentError as `read_details` does, or if the file cannot be read.
    """
    try:
        data = read_file(path, limit=MAX_BYTES)
    except InvalidContentError as error:
        code = error.diagnostics[0].code
        if code is Code.NO_FILE:
            return None
        if code is Code.TOO_BIG:
            raise _refusal(shown_path(path), _TOO_BIG) from None
        raise
    return read_details(data, shown_path(path), now)


def read_details(data: bytes, file: str, now: datetime) -> Details:
    """Return a supplement, cleaned and checked; `file` is the name that problems bear.

    Raises InvalidContentError with one problem if it is damaged, too large, of a newer format,
    not of `now` or before, or says what cannot be true.
    """
    if len(data) > MAX_BYTES:
        raise _refusal(file, _TOO_BIG)
    root = _root(data, file)
    found = root.get("format")
    if type(found) is int and found > FORMAT:
        values = {"found": short(str(found)), "known": str(FORMAT)}
        raise InvalidContentError([Diagnostic(file, None, Code.NEWER_FORMAT, values)])
    try:
        supplement = msgspec.convert(root, Details)
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        # Half characters (surrogates) are what msgspec cannot even refuse.
        raise _refusal(file, str(error)) from None
    if nonsense := _nonsense(supplement, now):
        raise _refusal(file, nonsense)
    kept = cleaned(supplement)
    if dropped := _dropped(supplement, kept):
        raise _refusal(file, dropped)
    return kept


def written(supplement: Details) -> bytes:
    """Return a supplement as its file holds it: JSON that a person can read, too."""
    return msgspec.json.format(msgspec.json.encode(supplement), indent=2) + b"\n"


def fitting(supplement: Details) -> Details:
    """Return a supplement whose file is not refused for its size.

    Only if it would be, each video gets an equal share of what there is; one that needs more does
    without its chapters, and if that is not enough, without its description.
    """
    if len(written(supplement)) <= MAX_BYTES:
        return supplement
    room = MAX_BYTES - len(written(replace(supplement, videos={})))
    share = room // len(supplement.videos)
    bare = replace(supplement, videos={}, unmatched=(), ambiguous={})
    least = len(written(bare))

    def size_of(name: str, video: Video) -> int:
        return len(written(replace(bare, videos={name: video}))) - least

    def within_share(name: str, video: Video) -> Video:
        forms = (video, replace(video, chapters=()), replace(video, chapters=(), description=None))
        fitting_forms = (form for form in forms if size_of(name, form) <= share)
        return next(fitting_forms, forms[-1])

    videos = {name: within_share(name, video) for name, video in supplement.videos.items()}
    return replace(supplement, videos=videos)


def cleaned(supplement: Details) -> Details:
    """Return a supplement whose texts are safe to show, and whose values can be true."""
    origin = replace(supplement.origin, name=title_of(supplement.origin.name))
    videos = {name: cleaned_video(video) for name, video in supplement.videos.items()}
    unmatched = tuple(dict.fromkeys(supplement.unmatched))
    return replace(supplement, origin=origin, videos=videos, unmatched=unmatched)


def cleaned_video(video: Video) -> Video:
    """Return a video whose texts are safe to show, without the values that cannot be true.

    Its ids must be well formed already: without them there is no video.
    """
    duration = _within(video.duration, 1, MAX_SECONDS)
    views = _within(video.views, 0, MAX_VIEWS)
    last = video.fetched.astimezone(UTC).date() + _DAY
    published = video.published
    if published and not FIRST_VIDEO <= published <= last:
        published = None
    return replace(
        video,
        title=title_of(video.title),
        description=description_of(video.description),
        duration=duration,
        published=published,
        published_exactly=video.published_exactly and published is not None,
        views=views,
        views_exactly=video.views_exactly and views is not None,
        subtitles=tuple(dict.fromkeys(video.subtitles))[:MAX_SUBTITLES],
        chapters=_chapters(video.chapters, duration or MAX_SECONDS),
    )


def _within(value: int | None, least: int, most: int) -> int | None:
    return None if value is None or not least <= value <= most else value


def _chapters(chapters: tuple[Chapter, ...], duration: int) -> tuple[Chapter, ...]:
    """Return chapters that have a name; none if they are out of order or beyond the end."""
    starts = [chapter.start for chapter in chapters]
    in_order = all(first < second for first, second in pairwise(starts))
    if not starts or not in_order or starts[0] < 0 or starts[-1] >= duration:
        return ()
    named = ((chapter.start, title_of(chapter.title)) for chapter in chapters[:MAX_CHAPTERS])
    return tuple(Chapter(start=start, title=title) for start, title in named if title)


_TOO_BIG = f"> {MAX_BYTES // 1024} KiB"


class _TwiceError(ValueError):
    """A key that appears twice."""


def _root(data: bytes, file: str) -> Mapping[str, Any]:
    """Return the values of a file of JSON."""
    import json  # noqa: PLC0415 - only who has a supplement waits for it; msgspec takes equal keys

    try:
        root = json.loads(data.decode("utf-8"), object_pairs_hook=_once, parse_constant=_never)
    except _TwiceError as error:
        raise _refusal(file, f"{error} × 2") from None
    except (ValueError, RecursionError):
        raise _refusal(file, "JSON") from None
    if not isinstance(root, dict):
        raise _refusal(file, "JSON")
    return root


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _TwiceError(key)
        found[key] = value
    return found


def _never(constant: str) -> None:
    """Refuse NaN and Infinity, which are not JSON."""
    raise ValueError(constant)


def _nonsense(supplement: Details, now: datetime) -> str | None:
    """Return what of a supplement's frame cannot be true, with its name; None if all of it can."""
    if supplement.format != FORMAT:
        return f"format: {supplement.format}"
    if source_address(supplement.origin.url) != supplement.origin.url:
        return f"origin.url: {supplement.origin.url}"
    if not _can_be(supplement.fetched, now):
        return f"fetched: {supplement.fetched}"
    owners: dict[str, str] = {}
    for name, video in supplement.videos.items():
        for moment in filter(None, (video.fetched, video.state_seen)):
            if not _can_be(moment, now):
                return f"videos.{name}.fetched: {moment}"
        if owners.setdefault(video.id, name) != name:
            return f"videos.{name}.id = videos.{owners[video.id]}.id"
    return None


def _can_be(fetched: datetime, now: datetime) -> bool:
    """Tell whether something can have been fetched then.

    A clock that stands before the series knows no present; computers without a battery have such.
    """
    return EARLIEST <= fetched <= LATEST and (now < EARLIEST or fetched - _DAY <= now)


def _dropped(supplement: Details, kept: Details) -> str | None:
    """Return the first value that cleaning has dropped, with its name; None if it kept all."""
    for name, video in supplement.videos.items():
        left = kept.videos[name]
        for field in ("duration", "published", "views"):
            if getattr(left, field) != (value := getattr(video, field)):
                return f"videos.{name}.{field}: {value}"
        if len(left.chapters) != len(video.chapters):
            return f"videos.{name}.chapters"
    return None


def _refusal(file: str, reason: str) -> InvalidContentError:
    values = {"reason": short(reason, 120)}
    return InvalidContentError([Diagnostic(file, None, Code.CHANNEL_FILE, values)])
