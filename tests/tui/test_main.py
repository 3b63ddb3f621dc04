"""The catalogue on the screen: language, selection, scroll and focus, by key and by mouse."""

from __future__ import annotations

import pytest
from textual.events import MouseScrollDown, MouseScrollUp

from iomtui.tui.app import ViewerApp
from iomtui.tui.widgets.reading_pane import ReadingPane
from tests.support.examples import first
from tests.support.pilot import screen_lines, screen_text
from tests.tui.conftest import Running


async def test_the_language_key_changes_every_word_and_keeps_the_position(running: Running) -> None:
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


async def test_keys_select_an_entry(running: Running) -> None:
    async with running() as pilot:
        for keys, title in (
            (("up",), "Burn the Past"),
            (("9",), "Burn the Past"),
            (("3",), "Trial of Happiness"),
            (("j", "j", "k"), "Space Between Us"),
            (("home",), "Burn the Past"),
            (("j",), "The New Horizon"),
            (("pagedown",), "Sources"),
            (("end",), "Sources"),
            (("end", "down"), "Sources"),
        ):
            await pilot.press(*keys)
            assert screen_lines(pilot)[2][29:].startswith(title), keys


async def test_escape_returns_to_the_list_and_does_nothing_there(running: Running) -> None:
    async with running() as pilot:
        before = screen_lines(pilot)
        await pilot.press("enter")
        assert screen_lines(pilot)[2].startswith("   EPISODES                ▌ Burn the Past")
        await pilot.press("escape")
        assert screen_lines(pilot) == before
        await pilot.press("escape")
        assert screen_lines(pilot) == before


async def test_tab_right_and_left_change_the_pane(running: Running) -> None:
    async with running() as pilot:
        for into, out in (("tab", "tab"), ("right", "left"), ("tab", "shift+tab")):
            await pilot.press(into)
            assert isinstance(pilot.app.focused, ReadingPane)
            await pilot.press(out)
            assert not isinstance(pilot.app.focused, ReadingPane)


@pytest.mark.parametrize(
    ("where", "key"), [((), "ctrl+c"), (("enter",), "ctrl+q"), (("question_mark",), "q")]
)
async def test_quit_leaves_from_anywhere(
    running: Running, where: tuple[str, ...], key: str
) -> None:
    async with running() as pilot:
        await pilot.press(*where, key)
        assert pilot.app.return_code == 0


@pytest.mark.parametrize(("tag", "name"), [("en", "English"), ("id", "Indonesia")])
async def test_a_narrow_window_has_the_current_language_underlined(
    running: Running, tag: str, name: str
) -> None:
    async with running((40, 12), tag=tag) as pilot:
        title, rule = screen_lines(pilot)[:2]
        assert title.endswith(f" {name}")
        assert rule.strip() == "━" * len(name)


async def test_a_narrow_window_shows_one_pane_at_a_time(running: Running) -> None:
    async with running((40, 12)) as pilot:
        assert "EPISODES" in screen_text(pilot)
        assert "Setting fire to what" not in screen_text(pilot)
        await pilot.press("enter")
        assert "EPISODES" not in screen_text(pilot)
        assert "Setting fire to what" in screen_text(pilot)
        await pilot.press("left")
        assert "EPISODES" in screen_text(pilot)


@first(2, "size", [(39, 24), (80, 11), (20, 6), (1, 1)])
async def test_a_window_that_is_too_small_has_a_sentence_in_both_languages(
    running: Running, size: tuple[int, int]
) -> None:
    async with running(size) as pilot:
        assert "EPISODES" not in screen_text(pilot)
        await pilot.resize_terminal(39, 11)
        text = " ".join(screen_text(pilot).split())
        assert "Please make this window larger: at least 40 columns by 12 rows." in text
        assert "Mohon perbesar jendela ini: sedikitnya 40 kolom kali 12 baris." in text
        await pilot.resize_terminal(80, 24)
        assert "EPISODES" in screen_text(pilot)


async def test_resizing_there_and_back_keeps_the_position(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("end", "enter", "pagedown")
        before = screen_lines(pilot)
        for size in ((40, 12), (120, 33), (10, 4), (80, 24)):
            await pilot.resize_terminal(*size)
        assert screen_lines(pilot) == before


@first(1, "size", [(80, 24), (120, 33)])
async def test_the_mouse_does_what_keys_do(running: Running, size: tuple[int, int]) -> None:
    async with running(size) as pilot:

        async def click(word: str, row: int | None = None) -> None:
            lines = screen_lines(pilot)
            y = next(i for i, line in enumerate(lines) if word in line) if row is None else row
            await pilot.click(offset=(lines[y].index(word) + 1, y % len(lines)))

        await click("Trial of Happiness")
        assert "Episode list: 3 of 5" in screen_text(pilot)
        await click("Bahasa Indonesia", 0)
        assert "LAINNYA" in screen_text(pilot)
        await click("English", 0)
        assert "MORE" in screen_text(pilot)
        await click("choose", -1)
        assert "Episode list: 4 of 5" in screen_text(pilot)
        await click("read", -1)
        assert isinstance(pilot.app.focused, ReadingPane)
        await click("help", -1)
        first = screen_lines(pilot)[2:5]
        assert "KEYS" in screen_text(pilot)
        await click("scroll", -1)
        assert screen_lines(pilot)[2:5] != first
        await click("back", -1)
        assert "KEYS" not in screen_text(pilot)
        await click("Bahasa", -1)
        assert "Sumber" in screen_text(pilot)
        await click("keluar", -1)
        assert pilot.app.return_code == 0


async def test_a_page_stays_together_in_the_middle_of_a_large_window(running: Running) -> None:
    async with running((200, 60)) as pilot:
        for key in ("2", "s", "equals_sign", "question_mark", "ctrl+p"):
            await pilot.press(key)
            lines = [line for line in screen_lines(pilot) if line]
            assert min(len(line) - len(line.lstrip()) for line in lines) in (34, 35)
            assert max(map(len, lines)) in (165, 166)


async def test_the_wheel_scrolls_the_list_and_the_text_under_its_title(running: Running) -> None:
    async with running((80, 12)) as pilot:
        await pilot.press("end", "home")
        title, first = screen_lines(pilot)[2:4]
        pane, rows = pilot.app.screen.query_one("#pane"), pilot.app.screen.query_one("#list")
        for widget in (pane, rows):
            for kind in (MouseScrollDown, MouseScrollDown, MouseScrollUp):
                event = kind(widget, 1, 1, 0, 0, 0, shift=False, meta=False, ctrl=False)
                widget.post_message(event)
        await pilot.pause()
        assert screen_lines(pilot)[3][:27] != first[:27]
        assert screen_lines(pilot)[3][27:] != first[27:]
        assert screen_lines(pilot)[2][27:] == title[27:]


async def test_the_statement_at_the_top_stays_at_the_top_in_the_other_language(
    running: Running,
) -> None:
    async with running((80, 13)) as pilot:
        await pilot.press("enter", *["down"] * 14)
        assert "The series is inspired by what refugees" in screen_lines(pilot)[3]
        before = screen_lines(pilot)
        await pilot.press("L")
        assert "Serial ini diilhami pengalaman nyata" in screen_lines(pilot)[3]
        await pilot.press("L")
        assert screen_lines(pilot) == before


async def test_the_terminal_cursor_follows_selection_and_focus(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("down")
        assert pilot.app.cursor_position == (1, 4)
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.cursor_position == (29, 2)
        await pilot.press("escape", "down")
        assert pilot.app.cursor_position == (1, 5)
    async with running((120, 33)) as pilot:
        await pilot.press("down")
        assert pilot.app.cursor_position == (1, 5)
        assert screen_lines(pilot)[5].startswith(" ▌ 2")


async def test_it_starts_where_the_reader_left_off(running: Running) -> None:
    async with running(tag="id", entry="watch", theme="day") as pilot:
        assert screen_lines(pilot)[2][29:].startswith("Cara menonton")
        assert isinstance(pilot.app, ViewerApp)
        assert (pilot.app.entry_id, pilot.app.theme) == ("watch", "day")
    async with running(entry="no-such-entry") as pilot:
        assert screen_lines(pilot)[2][29:].startswith("Burn the Past")
