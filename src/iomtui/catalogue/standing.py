"""How each episode stands with the channel: one answer for every place that tells it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from iomtui.catalogue.channel_report import Fault, Report
from iomtui.catalogue.confirming import found_videos
from iomtui.catalogue.model import Series
from iomtui.catalogue.supplement import Video


class Sight(Enum):
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


class Standing(NamedTuple):
    """How an episode stands."""

    sight: Sight
    """Whether it has a video."""
    video: Video | None = None
    """That video."""
    is_confirmed: bool = False
    """Whether a person stands behind that."""
    rivals: tuple[str, ...] = ()
    """The ids of the videos that fit equally well."""
    number: int | None = None
    """The number that the video's title gives the episode, where it is not its place."""
    fault: Fault | None = None
    """What is wrong with the video."""
    news: tuple[str, ...] = ()
    """The names of its details that are new."""


def standings(report: Report, series: Series) -> dict[str, Standing]:
    """Return how each episode stands, by its id, in listed order."""
    found = found_videos(series, report.supplement) if report.supplement else {}
    told = {}
    for name in (episode.id for episode in series.episodes):
        rivals = report.ambiguous.get(name, ())
        if name in found:
            sight = Sight.FOUND if name in report.found else Sight.KNOWN
        elif rivals:
            sight = Sight.AMBIGUOUS
        else:
            sight = Sight.UNMATCHED if name in report.unmatched else Sight.NOT_ASKED
        told[name] = Standing(
            sight,
            found[name].video if name in found else None,
            name in found and found[name].is_confirmed,
            rivals,
            report.numbered.get(name),
            report.faults.get(name),
            report.news.get(name, ()),
        )
    return told
