"""Windows of every size: the page is whole again after the window is back at its usual size."""

from __future__ import annotations

import random

import pytest

from tests.kiosk.attacks import PLACES
from tests.kiosk.conftest import Kiosks
from tests.support.examples import first
from tests.support.kiosk import OPEN, Kiosk
from tests.support.terminal import KEYS

SIZES = (
    *((1, 1), (0, 0), (2, 1), (3, 3), (1, 200), (500, 1), (2, 60), (7, 24)),
    *((20, 8), (39, 12), (40, 11), (40, 12), (41, 13), (71, 24), (72, 24), (99, 29), (100, 30)),
    *((109, 30), (110, 29), (110, 30), (132, 43), (250, 100), (500, 200), (501, 201)),
    *((1000, 1000), (9999, 9999), (65535, 65535), (0, 24), (80, 0), (65535, 1)),
)
DRAWN = (500, 200)
"""The largest window that is drawn, in cells."""

HUGE = 12_000
"""The number of cells from which the emulator is slower than the program."""

PRESSED = (*KEYS.values(), *"0123456789=cs?\t\rl\x05", "\x1b[<0;3;3M\x1b[<0;3;3m")
"""Every key that does something, and a click."""


def resize(kiosk: Kiosk, columns: int, rows: int) -> None:
    """Set a size that may be larger than the emulator can show."""
    kiosk.terminal.resize(min(columns, DRAWN[0]) or 80, min(rows, DRAWN[1]) or 24)
    kiosk.terminal.process.setwinsize(rows, columns)


@first(2, "size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_every_key_in_a_window_of_every_size(
    kiosks: Kiosks, size: tuple[int, int], thorough: bool
) -> None:
    is_huge = size[0] * size[1] > HUGE
    kiosk = kiosks(OPEN)
    for keys in PLACES.values() if thorough and not is_huge else (b"",):
        kiosk.terminal.flood(keys)
        resize(kiosk, *size)
        for key in PRESSED if thorough else ("\r", "0", "\x05"):
            kiosk.terminal.flood(key.encode())
            kiosk.terminal.look(1 / 60)
        kiosk.check()


@pytest.mark.parametrize(
    "count", [30, pytest.param(3000, marks=pytest.mark.thorough)], ids=["short", "long"]
)
def test_a_storm_of_sizes_passes(kiosks: Kiosks, count: int) -> None:
    chance = random.Random(count)
    kiosk = kiosks(OPEN)
    for _ in range(count):
        resize(kiosk, *chance.choice(SIZES))
        kiosk.terminal.flood(chance.choice(PRESSED).encode())
        kiosk.terminal.look(0)
    kiosk.check()
