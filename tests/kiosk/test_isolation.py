"""System calls of a kiosk: no network, no other program, and writes in one folder only."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
from pathlib import Path

import pytest

from tests.kiosk.conftest import Kiosks
from tests.support.kiosk import OPEN
from tests.support.processes import (
    ANY_KEY,
    EARLY_CARDS,
    HOME_TEXT,
    end,
    prepare,
    send,
    started_by,
)
from tests.support.services import NotifySocket, notify_socket
from tests.support.terminal import KEYS, OUTPUT_TIMEOUT, Terminal

NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}
"""Python would cache what it compiles, in a checkout that has just changed."""

CALLS = "%network,%process,%file"
NETWORKS = ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET")
TALKS = re.compile(r"\b(?:connect|bind|listen|accept4?|sendmsg|sendto)\((?!.*NULL, 0[) ])")
"""Calls with an address; `sendto` has one unless it writes to a socket pair."""
STARTS = re.compile(r"\b(?:execve|execveat|fork|vfork)\(")
WRITES = re.compile(r"\bO_(?:WRONLY|RDWR|CREAT|TRUNC)\b")
CHANGES = re.compile(r"^\d+ +(?:mk|rename|unlink|link|symlink|rmdir|chmod|fchmod|chown|trunc)\w*\(")
PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')
OWN = ("/dev/null", "/dev/tty", "/dev/pts/")


def session(terminal: Terminal) -> None:
    """Use a kiosk: cards, pages, both languages, a wrong PIN, and its end."""
    terminal.wait_for(ANY_KEY)
    terminal.type(KEYS["down"])
    terminal.wait_for(HOME_TEXT)
    for keys, seen in (
        ("2", "Episode list: 2 of 5"),
        ("0", "Daftar episode: 2 dari 5"),
        ("0", "Episode list: 2 of 5"),
        ("c", "IOM+Indonesia"),
        (KEYS["escape"], "Episode list: 2 of 5"),
        ("?", "KEYS"),
        (KEYS["escape"], "Episode list: 2 of 5"),
        ("\x05918273\r", "That was not the PIN"),
    ):
        terminal.type(keys)
        terminal.wait_for(seen)
    send(terminal, signal.SIGTERM)
    assert end(terminal)[:2] == (None, signal.SIGTERM)


def sockets(pid: int) -> set[str]:
    """Return the inodes of the sockets that a program holds."""
    links = (os.path.realpath(each) for each in Path(f"/proc/{pid}/fd").iterdir())
    return {found[1] for each in links if (found := re.search(r"socket:\[(\d+)\]", each))}


def network_sockets(pid: int) -> set[str]:
    """Return the inodes of all sockets of the Internet protocols."""
    names = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
    tables = (Path(f"/proc/{pid}/net/{name}") for name in names)
    return {
        line.split()[9]
        for table in tables
        if table.exists()
        for line in table.read_text("ascii").splitlines()[1:]
    }


def test_a_running_kiosk_has_no_network_socket_and_no_child(kiosks: Kiosks) -> None:
    kiosk = kiosks(OPEN)
    kiosk.terminal.type("2\r\r")
    kiosk.terminal.wait_for("youtu")
    pid = kiosk.terminal.process.pid
    assert sockets(pid)
    assert not sockets(pid) & network_sockets(pid)
    assert started_by(pid) == []
    kiosk.check()


def test_the_check_for_sockets_finds_one() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 0))
        pid = int(Path("/proc/self").readlink().name)
        assert sockets(pid) & network_sockets(pid)


def trace(path: Path, home: Path, manager: NotifySocket) -> list[str]:
    """Return the system calls of a session of a kiosk."""
    # -D: the program stays our child, and strace is a process beside it.
    strace = ("strace", "-D", "-f", "-qq", "-s", "300", "-e", "signal=none", "-o", str(path))
    command = (*strace, "-e", f"trace={CALLS}", *EARLY_CARDS)
    environ = {**NO_BYTECODE, **manager.environ, "XDG_RUNTIME_DIR": str(home / "run")}
    with Terminal("kiosk", "--lang", "en", command=command, home=home, environ=environ) as terminal:
        terminal.wait_for(ANY_KEY)
        assert manager.next(OUTPUT_TIMEOUT) == "READY=1"
        session(terminal)
    return path.read_text("utf-8", "replace").splitlines()


@pytest.mark.thorough
def test_the_system_calls_are_for_no_network_no_program_and_only_its_own_files(
    tmp_path: Path, thorough: bool
) -> None:
    if not shutil.which("strace"):
        message = "strace is missing: install the package strace"
        pytest.fail(message) if thorough else pytest.skip(message)
    home = tmp_path / "home"
    prepare(home, pin=True)
    reports = tmp_path / "reports"
    with notify_socket(reports) as manager:
        calls = trace(tmp_path / "calls", home, manager)
    assert len(calls) > 1000
    assert [each for each in calls if any(family in each for family in NETWORKS)] == []
    assert {each for each in calls if TALKS.search(each) and str(reports) not in each} == set()
    assert len([each for each in calls if STARTS.search(each)]) == 1
    threads = [each for each in calls if re.search(r"\bclone3?\(", each)]
    assert all("CLONE_THREAD" in each for each in threads)
    own = (*OWN, str(home / ".local" / "state"), str(home / "run"))
    changed = [
        found[1]
        for each in calls
        if (WRITES.search(each) or CHANGES.search(each)) and (found := PATH.search(each))
    ]
    assert [each for each in changed if not each.startswith(own)] == []
