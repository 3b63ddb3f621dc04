"""Compare the viewer with a bare Textual app in the same run, and print medians as a table.

Machines differ and are shared, so that only the ratios mean anything. Nothing here is asserted.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.support.large import make_large
from tests.support.terminal import KEYS, Terminal
from tests.support.youtube import YouTube
from tests.support.youtube.scenarios import on_the_way
from tests.support.youtube.wire import Stalled
from tools.bench_measure import (
    BARE_APP,
    Action,
    Command,
    Measurement,
    install,
    measure_command,
    medians,
    press,
    presses,
    settle_slowly,
    start,
    started,
    viewer,
)

SMALL, WIDE = (80, 24), (120, 33)
IDLE_SECONDS = 6
KEYS_A_RUN = 4
"""How often a key is pressed where a program is started once."""

README = str(Path(__file__).parents[1] / "README.md")
PEERS = {
    "peplum": (("peplum",), "All [a]"),
    "hike": (("hike", README), "Enter a directory"),
    "toolong": (("tl", README), "Tail"),
    "posting": (("posting",), "Send"),
}
"""Other Textual apps by package: the command, and a text of the first frame."""

UP_AND_DOWN = (KEYS["down"], KEYS["up"])
ROUND = {
    "move": UP_AND_DOWN,
    "language switch": ("L",),
    "side by side": ("=",),
    "scroll, side by side": (KEYS["down"],),
    "back": (KEYS["left"],),
    "help": ("?",),
    "back from help": (KEYS["left"],),
    "search": ("/",),
    "typed letter": ("t",),
    "typed letter deleted": ("\x7f",),
    "end of search": (KEYS["escape"],),
}
"""Actions in the order of a round, and the key of each, in turn where there are two."""
BYTE_AIMS = {"first screen": (9000,), "move": (2500, 6500), "language switch": (5000, 7000)}


class Row(NamedTuple):
    """A row of the table; of two figures the first is at 80x24, the second at 120x33."""

    name: str
    measured: str
    figures: tuple[float, ...]
    aims: tuple[float, ...] = ()
    """The most that the figures should be; fewer than figures where there is no aim."""
    digits: int = 0

    @property
    def is_missed(self) -> bool:
        """Whether a figure, as it is printed, is above its aim."""
        pairs = zip(self.figures, self.aims, strict=False)
        return any(round(figure, self.digits) > aim for figure, aim in pairs)

    def __str__(self) -> str:
        figures = " / ".join(f"{figure:,.{self.digits}f}" for figure in self.figures)
        aims = " / ".join(f"{aim:,g}" for aim in self.aims)
        return line(self.name, self.measured, figures, aims, "missed" if self.is_missed else "")


def line(name: str, measured: str, figure: str, aim: str, result: str) -> str:
    """Return a line of the table in Markdown."""
    return f"| {name:51} | {measured:>24} | {figure:>15} | {aim:>13} | {result:6} |"


def ratio(name: str, ours: float, other: float, *aim: float, unit: str = "ms") -> Row:
    """Return the row of a ratio."""
    return Row(name, f"{ours:,.1f} to {other:,.1f} {unit}", (ours / other,), aim, digits=2)


def start_rows(iomtui: Command, large: Path, runs: int) -> Iterator[Row]:
    """Measure starts, and commands that print."""
    commands = (BARE_APP, viewer(iomtui), viewer(iomtui, large))
    bare, few, many = medians([partial(start, command) for command in commands], runs)
    yield ratio("first frame, 5 episodes", few.ms, bare.ms, 1.4)
    yield ratio("first frame, 1,000 episodes", many.ms, bare.ms, 1.7)
    yield ratio("memory, 5 episodes", few.mib, bare.mib, 1.15, unit="MiB")
    yield ratio("memory, 1,000 episodes", many.mib, bare.mib, 1.25, unit="MiB")
    commands = ((sys.executable, "-c", "pass"), (*iomtui, "--help"), (*iomtui, "list"))
    nothing, usage, listing = medians([partial(measure_command, *each) for each in commands], runs)
    yield ratio("iomtui --help, against python -c pass", usage.ms, nothing.ms, 4)
    yield ratio("iomtui list, against python -c pass", listing.ms, nothing.ms, 8)


def key_rows(command: Command, turns: int) -> Iterator[Row]:
    """Measure keys against one Static that changes, and while YouTube does not answer."""
    with (
        YouTube(on_the_way(Stalled())) as youtube,
        started(BARE_APP, WIDE) as (bare_app, _),
        started(command, WIDE) as (usual, _),
        started(command, WIDE, environ=youtube.environ) as (asking, _),
    ):
        asking.type("r")
        asking.wait_for("press Enter")
        asking.type("\r")
        youtube.wait_for(1)
        press(asking, "")
        bare, move, asking_move, switch = medians(
            [
                presses(bare_app, "ab"),
                presses(usual, UP_AND_DOWN),
                presses(asking, UP_AND_DOWN),
                presses(usual, "L"),
            ],
            turns,
        )
    yield ratio("move, against one Static", move.ms, bare.ms, 4)
    yield ratio("language switch, against one Static", switch.ms, bare.ms, 6)
    yield ratio("move while YouTube does not answer, against usual", asking_move.ms, move.ms, 1.5)


def size_rows(iomtui: Command, catalogues: dict[str, Path], turns: int) -> Iterator[Row]:
    """Measure keys with many episodes against five, which come first."""
    # Words that are everywhere, in one place, and nowhere, letter by letter.
    letters = "said\x15title 3\x15nowhere\x15"
    with ExitStack() as stack:
        terminals = {
            count: stack.enter_context(started(viewer(iomtui, data), WIDE))[0]
            for count, data in catalogues.items()
        }
        for name, before, keys, counts, aim in (
            ("language switch", (), "L", ("5", "1,000", "10,000"), 1.3),
            ("side by side", (), "=", ("5", "1,000", "10,000"), 1.3),
            ("typed letter", (KEYS["escape"], "/"), letters, ("5", "1,000"), 3),
        ):
            for terminal, key in product(terminals.values(), before):
                press(terminal, key)
            actions = [presses(terminals[count], keys) for count in counts]
            # Twice, so that a screen that opens in the first half of a turn is closed in the other.
            few, *found = medians([*actions, *actions], turns)[: len(counts)]
            for count, many in zip(counts[1:], found, strict=True):
                yield ratio(f"{name}, {count} episodes against 5", many.ms, few.ms, aim)


def count_rows(title: str, command: Command) -> Iterator[Row]:
    """Count the bytes and frames of the first screen, of keys, and of a time without any."""
    columns = []
    for size in (SMALL, WIDE):
        with started(command, size) as (terminal, first):
            actions = [presses(terminal, keys) for keys in ROUND.values()]
            found = dict(zip(ROUND, medians(actions, KEYS_A_RUN), strict=True))
            time.sleep(IDLE_SECONDS)
            idle = press(terminal, "")
        columns.append({"first screen": first, **found, f"{IDLE_SECONDS} idle seconds": idle})
    for name in columns[0]:
        frames = " / ".join(f"{found[name].frames:g}" for found in columns)
        output = tuple(found[name].output for found in columns)
        aims = BYTE_AIMS.get(name, (0, 0) if "idle" in name else ())
        yield Row(f"bytes, {title}: {name}", f"{frames} frames", output, aims)
    most = tuple(max(found[name].frames for name in ROUND) for found in columns)
    yield Row(f"frames of a key at most, {title}", "", most, (1, 1))


def slow_rows(command: Command, runs: int) -> Iterator[Row]:
    """Measure ten moves from the first episode on, on a slow line."""

    def move(terminal: Terminal) -> Measurement:
        press(terminal, "1")
        return settle_slowly(terminal, [KEYS["down"]] * 10)

    with started(command, SMALL) as (small, _), started(command, WIDE) as (wide, _):
        found = medians([partial(move, small), partial(move, wide)], runs)
    seconds = tuple(each.ms / 1000 for each in found)
    yield Row("ten arrow keys in 2 s at 12 kB/s: settled after", "seconds", seconds, (1, 1), 2)


def peer_rows(folder: Path, runs: int) -> Iterator[Row]:
    """Measure starts of other Textual apps; say on standard error which cannot be measured."""
    actions: dict[str, Action] = {"bare": partial(start, BARE_APP)}
    for package, ((name, *arguments), text) in PEERS.items():
        programs = folder / package / "bin"
        action = partial(start, (str(programs / name), *arguments), text)
        try:
            for install in (
                (sys.executable, "-m", "venv", folder / package),
                (programs / "python", "-m", "pip", "install", package),
            ):
                subprocess.run(install, check=True, capture_output=True)
            action()
            actions[package] = action
        except subprocess.CalledProcessError:
            print(f"{package} is left out: it could not be installed.", file=sys.stderr)
        except AssertionError:
            print(f"{package} is left out: its first frame never came.", file=sys.stderr)
    bare, *others = medians(list(actions.values()), runs)
    for package, other in zip(list(actions)[1:], others, strict=True):
        yield ratio(f"first frame, {package}", other.ms, bare.ms)
        yield ratio(f"memory, {package}", other.mib, bare.mib, unit="MiB")


def main() -> None:
    """Print the table, row by row."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how many starts of each (5)")
    parser.add_argument("--peers", action="store_true", help="measure other Textual apps too")
    arguments = parser.parse_args()
    runs: int = arguments.runs
    python = sys.version.split()[0]
    print(f"{date.today()}, Python {python}, {os.cpu_count()} processors, medians of {runs} runs\n")
    print(line("", "measured", "figure", "aim", ""), line("-", "-:", "-:", "-:", "-"), sep="\n")
    with TemporaryDirectory() as name:
        folder = Path(name)
        iomtui = install(folder / "installed")
        catalogues = {f"{n:,}": make_large(folder / str(n), n) for n in (5, 1_000, 10_000)}
        full_pages = make_large(folder / "full", 12, words=400)
        for rows in (
            start_rows(iomtui, catalogues["1,000"], runs),
            key_rows(viewer(iomtui), runs * KEYS_A_RUN),
            size_rows(iomtui, catalogues, runs * KEYS_A_RUN),
            count_rows("shipped", viewer(iomtui)),
            count_rows("no line shared", viewer(iomtui, full_pages)),
            slow_rows(viewer(iomtui, full_pages), runs),
            peer_rows(folder / "peers", runs) if arguments.peers else (),
        ):
            for row in rows:
                print(row, flush=True)


if __name__ == "__main__":
    main()
