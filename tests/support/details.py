"""Made-up details: videos of which everything is known, and arbitrary ones."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from iomtui.youtube.details import FORMAT, Chapter, Details, Origin, State, Video

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
"""The present of the tests."""

CHANNEL = "UC" + "i" * 22
"""The id of the channel."""

SOURCE = "https://www.youtube.com/@IOMIndonesia"
"""Its address."""

TITLES = {
    "burn-the-past": "Burn the Past",
    "the-new-horizon": "The New Horizon",
    "trial-of-happiness": "Trial of Happiness",
    "space-between-us": "Space Between Us",
    "pursuit-of-knowledge": "Pursuit of Knowledge",
}
"""The titles of the episodes, by their ids."""

EPISODES = tuple(TITLES)
"""The ids of the episodes."""


def video_id(number: int) -> str:
    """Return the id of a video, another one for each number."""
    return f"video-{number:05}"


def full_video(number: int = 1) -> Video:
    """Return a video of which everything is known."""
    return Video(
        id=video_id(number),
        matched="title",
        fetched=NOW - timedelta(days=30),
        channel=CHANNEL,
        title="Episode 1: Burn the Past (Eng Sub)",
        description="A young man flees.\n\nHe meets his neighbours.",
        duration=754,
        published=date(2023, 6, 29),
        published_exactly=True,
        views=12_345,
        views_exactly=True,
        subtitles=("en", "id"),
        chapters=(
            Chapter(start=0, title="Night"),
            Chapter(start=300, title="Morning"),
            Chapter(start=600, title="Evening"),
        ),
    )


def make_details(**videos: Video) -> Details:
    """Return details with the videos of episodes, `_` in whose ids stands for a hyphen."""
    return Details(
        format=FORMAT,
        fetched=NOW - timedelta(days=30),
        tool="yt-dlp 2026.10.26",
        origin=Origin(url=SOURCE, channel=CHANNEL, name="IOM Indonesia", listed=90, complete=True),
        videos={name.replace("_", "-"): video for name, video in videos.items()},
    )


_PIECES = (
    *("https://evil.example/", "a@b.co", "@evil", "www.x.yz", "evil.xyz", "call", "WA", "Cerita"),
    *("+62", "811", "0812", "3456", "789", "2023", "29.06", "12.345.678", "0⃣", "８１２"),
    *("(", ")", ",", ".", "…", "-", "\n", "\t", "\u0301", "ب\u200cب", "\x1b[2J", "\ud800"),
)

TEXTS = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(_PIECES), max_size=20).map(" ".join)
)
"""Arbitrary texts, and such as a channel writes to be visited or called."""

ANYTHING: st.SearchStrategy[object] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS, st.datetimes().map(str)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
"""Arbitrary values of JSON."""

IDS = st.from_regex(r"[A-Za-z0-9_-]{11}", fullmatch=True)
STATES: tuple[State, ...] = ("public", "private", "removed", "members", "upcoming", "unavailable")
NUMBERS = st.one_of(st.none(), st.integers(), st.integers(0, 5_000))


@st.composite
def videos(draw: st.DrawFn) -> Video:
    """Draw a video whose ids are well formed, and nothing else."""
    starts = draw(st.lists(st.integers(-5, 4_000), max_size=5))
    return Video(
        id=draw(IDS),
        matched=draw(st.sampled_from(("id", "title"))),
        fetched=NOW - timedelta(days=draw(st.integers(0, 900))),
        state=draw(st.sampled_from(STATES)),
        channel=draw(st.none() | st.just(CHANNEL)),
        title=draw(st.none() | TEXTS),
        description=draw(st.none() | TEXTS),
        duration=draw(NUMBERS),
        published=draw(st.none() | st.dates()),
        published_exactly=draw(st.booleans()),
        views=draw(NUMBERS),
        views_exactly=draw(st.booleans()),
        subtitles=draw(st.sampled_from(((), ("en",), ("en", "id", "en")))),
        chapters=tuple(Chapter(start=start, title=draw(TEXTS)) for start in sorted(starts)),
    )


def paste_episode(data: Path, lines: str) -> None:
    """Put lines that confirm an episode's video into series.yaml, in the place of its own."""
    path = data / "series.yaml"
    before = path.read_text("utf-8")
    (first,) = re.findall(r"^  - id: .*\n", lines, re.MULTILINE)
    after = re.sub(f"^{first}(    .*\n)*", f"{lines}\n", before, flags=re.MULTILINE)
    assert after != before
    path.write_text(after, "utf-8")
