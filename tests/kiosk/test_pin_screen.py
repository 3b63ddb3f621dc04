"""The box for the PIN: staff leave a kiosk by it, and nobody else."""

from __future__ import annotations

from pathlib import Path

from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.kiosk.pin import PinHash
from tests.kiosk.conftest import IDLE, Opening
from tests.support.pilot import screen_lines
from tests.support.processes import PIN, kiosk, prepare


async def test_staff_leave_with_the_pin(opened: Opening, pin_hash: PinHash) -> None:
    async with opened(pin=pin_hash) as lobby:
        await lobby.press("ctrl+e")
        assert "PIN" in lobby.text
        await lobby.press(*PIN[:-1], "9", "backspace", PIN[-1])
        assert "* * * * * * _" in lobby.text
        assert PIN not in lobby.text
        await lobby.press("enter")
        assert lobby.app.return_code == ExitStatus.STAFF_EXIT


async def test_wrong_pins_are_counted_and_lock_the_box_for_a_minute(
    opened: Opening, pin_hash: PinHash
) -> None:
    async with opened(tag="en", pin=pin_hash) as lobby:
        words = lobby.app.edition.wording.kiosk
        await lobby.press("ctrl+e")
        for left in (4, 3, 2, 1):
            await lobby.press(*"111112", "enter")
            assert fill(words.pin_wrong, {"left": str(left)}, left) in lobby.text
            # Going out and in again gives no more tries.
            await lobby.press("escape", "ctrl+e")
        await lobby.press(*"111112", "enter")
        assert words.pin_locked.replace("{seconds}", "60") in lobby.text
        await lobby.press(*PIN, "enter")
        assert lobby.app.return_code != ExitStatus.STAFF_EXIT
        await lobby.after(59)
        assert words.pin_locked.replace("{seconds}", "5") in lobby.text
        await lobby.after(1)
        await lobby.press(*PIN, "enter")
        assert lobby.app.return_code == ExitStatus.STAFF_EXIT


async def test_the_box_speaks_both_languages_and_takes_digits_only(
    opened: Opening, pin_hash: PinHash
) -> None:
    async with opened(pin=pin_hash) as lobby:
        await lobby.press("ctrl+e", "other", "s", "c", "question_mark", "4")
        for edition in lobby.app.editions:
            assert edition.wording.kiosk.pin_prompt in lobby.text
        assert "* _" in lobby.text
        await lobby.press("L")
        assert "Web series by IOM Indonesia" in lobby.text
        await lobby.press("escape")
        assert "EPISODES" in lobby.text


async def test_without_a_pin_there_is_no_box(opened: Opening) -> None:
    async with opened() as lobby:
        await lobby.press("other")
        before = screen_lines(lobby.hands)
        await lobby.press("ctrl+e")
        assert screen_lines(lobby.hands) == before


async def test_the_key_of_the_language_is_a_digit_in_the_box_under_a_warning_too(
    opened: Opening, pin_hash: PinHash
) -> None:
    async with opened(pin=pin_hash) as lobby:
        await lobby.press("ctrl+e", "4", "8", "0")
        three = screen_lines(lobby.hands)
        await lobby.press("backspace")
        await lobby.after(IDLE)
        await lobby.press("0")
        assert screen_lines(lobby.hands) == three


def test_in_the_smallest_real_window_staff_see_all_that_matters_and_leave(tmp_path: Path) -> None:
    prepare(tmp_path, pin=True)
    with kiosk(home=tmp_path) as terminal:
        terminal.resize(40, 12)
        terminal.type("\x05111222\r")
        terminal.wait_for("4 tries left")
        for text in ("Sisa percobaan: 4", "Khusus petugas", "Esc back"):
            assert text in terminal.text
        terminal.type(f"{PIN}\r")
        assert terminal.wait_end() == ExitStatus.STAFF_EXIT
