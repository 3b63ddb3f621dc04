"""Addresses on the screen: a source is chosen, and each address can be opened, copied, scanned."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from textual.pilot import Pilot

from iomtui.browser import Opener
from iomtui.catalogue.edition import Edition
from iomtui.catalogue.provenance import SourceReference
from iomtui.tui.screens.entry import LinkScreen
from tests.support.pilot import screen_lines, screen_text
from tests.tui.conftest import Running

BROWSER: Opener = (("browser",),)
PLACES = (("sources", ("right",)), ("burn-the-past", ("s",)))
"""The page Sources, and what an episode rests on: the entry, and the keys that lead there."""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was asked to open."""
    addresses: list[str] = []
    name = "iomtui.tui.screens.entry.open_address"
    monkeypatch.setattr(name, lambda _commands, address, _on_failure: addresses.append(address))
    return addresses


def marked(pilot: Pilot[None], source: SourceReference) -> bool:
    """Return whether the mark of the focus is before the first words of a source."""
    start = source.title[:18]
    return any("▌" in line.split(start)[0][-11:] for line in screen_lines(pilot) if start in line)


def cells(pilot: Pilot[None], text: str) -> Iterator[tuple[int, int]]:
    """Yield the column and row of a text wherever it is on the screen."""
    for row, line in enumerate(screen_lines(pilot)):
        if text in line:
            yield line.index(text), row


def squeezed(pilot: Pilot[None]) -> str:
    return "".join(screen_text(pilot).split())


@pytest.mark.parametrize(("entry", "keys"), PLACES)
async def test_the_first_source_is_chosen_and_the_arrows_choose_another_before_they_scroll(
    running: Running, opened: list[str], entry: str, keys: tuple[str, ...]
) -> None:
    async with running(entry=entry, opener=BROWSER) as pilot:
        first, second = pilot.app.edition.sources  # type: ignore[attr-defined]
        await pilot.press(*keys)
        assert marked(pilot, first)
        await pilot.press("escape")
        for moves, source, other in ((), first, second), (("down",), second, first):
            there = (*keys, "home", "up", *moves)
            await pilot.press(*there)
            assert marked(pilot, source)
            assert not marked(pilot, other)
            for command in ("y", "o", "enter"):
                await pilot.press(command, "escape")
                assert marked(pilot, source), "back is where the source was chosen"
            assert [pilot.app.clipboard, *opened[-2:]] == [source.address] * 3
            await pilot.press("escape")
        await pilot.press(*there)
        before = screen_lines(pilot)[4][28:]
        await pilot.press("down")
        assert screen_lines(pilot)[3][28:] == before
        await pilot.press("up", "up")
        assert marked(pilot, first)


async def test_the_address_of_a_source_is_shown_in_both_languages_and_left_for_that_of_an_entry(
    running: Running,
) -> None:
    async with running((120, 33), entry="burn-the-past") as pilot:
        source = pilot.app.edition.sources[1]  # type: ignore[attr-defined]
        await pilot.press("s", "down", "c")
        for _ in range(2):
            assert "█▀▀▀▀▀█" in screen_text(pilot)
            assert source.address.removeprefix("https://")[-20:] in squeezed(pilot)
            await pilot.press("L")
        await pilot.press("tab")
        assert "The+New+Horizon" in squeezed(pilot)


async def test_keys_are_about_the_chosen_source_from_the_help_and_without_the_focus_too(
    running: Running, opened: list[str]
) -> None:
    async with running(entry="sources", opener=BROWSER) as pilot:
        first, second = pilot.app.edition.sources  # type: ignore[attr-defined]
        await pilot.press("o", "escape", "right", "down", "question_mark", "o")
        assert opened == [first.address, second.address]
        await pilot.press("s", "down", "question_mark", *["down"] * 9)
        await pilot.click(offset=next(cells(pilot, "Copy the address")))
        await pilot.pause()
        assert pilot.app.clipboard == second.address


async def test_a_source_in_view_is_chosen_and_without_any_the_one_before(
    running: Running, opened: list[str]
) -> None:
    async with running((40, 12), entry="sources", opener=BROWSER) as pilot:
        first, second = pilot.app.edition.sources  # type: ignore[attr-defined]
        await pilot.press("right", "pagedown", "pagedown", "enter", "escape", "end", "enter")
        assert opened == [second.address, first.address]


async def test_a_click_chooses_a_source_and_a_click_on_an_address_opens_it(
    running: Running, opened: list[str]
) -> None:
    async with running(entry="sources", opener=BROWSER) as pilot:
        first, second = pilot.app.edition.sources  # type: ignore[attr-defined]
        for source, address in ((second, "/id/news"), (first, "/news/iom-l")):
            await pilot.click(offset=next(cells(pilot, source.title[:18])))
            await pilot.pause()
            assert marked(pilot, source)
            before = len(opened)
            await pilot.click(offset=next(cells(pilot, address)), button=3)
            await pilot.pause()
            assert len(opened) == before
            await pilot.click(offset=next(cells(pilot, address)))
            await pilot.pause()
            assert opened[-1] == source.address
            await pilot.press("escape")
        await pilot.press("up", "left", "up", "c")
        await pilot.click(offset=next(cells(pilot, "https://")))
        await pilot.pause()
        assert opened[2:] == ["https://youtube.com/results?search_query=IOM+Indonesia"]


async def test_where_no_browser_is_an_address_that_is_clicked_is_shown_with_its_code(
    running: Running,
) -> None:
    async with running((120, 33), entry="watch") as pilot:
        (cell,) = cells(pilot, "https://www.youtube.com/@IOMIndonesia")
        await pilot.click(offset=cell)
        await pilot.pause()
        assert isinstance(pilot.app.screen, LinkScreen)
        assert "No browser can be opened here. Scan the code" in " ".join(
            screen_text(pilot).split()
        )
        assert "█▀▀▀▀▀█" in screen_text(pilot)


async def test_an_address_of_an_unknown_host_is_a_text(
    running: Running, shipped_editions: tuple[Edition, ...], opened: list[str]
) -> None:
    strangers = tuple(
        msgspec.structs.replace(each, hosts=frozenset({"example.org"})) for each in shipped_editions
    )
    for offered, count in ((strangers, 0), (shipped_editions, 1)):
        async with running(editions=offered, entry="sources", opener=BROWSER) as pilot:
            cell = next(cells(pilot, "https://"))
            await pilot.click(offset=cell)
            await pilot.pause()
            assert len(opened) == count
            assert isinstance(pilot.app.screen, LinkScreen) == (count == 1)


async def test_only_the_address_of_the_chosen_source_stands_out(running: Running) -> None:
    async with running(entry="sources") as pilot:

        def is_bold(text: str) -> bool:
            return bool(pilot.app.screen.get_style_at(*next(cells(pilot, text))).bold)

        await pilot.press("right")
        assert [is_bold(text) for text in ("/news/iom", "/id/news", "IOM L")] == [
            True,
            False,
            False,
        ]
        await pilot.press("down")
        assert [is_bold(text) for text in ("/news/iom", "/id/news", "IOM L")] == [
            False,
            True,
            False,
        ]
        await pilot.press("left", "up")
        _, row = next(cells(pilot, "https://www.youtube.com/@"))
        styles = [pilot.app.screen.get_style_at(x, row) for x in range(28, 80)]
        assert not any(style.bold for style in styles)
