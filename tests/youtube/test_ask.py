"""What is asked of YouTube, in which order, and which details result."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Generator
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iomtui.catalogue.model import Catalogue
from iomtui.youtube.answers import Answers
from iomtui.youtube.ask import ask
from iomtui.youtube.details import MAX_RIVALS, Details
from iomtui.youtube.details_file import decode_details, encode_details
from iomtui.youtube.report import MOST_REQUESTS, Fault, FetchReport, Progress
from tests.support import details
from tests.support.details import ANYTHING, CHANNEL, EPISODES, NOW, SOURCE
from tests.support.examples import examples
from tests.support.ytdlp import (
    NOT_FOUND,
    OFFLINE,
    PRIVATE,
    RATE_LIMITED,
    REMOVED,
    Entry,
    StandInYtdlp,
    entries,
    id_of,
    page,
)

TITLES = tuple(details.TITLES.values())
FIRST, SECOND = TITLES[:2]
BURN, HORIZON = EPISODES[:2]
STRANGER = "UC" + "x" * 22
TRAILER = "Trailer | Burn the Past"
NEW = "Episode 1: Burn the Past"
OTHER = "https://www.youtube.com/@IOM_Indonesia"
BOT = "WARNING: [youtube] Sign in to confirm you’re not a bot"


class Outcome(NamedTuple):
    """The report of a fetch, and its progress."""

    report: FetchReport
    progress: list[Progress]

    @property
    def known(self) -> Details:
        """The details, read back from their file."""
        assert self.report.details
        return decode_details(encode_details(self.report.details), "channel.json")


def run_ask(
    catalogue: Catalogue,
    ytdlp: StandInYtdlp,
    known: Details | None = None,
    *,
    source: str = SOURCE,
) -> Outcome:
    """Ask for the videos of a catalogue."""
    progress: list[Progress] = []
    asking = ask(Answers(catalogue.series, known, source, NOW), ytdlp, progress.append)
    return Outcome(asyncio.run(asking), progress)


def whole(*titles: str, **own: Any) -> StandInYtdlp:
    """Return a yt-dlp for which a list has all of some titles on one page."""
    return StandInYtdlp(entries(*titles), is_whole=True, **own)


def pages(count: int) -> list[list[Entry]]:
    """Return pages on which there is nothing of the series."""
    return [entries(f"Assistance, week {number}") for number in range(count)]


def named(catalogue: Catalogue, *titles: str) -> Catalogue:
    """Return a catalogue in which a person named the videos with some titles."""
    episodes = (
        replace(each, video=id_of(each.title.text)) if each.title.text in titles else each
        for each in catalogue.series.episodes
    )
    return replace(catalogue, series=replace(catalogue.series, episodes=tuple(episodes)))


@pytest.fixture(scope="module")
def good(shipped: Catalogue) -> Details:
    """What is known after a whole answer."""
    return run_ask(shipped, whole(*TITLES)).known


def test_three_pages_and_two_requests_for_each_video_are_thirteen(shipped: Catalogue) -> None:
    ytdlp = StandInYtdlp(
        entries(FIRST, "x", TITLES[4]),
        entries(SECOND, TRAILER),
        entries(*TITLES[2:4]),
        is_whole=True,
    )
    report, progress = run_ask(shipped, ytdlp)
    assert report.is_whole
    assert report.found == EPISODES
    assert ytdlp.asked == ["page", "page", "page", *TITLES]
    assert report.requests == ytdlp.requests == MOST_REQUESTS
    assert progress[0] == Progress(1, 0, 0)
    assert progress[-1] == Progress(13, 7, 5)


def test_details_are_exact_and_have_an_origin(good: Details) -> None:
    video = good.videos[BURN]
    assert (video.title, video.description) == (FIRST, f"What {FIRST} tells.")
    assert (video.duration, video.views, video.views_exactly) == (701, 1234, True)
    assert video.published_exactly
    assert video.matched == "title"
    assert (good.origin.url, good.origin.channel) == (SOURCE, CHANNEL)
    assert (good.origin.name, good.origin.listed) == ("IOM Indonesia", 5)
    assert good.origin.complete
    assert (good.tool, good.fetched) == ("yt-dlp 2026.10.26", NOW)


def test_three_pages_are_read_even_if_all_episodes_are_on_the_first(shipped: Catalogue) -> None:
    ytdlp = StandInYtdlp(entries(*TITLES), *pages(1), entries(NEW), is_whole=True)
    report = run_ask(shipped, ytdlp).report
    assert ytdlp.asked.count("page") == 3
    assert report.ambiguous == {BURN: tuple(sorted((id_of(FIRST), id_of(NEW))))}
    assert report.found == EPISODES[1:]


def test_rivals_are_limited_to_what_the_file_may_have(shipped: Catalogue) -> None:
    listed = [{"id": f"again-{number:05}", "title": FIRST} for number in range(MAX_RIVALS + 1)]
    asked = run_ask(shipped, StandInYtdlp(listed, is_whole=True))
    assert asked.known.ambiguous == {BURN: tuple(each["id"] for each in listed[:MAX_RIVALS])}
    assert asked.report.ambiguous == asked.known.ambiguous


def test_a_list_that_goes_on_is_reported_as_cut(shipped: Catalogue) -> None:
    asked = run_ask(shipped, StandInYtdlp(entries(*TITLES), *pages(9)))
    assert asked.report.is_cut
    assert asked.report.is_whole
    assert not asked.known.origin.complete


def test_the_list_leaves_two_requests_for_each_match(shipped: Catalogue) -> None:
    ytdlp = StandInYtdlp(entries(*TITLES[:4]), *pages(20))
    report = run_ask(shipped, ytdlp).report
    assert ytdlp.asked == ["page"] * 5 + list(TITLES[:4])
    assert report.unmatched == EPISODES[4:]
    ytdlp = StandInYtdlp(*pages(20))
    assert run_ask(shipped, ytdlp).report.unmatched == EPISODES
    assert ytdlp.asked == ["page"] * MOST_REQUESTS


def test_no_list_is_asked_for_if_a_person_named_every_video(shipped: Catalogue) -> None:
    ytdlp = StandInYtdlp(own={title: page(title) for title in TITLES})
    asked = run_ask(named(shipped, *TITLES), ytdlp)
    assert ytdlp.asked == list(TITLES)
    assert asked.report.is_whole
    assert {video.matched for video in asked.known.videos.values()} == {"id"}
    assert not asked.report.is_cut


def test_a_named_video_may_be_of_any_channel_and_title(shipped: Catalogue) -> None:
    own = {TITLES[4]: page("Another title", id=id_of(TITLES[4]), channel_id=STRANGER)}
    ytdlp = whole(*TITLES[:4], own=own)
    asked = run_ask(named(shipped, TITLES[4]), ytdlp)
    assert ytdlp.asked == ["page", *TITLES]
    assert asked.report.found == EPISODES
    assert asked.known.videos[EPISODES[4]].channel == STRANGER


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("ERROR: [youtube] HTTP Error 403: Forbidden", Fault.BLOCKED),
        (OFFLINE, Fault.NETWORK),
        (RATE_LIMITED, Fault.RATE_LIMITED),
        ("WARNING: [youtube] something unheard of", Fault.OUTDATED),
        ({"id": id_of(SECOND)}, Fault.OUTDATED),
        (page(SECOND, duration=None, messages=BOT), Fault.BLOCKED),
        (Fault.NETWORK, Fault.NETWORK),
    ],
)
def test_a_refusal_or_silence_ends_the_fetch_and_keeps_earlier_answers(
    shipped: Catalogue, answer: Entry | Fault | str, fault: Fault
) -> None:
    ytdlp = whole(*TITLES, own={SECOND: answer})
    asked = run_ask(shipped, ytdlp)
    assert ytdlp.asked == ["page", FIRST, SECOND]
    assert asked.report.fault is fault
    assert asked.report.found == EPISODES
    assert asked.known.videos[BURN].views_exactly
    rest = asked.known.videos[EPISODES[4]]
    assert (rest.title, rest.views, rest.views_exactly) == (TITLES[4], 1000, False)
    assert asked.report.faults == {}


def test_other_videos_are_asked_for_after_one_cannot_be_watched(
    shipped: Catalogue,
) -> None:
    own = {FIRST: PRIVATE, SECOND: REMOVED, TITLES[2]: NOT_FOUND}
    ytdlp = whole(*TITLES, own=own)
    asked = run_ask(shipped, ytdlp)
    assert ytdlp.asked == ["page", *TITLES]
    assert asked.report.fault is None
    states = ("private", "removed", "unavailable")
    assert asked.report.faults == dict(zip(EPISODES, states, strict=False))
    assert tuple(video.state for video in asked.known.videos.values())[:3] == states
    assert asked.known.videos[BURN].title == FIRST
    assert not asked.report.is_whole


@pytest.mark.parametrize("messages", ["HTTP Error 403", "HTTP Error 404", "unable to extract x"])
def test_a_failed_request_is_no_fault_if_the_answer_is_whole(
    shipped: Catalogue, messages: str
) -> None:
    assert run_ask(
        shipped, whole(*TITLES, own={FIRST: page(FIRST, messages=messages)})
    ).report.is_whole


def test_a_video_of_another_channel_is_not_taken(shipped: Catalogue) -> None:
    asked = run_ask(shipped, whole(*TITLES, own={FIRST: page(FIRST, channel_id=STRANGER)}))
    assert asked.report.unmatched == (BURN,)
    assert BURN not in asked.known.videos


@pytest.mark.parametrize(
    ("first", "fault"),
    [
        (NOT_FOUND, Fault.NOT_FOUND),
        (OFFLINE, Fault.NETWORK),
        ("ERROR: something unheard of", Fault.OUTDATED),
        ([], Fault.SUSPECT),
    ],
)
def test_without_a_list_there_are_no_details(
    shipped: Catalogue, first: list[Entry] | str, fault: Fault
) -> None:
    report = run_ask(shipped, StandInYtdlp(first, is_whole=True)).report
    assert report == FetchReport(details=None, fault=fault, requests=1)


class ScriptedYtdlp(StandInYtdlp):
    """Prints some lines."""

    def __init__(self, *lines: dict[str, Any]) -> None:
        super().__init__()
        self._lines = lines

    def answer(self, arguments: tuple[str, ...]) -> Generator[str, None, None]:
        yield from map(json.dumps, self._lines)


VERSION, REQUEST = {"version": "2026.10.26"}, {"request": SOURCE}


@pytest.mark.parametrize(
    ("lines", "requests", "fault"),
    [
        ((), 0, Fault.MISSING),
        ((VERSION, REQUEST, {"refused": "https://evil.example/"}), 1, Fault.PORTAL),
        ((VERSION, *[REQUEST] * 14), MOST_REQUESTS, Fault.NOT_FOUND),
        ((VERSION, *entries("x"), *[REQUEST] * 14), MOST_REQUESTS, Fault.BUDGET),
    ],
)
def test_what_yt_dlp_does_before_any_answer_may_end_the_fetch(
    shipped: Catalogue, lines: tuple[dict[str, Any], ...], requests: int, fault: Fault
) -> None:
    report = run_ask(shipped, ScriptedYtdlp(*lines)).report
    assert report == FetchReport(details=None, fault=fault, requests=requests)


def test_named_videos_are_asked_for_without_a_list(
    shipped: Catalogue,
) -> None:
    own = {FIRST: page(FIRST)}
    asked = run_ask(named(shipped, FIRST), StandInYtdlp(NOT_FOUND, own=own))
    assert (asked.report.found, asked.report.fault) == ((BURN,), Fault.NOT_FOUND)
    assert asked.known.videos.keys() == {BURN}
    assert run_ask(named(shipped, FIRST), StandInYtdlp(OFFLINE, own=own)).report.found == ()
    limited = StandInYtdlp(NOT_FOUND, own={FIRST: RATE_LIMITED})
    assert run_ask(named(shipped, FIRST), limited).report.fault is Fault.RATE_LIMITED


def test_a_missing_second_page_is_an_error_of_the_server(
    shipped: Catalogue,
) -> None:
    report = run_ask(shipped, StandInYtdlp(entries(FIRST), NOT_FOUND)).report
    assert (report.fault, report.found, report.unmatched) == (Fault.SERVER, (BURN,), ())


@pytest.mark.parametrize(
    "listed", [[[]], [entries(TRAILER, "x")], [NOT_FOUND], [OFFLINE], [entries(*TITLES), OFFLINE]]
)
def test_after_a_good_answer_a_bad_one_changes_nothing(
    shipped: Catalogue, good: Details, listed: list[list[Entry] | str]
) -> None:
    report = run_ask(shipped, StandInYtdlp(*listed, is_whole=True), good).report
    assert report.fault
    assert report.details == good
    assert report.news == {}


def test_a_list_without_any_episode_is_suspect_only_where_there_were_some(
    shipped: Catalogue, good: Details
) -> None:
    assert run_ask(shipped, whole("x"), good).report.fault is Fault.SUSPECT
    elsewhere = run_ask(shipped, whole("x"), good, source=OTHER).report
    assert (elsewhere.fault, elsewhere.unmatched) == (None, EPISODES)
    assert elsewhere.details == good


def test_an_earlier_video_that_is_not_listed_is_asked_for_directly(
    shipped: Catalogue, good: Details
) -> None:
    ytdlp = StandInYtdlp(entries(*TITLES[:4]), *pages(9), own={TITLES[4]: page(TITLES[4])})
    report = run_ask(shipped, ytdlp, good).report
    assert ytdlp.asked == ["page"] * 3 + list(TITLES)
    assert report.is_whole
    assert report.found == EPISODES


def test_a_video_that_turned_private_keeps_its_data_and_gets_a_state(
    shipped: Catalogue, good: Details
) -> None:
    asked = run_ask(shipped, whole(*TITLES[1:], own={FIRST: PRIVATE}), good)
    assert asked.report.faults == {BURN: "private"}
    assert asked.report.unmatched == (BURN,)
    video = asked.known.videos[BURN]
    assert replace(video, state="public") == good.videos[BURN]
    assert asked.report.news == {BURN: ("state",)}


@pytest.mark.parametrize("is_whole", [True, False])
def test_a_video_with_the_title_takes_the_place_of_an_earlier_one_that_is_not_listed(
    shipped: Catalogue, good: Details, is_whole: bool
) -> None:
    ytdlp = StandInYtdlp(entries(NEW, *TITLES[1:]), *pages(0 if is_whole else 9), is_whole=is_whole)
    asked = run_ask(shipped, ytdlp, good)
    assert asked.known.videos[BURN].id == id_of(NEW)
    assert asked.report.news[BURN][0] == "video"
    assert FIRST not in ytdlp.asked


def test_another_channel_at_the_same_address_replaces_nothing(
    shipped: Catalogue, good: Details
) -> None:
    new = [f"Episode {number}: {title}" for number, title in enumerate(TITLES, 1)]
    listed = entries(*new, channel=STRANGER)
    report = run_ask(shipped, StandInYtdlp(listed, is_whole=True), good).report
    assert (report.fault, report.details) == (Fault.SUSPECT, good)
    own = {title: page(title) for title in TITLES}
    known = run_ask(shipped, StandInYtdlp(listed, *pages(9), own=own), good).known
    assert (known.videos.keys(), known.origin.channel) == (good.videos.keys(), CHANNEL)
    assert {video.id for video in known.videos.values()} == set(map(id_of, TITLES))


def test_a_list_of_another_address_that_was_cut_off_replaces_nothing(
    shipped: Catalogue, good: Details
) -> None:
    ytdlp = StandInYtdlp(entries(NEW), OFFLINE)
    assert run_ask(shipped, ytdlp, good, source=OTHER).report.details == good


def test_a_list_of_another_address_replaces_all_details(shipped: Catalogue, good: Details) -> None:
    ytdlp = StandInYtdlp(entries(NEW, channel=STRANGER), is_whole=True)
    known = run_ask(shipped, ytdlp, good, source=OTHER).known
    assert known.origin.url == OTHER
    assert {name: video.id for name, video in known.videos.items()} == {BURN: id_of(NEW)}
    failed = run_ask(shipped, StandInYtdlp(OFFLINE), good, source=OTHER).known
    assert failed == good


def test_the_oldest_details_are_asked_for_first(shipped: Catalogue) -> None:
    known = run_ask(shipped, whole(*TITLES, own={TITLES[2]: OFFLINE})).known
    ytdlp = whole(*TITLES)
    run_ask(shipped, ytdlp, known)
    assert ytdlp.asked == ["page", *TITLES[2:], *TITLES[:2]]


def test_an_invalid_version_of_yt_dlp_is_left_out(shipped: Catalogue) -> None:
    ytdlp = whole(*TITLES)
    ytdlp.version = "evil.example"
    assert run_ask(shipped, ytdlp).known.tool == "yt-dlp"


TITLE = st.sampled_from((*TITLES, NEW, TRAILER)) | ANYTHING
VIDEO = st.sampled_from([id_of(title) for title in (*TITLES, NEW)]) | ANYTHING
CHANNELS = st.sampled_from([None, CHANNEL, STRANGER, "../x", 7])
FIELDS = {
    **dict.fromkeys(("duration", "timestamp", "view_count", "chapters", "subtitles"), ANYTHING),
    **dict.fromkeys(("description", "upload_date"), ANYTHING),
    **dict.fromkeys(("channel_id", "playlist_channel_id"), CHANNELS),
}
ENTRY = st.fixed_dictionaries({"id": VIDEO, "title": TITLE}, optional=FIELDS)
MESSAGE = st.sampled_from(
    [OFFLINE, NOT_FOUND, PRIVATE, REMOVED, BOT, "{", "{}", "[" * 9999, "x", '{"request": 5}']
)


class AnyYtdlp(StandInYtdlp):
    """Answers anything at all."""

    def __init__(self, data: st.DataObject) -> None:
        super().__init__()
        self._data = data

    def answer(self, arguments: tuple[str, ...]) -> Generator[str, None, None]:
        self.status = self._data.draw(st.sampled_from([None, 0, 1]))
        yield json.dumps({"version": self.version})
        for _ in range(self._data.draw(st.integers(0, 20))):
            kind = self._data.draw(st.integers(0, 3))
            if kind == 0:
                yield self._data.draw(MESSAGE)
            elif kind == 1:
                yield json.dumps(self._data.draw(ENTRY))
            else:
                address = self._data.draw(st.sampled_from(arguments))
                yield from self._request(address)


@given(st.data())
@examples(100)
def test_any_answer_leaves_valid_details_and_loses_none(
    shipped: Catalogue, good: Details, data: st.DataObject
) -> None:
    known = good if data.draw(st.booleans()) else None
    asked = run_ask(shipped, AnyYtdlp(data), known)
    assert asked.report.requests <= MOST_REQUESTS
    if asked.report.details:
        assert asked.known == asked.report.details
    if known:
        after = asked.known.videos
        ids = {video.id for video in after.values()}
        for name, video in known.videos.items():
            assert name in after or video.id in ids
        assert all(video.title for video in after.values())
    assert set(asked.report.found).isdisjoint(asked.report.unmatched)
