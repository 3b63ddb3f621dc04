"""Search on the screen, in both languages, step by step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from iomtui.catalogue.edition import editions
from iomtui.catalogue.loading import load
from iomtui.catalogue.normalize import normalize
from iomtui.render.typesetting import Role
from iomtui.tui.app import ViewerApp
from iomtui.tui.screens.main import MainScreen
from iomtui.tui.widgets.reading_pane import ReadingPane
from tests.support.examples import first
from tests.support.pilot import screen_lines, screen_text
from tests.support.spellings import SPELLINGS
from tests.tui.conftest import Running


def chosen(app: object) -> str:
    assert isinstance(app, ViewerApp)
    return app.entry_id


async def test_each_letter_narrows_the_search_and_shows_the_first_hit(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("slash", *"Kupang")
        assert "1 of " in screen_lines(pilot)[-2]
        await pilot.press(*" pasifik")
        assert screen_lines(pilot)[-2].endswith("nothing found")
        assert chosen(pilot.app) == "burn-the-past"


async def test_a_hit_in_the_other_language_is_counted_highlighted_and_shown(
    running: Running,
) -> None:
    async with running() as pilot:
        await pilot.press("slash", *"cakrawala")
        lines = screen_lines(pilot)
        assert lines[-2].endswith("1 of 1")
        marked = [line[:27].split() for line in lines if line.startswith("•")]
        assert marked == [["•▌", "2", "The", "New", "Horizon"]]
        assert "Found in Indonesian:" in screen_text(pilot)
        await pilot.press("enter")
        hit_line = next(line for line in screen_lines(pilot) if line[27:28] == "▌")
        assert "Cakrawala" in hit_line
        await pilot.press("L")
        assert "Found in" not in screen_text(pilot)
        assert "Cakrawala" in screen_text(pilot)
        assert screen_lines(pilot)[-2].endswith("1 dari 1")


async def test_titles_in_the_list_are_whole_while_one_searches(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("slash", *"refugee")
        assert not [line for line in screen_lines(pilot) if "…" in line[:27]]


async def test_escape_clears_then_closes_then_goes_back_to_the_list(running: Running) -> None:
    async with running() as pilot:
        before = screen_lines(pilot)
        await pilot.press("slash", *"kupang", "down", "escape")
        assert "type a word in any" in screen_text(pilot)
        assert chosen(pilot.app) == "burn-the-past"
        await pilot.press("escape")
        assert screen_lines(pilot) == before
        await pilot.press("slash", *"setting", "enter", "escape")
        assert " / " not in screen_lines(pilot)[-2]
        assert "Esc back" in screen_lines(pilot)[-1]
        await pilot.press("escape")
        assert screen_lines(pilot) == before


async def test_letters_that_are_keys_elsewhere_type_and_f2_still_changes_the_language(
    running: Running,
) -> None:
    async with running() as pilot:
        await pilot.press("slash", *"qLs=?1", "space", "x", "left", "backspace", "f2")
        assert screen_lines(pilot)[-2].startswith(" / qLs=?1x")
        assert "tidak ditemukan" in screen_lines(pilot)[-2]
        await pilot.press("enter")
        assert screen_lines(pilot)[-2].startswith(" / qLs=?1x")


async def test_help_is_searched_in_both_languages_too(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("question_mark", "slash", *"mengganti warna", "enter")
        assert "Found in Indonesian:" in screen_text(pilot)
        assert "1 of 1" in screen_lines(pilot)[-2]
        await pilot.press("escape", "slash", *"SHOW", "enter", "n")
        assert "2 of 3" in screen_lines(pilot)[-2]
        await pilot.press("escape", "escape")
        assert "EPISODES" in screen_text(pilot)


async def test_the_search_continues_from_another_selected_entry(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("slash", *"characters", "enter", "5", "slash")
        assert chosen(pilot.app) == "pursuit-of-knowledge"
        await pilot.press("left", "f9", "escape")
        assert chosen(pilot.app) == "pursuit-of-knowledge"
        await pilot.press(*"characters", "enter", "2", "n")
        assert chosen(pilot.app) == "the-new-horizon"
        await pilot.press("4", "N")
        assert chosen(pilot.app) == "space-between-us"


@first(2, "word", ["cakrawala", "editors", "kota", "refugees"])
async def test_every_line_is_reachable_with_inserted_passages(running: Running, word: str) -> None:
    async with running((40, 12)) as pilot:
        await pilot.press("2", "slash", *word, "enter", "home")
        pane = pilot.app.screen.query_one(ReadingPane)
        seen = [pane.top]
        while seen[-1] + pane.visible_rows < len(pane.lines):
            await pilot.press("down")
            if pane.top == seen[-1]:  # a source was chosen
                await pilot.press("down")
            assert pane.top == seen[-1] + 1
            seen.append(pane.top)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_every_counted_hit_is_visible(
    running: Running, thorough: bool, size: tuple[int, int]
) -> None:
    words = ("retold", "bersama", "running", "rilis")
    async with running(size) as pilot:
        for word in words[: None if thorough else 2]:
            await pilot.press("slash", "ctrl+u", *word, "enter")
            screen = pilot.app.screen
            assert isinstance(screen, MainScreen)
            assert screen.search
            for _ in screen.search.result.hits:
                await pilot.press("n")
                pane = screen.query_one(ReadingPane)
                row = pane.lines[pane.top + pane.marked_row()]
                assert any(word in normalize(span.text) for span in row.spans), screen_text(pilot)


async def test_a_fallback_is_a_hit_in_its_own_language_only(
    running: Running, data_copy: Path
) -> None:
    words = (data_copy / "languages" / "en.yaml").read_text("utf-8")
    words = words.replace("tag: en\n  name: English", "tag: jv\n  name: Basa Jawa")
    (data_copy / "languages" / "jv.yaml").write_text(words[: words.index("\nstatements:")], "utf-8")
    async with running(editions=editions(load(data_copy), "press"), tag="jv") as pilot:
        await pilot.press("slash", *"tokoh")
        assert screen_lines(pilot)[-2].endswith("1 dari 6")
        assert "Ditemukan" not in screen_text(pilot)
        assert "tokoh" in screen_text(pilot)


async def test_words_of_every_script_are_found_and_highlighted(
    running: Running, make_folder: Callable[..., Path]
) -> None:
    text = " ".join(SPELLINGS.values())
    folder = make_folder(("languages/en.yaml", "Real lives.", text))
    async with running((40, 12), editions=editions(load(folder), "press")) as pilot:
        for word in text.split():
            await pilot.press("slash", "ctrl+u", *word, "enter")
            lines = pilot.app.screen.query_one(ReadingPane).lines
            hits = [span.text for line in lines for span in line.spans if span.role is Role.HIT]
            assert normalize(word) in map(normalize, hits), (word, hits)


async def test_the_palette_is_the_same_while_typing(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("ctrl+p")
        before = screen_lines(pilot)[2:-2]
        await pilot.press("ctrl+p", "slash", *"x", "ctrl+p")
        assert screen_lines(pilot)[2:-2] == before


async def test_the_terminal_cursor_is_on_the_visible_screen(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert pilot.app.cursor_position == (2, 5)
        await pilot.press("tab")
        await pilot.pause()
        assert pilot.app.cursor_position == (2, 5)
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.cursor_position == (1, 4)
        await pilot.press("slash", *"ab")
        await pilot.pause()
        assert pilot.app.cursor_position == (5, 22)
