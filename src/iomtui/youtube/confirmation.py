"""Which video an episode has on YouTube, and what a person has confirmed of it in series.yaml.

Names and titles can be copied by anyone, so neither ever confirms anything.
"""

import math
import re
from collections.abc import Iterator
from textwrap import indent
from typing import NamedTuple

import msgspec
import yaml
from msgspec.structs import replace

from iomtui.catalogue.links import source_address, video_address
from iomtui.catalogue.model import Episode, Series
from iomtui.youtube.details import Details, Origin, Video


class MatchedVideo(NamedTuple):
    """The video of an episode."""

    video: Video
    is_confirmed: bool
    """Whether a person has confirmed that it is the episode."""
    is_description_approved: bool
    """Whether a person has read its description and lets everybody see it."""


def matched_videos(series: Series, details: Details | None) -> dict[str, MatchedVideo]:
    """Return the video of each episode that has one, by the episode's id.

    A video that differs from the one that a person named is none.
    """
    if details is None:
        return {}
    pairs = ((episode, details.videos.get(episode.id)) for episode in series.episodes)
    return {
        episode.id: MatchedVideo(
            video,
            _is_confirmed(series, episode, video, details.origin),
            episode.show_description and episode.video == video.id,
        )
        for episode, video in pairs
        if video and episode.video in (None, video.id)
    }


def _is_confirmed(series: Series, episode: Episode, video: Video, origin: Origin) -> bool:
    """Return whether a person named the video, or confirmed the channel that it belongs to.

    It must be known to belong there: the address that was asked does not say whose a video is, for
    a playlist may hold videos of anybody.
    """
    if episode.video == video.id:
        return True
    channel = series.channel
    if channel is None or not channel.confirmed or not channel.url:
        return False
    is_its_own = video.channel is not None and video.channel == origin.channel
    return is_its_own and source_address(channel.url) == origin.url


def confirming_lines(series: Series, details: Details | None) -> Iterator[str]:
    """Yield the lines of each episode that has a video to be watched which nobody has confirmed.

    They can take the place of the episode's lines in series.yaml as they are.
    """
    matched = matched_videos(series, details)
    for episode in series.episodes:
        match = matched.get(episode.id)
        if match and match.video.state == "public" and not match.is_confirmed:
            yield episode_lines(series, episode, match.video.id)


def episode_lines(series: Series, episode: Episode, video: str, **facts: bool) -> str:
    """Return an episode as lines of series.yaml, with its video and further facts.

    They begin with a remark that has the address of the video.
    """
    lines = yaml.dump(
        [msgspec.to_builtins(replace(episode, video=video, **facts))],
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=math.inf,
    )
    return indent(f"# {video_address(series, video) or video}\n{lines}", "  ").rstrip()


class _Dumper(yaml.SafeDumper):
    """Quotes what is a number in any version of YAML, such as the id 12345e67890."""


_Dumper.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(""), list("-+.0123456789"))
