"""Measurements of programs in a terminal: time, bytes, frames and memory."""

from __future__ import annotations

import os
import select
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from tests.support.terminal import Terminal, run

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("ready: q quit")
    def on_key(self, event):
        if event.key == "q":
            self.exit()
        self.query_one(Static).update(f"{event.key} pressed: q quit")
Bare().run()
"""
BARE_APP = (sys.executable, "-c", BARE)

ANSWER_SECONDS = 1.0
"""The longest wait for the first byte after a key."""
QUIET = 0.12
"""Seconds without a byte after which the last one is taken to have come."""
LOADING_SECONDS = 1.5
"""How long after its first frame a program may load more, before its memory is read."""
SLOW_RATE = 12_000
"""Bytes a second of the slow line."""
SLOW_CHUNK = 120
SLOW_QUIET = 0.5
KEY_INTERVAL = 0.2
"""Seconds between two keys on it."""

Command = tuple[str, ...]


class Measurement(NamedTuple):
    """What something took; 0 where that was not measured."""

    ms: float
    output: float = 0.0
    """Bytes written to the terminal."""
    frames: float = 0.0
    mib: float = 0.0
    """Resident memory."""


Action = Callable[[], Measurement]


def medians(actions: Sequence[Action], turns: int) -> list[Measurement]:
    """Measure each action in every turn; return medians without the first turn, a warm-up."""
    measured = [[action() for action in actions] for _ in range(turns + 1)]
    return [
        Measurement(*map(statistics.median, zip(*results, strict=True)))
        for results in zip(*measured[1:], strict=True)
    ]


def measure_command(*command: str) -> Measurement:
    """Measure a command without a terminal."""
    began = time.perf_counter()
    run(command=command)
    return Measurement((time.perf_counter() - began) * 1000)


def install(folder: Path) -> Command:
    """Install the program in a folder as from a wheel, and return the command that runs it."""
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder)
    subprocess.run((*pip, Path(__file__).parents[1]), check=True)
    # As the script that pip installs; the folder comes before the checkout.
    start = f"import sys; sys.path.insert(0, {str(folder)!r}); from iomtui.__main__ import main"
    return (sys.executable, "-c", f"{start}; main()")


def viewer(iomtui: Command, data: Path | None = None) -> Command:
    """Return the command for the shipped data, or for those in a folder."""
    return (*iomtui, "--lang", "en", *(("--data", str(data)) if data else ()))


@contextmanager
def started(
    command: Command,
    size: tuple[int, int],
    text: str = "q quit",
    environ: dict[str, str] | None = None,
) -> Iterator[tuple[Terminal, Measurement]]:
    """Start a program that shows `text` in its first frame, and measure its first screen.

    Raises AssertionError if the program never shows it.
    """
    began = time.perf_counter()
    with Terminal(command=command, size=size, environ=environ) as terminal:
        terminal.wait_for(text)
        ms = (time.perf_counter() - began) * 1000
        rest = press(terminal, "")
        output, frames = count(terminal.raw)
        yield terminal, Measurement(ms, output + rest.output, frames + rest.frames)


def start(command: Command, text: str = "q quit") -> Measurement:
    """Measure the time to the first frame, and the memory some time after it."""
    with started(command, (80, 24), text) as (terminal, first):
        time.sleep(LOADING_SECONDS)
        status = Path(f"/proc/{terminal.process.pid}/status").read_text("utf-8")
        return first._replace(mib=float(status.partition("VmRSS:")[2].split()[0]) / 1024)


def press(terminal: Terminal, keys: str) -> Measurement:
    """Type, and measure up to the last byte of the output."""
    output = b""
    began = last = time.perf_counter()
    terminal.type(keys)
    # Not with Terminal.look: to interpret the output takes time.
    wait = ANSWER_SECONDS if keys else QUIET
    while select.select([terminal.process.fd], [], [], wait)[0]:
        wait = QUIET
        output += os.read(terminal.process.fd, 65536)
        last = time.perf_counter()
    return Measurement((last - began) * 1000, *count(output))


def count(output: bytes) -> tuple[int, int]:
    """Return the number of bytes, and of frames of synchronized output (mode 2026)."""
    return len(output), output.count(b"\x1b[?2026h")


def presses(terminal: Terminal, keys: Iterable[str]) -> Action:
    """Return an action that presses the next of the keys, which begin again after the last."""
    following = cycle(keys)
    return lambda: press(terminal, next(following))


def settle_slowly(terminal: Terminal, keys: Iterable[str]) -> Measurement:
    """Type keys at an interval on a slow line, and measure from the last key to the last byte."""
    descriptor, waiting = terminal.process.fd, list(keys)
    typed = last = due = time.perf_counter()
    while waiting or select.select([descriptor], [], [], SLOW_QUIET)[0]:
        if waiting and time.perf_counter() >= due:
            terminal.type(waiting.pop(0))
            typed, due = time.perf_counter(), due + KEY_INTERVAL
        if select.select([descriptor], [], [], SLOW_CHUNK / SLOW_RATE)[0]:
            time.sleep(len(os.read(descriptor, SLOW_CHUNK)) / SLOW_RATE)
            last = time.perf_counter()
    return Measurement(max(0.0, last - typed) * 1000)
