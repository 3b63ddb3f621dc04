"""Random input: keys, clicks, noise, parts of sequences, and new window sizes."""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Iterator
from typing import TypeAlias

import pytest

from tests.kiosk.attacks import ATTACKS, PLACES
from tests.kiosk.conftest import Kiosks
from tests.support.kiosk import BARE, OPEN, TO_LIST, Kind, Kiosk
from tests.support.processes import PIN
from tests.support.terminal import KEYS

SHORT = tuple(typed for typed in ATTACKS.values() if len(typed) < 200)
USUAL = (
    *(key.encode() for key in KEYS.values()),
    *(bytes((key,)) for key in b"0123456789jkl=cs?\t\r "),
)
SIZES = ((1, 1), (8, 3), (20, 8), (39, 11), (40, 12), (71, 20), (80, 24), (110, 30), (200, 60))
LOOK = 1 / 60
"""The least time between two keys that a kiosk takes, in seconds."""


Action: TypeAlias = bytes | tuple[int, int] | None
"""Keys, a new size of the window, or a wait for as long as any output comes."""

KINDS = ("key",) * 8 + ("click",) * 2 + ("noise",) * 2 + ("piece", "attack", "page") + ("wait",) * 2


def actions(seed: int, *, resizes: bool) -> Iterator[Action]:
    """Yield actions without end; the same seed gives the same."""
    chance = random.Random(seed)
    kinds = (*KINDS, "resize") if resizes else KINDS
    while True:
        match chance.choice(kinds):
            case "key":
                yield chance.choice(USUAL)
            case "click":
                cell = f"{chance.randint(1, 90)};{chance.randint(1, 26)}"
                button = chance.choice((0, 0, 0, 1, 2, 35, 64, 65))
                ends = chance.choice(("Mm", "Mm", "M", "m", "MmMm"))
                yield "".join(f"\x1b[<{button};{cell}{end}" for end in ends).encode()
            case "noise":
                yield chance.randbytes(chance.randint(1, 12))
            case "piece":
                attack = chance.choice(SHORT)
                begin = chance.randrange(len(attack))
                yield attack[begin : begin + chance.randint(1, 12)]
            case "attack":
                yield chance.choice(SHORT)
            case "page":
                yield TO_LIST + chance.choice(list(PLACES.values()))
            case "wait":
                yield None
            case _:
                yield chance.choice(SIZES)


def do(kiosk: Kiosk, seed: int, count: int, *, resizes: bool) -> None:
    """Do random actions; a failure names the seed and the last of them."""
    last: deque[Action] = deque(maxlen=50)
    sequence = actions(seed, resizes=resizes)
    try:
        for number in range(count):
            action = next(sequence)
            last.append(action)
            if isinstance(action, tuple):
                kiosk.terminal.resize(*action)
            while kiosk.terminal.look(0 if action else LOOK):
                pass
            if isinstance(action, bytes):
                kiosk.terminal.flood(action)
            if number % 500 == 499:
                kiosk.check()
        kiosk.check()
    except AssertionError as error:
        done = "\n".join(map(repr, last))
        error.add_note(f"seed {seed}, {'with' if resizes else 'no'} resizes; the last:\n{done}")
        raise


def test_no_seed_types_the_pin() -> None:
    assert not any(PIN.encode() in typed for typed in (*SHORT, *USUAL))


def test_100_random_actions_change_nothing(kiosks: Kiosks) -> None:
    do(kiosks(OPEN), 1, 100, resizes=True)


@pytest.mark.thorough
@pytest.mark.parametrize("resizes", [False, True], ids=["one_size", "many_sizes"])
@pytest.mark.parametrize("seed", [11, 12, 13])
@pytest.mark.parametrize("kind", [BARE, OPEN], ids=["bare", "open"])
def test_2000_random_actions_change_nothing(
    kiosks: Kiosks, kind: Kind, seed: int, resizes: bool
) -> None:
    do(kiosks(kind), seed, 2000, resizes=resizes)


@pytest.mark.soak
def test_many_random_actions_change_nothing(kiosks: Kiosks, request: pytest.FixtureRequest) -> None:
    """Up to 50 seeds of 10,000 actions, as many as the time allows."""
    end = time.monotonic() + request.config.getoption("--minutes") * 60
    kiosk = kiosks(OPEN)
    for seed in range(1000, 1050):
        if time.monotonic() < end:
            do(kiosk, seed, 10_000, resizes=seed % 2 == 1)
