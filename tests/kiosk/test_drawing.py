"""Frames of the real program: a new view appears whole, in one frame."""

from __future__ import annotations

from tests.support.emulator import Screen, Stream
from tests.support.examples import first
from tests.support.processes import EARLY_CARDS, HOME_TEXT
from tests.support.terminal import Terminal

FRAME = b"\x1b[?2026h"
CARD, HOME, OTHER_HOME = "Tekan tombol apa saja", "EPISODE ", "EPISODES"


def views(terminal: Terminal) -> list[str]:
    """Return the different views since the last call, and forget the output."""
    screen = Screen(terminal.screen.columns, terminal.screen.lines)
    stream = Stream(screen)
    seen: list[str] = []
    for frame in terminal.raw.split(FRAME)[1:]:
        stream.feed(frame)
        view = "\n".join(screen.display)
        seen += [view] if seen[-1:] != [view] else []
    terminal.raw = b""
    return seen


def test_a_card_appears_and_disappears_in_one_frame() -> None:
    with Terminal("kiosk", "--lang", "id", command=EARLY_CARDS, size=(120, 33)) as terminal:
        terminal.wait_for(CARD)
        *before, card = views(terminal)
        assert all(view.strip() for view in before)
        assert not any(CARD in view for view in before)
        assert CARD in card
        terminal.type("x")
        terminal.wait_for(HOME)
        # Anything left to draw is drawn before the answer to the next key.
        terminal.type("0")
        terminal.wait_for(OTHER_HOME)
        home, *others = views(terminal)
        assert HOME in home
        assert all(OTHER_HOME in view for view in others)


@first(1, "arguments", [("kiosk",), ()], ids=["kiosk", "viewer"])
def test_everything_is_redrawn_when_a_window_is_back_at_its_old_size(
    arguments: tuple[str, ...],
) -> None:
    """A terminal moves its text when it is resized, so nothing on it can be relied on."""
    with Terminal(*arguments, "--lang", "en") as terminal:
        terminal.wait_for(HOME_TEXT)
        before = terminal.lines
        # Each time the signals arrive at another moment.
        for _ in range(8):
            terminal.resize(60, 10)
            terminal.resize(80, 24)
            terminal.screen.reset()
            terminal.wait(lambda: terminal.lines == before, "the whole page")
