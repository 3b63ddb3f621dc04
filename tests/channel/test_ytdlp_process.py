"""The helper process and the unmodified yt-dlp in it, against a stand-in for YouTube."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from iomtui.channel.protocol import Failed, List, Look, More, Page, Part, Signs, VideoDetails
from iomtui.channel.ytdlp_gate import MOST_BYTES
from iomtui.channel.ytdlp_process import videos_of
from tests.channel.conftest import Asked
from tests.support.hostile import PAYLOAD
from tests.support.youtube import Playlist, Video, World, YouTube, video
from tests.support.youtube.hostile import HALF, HOSTILE
from tests.support.youtube.scenarios import (
    CHANGED,
    EPISODES,
    FINE,
    LINE,
    PLAYLIST,
    STANDARD,
    STATES,
    TITLES,
    channel,
    on_the_way,
    shown,
    with_first,
)
from tests.support.youtube.wire import Endless, Instead, Status, Times, as_json
from tests.support.ytdlp import Helper

CHANNEL = List(url="https://www.youtube.com/@IOMIndonesia")
FIRST = Look(id=EPISODES["burn-the-past"].id)


def page(helper: Helper, question: List | More) -> Page:
    answer = helper.ask(question)
    assert isinstance(answer, Page)
    return answer


def details(helper: Helper, question: Look = FIRST) -> VideoDetails:
    answer = helper.ask(question)
    assert isinstance(answer, VideoDetails)
    return answer


def signs(helper: Helper, question: List | More | Look) -> Signs:
    answer = helper.ask(question)
    assert isinstance(answer, Failed)
    return answer.signs


def paths(youtube: YouTube) -> list[str]:
    return [request.path.partition("?")[0] for request in youtube.requests]


def test_a_channel_is_listed_page_by_page_and_not_a_request_too_early(
    asked: Asked, youtube: YouTube
) -> None:
    helper = asked(STANDARD)
    first = page(helper, CHANNEL)
    assert paths(youtube) == ["/@IOMIndonesia/videos"]
    second = page(helper, More())
    assert paths(youtube)[1:] == ["/youtubei/v1/browse"]
    third = page(helper, More())
    assert paths(youtube)[2:] == ["/youtubei/v1/browse"]
    assert [first.is_last, second.is_last, third.is_last] == [False, False, True]
    listed = [found.id for one in (first, second, third) for found in one.videos]
    assert listed == [found.id for found in STANDARD.channels[0].videos]
    assert (first.channel, first.name) == (channel().id, "IOM Indonesia")


def test_a_listed_video_has_what_a_list_tells_of_it(asked: Asked) -> None:
    one = video("Burn the Past", seconds=3723, views=12_345, age="3 years ago")
    answer = page(asked(shown(one)), CHANNEL)
    (found,) = answer.videos
    assert (found.id, found.title, found.duration) == (one.id, "Burn the Past", 3723)
    assert found.views == 12_000
    assert found.published is not None
    ago = datetime.now(UTC) - datetime.strptime(found.published, "%Y%m%d").replace(tzinfo=UTC)
    assert abs(ago - timedelta(days=3 * 365)) < timedelta(days=3)


def test_a_video_is_looked_at_with_two_requests(asked: Asked, youtube: YouTube) -> None:
    one = Video(
        "abcdefgh_-1",
        "Burn the Past",
        seconds=754,
        views=98_765,
        uploaded="2023-06-29T23:30:00-07:00",
        description="Two neighbours.\n\nWatch!",
        subtitles=("en", "id"),
        automatic=("ar",),
        chapters=((0, "Opening"), (95, "The neighbours")),
    )
    assert details(asked(shown(one)), Look(id=one.id)) == VideoDetails(
        id="abcdefgh_-1",
        title="Burn the Past",
        channel=channel().id,
        description="Two neighbours.\n\nWatch!",
        duration=754,
        published="20230630",
        views=98_765,
        subtitles=("en", "id"),
        chapters=(Part(start=0, title="Opening"), Part(start=95, title="The neighbours")),
        availability="public",
    )
    assert paths(youtube) == ["/watch", "/youtubei/v1/player"]


def test_another_question_ends_a_list(asked: Asked, youtube: YouTube) -> None:
    helper = asked(STANDARD)
    page(helper, CHANNEL)
    assert details(helper).title
    assert "no list" in signs(helper, More()).messages[0]
    assert paths(youtube) == ["/@IOMIndonesia/videos", "/watch", "/youtubei/v1/player"]


def test_a_list_can_be_begun_again(asked: Asked) -> None:
    helper = asked(STANDARD)
    first = page(helper, CHANNEL)
    assert page(helper, CHANNEL) == first


@pytest.mark.parametrize(
    ("address", "listed"),
    [
        ("https://www.youtube.com/@IOMIndonesia", "https://www.youtube.com/@IOMIndonesia/videos"),
        ("https://www.youtube.com/@IOM/?si=Ab", "https://www.youtube.com/@IOM/videos"),
        ("https://youtube.com/channel/UCx#a", "https://youtube.com/channel/UCx/videos"),
        ("https://www.youtube.com/c/IOM", "https://www.youtube.com/c/IOM/videos"),
        ("https://www.youtube.com/user/IOM", "https://www.youtube.com/user/IOM/videos"),
        ("https://www.youtube.com/IOM", "https://www.youtube.com/IOM/videos"),
    ],
)
def test_of_a_channel_its_videos_are_listed(address: str, listed: str) -> None:
    assert videos_of(address) == listed


@pytest.mark.parametrize(
    "address",
    [
        "https://www.youtube.com/playlist?list=PLabc",
        "https://www.youtube.com/watch?v=abcdefghijk",
        "https://www.youtube.com/@IOMIndonesia/streams",
        "https://www.youtube.com/channel/UCx/videos",
        "https://www.youtube.com/",
    ],
)
def test_other_addresses_are_listed_as_they_are(address: str) -> None:
    assert videos_of(address) == address


def test_a_playlist_is_listed_without_a_request_too_many(asked: Asked, youtube: YouTube) -> None:
    answer = page(asked(FINE["playlist"]), List(url=PLAYLIST.url))
    assert [found.id for found in answer.videos] == [found.id for found in EPISODES.values()]
    assert (answer.is_last, answer.channel) == (True, channel().id)
    assert len(youtube.requests) == 1


def test_a_channel_that_has_moved_is_found(asked: Asked, youtube: YouTube) -> None:
    assert len(page(asked(FINE["regional"]), CHANNEL).videos) == 12
    assert len(youtube.requests) == 2


def test_an_older_layout_is_read_as_well(asked: Asked) -> None:
    titles = [found.title for found in page(asked(FINE["older-layout"]), CHANNEL).videos]
    assert titles == [found.title for found in STANDARD.channels[0].videos[:12]]


def test_a_page_that_is_too_long_comes_in_parts(asked: Asked, youtube: YouTube) -> None:
    many = Playlist("Many", channel(), (video("Again and again"),) * 450)
    helper = asked(World((many.owner,), (many,), page_size=450))
    answers = [page(helper, List(url=many.url)), page(helper, More()), page(helper, More())]
    assert [len(answer.videos) for answer in answers] == [200, 200, 50]
    assert len(youtube.requests) == 1


STATE_SIGNS = {
    "private": "Private video",
    "removed": "removed by the uploader",
    "members": "members-only",
    "age": "confirm your age",
    "geo": "in your country",
    "upcoming": "Premieres",
    "bot-check": "not a bot",
    "captcha": "captcha",
    "rate-limited": "has been rate-limited",
}


@pytest.mark.parametrize("state", STATE_SIGNS)
def test_a_video_that_cannot_be_watched_says_why(state: str, asked: Asked) -> None:
    found = details(asked(STATES[f"one-{state}"]))
    assert found.id == FIRST.id
    assert found.signs
    assert STATE_SIGNS[state] in found.signs.messages[0]


def test_titles_are_told_of_videos_that_only_few_may_watch(asked: Asked) -> None:
    titles = [bool(details(asked(STATES[f"one-{state}"])).title) for state in STATE_SIGNS]
    assert titles == [state in {"members", "age", "geo", "upcoming"} for state in STATE_SIGNS]


def test_what_was_mended_by_asking_again_leaves_no_signs(asked: Asked, youtube: YouTube) -> None:
    once = Times(1, Status(500))
    found = details(asked(replace(STANDARD, wire={"/watch": once, "/youtubei": once})))
    assert (found.title, found.signs) == (EPISODES["burn-the-past"].title, None)
    assert len(youtube.requests) == 4


def test_a_page_that_came_at_the_second_try_is_handed_over_once(
    asked: Asked, youtube: YouTube
) -> None:
    helper = asked(FINE["page-2-once-500"])
    answers = [page(helper, CHANNEL), page(helper, More()), page(helper, More())]
    assert [len(answer.videos) for answer in answers] == [12, 12, 11]
    assert len(youtube.requests) == 4


def test_two_failures_in_a_row_are_an_answer(asked: Asked, youtube: YouTube) -> None:
    found = signs(asked(LINE["500"]), CHANNEL)
    assert (found.status, "HTTPError" in found.causes) == (500, True)
    assert "Error 500" in found.messages[0]
    assert len(youtube.requests) == 2


def test_details_that_are_there_count_though_the_player_fails(asked: Asked) -> None:
    found = details(asked(on_the_way(Status(403), "/youtubei/v1/player")))
    assert found.description == EPISODES["burn-the-past"].description
    assert found.signs
    assert found.signs.status == 403


def test_a_cut_list_does_not_look_whole(asked: Asked) -> None:
    helper = asked(on_the_way(Instead(as_json({})), "/youtubei/v1/browse"))
    assert not page(helper, CHANNEL).is_last
    assert "Incomplete data" in signs(helper, More()).messages[0]


def test_a_cut_answer_is_no_answer(asked: Asked) -> None:
    assert "IncompleteRead" in signs(asked(LINE["cut-off"]), CHANNEL).causes


@pytest.mark.parametrize("is_chunked", [False, True])
def test_an_answer_without_an_end_is_given_up(
    is_chunked: bool, asked: Asked, youtube: YouTube
) -> None:
    helper = asked(on_the_way(Endless(is_chunked)))
    assert str(MOST_BYTES) in signs(helper, CHANNEL).messages[0]
    assert len(youtube.requests) == 1


def test_html_where_json_belongs_is_told(asked: Asked) -> None:
    helper = asked(LINE["portal"])
    assert signs(helper, CHANNEL).is_html
    assert signs(helper, FIRST).is_html


def test_a_layout_that_cannot_be_read_is_told(asked: Asked) -> None:
    found = signs(asked(CHANGED["layout-loud"]), CHANNEL)
    assert "Failed to parse JSON" in found.messages[0]
    assert not found.is_html


def test_a_layout_in_which_nothing_is_found_gives_empty_pages_one_by_one(
    asked: Asked, youtube: YouTube
) -> None:
    helper = asked(CHANGED["layout-silent"])
    answer = page(helper, CHANNEL)
    assert (answer.videos, answer.is_last) == ((), False)
    assert len(youtube.requests) == 1


def test_nobody_is_sent_to_another_host(asked: Asked, youtube: YouTube) -> None:
    for world in (LINE["elsewhere"], LINE["downgraded"]):
        assert signs(asked(world), CHANNEL).is_other_host
        assert len(youtube.requests) == 1
        assert youtube.strangers == []
    assert signs(asked(CHANGED["sent-elsewhere"]), CHANNEL).messages
    assert youtube.strangers == []


def test_a_certificate_of_another_time_is_told_from_a_stranger_s(asked: Asked) -> None:
    codes = [
        signs(asked(replace(STANDARD, certificate=which)), CHANNEL).verify_code
        for which in ("not-yet", "expired", "foreign")
    ]
    assert codes[:2] == [9, 10]
    assert codes[2] not in {None, 9, 10}


def test_what_is_no_id_or_no_address_of_youtube_is_not_asked_for(
    asked: Asked, youtube: YouTube
) -> None:
    helper = asked(STANDARD)
    for question in (Look(id="../../etc/passwd"), Look(id=""), List(url="https://evil.example/")):
        assert signs(helper, question).messages
    assert youtube.requests == []


def test_hostile_texts_come_bounded_and_whole(asked: Asked) -> None:
    helper = asked(HOSTILE)
    answer = page(helper, CHANNEL)
    titles = [found.title for found in answer.videos]
    assert all(len(found.id) <= 100 and len(found.title) <= 500 for found in answer.videos)
    assert any(title.startswith(f"Burn the Past | {PAYLOAD}") for title in titles)
    found = details(helper)
    assert found.title is not None
    assert found.title.startswith(f"Burn the Past | {PAYLOAD}")
    assert found.title.endswith("\ufffd")
    assert found.description is not None
    assert len(found.description) == 6000
    assert HALF not in found.description
    assert len(found.subtitles) == 150
    assert len(found.chapters) <= 300
    assert (found.views, found.published) == (None, None)
    assert helper.longest < 1_000_000


def test_texts_of_no_known_type_are_left_out(asked: Asked) -> None:
    values: tuple[Any, ...] = (None, 5, ["a"], {})
    odd = [video(value, id=f"unlike_{place:04}") for place, value in enumerate(values)]
    answer = page(asked(shown(*odd, video("Burn the Past"))), CHANNEL)
    titles = [found.title for found in answer.videos]
    assert titles == ["", "", "", "", "Burn the Past"]


def test_every_episode_of_the_standard_world_is_found_with_thirteen_requests(
    asked: Asked, youtube: YouTube
) -> None:
    helper = asked(STANDARD)
    pages = [page(helper, CHANNEL), page(helper, More()), page(helper, More())]
    listed = {found.title: found.id for one in pages for found in one.videos}
    for place, (name, title) in enumerate(TITLES.items(), start=1):
        written = f"Stories of Refugees | Episode {place}: {title} (Eng Sub)"
        assert details(helper, Look(id=listed[written])).duration == EPISODES[name].seconds
    assert len(youtube.requests) == 13
    assert {request.host for request in youtube.requests} == {"www.youtube.com"}
    assert youtube.strangers == []


def test_what_is_given_up_is_as_it_was(asked: Asked) -> None:
    helper = asked(with_first(description="Before."))
    before = details(helper)
    assert signs(asked(LINE["500"]), FIRST).status == 500
    assert details(asked(with_first(description="Before."))) == before
