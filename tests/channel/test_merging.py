"""What is known and what was learnt: nothing is lost, and twice the same is once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iomtui.channel.merging import Outcome, combined, merged, news
from iomtui.youtube.details import MAX_BYTES, Chapter, Details, Origin, Video
from iomtui.youtube.details_file import cleaned_video, read_details, written
from iomtui.youtube.report import Fault
from tests.support.channel import (
    CHANNEL,
    EPISODES,
    NOW,
    SOURCE,
    full_video,
    fullest,
    supplement,
    video_id,
)
from tests.support.examples import examples

BURN = EPISODES[0]
OLD = full_video()
GOOD = supplement(burn_the_past=OLD)
OTHER = Origin(url="https://www.youtube.com/@IOM_Indonesia")
LISTED = Video(
    id=OLD.id,
    matched="title",
    fetched=NOW,
    title="Burn the Past",
    duration=753,
    published=date(2023, 7, 1),
    views=12_000,
)


def outcome(**changes: Any) -> Outcome:
    """Return what was learnt by a whole list without a fault, but for some changes."""
    whole = Outcome(
        origin=Origin(url=SOURCE, channel=CHANNEL, name="IOM", listed=35, complete=True),
        tool="yt-dlp 2026.11.01",
        fault=None,
        has_list=True,
        videos={},
        looked=frozenset(),
        sure=frozenset(),
        unmatched=(),
        ambiguous={},
    )
    return whole._replace(**changes)


def known(old: Details | None, learnt: Outcome) -> Details:
    found = merged(old, learnt, NOW)
    assert found
    return found


def test_what_a_list_says_does_not_replace_what_is_exact() -> None:
    found = combined(OLD, LISTED, looked=False)
    assert found == replace(OLD, title="Burn the Past")


def test_what_a_list_says_fills_what_is_not_known() -> None:
    bare = Video(id=OLD.id, matched="title", fetched=OLD.fetched)
    assert combined(bare, LISTED, looked=False) == LISTED


def test_of_two_rounded_numbers_the_later_counts_and_of_two_rough_days_the_earlier() -> None:
    later = replace(
        LISTED, fetched=NOW + timedelta(days=400), published=date(2023, 1, 1), views=15_000
    )
    found = combined(LISTED, later, looked=False)
    assert (found.published, found.views, found.fetched) == (
        LISTED.published,
        15_000,
        later.fetched,
    )


def test_what_is_exact_replaces_what_is_not_and_what_was_exact() -> None:
    new = replace(OLD, fetched=NOW, views=13_000, description="Another text.", duration=760)
    assert combined(LISTED, new, looked=True) == new
    assert combined(OLD, new, looked=True) == new


@pytest.mark.parametrize("field", ["title", "description", "duration", "published", "views"])
def test_what_is_not_told_again_stays(field: str) -> None:
    new = replace(OLD, fetched=NOW, **{field: None})
    assert getattr(combined(OLD, new, looked=True), field) == getattr(OLD, field)


def test_a_state_that_came_alone_has_a_date_of_its_own() -> None:
    private = Video(id=OLD.id, matched="title", fetched=NOW, state="private")
    found = combined(OLD, private, looked=True)
    assert found == replace(OLD, state="private", state_seen=NOW)
    again = combined(found, replace(OLD, fetched=NOW), looked=True)
    assert again == replace(OLD, fetched=NOW)


def test_chapters_do_not_go_on_after_the_end() -> None:
    short = replace(OLD, fetched=NOW, duration=200, chapters=())
    assert combined(OLD, short, looked=True).chapters == (Chapter(start=0, title="Night"),)


def test_a_good_answer_is_dated_and_a_bad_one_leaves_everything() -> None:
    learnt = outcome(videos={BURN: replace(OLD, fetched=NOW)}, looked=frozenset({BURN}))
    found = known(GOOD, learnt)
    assert (found.fetched, found.tool) == (NOW, "yt-dlp 2026.11.01")
    assert found.videos == {BURN: replace(OLD, fetched=NOW)}
    assert found.origin == learnt.origin
    failed = learnt._replace(fault=Fault.TIMEOUT, has_list=False, unmatched=EPISODES)
    assert merged(GOOD, failed, NOW) == GOOD


def test_what_a_bad_answer_told_before_it_was_bad_is_kept() -> None:
    new = replace(OLD, fetched=NOW, views=13_000)
    learnt = outcome(
        videos={BURN: new}, looked=frozenset({BURN}), fault=Fault.TIMEOUT, has_list=False
    )
    assert merged(GOOD, learnt, NOW) == replace(GOOD, videos={BURN: new})
    assert merged(None, learnt, NOW) == Details(
        format=1, fetched=NOW, tool=learnt.tool, origin=learnt.origin, videos={BURN: new}
    )


def test_nothing_comes_of_nothing() -> None:
    assert merged(None, outcome(fault=Fault.DNS, has_list=False), NOW) is None


def test_another_video_takes_a_place_only_where_that_is_sure() -> None:
    other = replace(LISTED, id=video_id(2))
    learnt = outcome(videos={BURN: other})
    assert known(GOOD, learnt).videos[BURN] == OLD
    assert known(GOOD, learnt._replace(sure=frozenset({BURN}))).videos[BURN] == other


def test_no_video_is_two_episodes() -> None:
    learnt = outcome(videos={EPISODES[1]: LISTED})
    assert known(GOOD, learnt).videos == GOOD.videos
    moved = known(GOOD, learnt._replace(sure=frozenset({EPISODES[1]})))
    assert moved.videos == {EPISODES[1]: replace(OLD, title="Burn the Past")}
    both = supplement(burn_the_past=full_video(1), the_new_horizon=full_video(2))
    swapped = {BURN: full_video(2), EPISODES[1]: full_video(1)}
    found = known(both, outcome(videos=swapped, sure=frozenset(EPISODES)))
    assert found.videos == swapped


def test_what_was_put_together_is_never_too_large_to_be_read() -> None:
    full = fullest(50)
    assert len(written(full)) > MAX_BYTES
    before = supplement(burn_the_past=full_video(99))
    found = known(before, outcome(videos=full.videos, ambiguous=full.ambiguous))
    assert found.videos.keys() == {BURN, *full.videos}
    assert found.videos[BURN] == full_video(99)
    assert read_details(written(found), "channel.json", NOW) == found


def test_of_two_channels_at_one_address_the_first_counts() -> None:
    origin = Origin(url=SOURCE, channel="UC" + "x" * 22, name="IOM lndonesia", listed=3)
    found = known(GOOD, outcome(origin=origin)).origin
    assert (found.channel, found.name, found.listed) == (CHANNEL, "IOM Indonesia", 3)
    unnamed = Origin(url=SOURCE, listed=4)
    assert known(GOOD, outcome(origin=unnamed)).origin.channel == CHANNEL


def test_what_another_address_does_not_have_is_not_said_to_be_from_there() -> None:
    second = EPISODES[1]
    found = replace(LISTED, id=video_id(2))
    elsewhere = outcome(origin=OTHER, videos={second: found}, sure=frozenset({second}))
    assert known(GOOD, elsewhere).videos == {second: found}
    both = elsewhere._replace(sure=frozenset({BURN, second}))
    assert known(GOOD, both).videos == {BURN: OLD, second: found}
    failed = elsewhere._replace(has_list=False)
    assert known(GOOD, failed).videos == {BURN: OLD, second: found}


def test_another_address_where_no_episode_is_takes_nothing_s_place() -> None:
    nothing = outcome(origin=OTHER, unmatched=EPISODES, ambiguous={BURN: (video_id(8),) * 2})
    assert merged(GOOD, nothing, NOW) == GOOD
    named = replace(LISTED, id=video_id(2), matched="id")
    learnt = nothing._replace(videos={EPISODES[1]: named}, sure=frozenset({EPISODES[1]}))
    assert merged(GOOD, learnt, NOW) == replace(GOOD, videos={BURN: OLD, EPISODES[1]: named})


def test_news_name_what_is_new_and_what_has_changed() -> None:
    new = replace(OLD, fetched=NOW, views=13_000, state="private", views_exactly=False)
    after = supplement(burn_the_past=new, the_new_horizon=LISTED)
    assert news(GOOD, after) == {
        BURN: ("state", "views"),
        EPISODES[1]: ("video", "title", "duration", "published", "views"),
    }
    assert news(GOOD, GOOD) == {}
    assert news(None, GOOD)[BURN][0] == "video"
    assert news(GOOD, None) == {}


DAYS = st.none() | st.dates(date(2006, 1, 1), date(2023, 12, 31))
KNOWN = st.builds(
    Video,
    id=st.integers(1, 4).map(video_id),
    matched=st.sampled_from(("id", "title")),
    fetched=st.integers(0, 900).map(lambda days: NOW - timedelta(days=days)),
    state=st.sampled_from(("public", "private", "removed")),
    channel=st.sampled_from((None, CHANNEL)),
    title=st.sampled_from((None, "Burn the Past", "Another")),
    description=st.sampled_from((None, "A text.", "Another text.")),
    duration=st.sampled_from((None, 5, 700, 754)),
    published=DAYS,
    published_exactly=st.booleans(),
    views=st.none() | st.integers(0, 99_999),
    views_exactly=st.booleans(),
    subtitles=st.sampled_from(((), ("en",), ("en", "id"))),
    chapters=st.sampled_from(((), OLD.chapters, (Chapter(start=4, title="Dawn"),))),
).map(cleaned_video)
NAMES = st.sampled_from(EPISODES[:3])
VIDEOS = st.dictionaries(NAMES, KNOWN, max_size=3).map(
    lambda found: {name: video for name, video in found.items() if _is_first(found, name)}
)


def _is_first(found: dict[str, Video], name: str) -> bool:
    return next(each for each in found if found[each].id == found[name].id) == name


OUTCOMES = st.builds(
    outcome,
    fault=st.sampled_from((None, Fault.TIMEOUT)),
    has_list=st.booleans(),
    videos=VIDEOS,
    looked=st.frozensets(NAMES),
    sure=st.frozensets(NAMES),
    unmatched=st.sampled_from(((), EPISODES[3:])),
)
SUPPLEMENTS = VIDEOS.map(lambda found: replace(GOOD, videos=found))
FACTS = ("title", "description", "duration", "published", "views", "channel")


@given(SUPPLEMENTS, OUTCOMES)
@examples(120)
def test_nothing_that_was_known_is_lost(old: Details, learnt: Outcome) -> None:
    found = known(old, learnt)
    ids = {video.id: video for video in found.videos.values()}
    for name, before in old.videos.items():
        after = ids.get(before.id)
        if after is None:
            assert name in learnt.sure  # another video is in its place
            continue
        for field in FACTS:
            assert getattr(before, field) is None or getattr(after, field) is not None
        assert len(after.subtitles) >= bool(before.subtitles)
        assert after.views_exactly or not before.views_exactly
        assert after.published_exactly or not before.published_exactly


@given(st.none() | SUPPLEMENTS, OUTCOMES)
@examples(120)
def test_learning_the_same_twice_is_learning_it_once(old: Details | None, learnt: Outcome) -> None:
    once = merged(old, learnt, NOW)
    assert merged(once, learnt, NOW) == once
    assert once is None or read_details(written(once), "channel.json", NOW) == once
