"""How a person confirms that videos are the right ones: lines for series.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from iomtui.catalogue.links import video_address
from iomtui.catalogue.model import Episode, Series
from iomtui.youtube.confirmation import found_videos
from iomtui.youtube.details import Details


def confirming_lines(series: Series, supplement: Details | None) -> Iterator[str]:
    """Yield the line of each episode that has a video to be watched which nobody has confirmed.

    It can take the place of the episode's line in series.yaml, as it is. Behind it, as a comment,
    stands where to look at the video.
    """
    found = found_videos(series, supplement) if supplement else {}
    for episode in series.episodes:
        video, is_confirmed = found.get(episode.id, (None, False))
        if video and video.state == "public" and not is_confirmed:
            yield f"  - {_line(episode, video.id)} # {video_address(series, video.id) or video.id}"


def _line(episode: Episode, video: str) -> str:
    facts = msgspec.to_builtins(episode)
    facts["video"] = video
    facts["synopsis"] = {name: value for name, value in (facts["synopsis"] or {}).items() if value}
    return _flow({name: value for name, value in facts.items() if value})


def _flow(value: object) -> str:
    """Return a value as YAML in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(each)}" for name, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _NOT_TEXTS:
        return value
    return msgspec.json.encode(value).decode()


_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 -]*[A-Za-z0-9])?")
"""What needs no quotes in any version of YAML, but for the words below; the id of a video such as
12345e67890 does. Quoted texts of JSON are quoted texts of YAML."""

_NOT_TEXTS = ("true", "false", "null", "yes", "no", "on", "off", "y", "n")
