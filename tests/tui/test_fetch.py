"""Asking the channel while somebody reads."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from textual.pilot import Pilot

from iomtui.catalogue.model import Catalogue
from iomtui.i18n.wording_loader import load_wording
from iomtui.youtube.details import Details, Origin, Video
from iomtui.youtube.report import Fault, FetchReport, Progress
from tests.support.asking import StandInAsking, StandInChannel
from tests.support.pilot import screen_lines, screen_text
from tests.tui.conftest import Running

WHEN = datetime(2026, 11, 25, 9, tzinfo=UTC)
DESCRIPTION = "A zebra crosses the street."
KNOWN = Details(
    format=1,
    fetched=WHEN,
    tool="yt-dlp 2026.10.26",
    origin=Origin(url="https://www.youtube.com/@IOMIndonesia", name="IOM Indonesia", listed=35),
    videos={
        "burn-the-past": Video(
            id="burnthepast", matched="title", fetched=WHEN, duration=754, description=DESCRIPTION
        )
    },
)
FOUND = FetchReport(details=KNOWN, found=("burn-the-past",), requests=5)


@pytest.fixture
def channel(shipped: Catalogue) -> StandInChannel:
    return StandInChannel(shipped, FOUND)


def corner(pilot: Pilot[None]) -> str:
    return screen_lines(pilot)[1].strip(" ━")


async def ended(pilot: Pilot[None], channel: StandInChannel) -> None:
    """Let the asking come to its end, and wait until that is on the screen."""
    await channel.ended(pilot.app)
    await pilot.pause()


async def begin(pilot: Pilot[None], channel: StandInChannel) -> StandInAsking:
    """Say that the channel may be asked, and wait until it is."""
    number = len(channel.askings) + 1
    await pilot.press("r", "enter")
    await channel.begun(number)
    return channel.askings[-1]


async def test_nothing_is_asked_before_one_has_said_yes(
    running: Running, channel: StandInChannel
) -> None:
    async with running(extension=channel.controller) as pilot:
        await pilot.press("r")
        assert "at most 13 requests to www.youtube.com" in " ".join(screen_text(pilot).split())
        assert "press Enter" in screen_text(pilot)
        await pilot.press("escape")
        assert "1 of the 5 listed" in screen_text(pilot)
        assert channel.askings == []


async def test_the_corner_tells_how_far_it_has_come_in_each_language(
    running: Running, channel: StandInChannel
) -> None:
    async with running(extension=channel.controller) as pilot:
        asking = await begin(pilot, channel)
        assert corner(pilot) == "Asking YouTube: 0 of 13 · Esc stops"
        asking.tell(Progress(4, 60, 2, 5))
        await pilot.press("down")
        assert corner(pilot) == "Asking YouTube: 4 of 13 · Esc stops"
        assert "2 of the 5 listed" in screen_text(pilot)
        await pilot.press("s")
        assert corner(pilot) == "Asking YouTube: 4 of 13 · Esc stops"
        await pilot.press("L")
        assert corner(pilot) == "Bertanya ke YouTube: 4 dari 13 · Esc batal"
        await ended(pilot, channel)


async def test_in_a_narrow_window_the_corner_is_short(
    running: Running, channel: StandInChannel
) -> None:
    async with running((40, 12), extension=channel.controller) as pilot:
        await begin(pilot, channel)
        assert corner(pilot) == "YouTube 0/13"
        await ended(pilot, channel)
        assert corner(pilot) == "YouTube: 1/5"


async def test_what_was_learnt_appears_in_place_in_both_languages(
    running: Running, channel: StandInChannel
) -> None:
    async with running((120, 33), extension=channel.controller) as pilot:
        await begin(pilot, channel)
        assert DESCRIPTION not in screen_text(pilot)
        await ended(pilot, channel)
        assert DESCRIPTION in screen_text(pilot)
        assert "YouTube: 1 of 5 episodes found" in corner(pilot)
        await pilot.press("L")
        assert DESCRIPTION in screen_text(pilot)
        await pilot.press("r", "escape")
        assert corner(pilot) == ""


async def test_a_reader_stays_at_the_same_line(running: Running, channel: StandInChannel) -> None:
    async with running((80, 16), extension=channel.controller, entry="sources") as pilot:
        await pilot.press("enter", "pagedown")
        before = screen_lines(pilot)
        await begin(pilot, channel)
        await ended(pilot, channel)
        after = screen_lines(pilot)
        assert after[2:] == before[2:]


async def test_a_search_finds_what_was_learnt(running: Running, channel: StandInChannel) -> None:
    async with running(extension=channel.controller) as pilot:
        await begin(pilot, channel)
        await pilot.press("slash", *"zebra")
        assert "nothing found" in screen_text(pilot)
        await ended(pilot, channel)
        assert "1 of 1" in screen_text(pilot)


async def test_esc_stops_it_at_once_and_nothing_else(
    running: Running, channel: StandInChannel
) -> None:
    async with running(extension=channel.controller) as pilot:
        asking = await begin(pilot, channel)
        await pilot.press("slash", *"jakarta", "escape")
        assert corner(pilot) == "YouTube: stopped"
        assert "jakarta" in screen_lines(pilot)[-2]
        await pilot.app.workers.wait_for_complete()
        assert asking.is_cancelled
        assert DESCRIPTION not in screen_text(pilot)
        await pilot.press("escape")
        assert corner(pilot) == ""


async def test_it_can_be_asked_again_after_it_was_stopped(
    running: Running, channel: StandInChannel
) -> None:
    async with running((120, 33), extension=channel.controller) as pilot:
        await begin(pilot, channel)
        await pilot.press("escape")
        await begin(pilot, channel)
        await ended(pilot, channel)
        assert DESCRIPTION in screen_text(pilot)


async def test_the_next_one_waits_until_the_one_before_is_gone(
    running: Running, channel: StandInChannel
) -> None:
    async with running((120, 33), extension=channel.controller) as pilot:
        before = await begin(pilot, channel)
        before.linger()
        await pilot.press("escape", "r", "enter")
        before.tell(Progress(9, 60, 2, 5))
        await pilot.pause()
        assert corner(pilot) == "Asking YouTube: 0 of 13 · Esc stops"
        assert not channel.askings[-1].has_begun.is_set()
        before.go()
        await channel.begun(2)
        before.tell(Progress(9, 60, 2, 5))
        await pilot.pause()
        assert corner(pilot) == "Asking YouTube: 0 of 13 · Esc stops"
        await ended(pilot, channel)
        assert DESCRIPTION in screen_text(pilot)


async def test_where_it_is_too_late_to_stop_what_came_of_it_is_shown(
    running: Running, channel: StandInChannel
) -> None:
    async with running((120, 33), extension=channel.controller) as pilot:
        asking = await begin(pilot, channel)
        asking.linger()
        asking.end()
        await pilot.press("escape")
        assert corner(pilot) == "Asking YouTube: 0 of 13 · Esc stops"
        asking.go()
        await ended(pilot, channel)
        assert "YouTube: 1 of 5 episodes found" in corner(pilot)
        assert DESCRIPTION in screen_text(pilot)


async def test_it_is_asked_once_however_often_one_says_yes(
    running: Running, channel: StandInChannel
) -> None:
    async with running(extension=channel.controller) as pilot:
        await begin(pilot, channel)
        await pilot.press("r", "enter")
        assert "To stop, press Esc." in screen_text(pilot)
        assert len(channel.askings) == 1
        await ended(pilot, channel)


async def test_leaving_stops_it(running: Running, channel: StandInChannel) -> None:
    async with running(extension=channel.controller) as pilot:
        asking = await begin(pilot, channel)
        await pilot.press("q")
    assert asking.is_cancelled


@pytest.mark.parametrize("fault", [Fault.NETWORK, Fault.CANNOT_SAVE])
async def test_the_reason_of_a_failure_is_one_key_away_in_both_languages(
    running: Running, shipped: Catalogue, fault: Fault
) -> None:
    failed = FetchReport(details=None, fault=fault, file="/somewhere/channel.json", detail="why")
    channel = StandInChannel(shipped, failed)
    async with running(extension=channel.controller) as pilot:
        before = screen_lines(pilot)[2:]
        await begin(pilot, channel)
        await ended(pilot, channel)
        assert screen_lines(pilot)[2:] == before
        assert corner(pilot) == "YouTube: nothing learnt; r says why"
        await pilot.press("r")
        for tag in ("en", "id"):
            said = load_wording(tag).fetch.faults[fault].rpartition("}")[2]
            assert said in " ".join(screen_text(pilot).split())
            await pilot.press("L")


async def test_without_a_channel_there_is_nothing_to_ask(running: Running) -> None:
    async with running() as pilot:
        before = screen_text(pilot)
        await pilot.press("r")
        assert screen_text(pilot) == before
