"""The order of timers, keys and resizes: none sees a screen that is half open."""

from __future__ import annotations

import sys
from pathlib import Path

from textual import events
from textual.geometry import Size

from iomtui.catalogue.edition import Edition
from iomtui.tui.app import ViewerApp
from iomtui.tui.extension import Start
from tests.support.examples import first
from tests.support.processes import HOME_TEXT, assert_answers, prepare
from tests.support.terminal import Terminal

RESTLESS = (
    sys.executable,
    "-c",
    "from iomtui.kiosk.app import KioskApp\n"
    "once_a_second = KioskApp.set_interval\n"
    "def restless(app, seconds, *how): return once_a_second(app, seconds / 1000, *how)\n"
    "KioskApp.set_interval = restless\n"
    "from iomtui.__main__ import main; main()",
)
"""The program with a timer a thousand times as fast."""


def test_a_timer_never_meets_a_pin_box_that_is_half_open(tmp_path: Path) -> None:
    prepare(tmp_path, pin=True)
    with Terminal("kiosk", "--lang", "en", command=RESTLESS, home=tmp_path) as terminal:
        terminal.wait_for(HOME_TEXT)
        for _ in range(3):
            terminal.type("\x05")
            terminal.wait_for("For staff only")
            terminal.type("\x05")
            terminal.wait_for(HOME_TEXT)
        assert_answers(terminal)


@first(1, "page", [(), ("question_mark",), ("ctrl+p",)])
async def test_a_late_event_about_an_old_size_has_no_effect(
    shipped_editions: tuple[Edition, ...], page: tuple[str, ...]
) -> None:
    """The window was tiny for a moment, and the event reached one page too late."""
    app = ViewerApp(shipped_editions, Start("en"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*page)
        app.main.post_message(events.Resize(Size(1, 1), Size(1, 1)))
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.main
        assert app.main.size == app.size == Size(80, 24)
        assert not app.main.is_covered
