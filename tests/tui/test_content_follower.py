"""The viewer shows other content, and keeps what the reader has chosen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.following import ContentChange
from iomtui.catalogue.links import Link
from iomtui.parsing.diagnostics import Code, Diagnostic, Position
from iomtui.tui.app import ViewerApp
from iomtui.tui.extension import Start
from iomtui.tui.screens.main import MainScreen
from iomtui.tui.screens.palette import PaletteScreen
from iomtui.tui.widgets.entry_list import EntryList
from iomtui.tui.widgets.title_bar import TitleBar
from tests.support.pilot import BurstPilot, screen_lines, screen_text


class Changes:
    """Changes of the content that a test makes."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[ContentChange] = asyncio.Queue()

    def make(self, *editions: Edition, problem: Diagnostic | None = None) -> None:
        self._queue.put_nowait(ContentChange(editions or None, problem))

    async def __aiter__(self) -> AsyncIterator[ContentChange]:
        while True:
            yield await self._queue.get()


def without(editions: tuple[Edition, ...], number: int) -> list[Edition]:
    """Return Editions without an episode; the others keep their numbers."""
    kept = [
        tuple(each for each in edition.entries if each.number != number) for edition in editions
    ]
    return [
        replace(edition, entries=entries, episodes=tuple(e for e in entries if e.number))
        for edition, entries in zip(editions, kept, strict=True)
    ]


def with_first(editions: tuple[Edition, ...], **values: object) -> list[Edition]:
    """Return Editions with other values of the first entry."""
    entries = [(replace(each.entries[0], **values), *each.entries[1:]) for each in editions]
    return [
        replace(edition, entries=each, episodes=each[: len(edition.episodes)])
        for edition, each in zip(editions, entries, strict=True)
    ]


@pytest.fixture
def changes() -> Changes:
    return Changes()


@pytest.fixture
def app(shipped_editions: tuple[Edition, ...], changes: Changes) -> ViewerApp:
    return ViewerApp(shipped_editions, Start("en", changes=aiter(changes)))


async def test_language_entry_and_position_stay_when_an_episode_goes(
    app: ViewerApp, changes: Changes, shipped_editions: tuple[Edition, ...]
) -> None:
    async with app.run_test() as shown:
        pilot = BurstPilot(shown.app)
        changes.make(*shipped_editions)
        await pilot.press("3", "L", "enter", "end")
        assert (app.edition.tag, app.selected) == ("id", 2)
        top = app.main.view.top
        changes.make(*without(shipped_editions, 1))
        await pilot.pause()
        assert (app.edition.tag, app.entry_id) == ("id", "trial-of-happiness")
        assert app.main.view.top == top > 0
        assert "Burn the Past" not in "\n".join(screen_lines(shown))
        changes.make(*without(shipped_editions, 3))
        await pilot.pause()
        assert app.selected < len(app.edition.entries)
        assert app.main.view.top == 0


async def test_a_language_that_is_typed_at_the_start_waits_until_it_is_there(
    shipped_editions: tuple[Edition, ...], changes: Changes
) -> None:
    app = ViewerApp(shipped_editions[1:], Start("en", changes=aiter(changes)))
    async with app.run_test() as shown:
        pilot = BurstPilot(shown.app)
        app.simulate_key("L")
        assert "Bahasa Indonesia" not in screen_lines(shown)[0]
        changes.make(*shipped_editions)
        await pilot.pause()
        assert app.edition.tag == "id"


async def test_a_problem_is_named_until_it_is_mended(
    app: ViewerApp, changes: Changes, shipped_editions: tuple[Edition, ...]
) -> None:
    problem = Diagnostic(str(Path("data", "en.yaml")), Position(12, 3), Code.YAML_TAB)
    async with app.run_test() as shown:
        pilot = BurstPilot(shown.app)
        changes.make(problem=problem)
        await pilot.pause()
        assert "en.yaml:12: " in screen_lines(shown)[1]
        assert "Burn the Past" in "\n".join(screen_lines(shown))
        changes.make(*shipped_editions)
        await pilot.pause()
        assert "en.yaml" not in "\n".join(screen_lines(shown))


async def test_a_list_of_what_is_no_more_is_closed(
    app: ViewerApp, changes: Changes, shipped_editions: tuple[Edition, ...]
) -> None:
    async with app.run_test() as shown:
        pilot = BurstPilot(shown.app)
        changes.make(*shipped_editions)
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, PaletteScreen)
        changes.make(*without(shipped_editions, 5))
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)


async def test_a_change_waits_until_a_screen_that_opens_is_there(
    app: ViewerApp, changes: Changes, shipped_editions: tuple[Edition, ...]
) -> None:
    async with app.run_test() as shown:
        pilot = BurstPilot(shown.app)
        for rounds in range(20):
            changes.make(*shipped_editions)
            await pilot.pause()
            app.simulate_key("ctrl+p")
            for _ in range(rounds):
                await asyncio.sleep(0)
            changes.make(*without(shipped_editions, 5))
            await pilot.pause()
            assert app.fault is None
            app.close_screen(PaletteScreen)


async def test_a_click_on_what_has_gone_selects_what_is_there(
    app: ViewerApp, shipped_editions: tuple[Edition, ...]
) -> None:
    async with app.run_test() as shown:
        app.main.post_message(EntryList.Clicked(len(shipped_editions[0].entries)))
        app.main.post_message(TitleBar.LanguagePicked(len(shipped_editions)))
        await shown.pause()
        assert app.entry_id == shipped_editions[0].entries[-1].id
        assert app.edition is shipped_editions[-1]


async def test_the_palette_finds_new_titles(
    app: ViewerApp, changes: Changes, shipped_editions: tuple[Edition, ...]
) -> None:
    async with app.run_test() as shown:
        pilot = BurstPilot(shown.app)
        changes.make(*shipped_editions)
        await pilot.press("ctrl+p", *"another")
        changes.make(*with_first(shipped_editions, title="Another title"))
        await pilot.pause()
        assert "Go to: Another title" in screen_lines(shown)[2]


async def test_the_outcome_of_an_address_goes_with_it(
    app: ViewerApp, changes: Changes, shipped_editions: tuple[Edition, ...]
) -> None:
    link = Link("https://youtu.be/abc", "watch")
    async with app.run_test() as shown:
        pilot = BurstPilot(shown.app)
        changes.make(*shipped_editions)
        await pilot.press("o")
        assert "No browser" in screen_text(shown)
        changes.make(*with_first(shipped_editions, title="Another title"))
        await pilot.pause()
        assert "No browser" in screen_text(shown)
        changes.make(*with_first(shipped_editions, link=link))
        await pilot.pause()
        assert "youtu.be/abc" in screen_text(shown)
        assert "No browser" not in screen_text(shown)


async def test_a_search_goes_on_in_the_new_texts(
    app: ViewerApp, changes: Changes, shipped_editions: tuple[Edition, ...]
) -> None:
    async with app.run_test() as shown:
        pilot = BurstPilot(shown.app)
        changes.make(*shipped_editions)
        await pilot.press("5", "slash", *"pursuit")
        assert app.main.result.hits
        changes.make(*without(shipped_editions, 5))
        await pilot.pause()
        assert not app.main.result.hits
        await pilot.press("escape")
        assert app.selected < len(app.edition.entries)
