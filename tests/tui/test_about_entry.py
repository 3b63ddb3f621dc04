"""The screens about one entry: side by side, sources, link."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from textual.pilot import Pilot
from textual.strip import Strip

from iomtui.browser import Opener
from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.loading import load
from iomtui.tui.app import ViewerApp
from iomtui.tui.screens.entry import SideBySideScreen
from tests.support.examples import first
from tests.support.pilot import screen_lines, screen_text
from tests.tui.conftest import Running


def words_beside_code(pilot: Pilot[None]) -> str:
    """Return the words to the right of the QR code, in one line."""
    return " ".join(" ".join(line[44:] for line in screen_lines(pilot)[2:-1]).split())


async def test_the_language_key_swaps_the_columns_and_keeps_the_position(running: Running) -> None:
    async with running(entry="about") as pilot:
        await pilot.press("equals_sign", "pagedown")
        first = screen_lines(pilot)[2]
        await pilot.press("L")
        swapped = screen_lines(pilot)[2]
        assert first[2:41].strip() == swapped[42:].strip()
        await pilot.press("L")
        assert screen_lines(pilot)[2] == first


async def test_what_a_screen_has_drawn_is_not_kept(running: Running) -> None:
    """Textual's own cache keeps the rows of 1,024 widgets that are gone."""
    counts = []
    async with running() as pilot:
        for _ in range(4):
            await pilot.press("equals_sign", "equals_sign")
            gc.collect()
            counts.append(sum(isinstance(each, Strip) for each in gc.get_objects()))
    assert counts[3] <= counts[1]


async def test_below_70_columns_the_pairs_stack(running: Running) -> None:
    async with running((69, 24)) as pilot:
        await pilot.press("equals_sign")
        lines = screen_lines(pilot)
        english = next(i for i, line in enumerate(lines) if "Episode list: 1 of 5" in line)
        indonesian = next(i for i, line in enumerate(lines) if "Daftar episode: 1" in line)
        assert english < indonesian
        await pilot.resize_terminal(70, 24)
        (row,) = [line for line in screen_lines(pilot) if "Episode list: 1 of 5" in line]
        assert "Daftar episode: 1" in row


async def test_with_three_languages_the_second_column_is_picked(
    running: Running, three: tuple[Edition, ...]
) -> None:
    async with running(editions=three) as pilot:
        await pilot.press("equals_sign")
        assert [line.strip(" ▌") for line in screen_lines(pilot)[2:6]] == [
            *("Show beside English:", "", "Bahasa Indonesia", three[2].name)
        ]
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SideBySideScreen)
        assert three[2].name in screen_lines(pilot)[4]
        await pilot.press("L", "end", "enter")
        await pilot.pause()
        assert isinstance(pilot.app, ViewerApp)
        assert (pilot.app.current, pilot.app.other) == (2, 1)
        await pilot.press("equals_sign")
        assert not isinstance(pilot.app.screen, SideBySideScreen)


async def test_tab_and_digits_select_other_entries_on_every_screen_about_an_entry(
    running: Running,
) -> None:
    async with running() as pilot:
        for key in ("equals_sign", "s", "c"):
            await pilot.press("1", key)
            assert "Burn the Past" in screen_text(pilot)
            await pilot.press("tab")
            assert "The New Horizon" in screen_text(pilot)
            await pilot.press("shift+tab", "shift+tab")
            assert "Source" in screen_text(pilot)
            await pilot.press("4", "escape")
            assert "Episode list: 4 of 5" in screen_text(pilot)


async def test_screens_about_an_entry_replace_each_other(running: Running) -> None:
    async with running() as pilot:
        before = screen_lines(pilot)
        await pilot.press("s", "equals_sign", "c", "s", "c", "equals_sign")
        assert len(pilot.app.screen_stack) == 2
        await pilot.press("equals_sign")
        assert screen_lines(pilot) == before


@pytest.mark.parametrize(
    ("opener", "fails", "sentence"),
    [
        ((), False, "No browser can be opened here"),
        ((("browser",),), False, "Your browser was asked to open this address."),
        ((("browser",),), True, "The browser failed."),
    ],
)
async def test_the_address_is_opened_if_there_is_a_browser_and_shown_anyway(
    running: Running,
    opener: Opener,
    fails: bool,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def open_it(_commands: Opener, _address: str, on_failure: Callable[[], None]) -> None:
        if fails:
            on_failure()

    monkeypatch.setattr("iomtui.tui.screens.entry.open_address", open_it)
    async with running(opener=opener) as pilot:
        await pilot.press("o")
        assert sentence in words_beside_code(pilot)
        assert "https://youtube.com/results" in words_beside_code(pilot)
        await pilot.press("L", "L")
        assert sentence in words_beside_code(pilot)
        await pilot.press("tab")
        assert sentence not in words_beside_code(pilot)


async def test_a_failure_of_the_browser_is_not_shown_for_another_entry(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures: list[Callable[[], None]] = []
    monkeypatch.setattr("iomtui.tui.screens.entry.open_address", lambda *it: failures.append(it[2]))
    async with running(opener=(("browser",),)) as pilot:
        await pilot.press("o", "tab")
        failures[0]()
        await pilot.pause()
        assert "The browser failed." not in screen_text(pilot)
    failures[0]()


async def test_an_address_of_an_unknown_host_is_never_opened(
    running: Running, shipped_editions: tuple[Edition, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    strangers = tuple(
        msgspec.structs.replace(each, hosts=frozenset({"example.org"})) for each in shipped_editions
    )
    opened: list[object] = []
    monkeypatch.setattr("iomtui.tui.screens.entry.open_address", lambda *it: opened.append(it))
    for offered, count in ((strangers, 0), (shipped_editions, 1)):
        async with running(editions=offered, opener=(("browser",),)) as pilot:
            await pilot.press("o")
            assert ("does not name its site" in words_beside_code(pilot)) == (count == 0)
            assert len(opened) == count


async def test_without_an_address_the_screen_has_a_sentence(
    running: Running, shipped_editions: tuple[Edition, ...]
) -> None:
    fixtures = Path(__file__).parents[1] / "fixtures" / "single"
    async with running(editions=editions(load(fixtures)), tag="en") as pilot:
        for key in ("c", "y", "o"):
            await pilot.press(key)
            assert "No address to watch is known." in screen_text(pilot)
            await pilot.press("escape")
        assert pilot.app.clipboard == ""


async def test_the_key_of_the_link_is_beside_the_title_if_no_code_is_in_view(
    running: Running,
) -> None:
    async with running((128, 33)) as pilot:
        label = "c QR code"
        assert label not in screen_lines(pilot)[3]
        await pilot.resize_terminal(80, 24)
        for _ in range(10):
            assert label in screen_lines(pilot)[2]
            await pilot.press("down")
        await pilot.press("1")
        await pilot.click(offset=(screen_lines(pilot)[2].index(label) + 3, 2))
        await pilot.pause()
        assert "https://youtube.com" in screen_text(pilot)


@first(2, ("size", "row"), [((120, 33), 3), ((80, 24), 2), ((120, 24), 2), ((40, 12), 2)])
async def test_an_empty_row_is_above_a_code_unless_the_code_needs_it(
    running: Running, size: tuple[int, int], row: int
) -> None:
    async with running(size) as pilot:
        await pilot.press("2", "c")
        titled = ["The New Horizon" in line for line in screen_lines(pilot)]
        assert titled.index(True) == row
        assert ("█▀▀▀▀▀█" in screen_text(pilot)) == (size[0] >= 80)
