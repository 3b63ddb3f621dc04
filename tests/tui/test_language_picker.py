"""With three languages or more, the language key opens a picker."""

from __future__ import annotations

from iomtui.catalogue.edition import Edition
from iomtui.tui.screens.option_screen import LanguagePicker
from tests.support.pilot import screen_lines, screen_text
from tests.tui.conftest import Running


async def test_the_picker_has_each_language_by_its_own_name(
    running: Running, three: tuple[Edition, ...]
) -> None:
    async with running(editions=three) as pilot:
        assert screen_lines(pilot)[-1].startswith(" L language")
        await pilot.press("L")
        assert [line.strip(" ▌") for line in screen_lines(pilot)[2:7]] == [
            *("Language", "", "Bahasa Indonesia", "English", three[2].name)
        ]
        assert screen_lines(pilot)[5].startswith("▌ ")
        assert pilot.app.cursor_position == (2, 5)
        await pilot.press("up", "enter")
        assert "LAINNYA" in screen_text(pilot)
        assert not isinstance(pilot.app.screen, LanguagePicker)


async def test_leaving_the_picker_keeps_the_language(
    running: Running, three: tuple[Edition, ...]
) -> None:
    async with running(editions=three) as pilot:
        before = screen_lines(pilot)
        for key in ("escape", "left", "L", "f2"):
            await pilot.press("L", "down", "down", "pageup", "end", key)
            assert screen_lines(pilot) == before, key


async def test_a_click_picks_a_language_in_the_picker_and_in_the_title_bar(
    running: Running, three: tuple[Edition, ...]
) -> None:
    async with running((120, 33), editions=three) as pilot:
        await pilot.press("L")
        await pilot.click(offset=(4, 7))
        assert three[2].title in screen_text(pilot)
        for keys in ((), ("L",)):
            await pilot.press(*keys)
            language = three[bool(keys)]
            await pilot.click(offset=(screen_lines(pilot)[0].index(language.name), 0))
            assert language.title in screen_text(pilot)
            assert not isinstance(pilot.app.screen, LanguagePicker)


async def test_with_one_language_nothing_is_about_languages(
    running: Running, shipped_editions: tuple[Edition, ...]
) -> None:
    async with running(editions=shipped_editions[1:], first_hint=True) as pilot:
        before = screen_lines(pilot)
        assert not [line for line in before if "Bahasa" in line or "language" in line]
        assert "Enter read" in before[-1]
        assert "both" not in before[-1]
        await pilot.press("L", "equals_sign")
        assert screen_lines(pilot) == before


async def test_help_and_picker_are_open_once_at_most(
    running: Running, three: tuple[Edition, ...]
) -> None:
    async with running(editions=three) as pilot:
        before = screen_lines(pilot)
        await pilot.press(*["L", "question_mark"] * 4)
        assert len(pilot.app.screen_stack) <= 3
        await pilot.press("escape", "escape")
        assert screen_lines(pilot) == before
