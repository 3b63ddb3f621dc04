"""Input drawn by lot: keys, clicks, noise, halves of sequences, new sizes of the window."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from tests.kiosk.attacks import PLACES, all_attacks
from tests.kiosk.conftest import Kiosks
from tests.support.kiosk import BARE, OPEN, TO_LIST, Kind, Kiosk
from tests.support.processes import PIN
from tests.support.terminal import KEYS

SHORT = tuple(each.typed for each in all_attacks() if len(each.typed) < 200)
USUAL = (
    *(key.encode() for key in KEYS.values()),
    *(bytes((key,)) for key in b"0123456789jkl=cs?\t\r "),
)
SIZES = ((1, 1), (8, 3), (20, 8), (39, 11), (40, 12), (71, 20), (80, 24), (110, 30), (200, 60))
LOOK = 1 / 60
"""Seconds in which one more key of a visitor counts."""


class Action(NamedTuple):
    """One thing that is done to a kiosk."""

    typed: bytes = b""
    """What is typed."""
    size: tuple[int, int] | None = None
    """The size that the window gets."""
    waits: bool = False
    """Whether one first sees what came of what was typed before."""


def actions(seed: int, *, resizes: bool) -> Iterator[Action]:
    """Yield actions without end; the same seed gives the same."""
    chance = random.Random(seed)
    kinds: list[Callable[[random.Random], Action]] = [_key] * 8
    kinds += [_click, _click, _noise, _noise, _piece, _attack, _place, _wait, _wait]
    kinds += [_size] if resizes else []
    while True:
        yield chance.choice(kinds)(chance)


def _key(chance: random.Random) -> Action:
    return Action(chance.choice(USUAL))


def _click(chance: random.Random) -> Action:
    column, row = chance.randint(1, 90), chance.randint(1, 26)
    button = chance.choice((0, 0, 0, 1, 2, 35, 64, 65))
    ends = chance.choice(("Mm", "Mm", "M", "m", "MmMm"))
    return Action("".join(f"\x1b[<{button};{column};{row}{end}" for end in ends).encode())


def _noise(chance: random.Random) -> Action:
    return Action(chance.randbytes(chance.randint(1, 12)))


def _piece(chance: random.Random) -> Action:
    """A piece of something that would mean something."""
    whole = chance.choice(SHORT)
    begin = chance.randrange(len(whole))
    return Action(whole[begin : begin + chance.randint(1, 12)])


def _attack(chance: random.Random) -> Action:
    return Action(chance.choice(SHORT))


def _place(chance: random.Random) -> Action:
    return Action(TO_LIST + chance.choice(list(PLACES.values())))


def _wait(chance: random.Random) -> Action:
    return Action(waits=True)


def _size(chance: random.Random) -> Action:
    return Action(size=chance.choice(SIZES))


def do(kiosk: Kiosk, seed: int, count: int, *, resizes: bool) -> None:
    """Do so many actions, and say which they were if the kiosk is not whole after them."""
    last: deque[Action] = deque(maxlen=50)
    lot = actions(seed, resizes=resizes)
    try:
        for number in range(count):
            action = next(lot)
            last.append(action)
            if action.size:
                kiosk.terminal.resize(*action.size)
            while kiosk.terminal.look(LOOK if action.waits else 0):
                pass
            kiosk.terminal.flood(action.typed)
            if number % 500 == 499:
                kiosk.check()
        kiosk.check()
    except AssertionError as error:
        done = "\n".join(map(repr, last))
        error.add_note(f"seed {seed}, {'with' if resizes else 'no'} resizes; the last:\n{done}")
        raise


def test_no_seed_types_the_pin() -> None:
    assert not any(PIN.encode() in typed for typed in (*SHORT, *USUAL))


def test_what_is_drawn_by_lot_changes_nothing(kiosks: Kiosks) -> None:
    do(kiosks(OPEN), 1, 100, resizes=True)


@pytest.mark.thorough
@pytest.mark.parametrize("resizes", [False, True], ids=["one_size", "many_sizes"])
@pytest.mark.parametrize("seed", [11, 12, 13])
@pytest.mark.parametrize("kind", [BARE, OPEN], ids=["bare", "open"])
def test_nor_does_much_of_it(kiosks: Kiosks, kind: Kind, seed: int, resizes: bool) -> None:
    do(kiosks(kind), seed, 2000, resizes=resizes)


@pytest.mark.soak
def test_nor_does_very_much_of_it(kiosks: Kiosks, request: pytest.FixtureRequest) -> None:
    """Up to 50 seeds of 10,000 actions, as many as the time allows."""
    end = time.monotonic() + request.config.getoption("--minutes") * 60
    kiosk = kiosks(OPEN)
    for seed in range(1000, 1050):
        if time.monotonic() < end:
            do(kiosk, seed, 10_000, resizes=seed % 2 == 1)
