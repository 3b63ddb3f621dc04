"""Searching on the screen: in both languages, step by step there and back."""

from __future__ import annotations

from iomtui.tui.app import ViewerApp
from tests.tui.conftest import Running, screen_lines, screen_text


def chosen(app: object) -> str:
    assert isinstance(app, ViewerApp)
    return app.entry_id


async def test_each_letter_narrows_and_the_first_hit_is_shown(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("slash", *"Kupang")
        assert screen_lines(pilot)[-2].endswith("ID EN")
        assert "1 of " in screen_lines(pilot)[-2]
        await pilot.press(*" pasifik")
        assert screen_lines(pilot)[-2].endswith("nothing found")
        assert chosen(pilot.app) == "burn-the-past"


async def test_a_hit_in_the_other_language_is_counted_marked_and_shown(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("slash", *"konvensi")
        lines = screen_lines(pilot)
        assert lines[-2].endswith("1 of 1  ID")
        marked = [line[:27].split() for line in lines if line[:27].rstrip().endswith(" ID")]
        assert marked == [["▌", "About", "the", "series", "ID"]]
        assert "Found in Bahasa Indonesia:" in screen_text(pilot)
        await pilot.press("enter")
        at_hand = next(line for line in screen_lines(pilot) if line[27:28] == "▌")
        assert "Konvensi" in at_hand
        await pilot.press("L")
        assert "Found in" not in screen_text(pilot)
        assert "Konvensi" in screen_text(pilot)
        assert screen_lines(pilot)[-2].endswith("1 dari 1  ID")


async def test_next_and_previous_go_round_through_list_and_text(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("slash", *"decade", "enter")
        went = [chosen(pilot.app)]
        for _ in range(6):
            await pilot.press("n")
            went.append(chosen(pilot.app))
        assert went[:6] == [
            *("burn-the-past", "the-new-horizon", "trial-of-happiness"),
            *("space-between-us", "pursuit-of-knowledge", "about"),
        ]
        assert went[6] == "burn-the-past"
        await pilot.press("N")
        assert chosen(pilot.app) == "about"
        assert "6 of 6" in screen_lines(pilot)[-2]


async def test_escape_clears_then_closes_then_goes_back_to_the_list(running: Running) -> None:
    async with running() as pilot:
        before = screen_lines(pilot)
        await pilot.press("slash", *"kupang", "down", "escape")
        assert "type words of any language" in screen_text(pilot)
        assert chosen(pilot.app) == "burn-the-past"
        await pilot.press("escape")
        assert screen_lines(pilot) == before
        await pilot.press("slash", *"decade", "enter", "escape")
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
        assert "Found in Bahasa Indonesia:" in screen_text(pilot)
        assert "1 of 1  ID" in screen_lines(pilot)[-2]
        await pilot.press("escape", "slash", *"SHOW", "enter", "n")
        assert "2 of 3  EN" in screen_lines(pilot)[-2]
        await pilot.press("escape", "escape")
        assert "EPISODES" in screen_text(pilot)


async def test_in_a_narrow_window_the_hit_is_opened_by_enter(running: Running) -> None:
    async with running((40, 12)) as pilot:
        await pilot.press("slash", *"konvensi")
        assert "EPISODES" in screen_text(pilot) or "About the series" in screen_text(pilot)
        await pilot.press("enter")
        assert "Found in Bahasa Indonesia:" in screen_text(pilot)
