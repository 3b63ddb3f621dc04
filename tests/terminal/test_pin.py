"""Setting the PIN in the real program: what is typed is never shown."""

from __future__ import annotations

from pathlib import Path

from iomtui.i18n.wording_loader import load_wording
from iomtui.kiosk.pin import read_pin_file
from tests.support.terminal import Terminal

PIN_FILE = Path(".config", "iomtui", "kiosk.pin")


def test_the_pin_is_asked_for_twice_and_never_shown(tmp_path: Path) -> None:
    words = load_wording("id").pin
    with Terminal("--lang", "id", "kiosk", "pin", size=(120, 24), home=tmp_path) as terminal:
        terminal.wait_for(words["first"])
        terminal.type("482915\r")
        terminal.wait_for(words["second"])
        terminal.type("482915\r")
        assert terminal.wait_end() == 0
        assert "Ctrl+E" in terminal.text
        assert b"482915" not in terminal.raw
    pin = read_pin_file(tmp_path / PIN_FILE)
    assert pin
    assert pin.matches("482915")


def test_an_interrupt_ends_it_quietly(tmp_path: Path) -> None:
    with Terminal("--lang", "en", "kiosk", "pin", size=(120, 24), home=tmp_path) as terminal:
        terminal.wait_for(load_wording("en").pin["first"])
        terminal.type("4829\x03")
        assert terminal.wait_end() == 130
        assert "Traceback" not in terminal.text
        assert b"4829" not in terminal.raw
    assert not (tmp_path / PIN_FILE).exists()
