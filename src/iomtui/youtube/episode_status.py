"""How each episode stands with the channel: one answer for every place that tells it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from iomtui.catalogue.model import Series
from iomtui.youtube.confirmation import found_videos
from iomtui.youtube.details import State, Video
from iomtui.youtube.report import FetchReport


class VideoStatus(Enum):
    """Whether an episode has a video."""

    FOUND = "found"
    """It has one, seen this time."""
    KNOWN = "known"
    """It has one, seen at an earlier time."""
    UNMATCHED = "unmatched"
    """No video has its title."""
    AMBIGUOUS = "ambiguous"
    """Several fit equally well, and none is taken."""
    NOT_ASKED = "not asked"
    """Nobody has looked, or asking ended before that."""


class EpisodeStatus(NamedTuple):
    """How an episode stands."""

    sight: VideoStatus
    """Whether it has a video."""
    video: Video | None = None
    """That video."""
    is_confirmed: bool = False
    """Whether a person stands behind that."""
    rivals: tuple[str, ...] = ()
    """The ids of the videos that fit equally well."""
    number: int | None = None
    """The number that the video's title gives the episode, where it is not its place."""
    state: State = "public"
    """Whether the video can be watched."""
    news: tuple[str, ...] = ()
    """The names of its details that are new."""


def episode_statuses(report: FetchReport, series: Series) -> dict[str, EpisodeStatus]:
    """Return how each episode stands, by its id, in listed order."""
    found = found_videos(series, report.supplement) if report.supplement else {}
    told = {}
    for name in (episode.id for episode in series.episodes):
        rivals = report.ambiguous.get(name, ())
        if name in found:
            sight = VideoStatus.FOUND if name in report.found else VideoStatus.KNOWN
        elif rivals:
            sight = VideoStatus.AMBIGUOUS
        else:
            sight = VideoStatus.UNMATCHED if name in report.unmatched else VideoStatus.NOT_ASKED
        told[name] = EpisodeStatus(
            sight,
            found[name].video if name in found else None,
            name in found and found[name].is_confirmed,
            rivals,
            report.numbered.get(name),
            report.faults.get(name, "public"),
            report.news.get(name, ()),
        )
    return told
