"""How a person confirms that videos are the right ones: lines for series.yaml."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import yaml

from iomtui.catalogue.links import address_of
from iomtui.catalogue.model import Episode, Series
from iomtui.catalogue.supplement import Supplement


def confirming_lines(series: Series, supplement: Supplement | None) -> Iterator[str]:
    """Yield the line of each episode that has a video which nobody has confirmed.

    It can take the place of the episode's line in series.yaml, as it is. Behind it, as a comment,
    stands where to look at the video.
    """
    for episode in series.episodes:
        video = supplement.videos.get(episode.id) if supplement else None
        if video and not episode.video:
            yield f"  - {_line(episode, video.id)} # {address_of(series, video.id) or video.id}"


def _line(episode: Episode, video: str) -> str:
    """Return an episode in one line. Ids are quoted: some, such as 12345e67890, look like numbers.

    The quotes are put in by hand because PyYAML's rules for what needs them are of YAML 1.1.
    """
    facts = msgspec.to_builtins(episode)
    parts = [f"id: {_flow(episode.id)}", f"title: {_flow(facts['title'])}", f'video: "{video}"']
    if episode.synopsis is not None:
        known = {name: value for name, value in facts["synopsis"].items() if value}
        parts.append(f"synopsis: {_flow(known)}")
    return "{" + ", ".join(parts) + "}"


def _flow(value: object) -> str:
    text = yaml.safe_dump(
        value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=float("inf")
    )
    return str(text).removesuffix("\n").removesuffix("\n...")
