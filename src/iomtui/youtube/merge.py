"""Known and fetched details combined: nothing that is known is lost.

A video that a person named is an episode's, else one whose title matches, else the earlier one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from msgspec.structs import replace

from iomtui.catalogue.model import Series
from iomtui.youtube.answers import Answers
from iomtui.youtube.details import (
    FORMAT,
    MAX_EPISODES,
    MAX_RIVALS,
    MAX_SECONDS,
    Details,
    Origin,
    Video,
    clean_title,
    clean_video,
)
from iomtui.youtube.match import named_videos


class Selection:
    """The videos of a series' episodes, by the answers that have come so far."""

    def __init__(self, series: Series, known: Details | None, answers: Answers) -> None:
        self.named = named_videos(series)
        """The ids of videos that a person named, by the episode's id."""
        self.unnamed = [each.id for each in series.episodes if each.id not in self.named]
        is_same = known is not None and known.origin.url == answers.url
        self.known = known.videos if known and is_same else {}
        """The earlier videos from this address, by the episode's id."""
        self.channel = known.origin.channel if known and is_same else None
        """The id of the channel that answered there before."""
        self._answers = answers
        self._episodes = [each.id for each in series.episodes]

    def ids(self) -> dict[str, str]:
        """Return the id of the video to ask for, by the episode's id, where there is one.

        An earlier video counts only if the list came and does not have it.
        """
        answers = self._answers
        earlier = {
            name: video.id
            for name, video in self.known.items()
            if answers.has_list
            and name in self.unnamed
            and name not in answers.matches.ambiguous
            and video.id not in {*answers.listed, *self.named.values()}
        }
        ids = earlier | answers.matches.taken | self.named
        return {name: ids[name] for name in self._episodes if name in ids}

    def last_details(self, name: str, video: str) -> datetime | None:
        """Return when exact details of an episode's video were fetched; None if never."""
        known = self.known.get(name)
        return known.fetched if known and known.id == video and known.views_exactly else None

    def videos(self) -> dict[str, Video]:
        """Return what was answered of the videos, by the episode's id.

        A video with a state may have nothing else. One of another channel than the list is left
        out, unless a person named it.
        """
        answers = self._answers
        videos: dict[str, Video] = {}
        for name, video in self.ids().items():
            page = answers.pages.get(video)
            listed = None if name in self.named else answers.listed.get(video)
            channels = {page and page.channel, answers.channel} - {None}
            if len(channels) > 1 and name not in self.named:
                continue
            if page and listed:
                videos[name] = combine_videos(listed, page, is_page=True)
            elif new := page or listed:
                videos[name] = new
        return videos

    def unmatched(self) -> tuple[str, ...]:
        """Return the episodes for which the list, if it came, has no video."""
        if not self._answers.has_list:
            return ()
        videos, ambiguous = self.videos(), self._answers.matches.ambiguous
        has_title = {name for name, video in videos.items() if video.title}
        return tuple(n for n in self.unnamed if n not in has_title and n not in ambiguous)

    def ambiguous(self) -> dict[str, tuple[str, ...]]:
        """Return videos that match equally well, by the episode's id, if the list came."""
        rivals = self._answers.matches.ambiguous if self._answers.has_list else {}
        return {name: ids[:MAX_RIVALS] for name, ids in rivals.items()}


def merge(old: Details | None, answers: Answers, selection: Selection) -> Details | None:
    """Return what is known now, the same as before if there was no answer; None if nothing is.

    Another video replaces an episode's earlier one as a whole: mixing the facts of two videos would
    be worse than either. Details have one origin: where another address was asked, only a list
    with episodes replaces them, and then all of them.
    """
    new_videos, is_good, has_list = selection.videos(), answers.fault is None, answers.has_list
    videos = dict(old.videos) if old else {}
    known = {video.id: video for video in videos.values()}
    if old and old.origin.url != answers.url:
        if has_list and any(video.matched == "title" for video in new_videos.values()):
            videos = {}
        else:
            is_good = has_list = False
            new_videos = {n: video for n, video in new_videos.items() if video.matched == "id"}
    for name, video in new_videos.items():
        # No video is two episodes.
        videos = {n: each for n, each in videos.items() if n == name or each.id != video.id}
        same, is_page = known.get(video.id), video.id in answers.pages
        new = combine_videos(same, video, is_page=is_page) if same else video
        videos[name] = clean_video(new)
    if old is None:
        if not videos and not is_good:
            return None
        old = Details(
            format=FORMAT, fetched=answers.now, tool=_tool(answers), origin=_origin(answers)
        )
    if has_list:
        old = replace(
            old,
            origin=replace(_origin(answers), channel=selection.channel or answers.channel),
            unmatched=selection.unmatched()[:MAX_EPISODES],
            ambiguous=dict(islice(selection.ambiguous().items(), MAX_EPISODES)),
        )
    if is_good:
        old = replace(old, fetched=max(old.fetched, answers.now), tool=_tool(answers))
    return replace(old, videos=dict(islice(videos.items(), MAX_EPISODES)))


def combine_videos(old: Video, new: Video, *, is_page: bool) -> Video:
    """Return what is known of one video; `new` is by its own page, or else only by a list.

    What is exact stays until something exact replaces it. A day that was worked out stays, too:
    the longer ago, the rougher "2 years ago" is. The number of views is what shows how old the
    facts are, so their date goes with it.
    """
    day = new if new.published and (new.published_exactly or not old.published) else old
    has_views = new.views is not None and (new.views_exactly or not old.views_exactly)
    latest = max(new.fetched, old.fetched)
    fetched = latest if has_views or old.views is None else old.fetched
    state = new.state if is_page else old.state
    state_seen = latest if is_page else old.state_seen or old.fetched
    first, second = (new, old) if is_page else (old, new)
    duration = first.duration or second.duration
    chapters = new.chapters or old.chapters
    return replace(
        new,
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
        chapters=tuple(part for part in chapters if part.start < (duration or MAX_SECONDS)),
    )


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
"""The fields whose changes are reported, in this order."""


def changed_fields(old: Details | None, new: Details | None) -> dict[str, tuple[str, ...]]:
    """Return the names of the fields that are new or have changed, by the episode's id."""
    before, after = old.videos if old else {}, new.videos if new else {}
    changes = {name: tuple(_changes(before.get(name), video)) for name, video in after.items()}
    return {name: fields for name, fields in changes.items() if fields}


def _changes(old: Video | None, new: Video) -> Iterator[str]:
    if old is None or old.id != new.id:
        yield "video"
        old = Video(id=new.id, matched=new.matched, fetched=new.fetched)
    for field in _REPORTED:
        if getattr(new, field) != getattr(old, field):
            yield field


def _origin(answers: Answers) -> Origin:
    return Origin(
        url=answers.url,
        channel=answers.channel,
        name=clean_title(answers.name),
        listed=len(answers.listed),
        complete=answers.is_complete,
    )


def _tool(answers: Answers) -> str:
    text = answers.version
    is_version = len(text) <= 40 and text[:1].isdecimal() and not text.strip("0123456789.")
    return f"yt-dlp {text}" if is_version else "yt-dlp"
