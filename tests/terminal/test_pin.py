"""Setting the PIN in the real program: it is never seen."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from iomtui.i18n.wording_loader import load_wording
from iomtui.kiosk.pin import read_pin_file
from tests.support.terminal import Terminal

PLACE = Path(".config", "iomtui", "kiosk.pin")


def test_it_is_asked_for_twice_on_the_terminal_and_never_seen(tmp_path: Path) -> None:
    words = load_wording("id").pin
    with Terminal("--lang", "id", "kiosk", "pin", size=(120, 24), home=tmp_path) as terminal:
        for prompt, times, typed in (
            (words.first, 1, "123456"),
            (words.first, 2, "482915"),
            (words.second, 1, "482915"),
        ):
            asked = partial(_is_asked, terminal, prompt, times)
            terminal.wait(asked, prompt)
            terminal.type(f"{typed}\r")
        assert terminal.wait_end() == 0
        assert words.too_easy in terminal.text
        assert "Ctrl+E" in terminal.text
        assert b"123456\r" not in terminal.raw
        assert b"482915" not in terminal.raw
    kept = read_pin_file(tmp_path / PLACE)
    assert kept is not None
    assert kept.matches("482915")


def _is_asked(terminal: Terminal, prompt: str, times: int) -> bool:
    return terminal.text.count(prompt) == times


def test_an_interrupt_ends_it_quietly(tmp_path: Path) -> None:
    with Terminal("--lang", "en", "kiosk", "pin", size=(120, 24), home=tmp_path) as terminal:
        terminal.wait_for(load_wording("en").pin.first)
        terminal.type("4829\x03")
        assert terminal.wait_end() == 130
        assert "Traceback" not in terminal.text
        assert b"4829" not in terminal.raw
    assert not (tmp_path / PLACE).exists()
