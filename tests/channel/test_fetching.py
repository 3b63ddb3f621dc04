"""Asking from beginning to end: the real helper process and yt-dlp, and a stand-in for YouTube."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from msgspec.structs import replace

from iomtui.catalogue.model import Catalogue, Series
from iomtui.channel import fetching
from iomtui.channel.conversation import PATIENCE, Patience
from iomtui.channel.fetching import Fetcher, Job
from iomtui.youtube.details import Details
from iomtui.youtube.details_file import read_details, written
from iomtui.youtube.report import Fault, FetchReport, Progress
from tests.support.channel import EPISODES, NOW, SOURCE
from tests.support.youtube import World, YouTube
from tests.support.youtube.hostile import HOSTILE
from tests.support.youtube.scenarios import (
    CHANGED,
    FINE,
    IMPOSTOR,
    LATER,
    LINE,
    PLAYLIST,
    STANDARD,
    STATES,
    WAY,
)
from tests.support.youtube.scenarios import EPISODES as SHOWN

LATER_ON = NOW + timedelta(days=1)
HURRIED = Patience(8.0, 30.0)
"""For worlds that never answer."""

Fetch = Callable[..., FetchReport]


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "PAUSE", 0.0)


@pytest.fixture
def fetcher(youtube: YouTube, shipped: Catalogue) -> Callable[..., Fetcher]:
    """Prepare to ask in a world."""

    def prepare(
        world: World,
        known: Details | None = None,
        *,
        series: Series = shipped.series,
        source: str = SOURCE,
        patience: Patience = PATIENCE,
    ) -> Fetcher:
        youtube.show(world)
        environ = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", **youtube.environ}
        now = LATER_ON if known else NOW
        return Fetcher(
            Job(source, series, known), clock=lambda: now, environ=environ, patience=patience
        )

    return prepare


@pytest.fixture
def fetch(fetcher: Callable[..., Fetcher]) -> Fetch:
    """Ask in a world; what is known then must be fit to be read again."""

    def ask(*arguments: object, **named: object) -> FetchReport:
        report = fetcher(*arguments, **named).run(lambda _: None)
        if found := report.supplement:
            assert read_details(written(found), "channel.json", LATER_ON) == found
        return report

    return ask


@pytest.fixture(scope="session")
def good(youtube: YouTube, shipped: Catalogue) -> Details:
    """What is known after the standard world was asked."""
    youtube.show(STANDARD)
    environ = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", **youtube.environ}
    job = Job(SOURCE, shipped.series)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fetching, "PAUSE", 0.0)
        report = Fetcher(job, clock=lambda: NOW, environ=environ).run(lambda _: None)
    assert report.supplement
    return report.supplement


def test_five_of_five_and_no_decoy_with_thirteen_requests(
    fetcher: Callable[..., Fetcher], youtube: YouTube
) -> None:
    asking, told = fetcher(STANDARD), list[Progress]()
    report = asking.run(told.append)
    assert report.is_whole
    assert report.requests == len(youtube.requests) == 13
    assert youtube.strangers == []
    assert told[-1] == Progress(13, 35, 5, 5)
    assert report.supplement
    videos = report.supplement.videos
    assert {name: video.id for name, video in videos.items()} == {
        name: video.id for name, video in SHOWN.items()
    }
    for name, shown in SHOWN.items():
        found = videos[name]
        assert (found.title, found.duration, found.views) == (
            shown.title,
            shown.seconds,
            shown.views,
        )
        assert found.description == shown.description
        assert found.subtitles == shown.subtitles
        assert [(part.start, part.title) for part in found.chapters] == list(shown.chapters)
        assert found.views_exactly
        assert found.published_exactly


@pytest.mark.thorough
def test_what_a_person_named_needs_no_list(fetch: Fetch, shipped: Catalogue) -> None:
    episodes = (replace(each, video=SHOWN[each.id].id) for each in shipped.series.episodes)
    series = replace(shipped.series, episodes=tuple(episodes))
    report = fetch(FINE["ids-only"], series=series)
    assert report.is_whole
    assert report.requests == 10
    assert report.found == EPISODES


def test_cancelling_in_the_middle_of_a_request_ends_it_at_once(
    fetcher: Callable[..., Fetcher], good: Details
) -> None:
    asking = fetcher(LINE["stalled"], good)
    is_asking = threading.Event()

    def cancel() -> None:
        is_asking.wait()
        asking.cancel()

    other = threading.Thread(target=cancel)
    other.start()
    report = asking.run(lambda _: is_asking.set())
    other.join()
    assert report == FetchReport(supplement=good, fault=Fault.CANCELLED, requests=1)


@pytest.mark.parametrize("source", ["", "https://evil.example/@a", "http://www.youtube.com/@a"])
def test_an_address_that_is_none_of_youtube_s_is_not_asked(
    shipped: Catalogue, good: Details, source: str
) -> None:
    fetcher = Fetcher(Job(source, shipped.series, good), command=("/nonexistent",))
    assert fetcher.run(lambda _: None) == FetchReport(supplement=good, fault=Fault.NO_ADDRESS)


def test_a_helper_that_cannot_be_started_is_a_fault(shipped: Catalogue) -> None:
    fetcher = Fetcher(Job(SOURCE, shipped.series), command=("/nonexistent",))
    assert fetcher.run(lambda _: None) == FetchReport(supplement=None, fault=Fault.HELPER)


FAILING = {
    **{name: (LINE[name], Fault.NOT_FOUND) for name in ("404", "round")},
    "429": (LINE["429"], Fault.RATE_LIMITED),
    "403": (LINE["403"], Fault.BLOCKED),
    **{name: (LINE[name], Fault.SERVER) for name in ("500", "503")},
    **{name: (LINE[name], Fault.INTERRUPTED) for name in ("cut-off", "reset")},
    **{
        name: (LINE[name], Fault.TIMEOUT)
        for name in ("stalled", "stalled-in-the-middle", "trickle")
    },
    **{
        name: (LINE[name], Fault.PORTAL)
        for name in ("portal", "nothing", "elsewhere", "downgraded")
    },
    "page-2-404": (LATER["page-2-404"], Fault.SERVER),
    "page-2-429": (LATER["page-2-429"], Fault.RATE_LIMITED),
    "page-2-500": (LATER["page-2-500"], Fault.SERVER),
    "page-2-403": (LATER["page-2-403"], Fault.BLOCKED),
    "page-2-stalled": (LATER["page-2-stalled"], Fault.TIMEOUT),
    "page-2-cut-off": (LATER["page-2-cut-off"], Fault.INTERRUPTED),
    "page-2-portal": (LATER["page-2-portal"], Fault.PORTAL),
    "watch-429": (LATER["watch-429"], Fault.RATE_LIMITED),
    "watch-500": (LATER["watch-500"], Fault.SERVER),
    "watch-stalled": (LATER["watch-stalled"], Fault.TIMEOUT),
    "watch-cut-off": (LATER["watch-cut-off"], Fault.INTERRUPTED),
    "player-429": (LATER["player-429"], Fault.RATE_LIMITED),
    "player-stalled": (LATER["player-stalled"], Fault.TIMEOUT),
    "proxy-refuses": (WAY["proxy-refuses"], Fault.PROXY),
    "refused": (WAY["refused"], Fault.REFUSED),
    "foreign-certificate": (WAY["foreign-certificate"], Fault.TLS),
    "certificate-not-yet": (WAY["certificate-not-yet"], Fault.TLS_CLOCK),
    "certificate-expired": (WAY["certificate-expired"], Fault.TLS_CLOCK),
    **{
        name: (CHANGED[name], Fault.NOT_FOUND)
        for name in ("not-found", "channel-gone", "sent-elsewhere", "sent-round")
    },
    "no-videos-tab": (CHANGED["no-videos-tab"], Fault.NO_VIDEOS),
    "page-2-incomplete": (CHANGED["page-2-incomplete"], Fault.SERVER),
    "layout-loud": (CHANGED["layout-loud"], Fault.OUTDATED),
    "layout-silent": (CHANGED["layout-silent"], Fault.SUSPECT),
    **{name: (FINE[name], Fault.SUSPECT) for name in ("empty", "decoys-only", "renamed-videos")},
    **{
        f"one-{name}": (STATES[f"one-{name}"], Fault.BOT_CHECK) for name in ("bot-check", "captcha")
    },
    "one-rate-limited": (STATES["one-rate-limited"], Fault.RATE_LIMITED),
}
"""Worlds that fail, and how."""

MAIN = ("layout-silent", "one-bot-check")
"""Those that `make test` tries: the others take other ways, but to the same places."""


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in MAIN else pytest.mark.thorough) for name in FAILING],
)
def test_after_a_good_fetch_a_failing_one_says_why_and_leaves_what_is_known(
    fetch: Fetch, youtube: YouTube, good: Details, name: str
) -> None:
    world, fault = FAILING[name]
    is_slow = "stalled" in name or name == "trickle"
    report = fetch(world, good, patience=HURRIED if is_slow else PATIENCE)
    assert report.fault is fault
    assert report.supplement == good
    assert report.news == {}
    assert len(youtube.requests) <= 13
    assert youtube.strangers == []


WHOLE = {
    **dict.fromkeys(("standard", "reordered", "both", "older-layout", "hundreds"), SOURCE),
    **dict.fromkeys(("prefixes", "plain-titles"), SOURCE),
    "playlist": f"https://www.youtube.com/playlist?list={PLAYLIST.id}",
}
"""Worlds in which all is well, and where they are asked."""


@pytest.mark.thorough
@pytest.mark.parametrize("name", WHOLE)
def test_five_of_five_however_they_are_called_and_listed(
    fetch: Fetch, youtube: YouTube, name: str
) -> None:
    report = fetch(FINE[name], source=WHOLE[name])
    assert report.is_whole
    assert report.found == EPISODES
    assert len(youtube.requests) <= 13


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["private", "removed", "members", "age", "geo", "upcoming"])
def test_what_can_no_longer_be_watched_keeps_its_data(
    fetch: Fetch, good: Details, name: str
) -> None:
    report = fetch(STATES[f"one-{name}"], good)
    assert report.faults == {EPISODES[0]: Fault(name)}
    assert report.supplement
    found, before = report.supplement.videos[EPISODES[0]], good.videos[EPISODES[0]]
    assert found.state == name
    kept = {"state": "public", "state_seen": None, "fetched": before.fetched}
    assert replace(found, **kept) == before


@pytest.mark.thorough
def test_what_is_beyond_the_third_page_is_learnt_bit_by_bit(fetch: Fetch) -> None:
    first = fetch(FINE["beyond-page-three"])
    assert (first.fault, first.found) == (Fault.BUDGET, EPISODES)
    second = fetch(FINE["beyond-page-three"], first.supplement)
    assert second.is_whole
    assert second.supplement
    assert all(video.views_exactly for video in second.supplement.videos.values())


@pytest.mark.thorough
def test_two_that_fit_are_both_told(fetch: Fetch, good: Details) -> None:
    report = fetch(FINE["duplicates"], good)
    assert report.ambiguous.keys() == {EPISODES[0]}
    assert report.supplement
    assert report.supplement.videos[EPISODES[0]] == good.videos[EPISODES[0]]


@pytest.mark.thorough
def test_hostile_words_are_clean_by_the_time_they_are_known(fetch: Fetch) -> None:
    report = fetch(HOSTILE)
    assert report.supplement
    text = written(report.supplement).decode()
    assert not any(sign in text for sign in ("\\u001b", "\x1b", "\u202e", "evil.example", "\\ud8"))


@pytest.mark.thorough
def test_an_impostor_who_answers_elsewhere_replaces_nothing_at_the_address(
    fetch: Fetch, good: Details
) -> None:
    world = FINE["both"]
    elsewhere = fetch(world, good, source=f"https://www.youtube.com/{IMPOSTOR.handle}")
    assert elsewhere.supplement
    assert elsewhere.supplement.origin.url.endswith(IMPOSTOR.handle)
    back = fetch(world, elsewhere.supplement)
    assert back.supplement
    assert {each.id for each in back.supplement.videos.values()} == {
        each.id for each in good.videos.values()
    }
