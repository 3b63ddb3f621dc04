"""The kiosk for as long as one likes: what it holds of the machine, and what it costs idle."""

from __future__ import annotations

import math
import os
import random
import select
import signal
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.processes import (
    ANY_KEY,
    HOME_TEXT,
    IMPATIENT,
    PIN,
    Vitals,
    assert_answers,
    cpu_seconds,
    cpu_share,
    drain,
    end,
    kiosk,
    look_anew,
    prepare,
    read,
    resident,
    send,
    vitals,
)
from tests.support.terminal import KEYS, Terminal
from tools.bench import BARE

pytestmark = pytest.mark.soak

MEBIBYTE = 1024 * 1024
IDLE = 30
"""The shortest time without a key after which a kiosk warns, in seconds."""
ROUND_SECONDS = 120.0
"""How long it is hammered on in one go."""
QUIET_SECONDS = IDLE + 20 + 10 + 15.0
"""How long nobody is there then: the warning, the new beginning, and the first card."""
BUSY = 20.0
"""Per cent of a processor that a kiosk uses only if it is busy with itself."""
WRONG_PIN = "\x05" + "480913" + "\r"
TRIES = 3
"""How many wrong PINs belong to the warm-up. Looking at one takes 16 MiB (scrypt), which the C
library keeps for the next one; it did so once, at whatever minute two came through the flood."""
assert WRONG_PIN.strip("\x05\r") != PIN

WARMING_BYTES = 110_000_000
"""How much has to be typed until chance has led everywhere, in windows of all sizes: what is kept
for that is bounded, but comes in steps. An hour of hammering types twice as much where nothing
else uses the processor; where it types less, the memory is told and not judged."""

WARMING = 1 / 3
"""The share of a run of the cards that belongs to their warm-up."""

STROKES = (
    *(key.encode() for key in KEYS.values()),
    *(bytes([number]) for number in range(256)),
    *(b"\x1b[%d~" % number for number in range(1, 30)),
    *(b"\x1bO%c" % letter for letter in b"ABCDHFMPQRSpqrstuvwxyz"),
    *[str(number).encode() for number in range(10)] * 6,
    *[b"\r", b"\t", b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D"] * 10,
    b"\x1b[200~never closed",
    b"\x1b[48;9999;9999;1;1t",
    b"\x1b]52;c;" + b"A" * 300 + b"\x07",
    "é漢🙂".encode(),
    WRONG_PIN.encode(),
)
SIZES = ((80, 24), (120, 33), (40, 12), (200, 60), (20, 8), (1, 1), (80, 24))


class Sample(NamedTuple):
    """What the kiosk held at one moment, with nobody there."""

    minute: float
    """Since when, in minutes from the start."""
    resident: int
    """Bytes of memory."""
    held: Vitals
    """Threads and descriptors."""


def allowed_growth(minutes: float) -> float:
    """Return by how many bytes the memory may grow: 1 MiB an hour, and that at least."""
    return MEBIBYTE * max(1.0, minutes / 60)


def judge(what: str, samples: list[Sample], warmed_up: float, figures: list[str]) -> None:
    """Note what was measured, and fail if the kiosk holds more and more.

    `warmed_up` is the minute at which the warm-up was over; memory is judged from then on.
    """
    figures += [f"{what}: minute, MiB, threads, descriptors"]
    figures += [
        f"  {each.minute:6.1f}  {each.resident / MEBIBYTE:7.2f}"
        f"  {each.held.threads}  {each.held.descriptors}"
        for each in samples
    ]
    assert len({each.held for each in samples[1:]}) <= 1
    warm = [each for each in samples if each.minute >= warmed_up]
    if len(warm) < 2:
        figures += ["  the warm-up was not over before the end: memory is not judged"]
        return
    grown = warm[-1].resident - warm[0].resident
    span = warm[-1].minute - warm[0].minute
    figures += [f"  {grown / MEBIBYTE:+.2f} MiB in {span:.1f} minutes after the warm-up"]
    assert grown <= allowed_growth(span)


def sample(terminal: Terminal, began: float) -> Sample:
    pid = terminal.process.pid
    return Sample((time.monotonic() - began) / 60, resident(pid), vitals(pid))


def rounds(began: float, minutes: float) -> Iterator[random.Random]:
    """Yield a source of chance for each round, until the time is over."""
    number = 0
    while time.monotonic() - began < minutes * 60:
        yield random.Random(number)
        number += 1


def warm_up(terminal: Terminal) -> None:
    """Have PINs looked at, as many as do not lock the box."""
    for number in range(TRIES):
        terminal.type(WRONG_PIN)
        terminal.wait_for("1 try left" if number == 3 else f"{4 - number} tries left")
        terminal.type("\x05")
        terminal.wait_for(HOME_TEXT)


def hammer(terminal: Terminal, chance: random.Random, seconds: float) -> int:
    """Type as fast as it is taken, resize, send signals; return how many bytes were typed."""
    descriptor, typed, waiting = terminal.process.fd, 0, b""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        waiting = waiting or b"".join(chance.choices(STROKES, k=20))
        readable, writable, _ = select.select([descriptor], [descriptor], [], 0.5)
        if readable and not read(terminal):
            message = f"it has ended: {end(terminal)}"
            raise AssertionError(message)
        if writable:
            written = os.write(descriptor, waiting[:256])
            waiting, typed = waiting[written:], typed + written
        if chance.random() < 0.002:
            terminal.resize(*chance.choice(SIZES))
            send(terminal, signal.SIGCONT, signal.SIGINT, signal.SIGTSTP)
    terminal.resize(*SIZES[0])
    return typed


def test_hammering_leaves_memory_threads_and_files_as_they_were(
    minutes: float, tmp_path: Path, figures: list[str]
) -> None:
    prepare(tmp_path, f"idle = {IDLE}\nmouse = true", pin=True)
    began, samples, typed, warmed_up = time.monotonic(), [], 0, math.inf
    with kiosk(home=tmp_path) as terminal:
        warm_up(terminal)
        for chance in rounds(began, minutes):
            typed += hammer(terminal, chance, ROUND_SECONDS)
            drain(terminal, QUIET_SECONDS)
            assert cpu_share(terminal, 2) < BUSY
            samples.append(sample(terminal, began))
            if typed >= WARMING_BYTES:
                warmed_up = min(warmed_up, samples[-1].minute)
        terminal.type("\x1b[D")
        look_anew(terminal)
        terminal.wait_for(HOME_TEXT)
        assert_answers(terminal)
    figures.append(f"{typed} bytes were typed")
    judge("hammering", samples, warmed_up, figures)


def test_the_cards_leave_memory_threads_and_files_as_they_were(
    minutes: float, tmp_path: Path, figures: list[str]
) -> None:
    prepare(tmp_path, f"idle = {IDLE}\ndwell = 10")
    began, samples = time.monotonic(), []
    with kiosk(home=tmp_path) as terminal:
        for _ in rounds(began, minutes):
            drain(terminal, 60)
            samples.append(sample(terminal, began))
    judge("the cards alone", samples, minutes * WARMING, figures)


LEAST_SECONDS = 60.0
"""The shortest time over which the use of a processor is worth comparing."""
MOST_ABOVE_BARE = 0.5
"""By how many points of per cent of one processor a kiosk may use more than a bare app."""
FRAME_BEGINS = b"\x1b[?2026h"


def watch(terminals: list[Terminal], seconds: float) -> list[bytes]:
    """Read from several programs for a while, and return what each wrote."""
    written = [bytearray() for _ in terminals]
    until = time.monotonic() + seconds
    descriptors = [terminal.process.fd for terminal in terminals]
    while (left := until - time.monotonic()) > 0:
        for ready in select.select(descriptors, [], [], left)[0]:
            index = descriptors.index(ready)
            written[index] += read(terminals[index])
    return [bytes(each) for each in written]


def test_an_idle_kiosk_costs_hardly_more_than_a_bare_app(
    minutes: float, tmp_path: Path, figures: list[str]
) -> None:
    """A bare app, the page where all begins, and the cards, all three at the same time."""
    seconds = max(LEAST_SECONDS, minutes * 60)
    prepare(tmp_path / "page", "idle = 600")
    prepare(tmp_path / "cards", "dwell = 10")
    command = (sys.executable, "-c", BARE)
    with (
        Terminal(command=command) as bare,
        kiosk(home=tmp_path / "page") as page,
        Terminal("kiosk", command=IMPATIENT, home=tmp_path / "cards") as cards,
    ):
        bare.wait_for("ready")
        cards.wait_for(ANY_KEY)
        terminals, names = [bare, page, cards], ("bare app", "start page", "cards")
        written, used = b"", []
        for _ in range(math.ceil(seconds / LEAST_SECONDS)):
            # A key a minute: after ten without one, the page would give way to the cards.
            page.type("1")
            watch(terminals, 1)
            began, before = time.monotonic(), [cpu_seconds(each.process.pid) for each in terminals]
            written += watch(terminals, LEAST_SECONDS)[2]
            took = time.monotonic() - began
            after = [cpu_seconds(each.process.pid) for each in terminals]
            used.append([100 * (b - a) / took for a, b in zip(before, after, strict=True)])
        shares = [statistics.mean(each) for each in zip(*used, strict=True)]
        frames = written.count(FRAME_BEGINS) / (LEAST_SECONDS * len(used))
    figures.append(f"idle for {seconds / 60:g} minutes, per cent of one processor:")
    figures += [f"  {name:12} {share:5.2f}" for name, share in zip(names, shares, strict=True)]
    figures.append(
        f"  the cards: {frames:.2f} frames and {len(written) / seconds:.0f} bytes a second"
    )
    assert max(shares[1:]) - shares[0] <= MOST_ABOVE_BARE
    assert 0 < frames <= 1
