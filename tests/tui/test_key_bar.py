"""The key bar: the smallest window too has the keys to go on, to go back, and the language."""

from __future__ import annotations

from tests.support.examples import first
from tests.support.pilot import screen_lines
from tests.tui.conftest import Running

SMALLEST = (40, 12)


@first(
    1,
    ("keys", "bar"),
    [
        ((), "L Bahasa Indonesia  Enter read  ? help"),
        (("enter",), "L Bahasa Indonesia  Esc back  ? help"),
        (("slash", "a"), "F2 Indonesia  Enter read  Esc clear"),
        (("ctrl+p",), "F2 Indonesia  Enter select  Esc back"),
    ],
)
async def test_the_smallest_window_has_the_essential_hints_and_a_larger_one_the_full_name(
    running: Running, keys: tuple[str, ...], bar: str
) -> None:
    async with running(SMALLEST) as pilot:
        await pilot.press(*keys)
        assert screen_lines(pilot)[-1].strip() == bar
        await pilot.resize_terminal(80, 24)
        assert "Bahasa Indonesia" in screen_lines(pilot)[-1]


async def test_a_click_runs_the_hint_under_the_mouse(
    running: Running,
) -> None:
    async with running(SMALLEST) as pilot:
        await pilot.press("slash", *"kota")
        await pilot.click(offset=(screen_lines(pilot)[-1].index("read"), 11))
        await pilot.pause()
        assert screen_lines(pilot)[-1].strip() == "L Indonesia  Esc back  n next result"


async def test_a_status_that_makes_a_page_scroll_adds_the_hint(
    running: Running,
) -> None:
    async with running((49, 20)) as pilot:
        await pilot.press("2", "c")
        assert "scroll" not in screen_lines(pilot)[-1]
        await pilot.press("y")
        assert "↑ ↓ scroll" in screen_lines(pilot)[-1]


async def test_the_scroll_hint_follows_the_size_of_the_window(running: Running) -> None:
    async with running((120, 33)) as pilot:
        await pilot.press("5", "enter")
        assert "scroll" not in screen_lines(pilot)[-1]
        await pilot.resize_terminal(120, 20)
        assert "↑ ↓ scroll" in screen_lines(pilot)[-1]
        await pilot.press("slash", *"access", "enter")
        await pilot.resize_terminal(120, 40)
        assert "scroll" not in screen_lines(pilot)[-1]


async def test_the_label_beside_the_title_depends_on_the_size(running: Running) -> None:
    async with running((66, 23)) as pilot:
        await pilot.press("enter")
        assert "c address" in screen_lines(pilot)[2]
        await pilot.resize_terminal(66, 24)
        assert "c QR code" in screen_lines(pilot)[2]
