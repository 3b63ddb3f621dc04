"""The signs that come out of every world with something wrong: `python -m` this writes them down.

They are kept in a file, so that what is made of them can be tested without yt-dlp.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

import msgspec

from iomtui.channel.protocol import Failed, List, Look, More, Page, Signs, VideoDetails
from tests.support.youtube.scenarios import CHANGED, EPISODES, LATER, LINE, STATES, WAY
from tests.support.youtube.server import YouTube
from tests.support.youtube.wire import Trickle
from tests.support.youtube.world import World
from tests.support.ytdlp import Helper

RECORDED = Path(__file__).parents[2] / "channel" / "signs.json"
"""The file with the signs of each world."""

WORLDS: dict[str, World] = {
    name: world
    for group in (STATES, LINE, LATER, WAY, CHANGED)
    for name, world in group.items()
    if not isinstance(world.wire.get(""), Trickle)  # it is never answered
}
"""The worlds with something wrong that is answered."""

FIRST = EPISODES["burn-the-past"].id
_CHANNEL = "https://www.youtube.com/@IOMIndonesia"


class Recorded(msgspec.Struct, frozen=True):
    """The signs that came out of a world; None where there were none."""

    listing: Signs | None
    """When the channel was listed."""
    looking: Signs | None
    """When the first episode's video was looked at."""
    has_details: bool
    """Whether that gave a title all the same."""


Recording: TypeAlias = dict[str, Recorded]


def recorded() -> Recording:
    """Return the signs that were written down."""
    return msgspec.json.decode(RECORDED.read_bytes(), type=Recording)


def record(youtube: YouTube, world: World) -> Recorded:
    """Ask a world for the whole list of the channel and for a video, and return the signs."""
    youtube.show(world)
    with Helper(youtube.environ) as helper:
        helper.begin()
        answer = helper.ask(List(url=_CHANNEL))
        while isinstance(answer, Page) and not answer.is_last:
            answer = helper.ask(More())
        look = helper.ask(Look(id=FIRST))
    assert isinstance(look, VideoDetails | Failed)
    return Recorded(
        listing=answer.signs if isinstance(answer, Failed) else None,
        looking=look.signs,
        has_details=isinstance(look, VideoDetails) and look.title is not None,
    )


def main() -> None:
    """Write down the signs of all worlds."""
    with YouTube() as youtube:
        signs = {name: record(youtube, world) for name, world in WORLDS.items()}
    RECORDED.write_bytes(msgspec.json.format(msgspec.json.encode(signs)) + b"\n")


if __name__ == "__main__":
    main()
