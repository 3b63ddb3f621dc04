"""The kiosk over minutes or hours: memory, threads, descriptors and CPU use."""

from __future__ import annotations

import math
import os
import random
import select
import signal
import statistics
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.processes import (
    ANY_KEY,
    EARLY_CARDS,
    HOME_TEXT,
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
from tools.bench_measure import BARE_APP

pytestmark = pytest.mark.soak

MEBIBYTE = 1024 * 1024
IDLE = 30
"""The shortest time without a key after which a kiosk warns, in seconds."""
ROUND_SECONDS = 120.0
"""The length of one round of input."""
QUIET_SECONDS = IDLE + 20 + 10 + 15.0
"""The time without input after it: the warning, the reset and the first card."""
BUSY = 20.0
"""The CPU use of a kiosk that spins, in per cent of one processor."""
WRONG_PIN = "\x05" + "480913" + "\r"
TRIES = 3
"""The wrong PINs of the warm-up. To check one takes 16 MiB (scrypt), which the C library keeps for
the next one; two in a round of input would show as growth at that minute."""
assert WRONG_PIN.strip("\x05\r") != PIN

WARMING_BYTES = 110_000_000
"""The input after which random keys have reached every page in every size of window: caches are
bounded, but grow in steps. An hour of input is twice as much on an idle machine; with less, memory
is reported and not judged."""

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
    """The resources of a kiosk without input."""

    minute: float
    """The time since the start, in minutes."""
    resident: int
    """The resident memory in bytes."""
    vitals: Vitals


def judge(what: str, samples: list[Sample], warmed_up: float, figures: list[str]) -> None:
    """Report the samples; fail if threads, descriptors or memory grow.

    Memory may grow by 1 MiB an hour, and by 1 MiB at least, after the minute `warmed_up`.
    """
    figures += [f"{what}: minute, MiB, threads, descriptors"]
    figures += [
        f"  {each.minute:6.1f}  {each.resident / MEBIBYTE:7.2f}"
        f"  {each.vitals.threads}  {each.vitals.descriptors}"
        for each in samples
    ]
    assert len({each.vitals for each in samples[1:]}) <= 1
    warm = [each for each in samples if each.minute >= warmed_up]
    if len(warm) < 2:
        figures += ["  the warm-up was not over before the end: memory is not judged"]
        return
    grown = warm[-1].resident - warm[0].resident
    span = warm[-1].minute - warm[0].minute
    figures += [f"  {grown / MEBIBYTE:+.2f} MiB in {span:.1f} minutes after the warm-up"]
    assert grown <= MEBIBYTE * max(1.0, span / 60)


def hammer(terminal: Terminal, chance: random.Random, seconds: float) -> int:
    """Type as fast as possible, resize and send signals; return the number of bytes typed."""
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


def test_random_input_leaks_no_memory_thread_or_descriptor(
    minutes: float, tmp_path: Path, figures: list[str]
) -> None:
    prepare(tmp_path, f"idle = {IDLE}\nmouse = true", pin=True)
    began, samples, typed, warmed_up = time.monotonic(), list[Sample](), 0, math.inf
    with kiosk(home=tmp_path) as terminal:
        for number in range(TRIES):
            terminal.type(WRONG_PIN)
            terminal.wait_for(f"{4 - number} tries left")
            terminal.type("\x05")
            terminal.wait_for(HOME_TEXT)
        while time.monotonic() - began < minutes * 60:
            typed += hammer(terminal, random.Random(len(samples)), ROUND_SECONDS)
            drain(terminal, QUIET_SECONDS)
            assert cpu_share(terminal, 2) < BUSY
            pid, minute = terminal.process.pid, (time.monotonic() - began) / 60
            samples.append(Sample(minute, resident(pid), vitals(pid)))
            if typed >= WARMING_BYTES:
                warmed_up = min(warmed_up, samples[-1].minute)
        terminal.type("\x1b[D")
        look_anew(terminal)
        terminal.wait_for(HOME_TEXT)
        assert_answers(terminal)
    figures.append(f"{typed} bytes were typed")
    judge("hammering", samples, warmed_up, figures)


def test_cards_leak_no_memory_thread_or_descriptor(
    minutes: float, tmp_path: Path, figures: list[str]
) -> None:
    prepare(tmp_path, f"idle = {IDLE}\ndwell = 10")
    began, samples = time.monotonic(), list[Sample]()
    with kiosk(home=tmp_path) as terminal:
        while time.monotonic() - began < minutes * 60:
            drain(terminal, 60)
            pid, minute = terminal.process.pid, (time.monotonic() - began) / 60
            samples.append(Sample(minute, resident(pid), vitals(pid)))
    judge("the cards alone", samples, minutes * WARMING, figures)


LEAST_SECONDS = 60.0
"""The shortest time over which CPU use is compared."""
MOST_ABOVE_BARE = 0.5
"""The most CPU use above that of a bare app, in percentage points of one processor."""
FRAME_BEGINS = b"\x1b[?2026h"


def watch(terminals: list[Terminal], seconds: float) -> list[bytes]:
    """Return the output of each of several programs over a time."""
    written = [bytearray() for _ in terminals]
    until = time.monotonic() + seconds
    descriptors = [terminal.process.fd for terminal in terminals]
    while (left := until - time.monotonic()) > 0:
        for ready in select.select(descriptors, [], [], left)[0]:
            index = descriptors.index(ready)
            written[index] += read(terminals[index])
    return [bytes(each) for each in written]


def test_an_idle_kiosk_uses_hardly_more_cpu_than_a_bare_app(
    minutes: float, tmp_path: Path, figures: list[str]
) -> None:
    """A bare app, the first page and the cards are measured at the same time."""
    seconds = max(LEAST_SECONDS, minutes * 60)
    prepare(tmp_path / "page", "idle = 600")
    prepare(tmp_path / "cards", "dwell = 10")
    with (
        Terminal(command=BARE_APP) as bare,
        kiosk(home=tmp_path / "page") as page,
        Terminal("kiosk", command=EARLY_CARDS, home=tmp_path / "cards") as cards,
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
