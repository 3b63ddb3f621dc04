"""What is known and what was learnt, put together: nothing that was known is ever lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from iomtui.youtube.details import FORMAT, MAX_EPISODES, MAX_SECONDS, Details, Origin, Video
from iomtui.youtube.details_file import cleaned_video, fitting
from iomtui.youtube.report import Fault


class Outcome(NamedTuple):
    """What was learnt. The keys are ids of episodes."""

    origin: Origin
    """What was asked."""
    tool: str
    """What asked."""
    fault: Fault | None
    """What ended it early; None if nothing did."""
    has_list: bool
    """Whether all that was to be asked of the list was answered."""
    videos: dict[str, Video]
    """What is known of each video now."""
    looked: frozenset[str]
    """The episodes whose video's own page has answered."""
    sure: frozenset[str]
    """The episodes whose video may take the place of another one."""
    unmatched: tuple[str, ...]
    """The episodes for which no video was found."""
    ambiguous: dict[str, tuple[str, ...]]
    """The videos that fit an episode equally well."""


def merged(old: Details | None, outcome: Outcome, now: datetime) -> Details | None:
    """Return what is known now, the same as before if nothing was learnt; None if nothing is.

    What was not answered changes nothing. Another video takes an episode's place, as a whole, only
    where that is sure: a person named it, or the whole list was seen and the earlier one is not in
    it, or that one was looked at and is gone. A part of a list is not enough, for the earlier one
    may be on the next page; mixing the facts of two videos would be worse than either.

    Where a person had another address asked, and an episode was found there, only what was found
    there counts from then on: a supplement has one origin, and nothing may pass for coming from
    there that does not.
    """
    is_vain = old is not None and _is_vain(old, outcome)
    if is_vain:
        outcome = outcome._replace(has_list=False)
    is_good = outcome.fault is None and not is_vain
    videos = _kept(old, outcome) if old else {}
    known = {video.id: video for video in videos.values()}
    for name, new in outcome.videos.items():
        _put(videos, known, name, new, outcome)
    if old is None:
        if not videos and not is_good:
            return None
        old = Details(format=FORMAT, fetched=now, tool=outcome.tool, origin=outcome.origin)
    if outcome.has_list:
        old = replace(
            old,
            origin=_origin(old.origin, outcome.origin),
            unmatched=outcome.unmatched[:MAX_EPISODES],
            ambiguous=_first(outcome.ambiguous),
        )
    if is_good:
        old = replace(old, fetched=max(old.fetched, now), tool=outcome.tool)
    return fitting(replace(old, videos=_first(videos)))


def combined(old: Video, new: Video, *, looked: bool) -> Video:
    """Return what is known of one video; `new` is of its own page, or only of a list.

    What is exact stays until something exact replaces it. A day that was worked out stays, too:
    the longer ago, the rougher "2 years ago" is. The number of views is what tells how old the
    facts are, so their date goes with it.
    """
    day = new if new.published and (new.published_exactly or not old.published) else old
    has_views = new.views is not None and (new.views_exactly or not old.views_exactly)
    latest = max(new.fetched, old.fetched)
    fetched = latest if has_views or old.views is None else old.fetched
    state = new.state if looked else old.state
    state_seen = latest if looked else old.state_seen or old.fetched
    first, second = (new, old) if looked else (old, new)
    duration = first.duration or second.duration
    parts = (
        part for part in new.chapters or old.chapters if part.start < (duration or MAX_SECONDS)
    )
    return Video(
        id=new.id,
        matched=new.matched,
        fetched=fetched,
        state=state,
        state_seen=None if state == "public" or state_seen == fetched else state_seen,
        channel=new.channel or old.channel,
        title=new.title or old.title,
        description=new.description or old.description,
        duration=duration,
        published=day.published,
        published_exactly=day.published_exactly,
        views=new.views if has_views else old.views,
        views_exactly=new.views_exactly if has_views else old.views_exactly,
        subtitles=new.subtitles or old.subtitles,
        chapters=tuple(parts),
    )


def news(old: Details | None, new: Details | None) -> dict[str, tuple[str, ...]]:
    """Return the names of the fields that are new or have changed, by the episode's id."""
    before = old.videos if old else {}
    after = new.videos if new else {}
    found = ((name, tuple(_news(before.get(name), video))) for name, video in after.items())
    return {name: fields for name, fields in found if fields}


_TOLD = ("state", "title", "description", "duration", "published", "views", "subtitles", "chapters")


def _news(old: Video | None, new: Video) -> Iterator[str]:
    if old is None or old.id != new.id:
        yield "video"
        old = Video(id=new.id, matched=new.matched, fetched=new.fetched)
    for field in _TOLD:
        if getattr(new, field) != getattr(old, field):
            yield field


def _is_vain(old: Details, outcome: Outcome) -> bool:
    """Tell whether another address was asked, and nothing found there that is certain."""
    is_elsewhere = outcome.has_list and outcome.origin.url != old.origin.url
    return is_elsewhere and all(video.matched == "id" for video in outcome.videos.values())


def _kept(old: Details, outcome: Outcome) -> dict[str, Video]:
    """Return the videos that were known and may stay."""
    if outcome.has_list and outcome.origin.url != old.origin.url:
        return {name: video for name, video in old.videos.items() if name in outcome.sure}
    return dict(old.videos)


def _origin(old: Origin, new: Origin) -> Origin:
    """Return what was asked; of two channels at one address, the one that was there first.

    A person may have confirmed the address, and meant that one.
    """
    if new.url != old.url:
        return new
    if None not in (old.channel, new.channel) and old.channel != new.channel:
        return replace(new, channel=old.channel, name=old.name)
    return replace(new, channel=new.channel or old.channel, name=new.name or old.name)


def _put(
    videos: dict[str, Video], known: Mapping[str, Video], name: str, new: Video, outcome: Outcome
) -> None:
    """Put what is known of a video, also by its id in `known`, in the place of an episode.

    A try that failed later, and confirmed only what was known, leaves even the dates.
    """
    before = videos.get(name)
    owner = next((each for each, video in videos.items() if video.id == new.id), name)
    is_other = before is not None and before.id != new.id
    if (is_other or owner != name) and name not in outcome.sure:
        return
    if owner != name:
        del videos[owner]  # no video is two episodes
    if same := known.get(new.id):
        new = cleaned_video(combined(same, new, looked=name in outcome.looked))
        dates = {"fetched": same.fetched, "state_seen": same.state_seen}
        if outcome.fault and replace(new, **dates) == same:
            new = same
    videos[name] = new


_Value = TypeVar("_Value")


def _first(values: dict[str, _Value]) -> dict[str, _Value]:
    """Return as many entries as a supplement may have."""
    return dict(islice(values.items(), MAX_EPISODES))
