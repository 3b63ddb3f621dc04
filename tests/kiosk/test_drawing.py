"""What a lobby sees when something comes and goes: whole, and at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.emulator import Screen, Stream
from tests.support.examples import first
from tests.support.processes import HOME_TEXT, IMPATIENT, prepare
from tests.support.terminal import Terminal

FRAME = b"\x1b[?2026h"
CARD, HOME, OTHER_HOME = "Tekan tombol apa saja", "EPISODE ", "EPISODES"


def views(terminal: Terminal) -> list[str]:
    """Return what was seen one after the other since the last time, and forget the bytes of it."""
    screen = Screen(terminal.screen.columns, terminal.screen.lines)
    stream = Stream(screen)
    seen: list[str] = []
    for frame in terminal.raw.split(FRAME)[1:]:
        stream.feed(frame)
        view = "\n".join(screen.display)
        seen += [view] if seen[-1:] != [view] else []
    terminal.raw = b""
    return seen


def test_a_card_comes_and_goes_at_once() -> None:
    with Terminal("kiosk", "--lang", "id", command=IMPATIENT, size=(120, 33)) as terminal:
        terminal.wait_for(CARD)
        *before, card = views(terminal)
        assert all(view.strip() for view in before)
        assert not any(CARD in view for view in before)
        assert CARD in card
        terminal.type("x")
        terminal.wait_for(HOME)
        # What was left to draw comes before the next key is answered.
        terminal.type("0")
        terminal.wait_for(OTHER_HOME)
        home, *others = views(terminal)
        assert HOME in home
        assert all(OTHER_HOME in view for view in others)


@pytest.mark.thorough
def test_the_box_for_the_pin_comes_at_once(tmp_path: Path) -> None:
    prepare(tmp_path, pin=True)
    with Terminal("kiosk", "--lang", "en", home=tmp_path) as terminal:
        terminal.wait_for(HOME_TEXT)
        terminal.type("\x05")
        terminal.wait_for("Type the PIN")
        (box,) = (view for view in views(terminal) if HOME_TEXT not in view and "Esc" in view)
        assert "Type the PIN" in box
        assert "Ketik PIN" in box


@first(1, "arguments", [("kiosk",), ()], ids=["kiosk", "viewer"])
def test_a_window_that_is_soon_as_it_was_is_drawn_whole(arguments: tuple[str, ...]) -> None:
    """The terminal has moved what it showed, so that nothing of it can be relied on."""
    with Terminal(*arguments, "--lang", "en") as terminal:
        terminal.wait_for(HOME_TEXT)
        before = terminal.lines
        # Each time the signals come at another moment of what the program does.
        for _ in range(8):
            terminal.resize(60, 10)
            terminal.resize(80, 24)
            terminal.screen.reset()
            terminal.wait(lambda: terminal.lines == before, "all that was there")
