"""What a lobby sees when a card comes and goes: one whole frame, and nothing before or after."""

from __future__ import annotations

from tests.support.processes import IMPATIENT
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
