"""The kiosk keeps to itself: it talks to no network, starts nothing, and writes in one folder."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
from pathlib import Path

import pytest
from pyte.screens import Char

from tests.kiosk.conftest import Kiosks
from tests.support.kiosk import OPEN
from tests.support.processes import (
    ANY_KEY,
    HOME_TEXT,
    IMPATIENT,
    end,
    prepare,
    send,
    started_by,
)
from tests.support.terminal import IOMTUI, KEYS, Terminal

NO_BYTECODE = {"PYTHONDONTWRITEBYTECODE": "1"}
"""Python itself would write down what it compiled, in a checkout that has just changed."""

CALLS = "%network,%process,%file"
NETWORKS = ("AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET")
TALKS = re.compile(r"\b(?:connect|bind|listen|accept4?|sendmsg|sendto)\((?!.*NULL, 0\))")
"""What has to do with an address; `sendto` has one unless it goes to the other end of a pair."""
STARTS = re.compile(r"\b(?:execve|execveat|fork|vfork)\(")
WRITES = re.compile(r"\bO_(?:WRONLY|RDWR|CREAT|TRUNC)\b")
CHANGES = re.compile(r"^\d+ +(?:mk|rename|unlink|link|symlink|rmdir|chmod|fchmod|chown|trunc)\w*\(")
PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')
OWN = ("/dev/null", "/dev/tty", "/dev/pts/")


def session(terminal: Terminal) -> None:
    """Go through a kiosk: the cards, pages, both languages, the box for the PIN, the end."""
    terminal.wait_for(ANY_KEY)
    terminal.type(KEYS["down"])
    terminal.wait_for(HOME_TEXT)
    for keys, seen in (
        ("2", "2 of the 5 listed"),
        ("0", "ke-2 dari 5"),
        ("0", "2 of the 5 listed"),
        ("c", "IOM+Indonesia"),
        (KEYS["escape"], "2 of the 5 listed"),
        ("?", "KEYS"),
        (KEYS["escape"], "2 of the 5 listed"),
        ("\x05918273\r", "That was not the PIN"),
    ):
        terminal.type(keys)
        terminal.wait_for(seen)
    send(terminal, signal.SIGTERM)
    assert end(terminal)[:2] == (None, signal.SIGTERM)


def tool(name: str, *, thorough: bool) -> str:
    """Return the path of a tool; without it, the test is skipped, but fails if all is wanted."""
    if found := shutil.which(name):
        return found
    package = {"strace": "strace", "unshare": "util-linux"}[name]
    message = f"{name} is missing: install the package {package}"
    return pytest.fail(message) if thorough else pytest.skip(message)


def sockets(pid: int) -> set[str]:
    """Return the inodes of the sockets that a program holds."""
    links = (os.path.realpath(each) for each in Path(f"/proc/{pid}/fd").iterdir())
    return {found[1] for each in links if (found := re.search(r"socket:\[(\d+)\]", each))}


def of_networks(pid: int) -> set[str]:
    """Return the inodes of all sockets of networks: TCP, UDP, raw, packet and netlink."""
    folder = Path(f"/proc/{pid}/net")
    column = {"netlink": 9, "packet": 8}
    return {
        line.split()[column.get(name, 9)]
        for name in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6", "packet", "netlink")
        if (folder / name).exists()
        for line in (folder / name).read_text("ascii").splitlines()[1:]
    }


def test_it_holds_no_socket_of_a_network_and_has_started_nothing(kiosks: Kiosks) -> None:
    kiosk = kiosks(OPEN)
    kiosk.terminal.type("2\r\r")
    kiosk.terminal.wait_for("youtu")
    pid = kiosk.terminal.process.pid
    assert sockets(pid)
    assert not sockets(pid) & of_networks(pid)
    assert started_by(pid) == []
    kiosk.check()


def test_the_look_at_sockets_would_see_one() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 0))
        pid = int(Path("/proc/self").readlink().name)
        assert sockets(pid) & of_networks(pid)


def trace(path: Path, home: Path, *arguments: str) -> list[str]:
    """Return the calls that the system was asked for in a session of a kiosk."""
    # -D: the program stays the one that was started here, and strace watches from beside it.
    strace = ("strace", "-D", "-f", "-qq", "-s", "300", "-e", "signal=none", "-o", str(path))
    command = (*strace, "-e", f"trace={CALLS}", *IMPATIENT)
    environ = NO_BYTECODE
    with Terminal("kiosk", "--lang", "en", command=command, home=home, environ=environ) as terminal:
        session(terminal)
    return path.read_text("utf-8", "replace").splitlines()


@pytest.mark.thorough
def test_it_asks_the_system_for_no_network_no_program_and_no_file_of_others(
    tmp_path: Path, thorough: bool
) -> None:
    tool("strace", thorough=thorough)
    home = tmp_path / "home"
    prepare(home, pin=True)
    calls = trace(tmp_path / "calls", home)
    assert len(calls) > 1000
    assert [each for each in calls if any(family in each for family in NETWORKS)] == []
    assert [each for each in calls if TALKS.search(each)] == []
    assert len([each for each in calls if STARTS.search(each)]) == 1
    threads = [each for each in calls if re.search(r"\bclone3?\(", each)]
    assert all("CLONE_THREAD" in each for each in threads)
    state = str(home / ".local" / "state")
    changed = [
        found[1]
        for each in calls
        if (WRITES.search(each) or CHANGES.search(each)) and (found := PATH.search(each))
    ]
    assert [each for each in changed if not each.startswith((*OWN, state))] == []


@pytest.mark.thorough
def test_without_any_network_all_it_draws_is_the_same(tmp_path: Path, thorough: bool) -> None:
    unshare = tool("unshare", thorough=thorough)
    seen_with, seen_without = (
        screens(command, tmp_path) for command in (IOMTUI, (unshare, "-rn", *IOMTUI))
    )
    assert seen_with == seen_without


def screens(command: tuple[str, ...], home: Path) -> list[list[list[Char]]]:
    """Return all cells of some screens, with their colours."""
    found = []
    with Terminal("kiosk", "--lang", "en", command=command, home=home) as terminal:
        terminal.wait_for(HOME_TEXT)
        for keys, seen in (("3", "3 of the 5 listed"), ("0", "ke-3 dari 5"), ("c", "IOM+Indo")):
            terminal.type(keys)
            terminal.wait_for(seen)
            rows = terminal.screen.buffer
            found.append([[rows[y][x] for x in range(80)] for y in range(24)])
    return found
