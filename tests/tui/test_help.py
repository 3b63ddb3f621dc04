"""The help on the screen."""

from __future__ import annotations

from tests.support.examples import first
from tests.support.pilot import screen_text
from tests.tui.conftest import Running


async def test_the_language_key_works_in_the_help(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("question_mark")
        assert "KEYS" in screen_text(pilot)
        await pilot.press("L")
        assert "TOMBOL" in screen_text(pilot)
        await pilot.press("escape")
        assert "LAINNYA" in screen_text(pilot)


async def test_the_help_is_closed_by_its_keys(running: Running) -> None:
    async with running() as pilot:
        for key in ("escape", "left", "question_mark", "f1"):
            await pilot.press("f1")
            assert "KEYS" in screen_text(pilot), key
            await pilot.press(key)
            assert "KEYS" not in screen_text(pilot), key


async def test_help_scrolls_to_its_last_line_in_the_smallest_window(running: Running) -> None:
    async with running((40, 12)) as pilot:
        await pilot.press("question_mark", "end")
        assert "Marks side by side" in screen_text(pilot)
        assert "more below" not in screen_text(pilot)
        await pilot.press("home", "pagedown", "down", "up", "k", "j")
        assert "more below" in screen_text(pilot)


@first(2, "before", [("slash", "a"), ("s",), (), ("enter",)])
async def test_a_digit_in_the_help_opens_the_episode(
    running: Running, before: tuple[str, ...]
) -> None:
    async with running() as pilot:
        await pilot.press(*before, "f1", "9")
        assert "KEYS" in screen_text(pilot)
        await pilot.press("3")
        assert "Episode list: 3 of 5" in screen_text(pilot)
        assert len(pilot.app.screen_stack) == 1


@first(
    2,
    ("key", "seen"),
    [
        ("equals_sign", "Daftar episode: 2 dari 5"),
        ("c", "https://youtube.com"),
        ("s", "What “The New Horizon” rests on"),
        ("y", "The address was sent"),
    ],
)
async def test_keys_about_an_episode_work_in_the_help(
    running: Running, key: str, seen: str
) -> None:
    async with running() as pilot:
        await pilot.press("2", "question_mark", key)
        assert seen in screen_text(pilot)
        await pilot.press("escape")
        assert "Episode list: 2 of 5" in screen_text(pilot)
        assert len(pilot.app.screen_stack) == 1
