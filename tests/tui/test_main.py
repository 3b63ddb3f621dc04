"""The catalogue on the screen: language, selection, scroll and focus, by key and by mouse."""

from __future__ import annotations

import pytest

from iomtui.tui.app import ViewerApp
from iomtui.tui.widgets.reading_pane import ReadingPane
from tests.tui.conftest import Running, screen_lines, screen_text


async def test_the_language_key_changes_every_word_and_keeps_the_place(running: Running) -> None:
    async with running() as pilot:
        await pilot.press(*["down"] * 5, "enter", "pagedown")
        english = screen_lines(pilot)
        assert "▌ About the series" in "\n".join(english)
        await pilot.press("L")
        indonesian = screen_text(pilot)
        assert "▌ Tentang serial ini" in indonesian
        assert "Esc kembali" in indonesian
        await pilot.press("f2")
        assert screen_lines(pilot) == english


async def test_the_statement_at_the_top_stays_at_the_top_in_the_other_language(
    running: Running,
) -> None:
    async with running() as pilot:
        await pilot.press(*["down"] * 5, "enter", *["down"] * 10)
        assert "Behind the series are real lives" in screen_lines(pilot)[2]
        await pilot.press("l")
        assert "Di balik serial ini ada kehidupan" in screen_lines(pilot)[2]


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        (("3",), "Trial of Happiness"),
        (("j", "j", "k"), "The New Horizon"),
        (("end",), "Sources"),
        (("end", "down"), "Sources"),
        (("end", "home"), "Burn the Past"),
        (("up",), "Burn the Past"),
        (("9",), "Burn the Past"),
        (("pagedown",), "Sources"),
    ],
)
async def test_keys_choose_an_entry(running: Running, keys: tuple[str, ...], title: str) -> None:
    async with running() as pilot:
        await pilot.press(*keys)
        assert screen_lines(pilot)[2][29:].startswith(title)


async def test_escape_leads_back_to_the_list_and_from_there_nowhere(running: Running) -> None:
    async with running() as pilot:
        before = screen_lines(pilot)
        await pilot.press("enter")
        assert screen_lines(pilot)[2].startswith("   EPISODES                ▌ Burn the Past")
        await pilot.press("escape")
        assert screen_lines(pilot) == before
        await pilot.press("escape")
        assert screen_lines(pilot) == before


async def test_tab_changes_the_pane_and_right_and_left_go_in_and_out(running: Running) -> None:
    async with running() as pilot:
        for into, out in (("tab", "tab"), ("right", "left"), ("tab", "shift+tab")):
            await pilot.press(into)
            assert isinstance(pilot.app.focused, ReadingPane)
            await pilot.press(out)
            assert not isinstance(pilot.app.focused, ReadingPane)


@pytest.mark.parametrize("key", ["q", "ctrl+q", "ctrl+c"])
async def test_quit_leaves_from_anywhere(running: Running, key: str) -> None:
    for where in ((), ("enter",), ("question_mark",)):
        async with running() as pilot:
            await pilot.press(*where, key)
            assert pilot.app.return_code == 0


async def test_a_narrow_window_shows_one_pane_at_a_time(running: Running) -> None:
    async with running((40, 12)) as pilot:
        assert "EPISODES" in screen_text(pilot)
        assert "Behind the series" not in screen_text(pilot)
        await pilot.press("enter")
        assert "EPISODES" not in screen_text(pilot)
        assert "Behind the series" in screen_text(pilot)
        await pilot.press("left")
        assert "EPISODES" in screen_text(pilot)


@pytest.mark.parametrize("size", [(39, 24), (80, 11), (20, 6), (1, 1)])
async def test_a_window_too_small_says_so_in_both_languages(
    running: Running, size: tuple[int, int]
) -> None:
    async with running(size) as pilot:
        assert "EPISODES" not in screen_text(pilot)
        await pilot.resize_terminal(39, 11)
        text = " ".join(screen_text(pilot).split())
        assert "Please make this window larger: 40 columns by 12 rows." in text
        assert "Mohon perbesar jendela ini: 40 kolom kali 12 baris." in text
        await pilot.resize_terminal(80, 24)
        assert "EPISODES" in screen_text(pilot)


async def test_resizing_there_and_back_keeps_the_place(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("end", "enter", "pagedown")
        before = screen_lines(pilot)
        for size in ((40, 12), (120, 33), (10, 4), (80, 24)):
            await pilot.resize_terminal(*size)
        assert screen_lines(pilot) == before


async def test_the_mouse_does_what_keys_do(running: Running) -> None:
    async with running() as pilot:
        await pilot.click(offset=(8, 5))
        assert screen_lines(pilot)[2][29:].startswith("Trial of Happiness")
        await pilot.click(offset=(56, 0))
        assert "EPISODE " in screen_lines(pilot)[2]
        await pilot.click(offset=(75, 0))
        assert "EPISODES" in screen_lines(pilot)[2]
        bar = screen_lines(pilot)[-1]
        await pilot.click(offset=(bar.index("read"), 23))
        assert isinstance(pilot.app.focused, ReadingPane)
        bar = screen_lines(pilot)[-1]
        await pilot.click(offset=(bar.index("help"), 23))
        assert "KEYS" in screen_text(pilot)
        await pilot.click(offset=(screen_lines(pilot)[-1].index("back"), 23))
        assert "KEYS" not in screen_text(pilot)
        await pilot.click(offset=(screen_lines(pilot)[-1].index("Bahasa"), 23))
        assert "Sumber" in screen_lines(pilot)[2]
        await pilot.click(offset=(screen_lines(pilot)[-1].index("keluar"), 23))
        assert pilot.app.return_code == 0


async def test_the_hint_says_that_there_is_more_and_which_key_leads_there(
    running: Running,
) -> None:
    async with running() as pilot:
        await pilot.press("end")
        assert "more below: Enter" in screen_lines(pilot)[-2]
        await pilot.press("enter")
        assert "more below: Down" in screen_lines(pilot)[-2]
        await pilot.press("end")
        assert "more below" not in screen_text(pilot)
        assert "apratama@iom.int" in screen_text(pilot)


async def test_the_terminal_cursor_follows_the_person(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("down")
        assert pilot.app.cursor_position == (1, 4)
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.cursor_position == (29, 2)
        await pilot.press("escape", "down")
        assert pilot.app.cursor_position == (1, 5)


async def test_it_starts_where_the_reader_left_off(running: Running) -> None:
    async with running(tag="id", entry="watch", theme="day") as pilot:
        assert screen_lines(pilot)[2][29:].startswith("Tempat menonton")
        assert isinstance(pilot.app, ViewerApp)
        assert (pilot.app.entry_id, pilot.app.theme) == ("watch", "day")
    async with running(entry="no-such-entry") as pilot:
        assert screen_lines(pilot)[2][29:].startswith("Burn the Past")
