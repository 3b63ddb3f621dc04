"""Processes as Linux shows them in /proc: their resources, signals and ends."""

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
from tests.support.terminal import OUTPUT_TIMEOUT, Terminal, write_settings

EXIT_TIMEOUT = 20.0
"""Seconds within which the program must exit after a request."""

HOME_TEXT = "Episode list: 1 of 5"
"""A text on the first page, in English."""

PIN = "730195"
"""The PIN that `prepare` sets."""

_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICK = os.sysconf("SC_CLK_TCK")
_STEP = 0.01
"""Seconds between two polls of a state without notification."""


@contextmanager
def started(command: Sequence[str], **how: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program without a terminal, and kill it at the end; `how` is for Popen."""
    with subprocess.Popen(command, **how) as process:
        try:
            yield process
        finally:
            process.kill()


class Vitals(NamedTuple):
    """The numbers of threads and open descriptors of a program."""

    threads: int
    descriptors: int


def vitals(pid: int) -> Vitals:
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


def has_ended(pid: int, seconds: float = OUTPUT_TIMEOUT) -> bool:
    """Wait for the end of a program with a timeout; return whether it ended."""
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


def wait_until_it_ignores(pid: int, number: int) -> None:
    """Poll a program until it ignores a signal; it must not end."""
    status, give_up = Path(f"/proc/{pid}/status"), time.monotonic() + OUTPUT_TIMEOUT
    while not int(status.read_text("utf-8").partition("SigIgn:")[2].split()[0], 16) & (
        1 << (number - 1)
    ):
        assert not has_ended(pid, _STEP), "it ended"
        assert time.monotonic() < give_up, f"it never ignored signal {number}"


def wait_until_it_stops(terminal: Terminal) -> None:
    """Wait until a signal has stopped a program."""
    pid = terminal.process.pid
    os.waitid(os.P_PID, pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
    assert is_stopped(pid)


def read(terminal: Terminal) -> bytes:
    """Return the next output without drawing it; nothing once the program has ended."""
    try:
        return os.read(terminal.process.fd, 65536)
    except OSError:
        return b""


def drain(terminal: Terminal, seconds: float) -> bytes:
    """Return the output of a time without drawing it."""
    output = bytearray()
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if select.select([terminal.process.fd], [], [], left)[0]:
            data = read(terminal)
            if not data:
                break
            output += data
    return bytes(output)


def cpu_share(terminal: Terminal, seconds: float, *, reads: bool = True) -> float:
    """Return the CPU use of a program over a time, in per cent of one processor."""
    pid, began = terminal.process.pid, time.monotonic()
    before = cpu_seconds(pid)
    if reads:
        drain(terminal, seconds)
    else:
        assert not has_ended(pid, seconds), "it ended"
    return 100 * (cpu_seconds(pid) - before) / (time.monotonic() - began)


def look_anew(terminal: Terminal) -> None:
    """Clear the screen, and let the program redraw all of it, as after a stop."""
    terminal.screen.reset()
    os.kill(terminal.process.pid, signal.SIGCONT)


def mode(terminal: Terminal) -> list[Any]:
    """Return the mode of a terminal (termios)."""
    return termios.tcgetattr(terminal.process.fd)


def is_raw(terminal: Terminal) -> bool:
    """Tell whether the terminal passes on every key at once, without echo and signals."""
    return not mode(terminal)[3] & (termios.ICANON | termios.ECHO | termios.ISIG)


def send(terminal: Terminal, *numbers: int) -> None:
    """Send signals to a program, one after the other."""
    for number in numbers:
        os.kill(terminal.process.pid, number)


def prepare(home: Path, settings: str = "", *, pin: bool = False) -> Path:
    """Write the settings of a kiosk in a home, and its PIN; return the settings file."""
    path = write_settings(home, f"[kiosk]\n{settings}\n")
    if pin:
        write_pin_file(path.with_name("kiosk.pin"), hash_pin(PIN))
    return path


@contextmanager
def kiosk(*arguments: str, **how: Any) -> Iterator[Terminal]:
    """Start a kiosk in English, and wait for its start page; `how` is for the Terminal."""
    with Terminal("kiosk", "--lang", "en", *arguments, **how) as terminal:
        terminal.wait_for(HOME_TEXT)
        yield terminal


def assert_answers(terminal: Terminal) -> None:
    """Assert that keys change the screen."""
    for number in ("2", "1"):
        terminal.type(number)
        terminal.wait_for(f"Episode list: {number} of 5")


class End(NamedTuple):
    """How a program ended."""

    status: int | None
    """The exit status; None if a signal ended it."""
    signal: int | None
    seconds: float
    """The time that it took, in seconds."""


def end(terminal: Terminal, timeout: float = EXIT_TIMEOUT, *, reads: bool = True) -> End:
    """Wait for the end of a program and return how it ended; `reads` drains its terminal."""
    process, began = terminal.process, time.monotonic()
    # Nothing more can be read once it has closed its terminal, or once there is none.
    output = drain(terminal, timeout) if reads else b""
    left = max(0.0, began + timeout - time.monotonic())
    ended = has_ended(process.pid, left)
    assert ended, f"it did not end in {timeout} s"
    seconds = time.monotonic() - began
    assert not process.isalive()
    terminal.raw += output
    return End(process.exitstatus, process.signalstatus, seconds)


def fresh_mode() -> list[Any]:
    """Return the mode of a new terminal."""
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
"""Sequences that restore a terminal, and those that change it: alternate screen, mouse, bracketed
paste, synchronized output, line wrapping, cursor."""
_TAKES = b"\x1b[?1049h"
"""The first sequence of a program that uses the alternate screen."""


def assert_given_back(terminal: Terminal) -> None:
    """Assert that the terminal is as it was before the program started."""
    assert mode(terminal) == fresh_mode()
    if _TAKES not in terminal.raw:
        return
    for last, before in _PAIRS.items():
        assert terminal.raw.rfind(last) > terminal.raw.rfind(before), last


def started_by(pid: int) -> list[int]:
    """Return the running children of a program.

    Each is listed under the thread that started it; if a thread ends meanwhile, all are read again.
    """
    while Path(f"/proc/{pid}").exists():
        with suppress(FileNotFoundError, ProcessLookupError):
            listed = [each / "children" for each in Path(f"/proc/{pid}/task").iterdir()]
            return [int(number) for each in listed for number in each.read_text("ascii").split()]
    return []


EARLY_CARDS = (
    sys.executable,
    "-c",
    "from iomtui.kiosk import session; session.HOME_SECONDS = 0.1\n"
    "from iomtui.__main__ import main; main()",
)
"""The program with cards that come after 0.1 seconds."""
ANY_KEY = "Press any key"
"""A text on every card, in English."""
