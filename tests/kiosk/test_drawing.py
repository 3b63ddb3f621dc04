"""What a lobby sees when something comes and goes: one whole frame, and nothing before or after."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.processes import HOME_TEXT, IMPATIENT, prepare
from tests.support.terminal import ESCAPES, Terminal

FRAME = b"\x1b[?2026h"
CARD, HOME, OTHER_HOME = "Tekan tombol apa saja", "EPISODE ", "EPISODES"


def frames(terminal: Terminal) -> list[str]:
    """Return what each frame says, and forget them."""
    drawn = [ESCAPES.sub(b"", each).decode() for each in terminal.raw.split(FRAME)[1:]]
    terminal.raw = b""
    return drawn


def test_a_card_comes_and_goes_in_one_frame() -> None:
    with Terminal("kiosk", "--lang", "id", command=IMPATIENT, size=(120, 33)) as terminal:
        terminal.wait_for(CARD)
        *before, card = frames(terminal)
        assert all(frame.strip() for frame in before)
        assert not any(CARD in frame for frame in before)
        assert CARD in card
        terminal.type("x")
        terminal.wait_for(HOME)
        # What was left to draw comes before the next key is answered.
        terminal.type("0")
        terminal.wait_for(OTHER_HOME)
        home, *others = frames(terminal)
        assert HOME in home
        assert all(OTHER_HOME in frame for frame in others)


def test_the_box_for_the_pin_comes_in_one_frame(tmp_path: Path) -> None:
    prepare(tmp_path, pin=True)
    with Terminal("kiosk", "--lang", "en", home=tmp_path) as terminal:
        terminal.wait_for(HOME_TEXT)
        terminal.type("\x05")
        terminal.wait_for("Type the PIN")
        box = [frame for frame in frames(terminal) if HOME_TEXT not in frame and "Esc" in frame]
        assert [("Type the PIN" in frame, "Ketik PIN" in frame) for frame in box] == [(True, True)]


@pytest.mark.parametrize(
    "arguments",
    [("kiosk",), pytest.param((), marks=pytest.mark.thorough)],
    ids=["kiosk", "viewer"],
)
def test_a_window_that_is_soon_as_it_was_is_drawn_whole(arguments: tuple[str, ...]) -> None:
    """The terminal has moved what it showed, so that nothing of it can be relied on."""
    with Terminal(*arguments, "--lang", "en") as terminal:
        terminal.wait_for(HOME_TEXT)
        before = terminal.lines
        terminal.resize(60, 10)
        terminal.resize(80, 24)
        terminal.screen.reset()
        terminal.wait(lambda: terminal.lines == before, "all that was there")
