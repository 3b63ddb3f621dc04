"""Ready-made worlds for the stand-in for YouTube, by name: what a channel may look like and what
may go wrong on the way to it.

`STANDARD` is the one to begin with: the five episodes among thirty other videos, on three pages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, get_args

from tests.support.details import TITLES
from tests.support.youtube.wire import (
    CutOff,
    Fault,
    Instead,
    Reset,
    Stalled,
    Status,
    Times,
    Trickle,
    as_json,
    html,
    portal,
    sent_to,
)
from tests.support.youtube.world import Channel, State, Video, World, video

NAME, HANDLE = "IOM Indonesia", "@IOMIndonesia"
"""What the channel in the data is called."""


def _episode(place: int, title: str, **facts: Any) -> Video:
    written = f"Stories of Refugees | Episode {place}: {title} (Eng Sub)"
    facts = {
        "seconds": 700 + 31 * place,
        "views": 1_000 * place + 234,
        "uploaded": f"2023-0{6 + place // 4}-{10 + place:02}T07:00:00-07:00",
        "description": f"{title}, an episode of the series.\n\nA story of two neighbours.",
        "subtitles": ("en", "id", "ar")[: 1 + place % 3],
        "chapters": ((0, "Opening"), (95, "The neighbours"), (500, "The end")) if place < 3 else (),
        **facts,
    }
    return video(written, **facts)


EPISODES = {
    name: _episode(place, title) for place, (name, title) in enumerate(TITLES.items(), start=1)
}
"""The videos of the episodes, by the ids in the data."""

DECOYS = tuple(
    video(title)
    for title in (
        "Trailer | Burn the Past",
        "Burn the Past - Official Trailer",
        "TEASER: The New Horizon",
        "The New Horizon | Behind the Scenes",
        "Stories of Refugees | All Episodes",
        "Discussion: Trial of Happiness and what came after",
        "Space Between Us All",
        "The Space Between Us",
        "In Pursuit of Knowledge",
        "Pursuit of Knowledge #shorts",
        "New Horizon",
        "Burn the Past, Build the Future",
        "Film Discussion | Trial of Happiness",
    )
)
"""What is not an episode, though its title sounds like one."""

OTHERS = tuple(video(f"Assistance in the field, part {part}") for part in range(1, 18))
"""What has nothing to do with the series."""


def mixed(episodes: tuple[Video, ...]) -> tuple[Video, ...]:
    """Return thirty other videos with some episodes spread among them, the newest first."""
    videos = [*DECOYS, *OTHERS]
    for place, episode in enumerate(reversed(episodes)):
        videos.insert(4 + 7 * place, episode)
    return tuple(videos)


def channel(*videos: Video, **facts: Any) -> Channel:
    """Return the channel of the data, with some videos."""
    return Channel(NAME, HANDLE, videos, **facts)


def shown(*videos: Video, **facts: Any) -> World:
    """Return a world with nothing but the channel of the data and some videos."""
    return World((channel(*videos),), **facts)


ALL = tuple(EPISODES.values())
STANDARD = shown(*mixed(ALL), page_size=12)
"""The five episodes among thirty others, on three pages."""


def with_first(**facts: Any) -> World:
    """Return the standard world, but that something is else about the first episode's video."""
    first, *rest = ALL
    return shown(*mixed((replace(first, **facts), *rest)), page_size=12)


def on_the_way(fault: Fault, path: str = "") -> World:
    """Return the standard world with a fault on the way to all paths that begin with one."""
    return replace(STANDARD, wire={path: fault})


IMPOSTOR = Channel(
    NAME, "@IOM_Indonesia", tuple(replace(found, id=f"{found.id[:-1]}_") for found in mixed(ALL))
)
"""A channel with the name and the titles of the other one, and with other videos."""

MOVED = "@IOMIndonesiaRegional"
"""Where the channel is to be found in some countries."""

_PLAIN = tuple(video(title) for title in TITLES.values())
_PREFIXED = tuple(
    video(written)
    for written in (
        "WEB SERIES: “Burn the Past” – Episode 1",
        "IOM Indonesia — The New Horizon [Eng Sub]",
        "Eps 3 / TRIAL OF HAPPINESS",
        "Web Series | Space Between Us | Episode 4 | IOM Indonesia",
        "#5 Pursuit of Knowledge (Eng Sub)",
    )
)
_RENAMED = tuple(video(f"Cerita Pengungsi, bagian {place}") for place in range(1, 6))
_HUNDREDS = tuple(video(f"Assistance in the field, week {week}") for week in range(1, 451))

FINE: Mapping[str, World] = {
    "standard": STANDARD,
    "prefixes": shown(*mixed(_PREFIXED), page_size=12),
    "plain-titles": shown(*mixed(_PLAIN), page_size=12),
    "decoys-only": shown(*DECOYS, *OTHERS),
    "duplicates": shown(*mixed(ALL), video("Burn the Past"), page_size=12),
    "reordered": shown(*mixed(ALL[::-1]), page_size=12),
    "renamed-videos": shown(*mixed(_RENAMED), page_size=12),
    "empty": shown(),
    "hundreds": shown(*mixed(ALL), *_HUNDREDS),
    "beyond-page-three": shown(*_HUNDREDS[:100], *ALL),
    "impostor": World((IMPOSTOR,), page_size=12),
    "both": World((channel(*mixed(ALL)), IMPOSTOR), page_size=12),
    "regional": World(
        (channel(sends_to=f"/{MOVED}"), Channel(NAME, MOVED, mixed(ALL))), page_size=12
    ),
    "once-500": on_the_way(Times(1, Status(500))),
    "page-2-once-500": on_the_way(Times(1, Status(500)), "/youtubei/v1/browse"),
}
"""Where nothing is wrong with the wire, whatever the channel has."""

STATES: Mapping[str, World] = {
    f"one-{state}": with_first(state=state) for state in get_args(State) if state != "public"
}
"""Where the first episode's video cannot be watched, by why."""

_FAULTS: Mapping[str, Callable[[], Fault]] = {
    "404": lambda: Status(404, "Requested entity was not found."),
    "429": lambda: Status(429, "Too many requests."),
    "500": lambda: Status(500),
    "503": lambda: Status(503),
    "403": lambda: Status(403, "The caller does not have permission"),
    "stalled": Stalled,
    "stalled-in-the-middle": lambda: Stalled(after=900),
    "trickle": Trickle,
    "cut-off": CutOff,
    "reset": Reset,
    "portal": portal,
    "nothing": lambda: Instead(html("")),
    "elsewhere": lambda: sent_to("https://evil.example/@IOMIndonesia/videos"),
    "downgraded": lambda: sent_to("http://www.youtube.com/@IOMIndonesia/videos"),
    "round": lambda: sent_to("https://www.youtube.com/@IOMIndonesia/videos"),
}
LINE: Mapping[str, World] = {name: on_the_way(make()) for name, make in _FAULTS.items()}
"""Where every request meets the same fault."""

LATER: Mapping[str, World] = {
    f"{where}-{name}": on_the_way(_FAULTS[name](), path)
    for where, path in {
        "page-2": "/youtubei/v1/browse",
        "watch": "/watch",
        "player": "/youtubei/v1/player",
    }.items()
    for name in ("404", "429", "500", "403", "stalled", "cut-off", "portal")
}
"""Where only some requests meet a fault: further pages, videos' own pages, or the player's."""

WAY: Mapping[str, World] = {
    "proxy-refuses": replace(STANDARD, proxy="refuses"),
    "refused": replace(STANDARD, proxy="absent"),
    "foreign-certificate": replace(STANDARD, certificate="foreign"),
    "certificate-not-yet": replace(STANDARD, certificate="not-yet"),
    "certificate-expired": replace(STANDARD, certificate="expired"),
}
"""Where not even a request is heard."""

CHANGED: Mapping[str, World] = {
    "not-found": replace(STANDARD, channels=()),
    "no-videos-tab": World((channel(has_videos_tab=False),)),
    "channel-gone": World((channel(alert="This channel does not exist."),)),
    "sent-elsewhere": World((channel(sends_to="https://evil.example"),)),
    "sent-round": World((channel(sends_to=f"/{HANDLE}"),)),
    "page-2-incomplete": on_the_way(Instead(as_json({})), "/youtubei/v1/browse"),
    "layout-loud": replace(STANDARD, layout="garbled"),
    "layout-silent": replace(STANDARD, layout="renamed"),
}
"""Where the channel is not what it was, or YouTube is not."""
