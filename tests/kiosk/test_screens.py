"""The screen for the PIN, and the warning before a reset."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.i18n.wording_loader import load_wording
from iomtui.kiosk.pin import PinHash
from iomtui.kiosk.screens import layout_idle_warning
from iomtui.render.link import Area
from tests.kiosk.conftest import IDLE, OpenKiosk
from tests.support.pilot import screen_lines
from tests.support.processes import PIN


async def test_the_right_pin_ends_the_kiosk(open_kiosk: OpenKiosk, pin_hash: PinHash) -> None:
    async with open_kiosk(pin=pin_hash) as kiosk:
        await kiosk.press(
            "ctrl+e", "other", "s", "c", "question_mark", *PIN[:-1], "9", "backspace", PIN[-1]
        )
        assert "* * * * * * _" in kiosk.text
        assert PIN not in kiosk.text
        await kiosk.press("enter")
        assert kiosk.app.return_code == ExitStatus.STAFF_EXIT


@pytest.mark.parametrize("zero", ["\u0660", "\u06f0", "\uff10"], ids=["Arabic", "Persian", "wide"])
async def test_the_pin_may_be_typed_in_digits_of_any_script(
    open_kiosk: OpenKiosk, pin_hash: PinHash, zero: str
) -> None:
    async with open_kiosk(pin=pin_hash) as kiosk:
        await kiosk.press("ctrl+e", *(chr(ord(zero) + int(digit)) for digit in PIN), "enter")
        assert kiosk.app.return_code == ExitStatus.STAFF_EXIT


async def test_five_wrong_pins_lock_the_box_for_a_minute(
    open_kiosk: OpenKiosk, pin_hash: PinHash
) -> None:
    async with open_kiosk(tag="en", pin=pin_hash) as kiosk:
        words = kiosk.app.edition.wording.kiosk
        await kiosk.press("ctrl+e")
        for left in (4, 3, 2, 1):
            await kiosk.press(*"111112", "enter")
            assert fill(words.pin_wrong, {"left": str(left)}, left) in kiosk.text
            # Closing and reopening the box gives no more attempts.
            await kiosk.press("escape", "ctrl+e")
        await kiosk.press(*"111112", "enter")
        assert words.pin_locked.replace("{seconds}", "60") in kiosk.text
        await kiosk.press(*PIN, "enter")
        assert kiosk.app.return_code != ExitStatus.STAFF_EXIT
        await kiosk.after(59)
        assert words.pin_locked.replace("{seconds}", "5") in kiosk.text
        await kiosk.after(1)
        await kiosk.press(*PIN, "enter")
        assert kiosk.app.return_code == ExitStatus.STAFF_EXIT


async def test_a_digit_typed_under_the_warning_counts_in_the_pin(
    open_kiosk: OpenKiosk, pin_hash: PinHash
) -> None:
    async with open_kiosk(pin=pin_hash) as kiosk:
        await kiosk.press("ctrl+e", "4", "8", "0")
        three = screen_lines(kiosk)
        await kiosk.press("backspace")
        await kiosk.after(IDLE)
        await kiosk.press("0")
        assert screen_lines(kiosk) == three


def test_the_warning_alternates_between_the_other_languages_in_its_second_row() -> None:
    english, indonesian = (load_wording(tag).kiosk for tag in ("en", "id"))
    third = replace(english, idle="Third {seconds}", idle_short="Third {seconds}")
    for seconds, other in ((20, "Tekan"), (15, "Third"), (10, "Tekan"), (5, "Third")):
        lines = layout_idle_warning((english, indonesian, third), seconds, Area(40, 2))
        first, second = (line.text for line in lines)
        assert "Press any key" in first
        assert other in second
        assert str(seconds) in second
        assert len(first) == len(second) == 40
