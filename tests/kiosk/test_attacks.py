"""Hostile input: nothing typed at a kiosk ends it, freezes it or changes its pages."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import cycle, product
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from iomtui.i18n.wording_loader import load_wording
from tests.kiosk.attacks import ATTACKS, PLACES
from tests.kiosk.conftest import Kiosks
from tests.support.kiosk import BARE, OPEN, Kind, Kiosk
from tests.support.processes import PIN

KINDS = {"bare": BARE, "open": OPEN}
FEW = (
    *("kitty_no_character", "in_band_resize", "cut_off_4", "clipboard", "paste_unclosed", "ctrl_z"),
    *("osc_unclosed", "palette", "pin_wrong_once", "lone_lead"),
)
"""The cases of `make test`; `make probe` runs all."""


def cases() -> list[ParameterSet]:
    """Return every attack on every kind of kiosk, each from the next place."""
    return [
        pytest.param(
            KINDS[kind],
            place,
            ATTACKS[name],
            id=f"{kind}-{name}-{place}",
            marks=() if kind == "open" and name in FEW else pytest.mark.thorough,
        )
        for (kind, name), place in zip(product(KINDS, ATTACKS), cycle(PLACES), strict=False)
    ]


@pytest.mark.parametrize(("kind", "place", "typed"), cases())
def test_an_attack_changes_nothing(kiosks: Kiosks, kind: Kind, place: str, typed: bytes) -> None:
    kiosk = kiosks(kind)
    kiosk.terminal.flood(PLACES[place] + typed)
    kiosk.check()


@pytest.mark.thorough
def test_an_attack_on_a_card_changes_nothing(kiosks: Kiosks, tmp_path: Path) -> None:
    chosen = list(ATTACKS)[:: len(ATTACKS) // 8]
    words = load_wording("en").kiosk.press_any_key
    with ExitStack() as stack:
        sleeping = [
            stack.enter_context(Kiosk(tmp_path / name, kind))
            for name, kind in zip(chosen, cycle(KINDS.values()), strict=False)
        ]
        for kiosk, name in zip(sleeping, chosen, strict=True):
            kiosk.pages = kiosks(BARE).pages
            kiosk.terminal.wait_for(words)
            kiosk.terminal.flood(ATTACKS[name])
            kiosk.check()


@pytest.mark.thorough
def test_five_wrong_pins_lock_out_the_right_one_too(tmp_path: Path) -> None:
    words = load_wording("en").kiosk
    with Kiosk(tmp_path, OPEN) as kiosk:
        kiosk.begin()
        kiosk.terminal.type("\x05" + "111222\r" * 5)
        kiosk.terminal.wait_for(words.pin_locked.partition("{")[0])
        kiosk.terminal.type(PIN + "\r")
        kiosk.check()
