"""A world whose every text and id wants to do harm."""

from __future__ import annotations

from typing import Any

from tests.support.details import TITLES
from tests.support.hostile import PAYLOAD
from tests.support.youtube.scenarios import EPISODES, HANDLE
from tests.support.youtube.world import Channel, Video, World, video

HALF = "\ud800"
"""Half of a character, which JSON can carry and UTF-8 cannot."""

IDS = (
    "../../etc/passwd",
    "../../../..",
    "-oProxyCommand=x",
    "\x1b[2J\x1b[H",
    "a" * 100_000,
    f"{HALF}bcdefghijk",
    "https://evil.example/watch?v=abcdefghijk",
    "<script>",
    "",
)
"""What is no id."""

_DESCRIPTION = (
    f"Call +62 811 0000 0000 or write to help@evil.example {HALF}{PAYLOAD} https://evil.example/\n"
)


def _poisoned(episode: Video, title: str) -> Video:
    return Video(
        episode.id,
        f"{title} | {PAYLOAD}{HALF}",
        seconds=10**15,
        views=10**30,
        uploaded="9999-99-99T99:99:99Z" + PAYLOAD,
        age=f"2 years ago{PAYLOAD}",
        description=_DESCRIPTION * (1_000_000 // len(_DESCRIPTION)),
        subtitles=("en", "../..", f"id{HALF}", PAYLOAD, *(f"x{tag}" for tag in range(400))),
        chapters=tuple((5 * part, f"{PAYLOAD} {part}") for part in range(500)),
    )


def _unlike() -> tuple[Video, ...]:
    """Return videos whose facts are not even of the right type."""
    values: tuple[Any, ...] = (None, 5, ["a"], {"runs": 3}, True, "x" * 1_000_000)
    return tuple(video(value, id=f"unlike_{place:04}") for place, value in enumerate(values))


HOSTILE = World(
    (
        Channel(
            f"IOM Indonesia{PAYLOAD}{HALF}",
            HANDLE,
            (
                *(video(f"Burn the Past {place}", id=bad) for place, bad in enumerate(IDS)),
                *(_poisoned(EPISODES[name], title) for name, title in TITLES.items()),
                *_unlike(),
            ),
        ),
    )
)
"""The five episodes with harmful texts, among ids that are none."""
