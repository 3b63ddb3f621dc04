"""What is asked of the channel, in which order, and what is learnt from it."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iomtui.catalogue.model import Catalogue, Series
from iomtui.channel.fetching import report_of
from iomtui.channel.gathering import Gathering, Subject
from iomtui.channel.protocol import Failed, Listed, Page, Signs, VideoDetails
from iomtui.youtube.details import MAX_RIVALS, Details
from iomtui.youtube.details_file import read_details, written
from iomtui.youtube.report import MOST_REQUESTS, Fault, FetchReport, Progress
from tests.support.channel import CHANNEL, EPISODES, NOW, SOURCE, TEXTS
from tests.support.examples import examples
from tests.support.talk import (
    BLOCKED,
    NOT_FOUND,
    OFFLINE,
    PRIVATE,
    REMOVED,
    Talk,
    details,
    id_of,
    page,
)

TITLES = (
    "Burn the Past",
    "The New Horizon",
    "Trial of Happiness",
    "Space Between Us",
    "Pursuit of Knowledge",
)
FIRST, SECOND = TITLES[:2]
BURN, HORIZON = EPISODES[:2]
ALL = page(*TITLES, is_last=True)
STRANGER = "UC" + "x" * 22
TRAILER = "Trailer | Burn the Past"


@pytest.fixture(scope="session")
def series(shipped: Catalogue) -> Series:
    return shipped.series


class Asked(NamedTuple):
    """What came of asking."""

    report: FetchReport
    told: list[Progress]

    @property
    def known(self) -> Details:
        """What is known now, read again from its file."""
        assert self.report.supplement
        return read_details(written(self.report.supplement), "channel.json", NOW)


def ask(
    series: Series,
    talk: Talk,
    known: Details | None = None,
    *,
    limit: int | None = None,
    source: str = SOURCE,
) -> Asked:
    """Ask a channel for the series."""
    told: list[Progress] = []
    subject = Subject(source, series, known, limit, NOW)
    gathering = Gathering(subject, talk, told.append)
    gathering.gather(0.0)
    return Asked(report_of(subject, gathering), told)


def named(series: Series, *titles: str) -> Series:
    """Return a series in whose data a person named the videos with some titles."""
    episodes = (
        replace(each, video=id_of(each.title.text)) if each.title.text in titles else each
        for each in series.episodes
    )
    return replace(series, episodes=tuple(episodes))


def pages(count: int) -> list[Page]:
    """Return pages on which there is nothing of the series."""
    return [page(f"Assistance, week {number}") for number in range(count)]


def test_three_pages_and_two_requests_for_each_video_are_thirteen(series: Series) -> None:
    talk = Talk(
        page(FIRST, "x", TITLES[4]), page(SECOND, TRAILER), page(*TITLES[2:4], is_last=True)
    )
    report, told = ask(series, talk)
    assert report.is_whole
    assert report.found == EPISODES
    assert talk.asked == ["page", "page", "page", *TITLES]
    assert report.requests == talk.requests == MOST_REQUESTS
    assert told[0] == Progress(1, 0, 0, 5)
    assert Progress(3, 7, 5, 5) in told
    assert told[-1] == Progress(13, 7, 5, 5)


def test_what_is_learnt_is_exact_and_says_where_it_is_from(series: Series) -> None:
    known = ask(series, Talk(ALL)).known
    video = known.videos[BURN]
    assert (video.title, video.description) == (FIRST, f"What {FIRST} tells.")
    assert (video.duration, video.views, video.views_exactly) == (701, 1234, True)
    assert video.published_exactly
    assert video.matched == "title"
    assert known.origin.url == SOURCE
    assert (known.origin.channel, known.origin.name) == (CHANNEL, "IOM Indonesia")
    assert (known.origin.listed, known.origin.complete) == (5, True)
    assert known.tool == "yt-dlp 2026.10.26"
    assert known.fetched == NOW


def test_languages_lose_what_youtube_adds_and_what_is_none_is_dropped(series: Series) -> None:
    told = (
        "en-GB",
        "zh-Hans",
        "en-xYz1aBcD",
        "id-029",
        "tel-0812-3456-7890",
        "x" * 100,
        "wa/1",
        "",
    )
    own = {FIRST: replace(details(FIRST), subtitles=told)}
    (video,) = ask(series, Talk(page(FIRST, is_last=True), own=own)).known.videos.values()
    assert video.subtitles == ("en-GB", "zh-Hans", "en", "id", "tel")


def test_three_pages_are_seen_even_if_all_was_on_the_first(series: Series) -> None:
    talk = Talk(page(*TITLES), *pages(1), page(FIRST + " ", is_last=True))
    report = ask(series, talk).report
    assert talk.asked.count("page") == 3
    assert report.ambiguous == {BURN: tuple(sorted((id_of(FIRST), id_of(FIRST + " "))))}
    assert report.found == EPISODES[1:]
    assert BURN not in (report.supplement or ask(series, Talk(ALL)).known).videos


def test_of_a_great_many_that_fit_as_many_are_told_as_can_be_kept(series: Series) -> None:
    videos = tuple(Listed(id=f"again-{number:05}", title=FIRST) for number in range(MAX_RIVALS + 1))
    asked = ask(series, Talk(Page(videos=videos, is_last=True)))
    assert asked.known.ambiguous == {BURN: tuple(video.id for video in videos[:MAX_RIVALS])}
    assert asked.report.ambiguous == asked.known.ambiguous


def test_a_list_that_goes_on_is_said_to_be_cut(series: Series) -> None:
    asked = ask(series, Talk(page(*TITLES), *pages(9)))
    assert asked.report.is_cut
    assert asked.report.is_whole
    assert not asked.known.origin.complete


def test_it_is_looked_for_as_long_as_there_are_requests_for_the_details(series: Series) -> None:
    talk = Talk(page(*TITLES[:4]), *pages(20))
    report = ask(series, talk).report
    assert talk.asked == ["page"] * 5 + list(TITLES[:4])
    assert report.unmatched == EPISODES[4:]
    talk = Talk(*pages(20))
    assert ask(series, talk).report.unmatched == EPISODES
    assert talk.asked == ["page"] * MOST_REQUESTS


def test_a_list_without_an_end_ends(series: Series) -> None:
    talk = Talk(*[page(*TITLES[:2])] * 20)
    assert ask(series, talk).report.found == EPISODES[:2]
    assert talk.asked.count("page") == 2


def test_only_so_many_videos_are_looked_at_as_were_asked_for(series: Series) -> None:
    talk = Talk(page("x", FIRST, SECOND), page(*TITLES[2:]))
    asked = ask(series, talk, limit=2)
    assert talk.asked == ["page", FIRST]
    assert asked.report.is_cut
    assert asked.known.origin.listed == 2
    assert asked.report.unmatched == EPISODES[1:]


def test_no_list_is_needed_where_a_person_named_every_video(series: Series) -> None:
    talk = Talk(own={title: details(title) for title in TITLES})
    asked = ask(named(series, *TITLES), talk)
    assert talk.asked == list(TITLES)
    assert asked.report.is_whole
    assert asked.report.found == EPISODES
    assert {video.matched for video in asked.known.videos.values()} == {"id"}
    assert not asked.report.is_cut


def test_what_a_person_named_is_asked_for_first_and_taken_whatever_it_is_called(
    series: Series,
) -> None:
    talk = Talk(
        page(*TITLES[:4], is_last=True), own={TITLES[4]: details(TITLES[4], channel=STRANGER)}
    )
    asked = ask(named(series, TITLES[4]), talk)
    assert talk.asked == ["page", TITLES[4], *TITLES[:4]]
    assert asked.report.found == EPISODES
    assert asked.known.videos[EPISODES[4]].channel == STRANGER


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (BLOCKED, Fault.BLOCKED),
        (OFFLINE, Fault.DNS),
        (Failed(signs=Signs(status=429)), Fault.RATE_LIMITED),
        (Failed(signs=Signs(is_over_budget=True)), Fault.BUDGET),
        (Failed(signs=Signs()), Fault.OUTDATED),
        (VideoDetails(id=id_of(SECOND)), Fault.OUTDATED),
        (
            details(SECOND, signs=Signs(messages=("Sign in to confirm you’re not a bot",))),
            Fault.BOT_CHECK,
        ),
    ],
)
def test_the_first_refusal_ends_it_and_what_is_known_by_then_is_kept(
    series: Series, answer: VideoDetails | Failed, fault: Fault
) -> None:
    talk = Talk(ALL, own={SECOND: answer})
    asked = ask(series, talk)
    assert talk.asked == ["page", FIRST, SECOND]
    assert asked.report.fault is fault
    assert asked.report.found == EPISODES
    assert asked.known.videos[BURN].views_exactly
    rest = asked.known.videos[EPISODES[4]]
    assert (rest.title, rest.views, rest.views_exactly) == (TITLES[4], 1000, False)
    assert asked.report.faults == {}


def test_what_is_wrong_with_one_video_does_not_keep_others_from_being_asked_for(
    series: Series,
) -> None:
    talk = Talk(
        ALL,
        own={
            FIRST: VideoDetails(id=id_of(FIRST), signs=PRIVATE),
            SECOND: Failed(signs=REMOVED),
            TITLES[2]: NOT_FOUND,
        },
    )
    asked = ask(series, talk)
    assert talk.asked == ["page", *TITLES]
    assert asked.report.fault is None
    assert asked.report.faults == dict(
        zip(EPISODES, (Fault.PRIVATE, Fault.REMOVED, Fault.REMOVED), strict=False)
    )
    states = [video.state for video in asked.known.videos.values()]
    assert states == ["private", "removed", "unavailable", "public", "public"]
    assert asked.known.videos[BURN].title == FIRST
    assert not asked.report.is_whole


@pytest.mark.parametrize(
    "signs",
    [Signs(status=403), Signs(status=404), Signs(messages=("unable to extract x; please report",))],
)
def test_a_request_that_failed_does_not_matter_where_all_was_told(
    series: Series, signs: Signs
) -> None:
    assert ask(series, Talk(ALL, own={FIRST: details(FIRST, signs=signs)})).report.is_whole


def test_a_video_of_another_channel_is_not_taken(series: Series) -> None:
    asked = ask(series, Talk(ALL, own={FIRST: details(FIRST, channel=STRANGER)}))
    assert asked.report.unmatched == (BURN,)
    assert BURN not in asked.known.videos
    talk = Talk(
        page(*TITLES, is_last=True, channel=None), own={FIRST: details(FIRST, channel=STRANGER)}
    )
    assert ask(series, talk).report.is_whole


@pytest.mark.parametrize(
    ("first", "fault"),
    [
        (NOT_FOUND, Fault.NOT_FOUND),
        (OFFLINE, Fault.DNS),
        (Failed(signs=PRIVATE), Fault.NOT_FOUND),
        (Failed(signs=Signs()), Fault.OUTDATED),
        (page(is_last=True), Fault.SUSPECT),
        (page(), Fault.SUSPECT),
    ],
)
def test_a_list_that_does_not_come_teaches_nothing(
    series: Series, first: Page | Failed, fault: Fault
) -> None:
    report = ask(series, Talk(first)).report
    assert report == FetchReport(supplement=None, fault=fault, requests=1)


def test_a_list_that_cannot_be_had_does_not_keep_named_videos_from_being_asked_for(
    series: Series,
) -> None:
    own = {FIRST: details(FIRST)}
    asked = ask(named(series, FIRST), Talk(NOT_FOUND, own=own))
    assert asked.report.found == (BURN,)
    assert asked.report.fault is Fault.NOT_FOUND
    assert asked.known.videos.keys() == {BURN}
    assert ask(named(series, FIRST), Talk(OFFLINE, own=own)).report.found == ()


def test_a_page_that_cannot_be_found_does_not_mean_that_the_address_is_wrong(
    series: Series,
) -> None:
    report = ask(series, Talk(page(FIRST), NOT_FOUND)).report
    assert report.fault is Fault.SERVER
    assert report.found == (BURN,)
    assert report.unmatched == ()


def test_being_cancelled_teaches_nothing(series: Series) -> None:
    talk = Talk(ALL)
    talk.ends = {4: Fault.CANCELLED}
    good = ask(series, Talk(ALL)).known
    report = ask(series, talk, good).report
    assert report == FetchReport(supplement=good, fault=Fault.CANCELLED, requests=4)


@pytest.mark.parametrize(
    "listed",
    [
        [page(is_last=True)],
        [page()],
        [page(TRAILER, "x", is_last=True)],
        [NOT_FOUND],
        [OFFLINE],
        [page(*TITLES), OFFLINE],
    ],
)
def test_after_a_good_answer_a_bad_one_changes_nothing(
    series: Series, listed: list[Page | Failed]
) -> None:
    good = ask(series, Talk(ALL)).known
    report = ask(series, Talk(*listed), good).report
    assert report.fault
    assert report.supplement == good
    assert report.news == {}


def test_a_list_without_any_episode_is_suspect_only_where_there_were_some(series: Series) -> None:
    good = ask(series, Talk(ALL)).known
    listed = page("Assistance, week 1", is_last=True)
    assert ask(series, Talk(listed), good).report.fault is Fault.SUSPECT
    other = ask(series, Talk(listed), good, source="https://www.youtube.com/@IOM_Indonesia").report
    assert other.fault is None
    assert other.unmatched == EPISODES
    assert other.supplement == good


def test_a_video_that_is_known_and_not_on_the_first_pages_is_asked_for_directly(
    series: Series,
) -> None:
    good = ask(series, Talk(ALL)).known
    talk = Talk(page(*TITLES[:4]), *pages(9), own={TITLES[4]: details(TITLES[4])})
    report = ask(series, talk, good).report
    assert talk.asked == ["page"] * 3 + list(TITLES)
    assert report.is_whole
    assert report.found == EPISODES


def test_a_video_that_turned_private_keeps_its_data_and_gets_a_state(series: Series) -> None:
    good = ask(series, Talk(ALL)).known
    private = VideoDetails(id=id_of(FIRST), signs=PRIVATE)
    talk = Talk(page(*TITLES[1:], is_last=True), own={FIRST: private})
    asked = ask(series, talk, good)
    assert asked.report.faults == {BURN: Fault.PRIVATE}
    assert asked.report.unmatched == (BURN,)
    video = asked.known.videos[BURN]
    assert video.state == "private"
    assert replace(video, state="public") == good.videos[BURN]
    assert asked.report.news == {BURN: ("state",)}


def test_a_video_that_is_called_something_else_now_is_kept_and_not_said_to_be_found(
    series: Series,
) -> None:
    good = ask(series, Talk(ALL)).known
    renamed = replace(details(TRAILER), id=id_of(FIRST))
    asked = ask(series, Talk(page(*TITLES[1:], is_last=True), own={FIRST: renamed}), good)
    assert asked.report.unmatched == (BURN,)
    assert asked.known.videos[BURN] == good.videos[BURN]


NEW = "Episode 1: Burn the Past"


def test_another_video_takes_the_place_of_one_that_is_not_in_the_whole_list(
    series: Series,
) -> None:
    good = ask(series, Talk(ALL)).known
    talk = Talk(page(NEW, *TITLES[1:], is_last=True))
    asked = ask(series, talk, good)
    assert asked.known.videos[BURN].id == id_of(NEW)
    assert asked.report.news[BURN][0] == "video"
    assert FIRST not in talk.asked


def test_where_a_list_is_cut_the_earlier_video_is_looked_at_before_it_is_given_up(
    series: Series,
) -> None:
    good = ask(series, Talk(ALL)).known
    listed = (page(NEW, *TITLES[1:3]), *pages(9))
    gone = ask(series, Talk(*listed), good)
    assert gone.known.videos[BURN].id == id_of(NEW)
    there = ask(series, Talk(*listed, own={FIRST: details(FIRST)}), good)
    assert there.known.videos[BURN] == good.videos[BURN]
    assert there.report.ambiguous == {BURN: tuple(sorted((id_of(FIRST), id_of(NEW))))}


def test_those_that_waited_equally_long_are_looked_at_in_the_order_of_the_series(
    series: Series,
) -> None:
    good = ask(series, Talk(page(*TITLES[:3], is_last=True))).known
    new = [f"Episode {number}: {title}" for number, title in enumerate(TITLES[:3], 1)]
    talk = Talk(page(*new[::-1], TRAILER))
    asked = ask(series, talk, good, limit=3)
    assert talk.asked == ["page", *map(id_of, TITLES[:3]), *new]
    assert [asked.known.videos[name].id for name in EPISODES[:3]] == list(map(id_of, new))


def test_whoever_takes_over_an_address_replaces_nothing(series: Series) -> None:
    good = ask(series, Talk(ALL)).known
    new = [f"Episode {number}: {title}" for number, title in enumerate(TITLES, 1)]
    talk = Talk(page(*new, is_last=True, channel=STRANGER))
    known = ask(series, talk, good).known
    assert known.origin.channel == CHANNEL
    assert {name: video.id for name, video in known.videos.items()} == {
        name: video.id for name, video in good.videos.items()
    }


def test_what_one_address_told_is_not_taken_for_what_another_did(series: Series) -> None:
    good = ask(series, Talk(ALL)).known
    talk = Talk(
        page(NEW, is_last=True, channel=STRANGER), own={NEW: details(NEW, channel=STRANGER)}
    )
    other = "https://www.youtube.com/@IOM_Indonesia"
    known = ask(series, talk, good, source=other).known
    assert known.origin.url == other
    assert {name: video.id for name, video in known.videos.items()} == {BURN: id_of(NEW)}


def test_who_waited_longest_for_details_gets_them_first(series: Series) -> None:
    talk = Talk(ALL)
    talk.ends = {6: Fault.RATE_LIMITED}
    known = ask(series, talk).known
    talk = Talk(ALL)
    ask(series, talk, known)
    assert talk.asked == ["page", *TITLES[2:], *TITLES[:2]]


def test_what_the_helper_calls_its_version_is_not_believed(series: Series) -> None:
    class Boaster(Talk):
        def begin(self, rules: object) -> str:
            super().begin(rules)  # type: ignore[arg-type]
            return "evil.example"

    assert ask(series, Boaster(ALL)).known.tool == "yt-dlp"


COUNTS = st.none() | st.integers(-5, 10**13)
NAMES = st.sampled_from((*TITLES, NEW, TRAILER, "x")) | TEXTS
VIDEO_IDS = st.sampled_from([id_of(title) for title in (*TITLES, NEW)]) | st.text(max_size=12)
DAYS = st.none() | st.sampled_from(["20230629", "20500101", "00000000", "x"])
SIGNS = st.none() | st.sampled_from(
    [PRIVATE, REMOVED, Signs(), Signs(status=403), Signs(status=500), Signs(is_over_budget=True)]
)
LISTED = st.builds(Listed, VIDEO_IDS, NAMES, COUNTS, COUNTS, DAYS)
FAILED = st.builds(Failed, SIGNS.map(lambda signs: signs or Signs()))
CHANNELS = st.sampled_from([None, CHANNEL, STRANGER, "../x"])
PAGES = st.builds(
    Page, st.lists(LISTED, max_size=6).map(tuple), st.booleans(), CHANNELS, st.none() | TEXTS
)
OWN = st.builds(
    VideoDetails,
    st.just("replaced"),
    title=st.none() | NAMES,
    channel=CHANNELS,
    description=st.none() | TEXTS,
    duration=COUNTS,
    published=DAYS,
    views=COUNTS,
    subtitles=st.lists(st.sampled_from(["en", "en-x9_a", "id", "\x1b"]), max_size=3).map(tuple),
    availability=st.sampled_from([None, "public", "private", "x"]),
    signs=SIGNS,
)


class AnyTalk(Talk):
    """Answers anything at all."""

    def __init__(self, data: st.DataObject) -> None:
        super().__init__()
        self._data = data

    def turn(self, question: object, heard: object) -> Page | Failed:
        self._ask("page", self._data.draw(st.integers(1, 2)), heard)  # type: ignore[arg-type]
        return self._data.draw(st.one_of(PAGES, PAGES, PAGES, FAILED))

    def look(self, video: str, heard: object) -> VideoDetails | Failed:
        self._ask(video, self._data.draw(st.integers(1, 2)), heard)  # type: ignore[arg-type]
        answer = self._data.draw(st.one_of(OWN, OWN, FAILED))
        return replace(answer, id=video) if isinstance(answer, VideoDetails) else answer


@given(st.data())
@examples(100)
def test_whatever_is_answered_what_is_known_is_sound_and_stays(
    series: Series, data: st.DataObject
) -> None:
    known = ask(series, Talk(ALL)).known if data.draw(st.booleans()) else None
    asked = ask(series, AnyTalk(data), known)
    assert asked.report.requests <= MOST_REQUESTS
    if asked.report.supplement:
        assert asked.known == asked.report.supplement
    if known:
        now = {video.id for video in asked.known.videos.values()}
        lost = known.videos.keys() - asked.known.videos.keys()
        assert all(known.videos[name].id in now for name in lost)
    assert set(asked.report.found).isdisjoint(asked.report.unmatched)
