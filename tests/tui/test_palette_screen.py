"""The palette: commands, episodes and pages by name, in any language."""

from __future__ import annotations

from itertools import product

from iomtui.tui.app import ViewerApp
from iomtui.tui.screens.entry import SideBySideScreen, SourcesScreen
from tests.support.pilot import screen_lines, screen_text
from tests.tui.conftest import Running


async def test_the_palette_has_commands_with_their_keys_and_every_entry(running: Running) -> None:
    async with running((100, 40)) as pilot:
        await pilot.press("ctrl+p")
        lines = [line.split("  ") for line in screen_lines(pilot)]
        offered = [[part.strip(" ▌") for part in line if part.strip(" ▌")] for line in lines]
        assert ["Look for words in every language", "/"] in offered
        assert ["Go to: Pursuit of Knowledge"] in offered
        assert ["Go to: Sources"] in offered


async def test_names_in_the_other_language_match(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("ctrl+p", *"BERDAMPINGAN", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SideBySideScreen)
        await pilot.press("ctrl+p", *"peluncuran", "enter")
        await pilot.pause()
        assert isinstance(pilot.app, ViewerApp)
        assert pilot.app.entry_id == "launch"


async def test_other_words_for_a_command_numbers_and_meanings_of_titles_match(
    running: Running,
) -> None:
    items = {
        "exit": "Leave the program",
        "selesai": "Leave the program",
        "color": "Change the colours",
        "dark": "Colours: night (dark)",
        "console": "Colours: sixteen colours",
        "cetak": "Show or leave the help",
        "episode 4": "Go to: Space Between Us",
        "cakrawala": "Go to: The New Horizon",
    }
    async with running() as pilot:
        for typed, name in items.items():
            await pilot.press("ctrl+p", *typed)
            assert screen_lines(pilot)[2].startswith(f"▌ {name}")
            await pilot.press("escape", "escape")


async def test_colours_are_chosen_by_name_and_named_until_the_next_key(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("ctrl+p", *"high contrast", "enter")
        await pilot.pause()
        assert pilot.app.theme == "contrast"
        assert "Colours: high contrast" in screen_lines(pilot)[1]
        await pilot.press("t")
        assert "Colours: sixteen colours" in screen_lines(pilot)[1]
        await pilot.press("down")
        assert "Colours" not in screen_lines(pilot)[1]


async def test_escape_clears_then_closes_the_palette(running: Running) -> None:
    async with running() as pilot:
        before = screen_lines(pilot)
        await pilot.press("ctrl+p", *"zzz")
        assert "no match" in screen_text(pilot)
        await pilot.press("enter", "escape")
        assert "type what you would like to do" in screen_text(pilot)
        await pilot.press("escape")
        assert screen_lines(pilot) == before
        await pilot.press("ctrl+p", "ctrl+p")
        assert screen_lines(pilot) == before


async def test_arrows_and_the_mouse_pick_an_item(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("ctrl+p", *"sources", "down", "up", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, SourcesScreen)
        await pilot.press("escape", "ctrl+p", *"space between")
        await pilot.click(offset=(6, 2))
        await pilot.pause()
        assert "Episode list: 4 of 5" in screen_text(pilot)


async def test_the_first_hint_is_in_the_other_language_until_a_key_or_click(
    running: Running,
) -> None:
    hints = {"en": "↑ ↓ memilih, Enter membaca, L bahasa"}
    hints["id"] = "↑ ↓ choose, Enter reads, L language"
    for size, tag in product(((120, 33), (80, 24), (40, 12)), hints):
        async with running(size, tag=tag, first_hint=True) as pilot:
            *_, above, hint, bar = screen_lines(pilot)
            assert (above.strip(), hint.strip()) == ("", hints[tag])
            assert {"en": "Enter read", "id": "Enter baca"}[tag] in bar
            await pilot.press("f9")
            assert hints[tag] not in screen_text(pilot)
    async with running(first_hint=True) as pilot:
        await pilot.click(offset=(5, 5))
        assert hints["en"] not in screen_text(pilot)
        assert "Episode list: 3 of 5" in screen_text(pilot)
