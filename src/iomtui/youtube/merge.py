"""What is known and what was fetched, put together: nothing that was known is ever lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TypeVar

from msgspec.structs import replace

from iomtui.youtube.answers import Answers
from iomtui.youtube.details import (
    FORMAT,
    MAX_EPISODES,
    MAX_SECONDS,
    Details,
    Origin,
    Video,
    clean_title,
    clean_video,
)
from iomtui.youtube.selection import Selection


def merge(old: Details | None, answers: Answers, selection: Selection) -> Details | None:
    """Return what is known now, the same as before if nothing was learnt; None if nothing is.

    What was not answered changes nothing. Another video takes an episode's place as a whole:
    mixing the facts of two videos would be worse than either. Where another address was asked,
    and an episode was found there, only what was found there counts from then on: details have one
    origin, and nothing may pass for coming from there that does not.
    """
    now = answers.now
    new_videos = dict(_new_videos(answers, selection))
    is_elsewhere = old is not None and old.origin.url != answers.url
    is_vain = is_elsewhere and all(video.matched == "id" for video in new_videos.values())
    is_good = answers.fault is None and not is_vain
    has_list = answers.has_list and not is_vain
    videos = dict(old.videos) if old else {}
    if has_list and is_elsewhere:
        videos = {name: video for name, video in videos.items() if name in new_videos}
    known = {video.id: video for video in videos.values()}
    for name, video in new_videos.items():
        _put(videos, known, name, video, answers)
    origin = _origin(old, answers)
    if old is None:
        if not videos and not is_good:
            return None
        old = Details(format=FORMAT, fetched=now, tool=_tool(answers), origin=origin)
    if has_list:
        old = replace(
            old,
            origin=origin,
            unmatched=selection.unmatched()[:MAX_EPISODES],
            ambiguous=_first(selection.ambiguous()),
        )
    if is_good:
        old = replace(old, fetched=max(old.fetched, now), tool=_tool(answers))
    return replace(old, videos=_first(videos))


def combine_videos(old: Video, new: Video, *, looked: bool) -> Video:
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


def changed_fields(old: Details | None, new: Details | None) -> dict[str, tuple[str, ...]]:
    """Return the names of the fields that are new or have changed, by the episode's id."""
    before = old.videos if old else {}
    after = new.videos if new else {}
    found = ((name, tuple(_changes(before.get(name), video))) for name, video in after.items())
    return {name: fields for name, fields in found if fields}


_REPORTED = (
    "state",
    "title",
    "description",
    "duration",
    "published",
    "views",
    "subtitles",
    "chapters",
)


def _changes(old: Video | None, new: Video) -> Iterator[str]:
    if old is None or old.id != new.id:
        yield "video"
        old = Video(id=new.id, matched=new.matched, fetched=new.fetched)
    for field in _REPORTED:
        if getattr(new, field) != getattr(old, field):
            yield field


def _new_videos(answers: Answers, selection: Selection) -> Iterator[tuple[str, Video]]:
    """Yield what was learnt of the chosen videos, and the states of those that are shut now."""
    for name, choice in selection.choices().items():
        page = selection.page_of(name)
        if choice.video and choice.video in answers.listed and name not in selection.named:
            listed = answers.listed_video(choice.video)
            yield name, combine_videos(listed, page, looked=True) if page else listed
        elif choice.video and page:
            yield name, page
        elif page and page.state != "public" and not choice.rivals:
            yield (
                name,
                Video(id=page.id, matched=page.matched, fetched=page.fetched, state=page.state),
            )


def _origin(old: Details | None, answers: Answers) -> Origin:
    """Return what was asked; of two channels at one address, the one that was there first.

    A person may have confirmed the address, and meant that one.
    """
    new = Origin(
        url=answers.url,
        channel=answers.channel,
        name=clean_title(answers.name),
        listed=len(answers.listed),
        complete=answers.is_complete,
    )
    if old is None or old.origin.url != new.url:
        return new
    before = old.origin
    if None not in (before.channel, new.channel) and before.channel != new.channel:
        return replace(new, channel=before.channel, name=before.name)
    return replace(new, channel=new.channel or before.channel, name=new.name or before.name)


def _tool(answers: Answers) -> str:
    text = answers.version
    is_version = len(text) <= 40 and text[:1].isdecimal() and not text.strip("0123456789.")
    return f"yt-dlp {text}" if is_version else "yt-dlp"


def _put(
    videos: dict[str, Video], known: Mapping[str, Video], name: str, new: Video, answers: Answers
) -> None:
    """Put what is known of a video, also by its id in `known`, in the place of an episode.

    A fetch that failed later, and confirmed only what was known, leaves even the dates.
    """
    for other in [each for each, video in videos.items() if video.id == new.id and each != name]:
        del videos[other]  # no video is two episodes
    if same := known.get(new.id):
        new = clean_video(combine_videos(same, new, looked=new.id in answers.pages))
        dates = {"fetched": same.fetched, "state_seen": same.state_seen}
        if answers.fault and replace(new, **dates) == same:
            new = same
    videos[name] = new


_Value = TypeVar("_Value")


def _first(values: dict[str, _Value]) -> dict[str, _Value]:
    """Return as many entries as a details file may have."""
    return dict(islice(values.items(), MAX_EPISODES))
