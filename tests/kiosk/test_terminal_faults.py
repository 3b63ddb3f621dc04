"""Failures around the program: a closed or stalled terminal, a full disk, a fault in the code."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from itertools import cycle
from pathlib import Path

import pytest

from tests.support import faulty
from tests.support.examples import first
from tests.support.processes import (
    EXIT_TIMEOUT,
    HOME_TEXT,
    PIN,
    assert_answers,
    assert_given_back,
    cpu_share,
    drain,
    end,
    fresh_mode,
    has_ended,
    look_anew,
    mode,
    prepare,
    send,
    started,
)
from tests.support.terminal import ENVIRONMENT, ESCAPES, IOMTUI, OUTPUT_TIMEOUT, Terminal

KIOSK, VIEWER = ("kiosk", "--lang", "en"), ("--lang", "en")
FRAME = 1 / 60
"""The time between two frames, in seconds."""
BUSY = 30.0
"""The CPU use of a program that spins, in per cent of one processor."""
IGNORES_HANGUP = ("/bin/sh", "-c", "trap '' HUP; exec \"$@\"", "sh", *IOMTUI)
"""The program, started by something that ignores SIGHUP."""
DISK_FULL = ("/bin/sh", "-c", 'ulimit -f 0; exec "$@"', "sh")
"""What starts a program that can write to no file (setrlimit(2), RLIMIT_FSIZE)."""

thorough = pytest.mark.thorough
each_program = pytest.mark.parametrize(
    "arguments", [KIOSK, pytest.param(VIEWER, marks=thorough)], ids=["kiosk", "viewer"]
)
"""Both with `thorough`; otherwise the kiosk only."""


def read_until(descriptor: int, text: bytes) -> None:
    """Read from a terminal until a text came."""
    found, give_up = b"", time.monotonic() + OUTPUT_TIMEOUT
    while text not in found:
        left = max(0.0, give_up - time.monotonic())
        assert select.select([descriptor], [], [], left)[0], f"never came: {text!r}"
        found += os.read(descriptor, 65536)


@pytest.mark.parametrize(
    "command", [IOMTUI, pytest.param(IGNORES_HANGUP, marks=thorough)], ids=["", "ignored"]
)
@each_program
def test_a_terminal_that_is_closed_ends_it(
    arguments: tuple[str, ...], command: tuple[str, ...]
) -> None:
    terminal = Terminal(*arguments, command=command)
    with terminal:
        terminal.wait_for(HOME_TEXT)
        terminal.process.fileobj.close()
        assert end(terminal, reads=False).signal == signal.SIGHUP


@thorough
@each_program
def test_the_end_of_its_input_ends_it_and_restores_the_screen(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    """It reads from one terminal and draws on another; neither sends it a SIGHUP."""
    (screen, stdout), (keys, stdin) = os.openpty(), os.openpty()
    streams = {"stdin": stdin, "stdout": stdout, "stderr": stdout}
    environ = {**ENVIRONMENT, "HOME": str(tmp_path)}
    with started([*IOMTUI, *arguments], **streams, env=environ, start_new_session=True) as process:
        os.close(stdin)
        os.close(stdout)
        read_until(screen, b"of 5")
        os.close(keys)
        read_until(screen, b"\x1b[?1049l\x1b[?25h")
        assert process.wait(EXIT_TIMEOUT) == -signal.SIGHUP
    os.close(screen)


@pytest.mark.parametrize("stream", ["nothing", "pipe"])
def test_a_kiosk_needs_a_terminal(stream: str) -> None:
    stdin = subprocess.DEVNULL if stream == "nothing" else subprocess.PIPE
    done = subprocess.run(
        [*IOMTUI, *KIOSK], stdin=stdin, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "needs a terminal" in done.stderr
    assert done.stderr.count("\n") == 1


def stall(terminal: Terminal) -> None:
    """Type and resize, and read nothing, until the terminal takes no more output."""
    heights, unread, repeated = cycle((24, 25)), -1, 0
    give_up = time.monotonic() + OUTPUT_TIMEOUT
    while repeated < 20:
        assert time.monotonic() < give_up, "there is always room for what it draws"
        terminal.process.setwinsize(next(heights), 80)
        terminal.type("j")
        # Without a pause, only the last size would be drawn.
        assert not has_ended(terminal.process.pid, FRAME), "it ended"
        before, unread = unread, unread_bytes(terminal.process.fd)
        repeated = repeated + 1 if unread == before else 0
    terminal.resize(80, 24)


def unread_bytes(descriptor: int) -> int:
    """Return how much of what was written to a terminal nobody has read (FIONREAD)."""
    return int(struct.unpack("i", fcntl.ioctl(descriptor, termios.FIONREAD, bytes(4)))[0])


def wait_for_rest(terminal: Terminal) -> None:
    """Wait until a program uses next to nothing of the processor."""
    give_up = time.monotonic() + OUTPUT_TIMEOUT
    while cpu_share(terminal, 0.2, reads=False) >= BUSY:
        assert time.monotonic() < give_up, "it never comes to rest"


@thorough
@each_program
def test_a_terminal_that_stalls_costs_no_cpu_and_is_redrawn(arguments: tuple[str, ...]) -> None:
    with Terminal(*arguments) as terminal:
        terminal.wait_for(HOME_TEXT)
        stall(terminal)
        wait_for_rest(terminal)
        assert terminal.process.isalive()
        drain(terminal, 0.5)
        look_anew(terminal)
        terminal.wait_for("EPISODES")
        assert_answers(terminal)


@thorough
@each_program
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=str)
def test_it_ends_although_the_terminal_stalls(arguments: tuple[str, ...], number: int) -> None:
    with Terminal(*arguments) as terminal:
        terminal.wait_for(HOME_TEXT)
        stall(terminal)
        if number == signal.SIGHUP:
            terminal.process.fileobj.close()
        else:
            send(terminal, number)
        # 128 + number, as in shells, where the program could only be aborted.
        assert end(terminal, reads=False)[:2] in ((None, number), (128 + number, None))
        assert number == signal.SIGHUP or mode(terminal) == fresh_mode()


@thorough
@each_program
def test_only_the_main_thread_takes_signals(arguments: tuple[str, ...]) -> None:
    """A signal that another thread took would not be handled before the next key."""
    with Terminal(*arguments) as terminal:
        terminal.wait_for(HOME_TEXT)
        pid = terminal.process.pid
        blocked = {
            int(task.name): "SigBlk:\t0000000000000000" not in (task / "status").read_text("utf-8")
            for task in Path(f"/proc/{pid}/task").iterdir()
        }
        assert blocked.pop(pid) is False
        assert set(blocked.values()) == {True}


FAULTS = list(faulty.FAULTS)
KEYS = {"handler": "?", "recursion": "?", "exit": "?", "box": "\x051\x7f"}
"""The keys on the first page at which a fault occurs; without any, it occurs by itself."""


def crash(where: str, *arguments: str, home: Path, full: bool = False) -> Terminal:
    """Run a program with a fault until it has ended, and return its terminal."""
    script = (sys.executable, str(Path(faulty.__file__)), where)
    command = (*DISK_FULL, *script) if full else script
    with Terminal(*arguments, command=command, home=home) as terminal:
        if where in KEYS:
            terminal.wait_for(HOME_TEXT)
            terminal.type(KEYS[where])
        elif where == "signal":
            terminal.wait_for(HOME_TEXT)
            terminal.resize(81, 24)
        elif where == "reading":
            terminal.type("2")
        assert end(terminal, OUTPUT_TIMEOUT)[:2] == (70, None)
        assert_given_back(terminal)
    return terminal


@first(1, "where", sorted(FAULTS, key="exit".__ne__))
def test_a_fault_shows_nothing_and_leaves_a_private_log_without_values(
    where: str, tmp_path: Path
) -> None:
    prepare(tmp_path, pin=True)
    terminal = crash(where, *KIOSK, home=tmp_path)
    after = terminal.raw.rpartition(b"\x1b[?1049l")[2]
    assert not ESCAPES.sub(b"", after)
    assert faulty.SECRET.split()[0].encode() not in terminal.raw
    (log,) = tmp_path.rglob("crash.log")
    log_text = log.read_text("utf-8")
    assert not any(part in log_text for part in (*faulty.SECRET.split(), str(tmp_path)))
    assert log.stat().st_mode & 0o077 == 0
    assert "iomtui" in log_text


@thorough
@pytest.mark.parametrize("where", ["handler", "loading"])
def test_a_viewer_reports_a_fault_in_one_sentence(where: str, tmp_path: Path) -> None:
    terminal = crash(where, *VIEWER, home=tmp_path)
    output = terminal.raw.rpartition(b"\x1b[?25h")[2].decode()
    assert "A fault in the program ended it" in output
    assert str(next(tmp_path.rglob("crash.log"))) in output.replace("\r\n", "")
    assert not any(part in output for part in ("Traceback", *faulty.SECRET.split()))


@thorough
def test_typed_pins_are_not_in_the_log(tmp_path: Path) -> None:
    """Neither the right PIN nor a wrong one."""
    prepare(tmp_path, pin=True)
    script = (sys.executable, str(Path(faulty.__file__)), "box")
    with Terminal(*KIOSK, command=script, home=tmp_path) as terminal:
        terminal.wait_for(HOME_TEXT)
        terminal.type("\x05" + "918273\r")
        terminal.wait_for("That was not the PIN")
        terminal.type(PIN[:-1])
        terminal.wait_for("* * * * * _")
        terminal.type("\x7f")
        assert end(terminal, OUTPUT_TIMEOUT).status == 70
    log_text = next(tmp_path.rglob("crash.log")).read_text("utf-8")
    assert not any(digits in log_text for digits in ("918273", PIN[:-1], PIN))
    assert PIN[:-1].encode() not in terminal.raw


@thorough
@pytest.mark.parametrize("arguments", [KIOSK, VIEWER], ids=["kiosk", "viewer"])
def test_a_fault_on_a_full_disk_ends_it_without_a_log(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    terminal = crash("handler", *arguments, home=tmp_path, full=True)
    assert b"Traceback" not in terminal.raw
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


@thorough
@pytest.mark.parametrize("is_full", [True, False], ids=["full", "no folder"])
def test_a_viewer_that_cannot_write_its_state_works_without_it(
    is_full: bool, tmp_path: Path
) -> None:
    """The disk is full, or its folder cannot be made (as in /proc)."""
    command = (*DISK_FULL, *IOMTUI) if is_full else IOMTUI
    environ = {"XDG_STATE_HOME": str(tmp_path if is_full else "/proc/iomtui")}
    with Terminal(*VIEWER, command=command, environ=environ, home=tmp_path) as terminal:
        terminal.wait_for(HOME_TEXT)
        terminal.type("3q")
        assert end(terminal)[:2] == (0, None)
        assert_given_back(terminal)
    assert terminal.raw.rstrip().endswith(b"\x1b[?25h")
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []
