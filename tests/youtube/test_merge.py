"""Known and fetched details of a video combined: nothing is lost, and what is exact stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iomtui.youtube.details import Chapter, Video, clean_video
from iomtui.youtube.merge import changed_fields, combine_videos
from tests.support.details import EPISODES, NOW, full_video, make_details, video_id, videos
from tests.support.examples import examples

BURN = EPISODES[0]
OLD = full_video()
GOOD = make_details(burn_the_past=OLD)
LISTED = Video(
    id=OLD.id,
    matched="title",
    fetched=NOW,
    title="Burn the Past",
    duration=753,
    published=date(2023, 7, 1),
    views=12_000,
)


def test_a_list_does_not_replace_exact_values() -> None:
    found = combine_videos(OLD, LISTED, is_page=False)
    assert found == replace(OLD, title="Burn the Past")


def test_of_two_rounded_numbers_the_later_counts_and_of_two_rough_days_the_earlier() -> None:
    later = replace(
        LISTED, fetched=NOW + timedelta(days=400), published=date(2023, 1, 1), views=15_000
    )
    found = combine_videos(LISTED, later, is_page=False)
    assert (found.published, found.views, found.fetched) == (
        LISTED.published,
        15_000,
        later.fetched,
    )


def test_exact_values_replace_all_others() -> None:
    new = replace(OLD, fetched=NOW, views=13_000, description="Another text.", duration=760)
    assert combine_videos(LISTED, new, is_page=True) == new
    assert combine_videos(OLD, new, is_page=True) == new


@pytest.mark.parametrize("field", ["title", "description", "duration", "published", "views"])
def test_a_value_that_is_missing_now_stays(field: str) -> None:
    new = replace(OLD, fetched=NOW, **{field: None})
    assert getattr(combine_videos(OLD, new, is_page=True), field) == getattr(OLD, field)


def test_a_state_that_came_alone_has_a_date_of_its_own() -> None:
    private = Video(id=OLD.id, matched="title", fetched=NOW, state="private")
    found = combine_videos(OLD, private, is_page=True)
    assert found == replace(OLD, state="private", state_seen=NOW)
    again = combine_videos(found, replace(OLD, fetched=NOW), is_page=True)
    assert again == replace(OLD, fetched=NOW)


def test_chapters_do_not_go_on_after_the_end() -> None:
    short = replace(OLD, fetched=NOW, duration=200, chapters=())
    assert combine_videos(OLD, short, is_page=True).chapters == (Chapter(start=0, title="Night"),)


def test_changes_name_what_is_new_and_what_has_changed() -> None:
    new = replace(OLD, fetched=NOW, views=13_000, state="private", views_exactly=False)
    other = replace(LISTED, id=video_id(2))
    after = make_details(burn_the_past=new, the_new_horizon=other)
    assert changed_fields(GOOD, after) == {
        BURN: ("state", "views"),
        EPISODES[1]: ("video", "title", "duration", "published", "views"),
    }
    assert changed_fields(GOOD, GOOD) == {}
    assert changed_fields(None, GOOD)[BURN][0] == "video"
    assert changed_fields(GOOD, None) == {}


KNOWN = videos().map(lambda video: clean_video(replace(video, id=OLD.id)))
FACTS = ("title", "description", "duration", "published", "views", "channel")


@given(KNOWN, KNOWN, st.booleans())
@examples(120)
def test_combining_loses_nothing_and_is_idempotent(old: Video, new: Video, is_page: bool) -> None:
    found = combine_videos(old, new, is_page=is_page)
    for field in FACTS:
        assert getattr(old, field) is None or getattr(found, field) is not None
    assert len(found.subtitles) >= bool(old.subtitles)
    assert found.views_exactly or not old.views_exactly
    assert found.published_exactly or not old.published_exactly
    assert combine_videos(found, new, is_page=is_page) == found
