"""Which video an episode has on the channel, and whether a person stands behind that.

Names and titles can be copied by anyone, so neither ever confirms anything.
"""

from __future__ import annotations

from typing import NamedTuple

from iomtui.catalogue.model import Episode, Series
from iomtui.youtube.channel_address import source_address
from iomtui.youtube.details import Details, Origin, Video


class MatchedVideo(NamedTuple):
    """The video that was found for an episode."""

    video: Video
    """What the channel says of it."""
    is_confirmed: bool
    """Whether a person has confirmed that it is the episode."""


def found_videos(series: Series, supplement: Details) -> dict[str, MatchedVideo]:
    """Return the video of each episode that has one, by the episode's id.

    A video that differs from the one that a person named is none.
    """
    known = ((episode, supplement.videos.get(episode.id)) for episode in series.episodes)
    return {
        episode.id: MatchedVideo(video, _is_confirmed(series, episode, video, supplement.origin))
        for episode, video in known
        if video and episode.video in (None, video.id)
    }


def _is_confirmed(series: Series, episode: Episode, video: Video, origin: Origin) -> bool:
    """Tell whether a person named the video, or confirmed the channel that it belongs to.

    It must be known to belong there: the address that was asked does not say whose a video is.
    """
    if episode.video == video.id:
        return True
    channel = series.channel
    if channel is None or not channel.confirmed or not channel.url:
        return False
    is_its_own = video.channel is not None and video.channel == origin.channel
    return is_its_own and _plain(channel.url) == _plain(origin.url)


def _plain(address: str) -> str:
    """Return an address without what makes no difference to the channel it leads to."""
    return source_address(address) or address
