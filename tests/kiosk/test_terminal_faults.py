"""A terminal that goes, stalls or was never there; a disk that is full; a program at fault."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import faulty
from tests.support.processes import (
    HOME_TEXT,
    PIN,
    ROOM_TO_LEAVE,
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
from tests.support.terminal import ENVIRONMENT, ESCAPES, IOMTUI, PATIENCE, Terminal

KIOSK, VIEWER = ("kiosk", "--lang", "en"), ("--lang", "en")
FRAME = 1 / 60
"""Seconds in which a program draws once."""
BUSY = 30.0
"""Per cent of a processor that only a program uses that spins."""
DEAF = ("/bin/sh", "-c", "trap '' HUP; exec \"$@\"", "sh", *IOMTUI)
"""The program, started by something that ignores SIGHUP."""
DISK_FULL = ("/bin/sh", "-c", 'ulimit -f 0; exec "$@"', "sh")
"""What starts a program that can write to no file (setrlimit(2), RLIMIT_FSIZE)."""

thorough = pytest.mark.thorough
each_program = pytest.mark.parametrize(
    "arguments", [KIOSK, pytest.param(VIEWER, marks=thorough)], ids=["kiosk", "viewer"]
)
"""Under `thorough` both; without it the kiosk, for which more is at stake."""


class Wired(NamedTuple):
    """A program between two terminals of which neither is the one that controls it."""

    process: subprocess.Popen[bytes]
    """The program."""
    keys: int
    """Our end of the terminal from which it reads."""
    screen: int
    """Our end of the terminal on which it draws; perhaps the same."""


@contextmanager
def wired(*arguments: str, home: Path, same: bool) -> Iterator[Wired]:
    """Start the program on terminals that send it no SIGHUP when they go."""
    screen, drawn = os.openpty()
    keys, typed = (os.dup(screen), os.dup(drawn)) if same else os.openpty()
    streams = {"stdin": typed, "stdout": drawn, "stderr": drawn}
    environ = {**ENVIRONMENT, "HOME": str(home)}
    ends = {keys, screen}
    try:
        command = [*IOMTUI, *arguments]
        with started(command, **streams, env=environ, start_new_session=True) as process:
            os.close(typed)
            os.close(drawn)
            yield Wired(process, keys, screen)
    finally:
        for descriptor in ends:
            close(descriptor)


def close(descriptor: int) -> None:
    """Close a file that may be closed."""
    try:
        os.close(descriptor)
    except OSError:
        return


def read_until(descriptor: int, text: bytes) -> None:
    """Read from a terminal until a text came."""
    found, give_up = b"", time.monotonic() + PATIENCE
    while text not in found:
        left = max(0.0, give_up - time.monotonic())
        assert select.select([descriptor], [], [], left)[0], f"never came: {text!r}"
        found += os.read(descriptor, 65536)


@pytest.mark.parametrize("command", [IOMTUI, pytest.param(DEAF, marks=thorough)], ids=["", "deaf"])
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
def test_a_terminal_that_goes_without_a_word_ends_it(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    with wired(*arguments, home=tmp_path, same=True) as (process, keys, screen):
        read_until(screen, b"of the 5 listed")
        os.close(keys)
        os.close(screen)
        assert process.wait(ROOM_TO_LEAVE) == -signal.SIGHUP


@thorough
@each_program
def test_the_end_of_its_input_ends_it_and_gives_the_screen_back(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    with wired(*arguments, home=tmp_path, same=False) as (process, keys, screen):
        read_until(screen, b"of the 5 listed")
        os.close(keys)
        read_until(screen, b"\x1b[?1049l\x1b[?25h")
        assert process.wait(ROOM_TO_LEAVE) == -signal.SIGHUP


@pytest.mark.parametrize("stream", ["nothing", "pipe"])
def test_a_kiosk_without_a_terminal_says_so(stream: str) -> None:
    stdin = subprocess.DEVNULL if stream == "nothing" else subprocess.PIPE
    done = subprocess.run(
        [*IOMTUI, *KIOSK], stdin=stdin, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "needs a terminal" in done.stderr
    assert done.stderr.count("\n") == 1


def stall(terminal: Terminal) -> None:
    """Type and resize, and read nothing, until nothing more fits between us and the program."""
    descriptor, heights = terminal.process.fd, cycle((24, 25))
    give_up = time.monotonic() + PATIENCE
    os.set_blocking(descriptor, False)
    with suppress(BlockingIOError):
        while time.monotonic() < give_up:
            terminal.process.setwinsize(next(heights), 80)
            os.write(descriptor, b"j" * 512)
            # Of sizes that follow each other without a pause it would draw the last one only.
            assert not has_ended(terminal.process.pid, FRAME), "it ended"
    assert time.monotonic() < give_up, "it takes keys although nobody reads what it draws"
    os.set_blocking(descriptor, True)
    terminal.resize(80, 24)


def wait_for_rest(terminal: Terminal) -> None:
    """Wait until a program uses next to nothing of the processor."""
    give_up = time.monotonic() + PATIENCE
    while cpu_share(terminal, 0.2, reads=False) >= BUSY:
        assert time.monotonic() < give_up, "it never comes to rest"


@thorough
@each_program
def test_a_terminal_that_stalls_is_waited_for(arguments: tuple[str, ...]) -> None:
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
def test_it_leaves_in_time_while_the_terminal_stalls(arguments: tuple[str, ...]) -> None:
    with Terminal(*arguments) as terminal:
        terminal.wait_for(HOME_TEXT)
        stall(terminal)
        send(terminal, signal.SIGTERM)
        number = signal.SIGTERM
        # As shells have it, where the program could only be broken off.
        assert end(terminal, reads=False)[:2] in ((None, number), (128 + number, None))
        assert mode(terminal) == fresh_mode()


@thorough
@each_program
def test_a_terminal_that_stalls_and_goes_ends_it(arguments: tuple[str, ...]) -> None:
    with Terminal(*arguments) as terminal:
        terminal.wait_for(HOME_TEXT)
        stall(terminal)
        terminal.process.fileobj.close()
        assert end(terminal, reads=False).signal == signal.SIGHUP


@thorough
@each_program
def test_signals_come_to_the_thread_that_answers_them(arguments: tuple[str, ...]) -> None:
    """One that another thread took would wake nobody, and be answered at the next key."""
    with Terminal(*arguments) as terminal:
        terminal.wait_for(HOME_TEXT)
        pid = terminal.process.pid
        blocked = {
            int(task.name): "SigBlk:\t0000000000000000" not in (task / "status").read_text("utf-8")
            for task in Path(f"/proc/{pid}/task").iterdir()
        }
        assert blocked.pop(pid) is False
        assert set(blocked.values()) == {True}


AT_HOME, AT_ONCE = "at home", ""
"""When a fault comes: at a key on the page where all begins, or by itself."""
FAULTS = {
    "timer": AT_ONCE,
    "callback": AT_ONCE,
    "task": AT_ONCE,
    "thread": AT_ONCE,
    "loading": AT_ONCE,
    "import": AT_ONCE,
    "stylesheet": AT_ONCE,
    "composing": AT_ONCE,
    "drawing": AT_ONCE,
    "reading": AT_ONCE,
    "writing": AT_ONCE,
    "handler": AT_HOME,
    "recursion": AT_HOME,
    "exit": AT_HOME,
    "signal": AT_HOME,
    "box": AT_HOME,
}
IN_DEFAULT = ("exit",)


def crash(where: str, *arguments: str, home: Path, full: bool = False) -> Terminal:
    """Run a program with a fault until it has ended, and return its terminal."""
    script = (sys.executable, str(Path(faulty.__file__)), where)
    command = (*DISK_FULL, *script) if full else script
    with Terminal(*arguments, command=command, home=home) as terminal:
        if FAULTS[where] is AT_HOME:
            terminal.wait_for(HOME_TEXT)
            if where == "signal":
                terminal.resize(81, 24)
            else:
                terminal.type({"box": "\x051\x7f"}.get(where, "?"))
        elif where == "reading":
            terminal.type("2")
        assert end(terminal, PATIENCE)[:2] == (70, None)
        assert_given_back(terminal)
    return terminal


def test_every_fault_is_tried() -> None:
    assert {f"in_{name}" for name in FAULTS} == {n for n in vars(faulty) if n.startswith("in_")}


@pytest.mark.parametrize(
    "where", [each if each in IN_DEFAULT else pytest.param(each, marks=thorough) for each in FAULTS]
)
def test_nothing_of_a_fault_is_on_a_kiosk(where: str, tmp_path: Path) -> None:
    prepare(tmp_path, pin=True)
    terminal = crash(where, *KIOSK, home=tmp_path)
    after = terminal.raw.rpartition(b"\x1b[?1049l")[2]
    assert not ESCAPES.sub(b"", after)
    assert faulty.SECRET.split()[0].encode() not in terminal.raw
    (log,) = tmp_path.rglob("crash.log")
    noted = log.read_text("utf-8")
    assert not any(part in noted for part in (*faulty.SECRET.split(), str(tmp_path)))
    assert log.stat().st_mode & 0o077 == 0
    assert "iomtui" in noted


@thorough
@pytest.mark.parametrize("where", ["handler", "loading"])
def test_a_reader_is_told_of_a_fault_in_one_sentence(where: str, tmp_path: Path) -> None:
    terminal = crash(where, *VIEWER, home=tmp_path)
    said = terminal.raw.rpartition(b"\x1b[?25h")[2].decode()
    assert "A fault in the program ended it" in said
    assert str(next(tmp_path.rglob("crash.log"))) in said.replace("\r\n", "")
    assert not any(part in said for part in ("Traceback", *faulty.SECRET.split()))


@thorough
def test_nothing_that_was_typed_is_in_the_log(tmp_path: Path) -> None:
    """Neither the PIN nor what was typed instead of it, in any way that digits can be written."""
    prepare(tmp_path, pin=True)
    script = (sys.executable, str(Path(faulty.__file__)), "box")
    with Terminal(*KIOSK, command=script, home=tmp_path) as terminal:
        terminal.wait_for(HOME_TEXT)
        terminal.type("\x05" + "918273\r")
        terminal.wait_for("That was not the PIN")
        terminal.type(PIN[:-1])
        terminal.wait_for("* * * * * _")
        terminal.type("\x7f")
        assert end(terminal, PATIENCE).status == 70
    noted = next(tmp_path.rglob("crash.log")).read_text("utf-8")
    assert not any(digits in noted for digits in ("918273", PIN[:-1], PIN))
    assert PIN[:-1].encode() not in terminal.raw


@thorough
@pytest.mark.parametrize("arguments", [KIOSK, VIEWER], ids=["kiosk", "viewer"])
def test_where_nothing_can_be_written_a_fault_ends_it_as_well(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    terminal = crash("handler", *arguments, home=tmp_path, full=True)
    assert b"Traceback" not in terminal.raw
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


@thorough
@pytest.mark.parametrize("is_full", [True, False], ids=["full", "no folder"])
def test_a_viewer_that_can_write_nothing_goes_on_without_memory(
    is_full: bool, tmp_path: Path
) -> None:
    """The disk is full, or its folder cannot be made (there is none to be made in /proc)."""
    command = (*DISK_FULL, *IOMTUI) if is_full else IOMTUI
    environ = {"XDG_STATE_HOME": str(tmp_path if is_full else "/proc/iomtui")}
    with Terminal(*VIEWER, command=command, environ=environ, home=tmp_path) as terminal:
        terminal.wait_for(HOME_TEXT)
        terminal.type("3q")
        assert end(terminal)[:2] == (0, None)
        assert_given_back(terminal)
    assert terminal.raw.rstrip().endswith(b"\x1b[?25h")
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []
