"""Staff leave the real kiosk by its box for the PIN, in the smallest window too."""

from __future__ import annotations

from pathlib import Path

import pytest

from iomtui.exit_status import ExitStatus
from tests.support.processes import PIN, kiosk, prepare


def test_in_the_smallest_window_staff_see_all_that_matters_and_leave(tmp_path: Path) -> None:
    prepare(tmp_path, pin=True)
    with kiosk(home=tmp_path) as terminal:
        terminal.resize(40, 12)
        terminal.type("\x05111222\r")
        terminal.wait_for("Tries left: 4")
        for text in ("Sisa percobaan: 4", "Khusus petugas", "Esc back"):
            assert text in terminal.text
        terminal.type(PIN)
        terminal.wait_for("* * * * * * _")
        assert "Esc back" in terminal.text
        terminal.type("\r")
        assert terminal.wait_end() == ExitStatus.STAFF_EXIT


@pytest.mark.thorough
def test_in_the_smallest_window_it_says_how_long_no_pin_counts(tmp_path: Path) -> None:
    prepare(tmp_path, pin=True)
    with kiosk(home=tmp_path) as terminal:
        terminal.resize(40, 12)
        terminal.type("\x05" + "111222\r" * 5)
        terminal.wait_for("Please wait")
        shown = " ".join(terminal.text.split())
        assert "Too many wrong tries. Please wait 60 seconds." in shown
        assert "Mohon tunggu 60 detik." in shown
        assert "Esc back" in terminal.lines[-1]
