"""A running program as the system sees it: what it uses, and how it ends (Linux's /proc)."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from iomtui.kiosk.pin import hash_pin, write_pin_file
from tests.support.terminal import PATIENCE, Terminal

ROOM_TO_LEAVE = 20.0
"""Seconds within which the program must exit after a request."""

HOME_TEXT = "1 of the 5 listed"
"""What is seen where a kiosk or a new reader begins, in English."""

PIN = "730195"
"""The PIN of a kiosk that `prepare` gave one."""

_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICK = os.sysconf("SC_CLK_TCK")
_STEP = 0.01
"""Seconds between two polls of a state without notification."""


@contextmanager
def started(command: Sequence[str], **how: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program without a terminal of its own, and kill it at the end, whatever happened.

    `how` is for Popen.
    """
    with subprocess.Popen(command, **how) as process:
        try:
            yield process
        finally:
            process.kill()


class Vitals(NamedTuple):
    """What a program holds of the system."""

    threads: int
    """How many threads it has."""
    descriptors: int
    """How many files, pipes and terminals it has open."""


def vitals(pid: int) -> Vitals:
    """Return what a program holds."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    threads = int(status.partition("Threads:")[2].split()[0])
    return Vitals(threads, len(list(Path(f"/proc/{pid}/fd").iterdir())))


def resident(pid: int) -> int:
    """Return the bytes of memory that a program has in use (RSS)."""
    return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * _PAGE


def cpu_seconds(pid: int) -> float:
    """Return the seconds of a processor that a program has used, in all of its threads."""
    stat = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / _TICK


def has_ended(pid: int, seconds: float = PATIENCE) -> bool:
    """Wait for the end of a program with a timeout; return whether it ended (a pidfd)."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], seconds)[0])
    finally:
        os.close(descriptor)


def is_stopped(pid: int) -> bool:
    """Tell whether a program was stopped by a signal."""
    return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "T"


def ignores(pid: int, number: int) -> bool:
    """Tell whether a program ignores a signal."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return bool(int(status.partition("SigIgn:")[2].split()[0], 16) >> (number - 1) & 1)


def wait_until_it_ignores(pid: int, number: int) -> None:
    """Look at a program until it ignores a signal, of which nothing tells; it must not end."""
    give_up = time.monotonic() + PATIENCE
    while not ignores(pid, number):
        assert not has_ended(pid, _STEP), "it ended"
        assert time.monotonic() < give_up, f"it never ignored signal {number}"


def wait_until_it_stops(terminal: Terminal) -> None:
    """Wait until a signal has stopped a program."""
    pid = terminal.process.pid
    os.waitid(os.P_PID, pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
    assert is_stopped(pid)


def read(terminal: Terminal) -> bytes:
    """Read what the program has written, without a look at it; nothing once it has ended."""
    try:
        return os.read(terminal.process.fd, 65536)
    except OSError:
        return b""


def drain(terminal: Terminal, seconds: float) -> bytes:
    """Read for a while what the program writes, without a look at it, and return it."""
    found = bytearray()
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if select.select([terminal.process.fd], [], [], left)[0]:
            data = read(terminal)
            if not data:
                break
            found += data
    return bytes(found)


def cpu_share(terminal: Terminal, seconds: float, *, reads: bool = True) -> float:
    """Return the share of one processor that a program uses in a time, in per cent."""
    pid, began = terminal.process.pid, time.monotonic()
    before = cpu_seconds(pid)
    if reads:
        drain(terminal, seconds)
    else:
        assert not has_ended(pid, seconds), "it ended"
    return 100 * (cpu_seconds(pid) - before) / (time.monotonic() - began)


def look_anew(terminal: Terminal) -> None:
    """Forget what the screen showed, and let the program draw all of it, as after a stop."""
    terminal.screen.reset()
    os.kill(terminal.process.pid, signal.SIGCONT)


def mode(terminal: Terminal) -> list[Any]:
    """Return the mode of a terminal: what it does with keys (termios)."""
    return termios.tcgetattr(terminal.process.fd)


def is_raw(terminal: Terminal) -> bool:
    """Tell whether the terminal hands over every key at once, none as a signal, and shows none."""
    return not mode(terminal)[3] & (termios.ICANON | termios.ECHO | termios.ISIG)


def send(terminal: Terminal, *numbers: int) -> None:
    """Send signals to a program, one after the other."""
    for number in numbers:
        os.kill(terminal.process.pid, number)


def prepare(home: Path, settings: str = "", *, pin: bool = False) -> None:
    """Give a home the settings of a kiosk, and a PIN for its staff."""
    folder = home / ".config" / "iomtui"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_text(f"[kiosk]\n{settings}\n", "utf-8")
    if pin:
        write_pin_file(folder / "kiosk.pin", hash_pin(PIN))


@contextmanager
def kiosk(*arguments: str, **how: Any) -> Iterator[Terminal]:
    """Start a kiosk in English, and wait for its start page; `how` is for the Terminal."""
    with Terminal("kiosk", "--lang", "en", *arguments, **how) as terminal:
        terminal.wait_for(HOME_TEXT)
        yield terminal


def assert_answers(terminal: Terminal) -> None:
    """Fail unless keys do what they should, seen on the screen."""
    for number in ("2", "1"):
        terminal.type(number)
        terminal.wait_for(f"{number} of the 5 listed")


class End(NamedTuple):
    """How a program ended."""

    status: int | None
    """Its exit status; None if a signal ended it."""
    signal: int | None
    """The signal that ended it."""
    seconds: float
    """The seconds from the question to the end."""


def end(terminal: Terminal, patience: float = ROOM_TO_LEAVE, *, reads: bool = True) -> End:
    """Read what a program writes until it has ended, and return how it did.

    With `reads` false its terminal stays as it is.
    """
    process, began = terminal.process, time.monotonic()
    # Nothing more can be read once it has closed its terminal, or once there is none.
    said = drain(terminal, patience) if reads else b""
    left = max(0.0, began + patience - time.monotonic())
    ended = has_ended(process.pid, left)
    assert ended, f"it did not end in {patience} s"
    seconds = time.monotonic() - began
    assert not process.isalive()
    terminal.raw += said
    return End(process.exitstatus, process.signalstatus, seconds)


def fresh_mode() -> list[Any]:
    """Return the mode of a terminal that no program has touched yet."""
    ours, theirs = os.openpty()
    try:
        return termios.tcgetattr(theirs)
    finally:
        os.close(ours)
        os.close(theirs)


_PAIRS = {
    b"\x1b[?1049l": b"\x1b[?1049h",
    b"\x1b[?1000l": b"\x1b[?1000h",
    b"\x1b[?1006l": b"\x1b[?1006h",
    b"\x1b[?2004l": b"\x1b[?2004h",
    b"\x1b[?2026l": b"\x1b[?2026h",
    b"\x1b[?7h": b"\x1b[?7l",
    b"\x1b[?25h": b"\x1b[?25l",
}
"""What gives a terminal back, and what takes it: the second screen, the mouse and its reports,
pasting, frames drawn at once, the ends of lines, the cursor."""
_TAKES = b"\x1b[?1049h"
"""What the program begins with when it takes a terminal."""


def assert_given_back(terminal: Terminal) -> None:
    """Fail unless the terminal is as it was before the program came."""
    assert mode(terminal) == fresh_mode()
    if _TAKES not in terminal.raw:
        return
    for last, before in _PAIRS.items():
        assert terminal.raw.rfind(last) > terminal.raw.rfind(before), last


def started_by(pid: int) -> list[int]:
    """Return the processes that a program has started and that have not ended.

    Each is listed with the thread that started it, and falls to another when that one ends: where
    a thread ends meanwhile, all are read once more.
    """
    while Path(f"/proc/{pid}").exists():
        with suppress(FileNotFoundError, ProcessLookupError):
            listed = [each / "children" for each in Path(f"/proc/{pid}/task").iterdir()]
            return [int(number) for each in listed for number in each.read_text("ascii").split()]
    return []


IMPATIENT = (
    sys.executable,
    "-c",
    "from iomtui.kiosk import session; session.HOME_SECONDS = 0.1\n"
    "from iomtui.__main__ import main; main()",
)
"""The program, but that the cards of a kiosk come at once."""
ANY_KEY = "Press any key"
"""What is seen on the cards of a kiosk."""
