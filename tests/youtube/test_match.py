"""A video is an episode if its title says so beyond doubt, and else it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iomtui.catalogue.model import Catalogue, Title
from iomtui.youtube.details import Video
from iomtui.youtube.match import Matches, match_titles, named_videos
from tests.support.details import EPISODES, NOW, video_id
from tests.support.examples import examples
from tests.support.youtube.scenarios import ALL, DECOYS, OTHERS

BURN = "burn-the-past"
NOTHING = Matches({}, {}, {})


def made(video: str, title: str, duration: int | None = None) -> Video:
    """Return a video of a list."""
    return Video(id=video, matched="title", fetched=NOW, title=title, duration=duration)


def titled(*titles: str) -> list[Video]:
    """Return a video for each title."""
    return [made(video_id(number), title) for number, title in enumerate(titles)]


@pytest.mark.parametrize(
    "title",
    [
        "Burn the Past",
        "Stories of Refugees | Episode 1: Burn the Past (Eng Sub)",
        "‘Burn the Past’",
        "Ep01 Burn the Past HD",
        "S01E01 Burn the Past",
        "#1 Burn the Past (Sub Indo)",
        "1. Burn the Past",
        "Burn the Past (1/5)",
        "Burn the Past (2023)",
        "Burn the Past (40 min)",
        "IOM Indonesia Web Series Episode 1 of 5 Burn the Past with English Subtitles",
        "IOM Indonesia | Burn the Past | Short Film",
        "Serial web | Burn the Past | Bagian 1 dari 5",
        "ＢＵＲＮ　ＴＨＥ　ＰＡＳＴ｜ＩＯＭ",
        "🔥 Burn the Past! 🔥",
        "Short Stories: Burn the Past",
    ],
)
def test_titles_of_the_episode(shipped: Catalogue, title: str) -> None:
    assert match_titles(shipped.series, titled(title)) == Matches({BURN: video_id(0)}, {}, {})


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Burn",
        "Burn the Past 2",
        "How to Burn the Past",
        "Burn-the-Past",
        "Burn the Past | The New Horizon",
        "Cuplikan: Burn the Past",
        "Di Balik Layar | Burn the Past",
        "Diskusi Film: Burn the Past",
        "Burn the Past #short",
        "Peluncuran serial web | Burn the Past",
        "All Episodes | Burn the Past",
        *(decoy.title for decoy in (*DECOYS, *OTHERS)),
    ],
)
def test_titles_of_something_else(shipped: Catalogue, title: str) -> None:
    assert match_titles(shipped.series, titled(title)) == NOTHING


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Episode 3: Burn the Past", 3),
        ("Ep.3 | Burn the Past", 3),
        ("Burn the Past (Episode 3 of 5)", 3),
        ("3. Burn the Past", 3),
        ("Burn the Past (3/5)", 3),
        ("S01E03 Burn the Past", 3),
    ],
)
def test_another_number_is_reported_and_still_matches(
    shipped: Catalogue, title: str, number: int
) -> None:
    assert match_titles(shipped.series, titled(title)) == Matches(
        {BURN: video_id(0)}, {}, {BURN: number}
    )


def test_a_minute_or_less_is_a_short(shipped: Catalogue) -> None:
    assert match_titles(shipped.series, [made(video_id(1), "Burn the Past", 60)]) == NOTHING
    assert match_titles(shipped.series, [made(video_id(1), "Burn the Past", 61)]).taken == {
        BURN: video_id(1)
    }


def test_of_two_matches_none_is_taken(shipped: Catalogue) -> None:
    found = match_titles(
        shipped.series, titled("Burn the Past", "Episode 1: Burn the Past", "The New Horizon")
    )
    assert found.taken == {"the-new-horizon": video_id(2)}
    assert found.ambiguous == {BURN: (video_id(0), video_id(1))}


def with_episodes(catalogue: Catalogue, **changes: object) -> Catalogue:
    """Return a catalogue whose first episode is changed."""
    first, *rest = catalogue.series.episodes
    episodes = (replace(first, **changes), *rest)
    return Catalogue(replace(catalogue.series, episodes=episodes), catalogue.languages)


def test_a_named_video_is_not_matched(shipped: Catalogue) -> None:
    named = with_episodes(shipped, video=video_id(7))
    assert named_videos(named.series) == {BURN: video_id(7)}
    listed = [*titled("Burn the Past"), made(video_id(7), "The New Horizon")]
    assert match_titles(named.series, listed) == NOTHING


def test_a_video_that_a_person_named_twice_is_that_of_the_first(shipped: Catalogue) -> None:
    first, second, *rest = (
        replace(episode, video=video_id(7)) for episode in shipped.series.episodes
    )
    series = replace(shipped.series, episodes=(first, second, *rest))
    assert named_videos(series) == {BURN: video_id(7)}


@pytest.mark.parametrize("title", ["Part 1: The Launch", "The Interview", "Episode", "Web Series"])
def test_an_episode_may_have_a_title_that_is_noise_elsewhere(
    shipped: Catalogue, title: str
) -> None:
    odd = with_episodes(shipped, title=Title(text=title, language="en"))
    found = match_titles(odd.series, titled(f"Stories | {title} (Eng Sub)"))
    assert found.taken == {BURN: video_id(0)}
    assert match_titles(odd.series, titled(f"{title} | Trailer")) == NOTHING


@pytest.mark.parametrize(
    "title", ["Review Jakarta | Burn the Past", "Burn the Past Review Jakarta"]
)
def test_names_in_the_data_are_noise(shipped: Catalogue, title: str) -> None:
    assert shipped.series.channel
    channel = replace(shipped.series.channel, name="Review Jakarta")
    series = replace(shipped.series, channel=channel)
    assert match_titles(series, titled(title)).taken == {BURN: video_id(0)}


WORDS = st.sampled_from(
    (
        *("Burn the Past", "The New Horizon", "Trial of Happiness", "Trailer", "Episode 2", "IOM"),
        *("and", "Web Series", "Discussion", "5", "of", "Eng Sub"),
    )
)
BOUNDS = st.sampled_from([" ", " | ", ": ", " - ", "", " (", ") ", "“", " #"])
TITLES = st.lists(st.tuples(WORDS, BOUNDS), max_size=5).map(
    lambda parts: "".join(word + bound for word, bound in parts)
)
LISTS = st.lists(
    st.builds(
        made,
        st.integers(0, 9).map(video_id),
        TITLES | st.text(max_size=20),
        st.none() | st.integers(50, 900),
    ),
    max_size=9,
    unique_by=lambda video: video.id,
)
GOOD = [made(found.id, found.title, found.seconds) for found in ALL]


@given(listed=LISTS, chance=st.randoms(use_true_random=False))
@examples(80)
def test_order_makes_no_difference_and_no_video_is_two_episodes(
    shipped: Catalogue, listed: list[Video], chance: object
) -> None:
    found = match_titles(shipped.series, listed)
    used = [*found.taken.values(), *(each for ids in found.ambiguous.values() for each in ids)]
    assert len(set(used)) == len(used)
    shuffled = listed.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert match_titles(shipped.series, shuffled) == found


@given(st.data())
@examples(40)
def test_decoys_change_nothing(shipped: Catalogue, data: st.DataObject) -> None:
    decoys = data.draw(st.sets(st.sampled_from((*DECOYS, *OTHERS)), max_size=20))
    more = [made(decoy.id, decoy.title, decoy.seconds) for decoy in decoys]
    listed = data.draw(st.permutations([*GOOD, *more]))
    assert match_titles(shipped.series, listed).taken == dict(
        zip(EPISODES, (each.id for each in ALL), strict=True)
    )
