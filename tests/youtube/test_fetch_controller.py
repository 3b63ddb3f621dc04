"""Fetching while somebody reads."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
from textual.pilot import Pilot

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.model import Catalogue
from iomtui.i18n.wording_loader import load_wording
from iomtui.tui.app import ViewerApp
from iomtui.tui.extension import Start
from iomtui.youtube.report import Fault, FetchReport, Progress
from tests.support.details import full_video, make_details
from tests.support.pilot import BurstPilot, screen_lines, screen_text
from tests.support.stand_in_fetch import StandInFetches

FOUND = FetchReport(
    details=make_details(burn_the_past=full_video()), found=("burn-the-past",), requests=5
)
DESCRIPTION = "A young man flees."


class Reader:
    """A person at the viewer, and the fetches behind it."""

    def __init__(self, pilot: Pilot[None], fetches: StandInFetches) -> None:
        self.pilot = pilot
        self.fetches = fetches
        self.press = pilot.press

    @property
    def text(self) -> str:
        return screen_text(self.pilot)

    @property
    def lines(self) -> list[str]:
        return screen_lines(self.pilot)

    @property
    def status(self) -> str:
        return self.lines[1].strip(" ━")

    async def begin(self) -> None:
        """Agree to a fetch."""
        await self.press("r", "enter")

    async def end(self) -> None:
        """Let the fetch end, and wait until its report is on the screen."""
        await self.fetches.end(self.pilot.app)
        await self.pilot.pause()


Reading = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def reading(shipped: Catalogue, shipped_editions: tuple[Edition, ...]) -> Reading:
    """Return what runs the viewer with fetches that come to a report."""

    @asynccontextmanager
    async def run(
        report: FetchReport = FOUND, size: tuple[int, int] = (120, 33), entry: str = ""
    ) -> AsyncIterator[Reader]:
        fetches = StandInFetches(shipped, report)
        app = ViewerApp(shipped_editions, Start("en", entry), extension=fetches.controller)
        async with app.run_test(size=size):
            pilot = BurstPilot(app)
            await pilot.pause()
            yield Reader(pilot, fetches)

    return run


async def test_nothing_is_fetched_before_one_has_agreed(reading: Reading) -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("r")
        assert "at most 13 requests to www.youtube.com" in " ".join(reader.text.split())
        assert "press Enter" in reader.text
        await reader.press("escape")
        assert "Episode list: 1 of 5" in reader.text
        assert reader.fetches.started == 0


async def test_without_ytdlp_nothing_is_asked_and_one_learns_how_to_install_it(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "yt_dlp", None)
    async with reading(size=(80, 24)) as reader:
        await reader.press("r", "enter")
        assert "install yt-dlp" in " ".join(reader.text.split())
        assert "Ask YouTube?" not in reader.text
        assert "ask now" not in reader.text
        assert reader.fetches.started == 0


async def test_the_status_text_says_on_each_screen_and_in_each_language_how_far_it_is(
    reading: Reading,
) -> None:
    async with reading() as reader:
        await reader.begin()
        assert reader.status == "Asking YouTube: 0 of 13 · Esc stops"
        reader.fetches.on_progress(Progress(4, 60, 2))
        await reader.press("down")
        assert reader.status == "Asking YouTube: 4 of 13 · Esc stops"
        assert "Episode list: 2 of 5" in reader.text
        await reader.press("s", "L")
        assert reader.status == "Bertanya ke YouTube: 4 dari 13 · Esc batal"


async def test_in_a_narrow_window_the_status_text_is_short(reading: Reading) -> None:
    async with reading(size=(40, 12)) as reader:
        await reader.begin()
        assert reader.status == "YouTube 0/13"
        await reader.end()
        assert reader.status == "YouTube: 1/5"


async def test_what_was_learnt_appears_in_place_and_can_be_searched(reading: Reading) -> None:
    async with reading() as reader:
        await reader.begin()
        await reader.press("slash", *"flees")
        assert "nothing found" in reader.text
        await reader.end()
        assert "1 of 1" in reader.text
        await reader.press("escape", "escape")
        assert DESCRIPTION in reader.text
        assert reader.status == ""
        await reader.press("L")
        assert DESCRIPTION in reader.text


async def test_a_reader_stays_at_the_same_line(reading: Reading) -> None:
    async with reading(size=(80, 16), entry="sources") as reader:
        await reader.press("enter", "pagedown")
        before = reader.lines
        await reader.begin()
        await reader.end()
        assert reader.lines[2:] == before[2:]
        assert reader.status == "YouTube: 1 of 5 episodes found"


async def test_esc_stops_it_and_does_nothing_else(reading: Reading) -> None:
    async with reading() as reader:
        await reader.begin()
        await reader.press("slash", *"jakarta", "escape")
        assert reader.fetches.cancelled == 1
        assert reader.status == "YouTube: stopped"
        assert "jakarta" in reader.lines[-2]
        assert DESCRIPTION not in reader.text
        await reader.press("escape")
        assert reader.status == ""


async def test_there_is_one_fetch_at_a_time_and_leaving_stops_it(reading: Reading) -> None:
    async with reading() as reader:
        await reader.begin()
        await reader.press("r", "enter")
        assert "To stop, press Esc." in reader.text
        assert reader.fetches.started == 1
        await reader.press("q")
    assert reader.fetches.cancelled == 1


async def test_the_reason_of_a_failure_is_one_key_away_in_both_languages(
    reading: Reading,
) -> None:
    failed = FetchReport(details=None, fault=Fault.NETWORK)
    async with reading(failed, (80, 24)) as reader:
        before = reader.lines[2:]
        await reader.begin()
        await reader.end()
        assert reader.lines[2:] == before
        assert reader.status == "YouTube: nothing learnt; r says why"
        await reader.press("r")
        for tag in ("en", "id"):
            sentence = load_wording(tag).fetch.faults[Fault.NETWORK]
            assert sentence in " ".join(reader.text.split())
            await reader.press("L")


async def test_without_an_extension_there_is_nothing_to_fetch(
    shipped_editions: tuple[Edition, ...],
) -> None:
    app = ViewerApp(shipped_editions, Start("en"))
    async with app.run_test(size=(80, 24)):
        pilot = BurstPilot(app)
        await pilot.pause()
        before = screen_text(pilot)
        await pilot.press("r")
        assert screen_text(pilot) == before
