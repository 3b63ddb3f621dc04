"""yt-dlp's JSON as videos: days in the data's zone, chapters by YouTube's rule, nothing hostile."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iomtui.catalogue.model import Catalogue
from iomtui.youtube.answers import Answers
from iomtui.youtube.details import Video
from tests.support.details import ANYTHING, CHANNEL, NOW, SOURCE, video_id
from tests.support.examples import examples


def seen(shipped: Catalogue, **fields: Any) -> Video:
    """Return what is made of the own page of a video."""
    answers = Answers(shipped.series, None, SOURCE, NOW)
    return answers.page_video({"id": video_id(1), **fields}, "public")


def test_what_appeared_in_the_night_bears_the_day_on_which_people_saw_it(
    shipped: Catalogue,
) -> None:
    assert seen(shipped, timestamp=1688063400, upload_date="20230629").published == date(
        2023, 6, 30
    )
    assert seen(shipped, upload_date="20230629").published == date(2023, 6, 29)
    assert seen(shipped, timestamp=10**15).published is None
    assert seen(shipped, upload_date="20239999").published is None


@pytest.mark.parametrize(("offset", "day"), [("+09:00", 30), ("-08:00", 29), (None, 29)])
def test_the_day_is_that_of_the_zone_of_the_data(
    offset: str | None, day: int, shipped: Catalogue
) -> None:
    statements = shipped.series.statements
    times = {"start": datetime.fromisoformat(f"2023-06-29T21:00:00{offset}")} if offset else {}
    statement = replace(statements["watch-from"], times=times)
    series = replace(shipped.series, statements={"watch-from": statement})
    catalogue = replace(shipped, series=series)
    assert seen(catalogue, timestamp=1688054400).published == date(2023, 6, day)


def test_what_yt_dlp_takes_for_chapters_may_be_none(shipped: Catalogue) -> None:
    chapters = [{"start_time": start, "title": f"Part {start}"} for start in (0, 10.5, 21)]
    assert [each.start for each in seen(shipped, chapters=chapters).chapters] == [0, 10, 21]
    for wrong in ({"title": "<Untitled Chapter 1>"}, {"title": None}, {"start_time": None}):
        assert seen(shipped, chapters=[*chapters[:2], {**chapters[2], **wrong}]).chapters == ()


def test_languages_lose_what_youtube_adds_and_what_is_none_is_dropped(shipped: Catalogue) -> None:
    tags = ("en-GB", "zh-Hans", "en-xYz1aBcD", "id-029", "tel-0812-3456-7890", "wa/1", "live_chat")
    assert seen(shipped, subtitles=dict.fromkeys(tags)).subtitles == (
        "en-GB",
        "zh-Hans",
        "en",
        "id",
        "tel",
    )


def test_a_title_that_yt_dlp_made_up_is_none(shipped: Catalogue) -> None:
    assert seen(shipped, title=f"youtube video #{video_id(1)}").title is None


def test_what_yt_dlp_says_of_who_may_watch_is_a_state(shipped: Catalogue) -> None:
    assert seen(shipped, availability="subscriber_only").state == "members"
    assert seen(shipped, availability=["x"]).state == "public"


NAMES = ("title", "duration", "timestamp", "view_count", "chapters", "subtitles", "availability")


@given(st.dictionaries(st.sampled_from((*NAMES, "channel_id", "description")), ANYTHING))
@examples(100)
def test_values_of_any_kind_make_a_video_and_an_entry(
    shipped: Catalogue, fields: dict[str, Any]
) -> None:
    assert seen(shipped, **fields).id == video_id(1)
    answers = Answers(shipped.series, None, SOURCE, NOW)
    answers.add_entry({"id": video_id(1), "playlist_channel_id": CHANNEL, **fields})
    answers.add_entry(fields)
    assert list(answers.listed) == [video_id(1)]
    assert answers.listed[video_id(1)].channel == CHANNEL
