"""Measures the viewer against a bare Textual app, in one go and in turn, and prints the medians.

Machines differ and are shared, so that only the ratios mean anything. Nothing here is asserted.
"""

from __future__ import annotations

import os
import select
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.large import make_large
from tests.support.terminal import KEYS, Terminal
from tests.support.youtube import YouTube
from tests.support.youtube.scenarios import on_the_way
from tests.support.youtube.wire import Stalled

RUNS = 11
STEPS = 30
QUIET = 0.12
"""Seconds without a byte after which the last one is taken to have come."""

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("ready: q quit")
    def on_key(self, event):
        if event.key == "q":
            self.exit()
Bare().run()
"""


def main() -> None:
    """Measure start, memory and keys."""
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, {RUNS} runs in turn\n")
    with TemporaryDirectory() as home, TemporaryDirectory() as large:
        thousand = make_large(Path(large), 1000)
        start(Path(home), thousand)
        for title, data in (("5 episodes", None), ("1,000 episodes", thousand)):
            keys(Path(home), title, data)
        search(Path(home), make_large(Path(home) / "five", 5), thousand)
        asking(Path(home))


def start(home: Path, thousand: Path) -> None:
    """Print the time to the first frame and the memory after it."""
    programs: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        "bare": ((sys.executable, "-c", BARE), ()),
        "iomtui": ((sys.executable, "-m", "iomtui"), ("--lang", "en")),
        "iomtui, 1,000 episodes": (
            (sys.executable, "-m", "iomtui"),
            ("--lang", "en", "--data", str(thousand)),
        ),
    }
    seconds: dict[str, list[float]] = {name: [] for name in programs}
    memory: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(RUNS + 1):
        for name, (command, arguments) in programs.items():
            began = time.perf_counter()
            with Terminal(*arguments, command=command, home=home) as terminal:
                terminal.wait_for("q quit")
                took = time.perf_counter() - began
                _until_quiet(terminal)
                if turn:
                    seconds[name].append(took)
                    memory[name].append(_resident(terminal.process.pid))
                terminal.type("q")
                terminal.wait_end()
    for title, unit, scale, found, aim in (
        ("first frame", "ms", 1000, seconds, "1.4"),
        ("memory", "MiB", 1 / 1024, memory, "1.3"),
    ):
        for name in list(programs)[1:]:
            ratios = [a / b for a, b in zip(found[name], found["bare"], strict=True)]
            ours = statistics.median(found[name]) * scale
            bare = statistics.median(found["bare"]) * scale
            ratio = statistics.median(ratios)
            print(
                f"{title:12} {name:24} {ours:7.0f} {unit:4} bare {bare:5.0f}  ratio {ratio:.2f}"
                f"  (aim {aim})"
            )


def keys(home: Path, title: str, data: Path | None) -> None:
    """Print the time from a key to the last byte that it causes: language against cursor."""
    chosen = ("--data", str(data)) if data else ()
    with Terminal("--lang", "en", *chosen, home=home, size=(120, 33)) as terminal:
        terminal.wait_for("q quit")
        _until_quiet(terminal)
        times: dict[str, list[float]] = {"language": [], "move": []}
        for step in range(STEPS + 2):
            for name, key in (("move", KEYS["up" if step % 2 else "down"]), ("language", "L")):
                took = _to_last_byte(terminal, lambda key=key: terminal.type(key))  # type: ignore[misc]
                if step > 1:
                    times[name].append(took)
        terminal.type("q")
        terminal.wait_end()
    switch, move = (statistics.median(times[name]) * 1000 for name in ("language", "move"))
    print(
        f"{'keys':12} {title:24} switch {switch:.1f} ms, move {move:.1f} ms"
        f"  ratio {switch / move:.2f}  (aim 2)"
    )


def search(home: Path, five: Path, thousand: Path) -> None:
    """Print the time from a typed key to its last byte: 1,000 episodes against five."""
    times: dict[Path, list[float]] = {five: [], thousand: []}
    with (
        Terminal("--lang", "en", "--data", str(five), home=home) as small,
        Terminal("--lang", "en", "--data", str(thousand), home=home) as large,
    ):
        terminals = {five: small, thousand: large}
        for terminal in terminals.values():
            terminal.wait_for("q quit")
            _until_quiet(terminal)
            terminal.type("/")
            _until_quiet(terminal)
        # Words that are everywhere, in one place, and nowhere, letter by letter.
        for typed in ("said", "title 3", "nowhere"):
            for key in (*typed, "\x15"):
                for data, terminal in terminals.items():
                    took = _to_last_byte(terminal, lambda t=terminal, k=key: t.type(k))  # type: ignore[misc]
                    if key != "\x15":
                        times[data].append(took)
    few, many = (statistics.median(found) * 1000 for found in times.values())
    slowest = max(times[thousand]) * 1000
    print(
        f"{'search':12} {'1,000 against 5':24} 1,000 {many:.1f} ms (slowest {slowest:.1f}),"
        f" 5 {few:.1f} ms  ratio {many / few:.2f}  (aim 3)"
    )


def asking(home: Path) -> None:
    """Print the time from a key to its last byte while YouTube does not answer: against usual."""
    times: dict[str, list[float]] = {"usual": [], "asking": []}
    with (
        YouTube(on_the_way(Stalled())) as youtube,
        Terminal("--lang", "en", home=home) as usual,
        Terminal("--lang", "en", home=home, environ=youtube.environ) as busy,
    ):
        terminals = {"usual": usual, "asking": busy}
        for terminal in terminals.values():
            terminal.wait_for("q quit")
        busy.type("r")
        busy.wait_for("press Enter")
        busy.type("\r")
        youtube.wait_for(1)
        for terminal in terminals.values():
            _until_quiet(terminal)
        for step in range(STEPS + 2):
            for name, terminal in terminals.items():
                key = KEYS["up" if step % 2 else "down"]
                took = _to_last_byte(terminal, lambda t=terminal, k=key: t.type(k))  # type: ignore[misc]
                if step > 1:
                    times[name].append(took)
    without, beside = (statistics.median(found) * 1000 for found in times.values())
    print(
        f"{'keys':12} {'YouTube stalled':24} move {beside:.1f} ms, without {without:.1f} ms"
        f"  ratio {beside / without:.2f}  (aim 1.5)"
    )


def _to_last_byte(terminal: Terminal, act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    last = began
    while select.select([terminal.process.fd], [], [], QUIET)[0]:
        os.read(terminal.process.fd, 65536)
        last = time.perf_counter()
    return last - began


def _until_quiet(terminal: Terminal) -> None:
    _to_last_byte(terminal, lambda: None)


def _resident(pid: int) -> float:
    """Return the resident memory of a process in KiB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return float(status.partition("VmRSS:")[2].split()[0])


if __name__ == "__main__":
    main()
