"""The PIN screen: the right PIN ends the kiosk, five wrong ones lock it."""

from __future__ import annotations

from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.kiosk.pin import PinHash
from tests.kiosk.conftest import IDLE, Opening
from tests.support.pilot import screen_lines
from tests.support.processes import PIN


async def test_the_right_pin_ends_the_kiosk(opened: Opening, pin_hash: PinHash) -> None:
    async with opened(pin=pin_hash) as lobby:
        await lobby.press("ctrl+e")
        assert "PIN" in lobby.text
        await lobby.press(*PIN[:-1], "9", "backspace", PIN[-1])
        assert "* * * * * * _" in lobby.text
        assert PIN not in lobby.text
        await lobby.press("enter")
        assert lobby.app.return_code == ExitStatus.STAFF_EXIT


async def test_five_wrong_pins_lock_the_box_for_a_minute(
    opened: Opening, pin_hash: PinHash
) -> None:
    async with opened(tag="en", pin=pin_hash) as lobby:
        words = lobby.app.edition.wording.kiosk
        await lobby.press("ctrl+e")
        for left in (4, 3, 2, 1):
            await lobby.press(*"111112", "enter")
            assert fill(words.pin_wrong, {"left": str(left)}, left) in lobby.text
            # Closing and reopening the box gives no more attempts.
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


async def test_the_box_shows_both_languages_and_accepts_digits_only(
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


async def test_a_digit_typed_under_the_warning_counts_in_the_pin(
    opened: Opening, pin_hash: PinHash
) -> None:
    async with opened(pin=pin_hash) as lobby:
        await lobby.press("ctrl+e", "4", "8", "0")
        three = screen_lines(lobby.hands)
        await lobby.press("backspace")
        await lobby.after(IDLE)
        await lobby.press("0")
        assert screen_lines(lobby.hands) == three
