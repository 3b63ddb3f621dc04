"""Hostile input: nothing typed at a kiosk ends it, freezes it or changes its pages."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import cycle
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from iomtui.exit_status import ExitStatus
from iomtui.i18n.wording_loader import load_wording
from tests.kiosk.attacks import PLACES, Attack, all_attacks
from tests.kiosk.conftest import Kiosks
from tests.support.kiosk import BARE, OPEN, Kind, Kiosk
from tests.support.processes import PIN

ATTACKS = all_attacks()
KINDS = {"bare": BARE, "open": OPEN}
FEW = frozenset(
    (
        *("open-kitty_no_character", "open-in_band_resize", "open-cut_off_4", "open-clipboard"),
        *("open-paste_unclosed", "open-ctrl_z", "open-osc_unclosed", "open-palette"),
        *("open-pin_wrong_once", "open-lone_lead"),
    )
)
"""The cases of `make test`; `make probe` runs all."""


def cases() -> list[ParameterSet]:
    """Return every attack on every kind of kiosk, each from the next place."""
    found, places = [], list(PLACES)
    for number, (kind, attack) in enumerate((k, a) for k in KINDS for a in ATTACKS):
        name = f"{kind}-{attack.name}"
        place = places[number % len(places)]
        marks = () if name in FEW else (pytest.mark.thorough,)
        found.append(pytest.param(KINDS[kind], place, attack, id=f"{name}-{place}", marks=marks))
    return found


def test_there_are_at_least_100_attacks_with_different_names() -> None:
    names = [attack.name for attack in ATTACKS]
    assert len(names) == len(set(names)) >= 100
    assert {f"{kind}-{name}" for kind in KINDS for name in names} >= FEW


@pytest.mark.parametrize(("kind", "place", "attack"), cases())
def test_an_attack_changes_nothing(kiosks: Kiosks, kind: Kind, place: str, attack: Attack) -> None:
    kiosk = kiosks(kind)
    kiosk.terminal.flood(PLACES[place] + attack.typed)
    kiosk.check()


@pytest.mark.thorough
def test_an_attack_on_a_card_changes_nothing(kiosks: Kiosks, tmp_path: Path) -> None:
    chosen = ATTACKS[:: len(ATTACKS) // 8]
    words = load_wording("en").kiosk.press_any_key
    with ExitStack() as stack:
        sleeping = [
            stack.enter_context(Kiosk(tmp_path / each.name, kind))
            for each, kind in zip(chosen, cycle(KINDS.values()), strict=False)
        ]
        for kiosk, attack in zip(sleeping, chosen, strict=True):
            kiosk.pages = kiosks(BARE).pages
            kiosk.terminal.wait_for(words)
            kiosk.terminal.flood(attack.typed)
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


@pytest.mark.thorough
def test_the_right_pin_ends_the_kiosk_and_leaves_a_clean_terminal(tmp_path: Path) -> None:
    with Kiosk(tmp_path, OPEN) as kiosk:
        kiosk.begin()
        assert kiosk.leave() == ExitStatus.STAFF_EXIT
