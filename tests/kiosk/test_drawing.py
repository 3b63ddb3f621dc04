"""Frames of the real program: a new view appears whole, in one frame."""

from __future__ import annotations

from tests.support.emulator import Screen, Stream
from tests.support.examples import first
from tests.support.processes import EARLY_CARDS
from tests.support.terminal import Terminal

FRAME = b"\x1b[?2026h"
CARD, HOME, OTHER_HOME = "Tekan tombol apa saja", "EPISODE ", "EPISODES"


class Frames:
    """The frames of a program, each drawn over the ones before."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._screen = Screen(terminal.screen.columns, terminal.screen.lines)
        self._stream = Stream(self._screen)

    def views(self) -> list[str]:
        """Return the different views since the last call, and drop the output."""
        views: list[str] = []
        # The first frames may come before the terminal says that it shows them at once.
        begin, *frames = self._terminal.raw.split(FRAME)
        self._stream.feed(begin)
        for frame in frames:
            self._stream.feed(frame)
            view = "\n".join(self._screen.display)
            views += [view] if views[-1:] != [view] else []
        self._terminal.raw = b""
        return views


def test_a_card_appears_and_disappears_in_one_frame() -> None:
    with Terminal("kiosk", "--lang", "id", command=EARLY_CARDS, size=(120, 33)) as terminal:
        terminal.wait_for(CARD)
        frames = Frames(terminal)
        *before, card = frames.views()
        assert all(view.strip() for view in before)
        assert not any(CARD in view for view in before)
        assert CARD in card
        terminal.type("x")
        terminal.wait_for(HOME)
        # Anything left to draw is drawn before the answer to the next key.
        terminal.type("0")
        terminal.wait_for(OTHER_HOME)
        home, *others = frames.views()
        assert HOME in home
        assert all(OTHER_HOME in view for view in others)


@first(1, ("command", "last"), [("kiosk", "Enter read"), ("", "q quit")], ids=["kiosk", "viewer"])
def test_everything_is_redrawn_when_a_window_is_back_at_its_old_size(
    command: str, last: str
) -> None:
    """A terminal moves its text when it is resized, so nothing on it can be relied on."""
    with Terminal(*filter(None, [command]), "--lang", "en") as terminal:
        terminal.wait_for(last)
        terminal.wait_for("Bahasa Indonesia")  # in the viewer, it comes after the first frame
        before = terminal.lines
        # Each time the signals arrive at another moment.
        for _ in range(8):
            terminal.resize(60, 10)
            terminal.resize(80, 24)
            terminal.screen.reset()
            terminal.wait(lambda: terminal.lines == before, "the whole page")
