"""A browser is asked only where there is one, and it never writes on our screen."""

from __future__ import annotations

import gc
import os
import select
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from iomtui.browser import open_address, opener

ADDRESS = "https://example.org/?a=b&c=%20d;e"
SHELL = "/bin/sh"

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell and pipes")


@pytest.fixture
def with_program(tmp_path: Path) -> dict[str, str]:
    """An environment in which xdg-open is found, without a display."""
    program = tmp_path / "xdg-open"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return {"PATH": str(tmp_path)}


@posix_only
@pytest.mark.parametrize("display", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_where_there_is_a_display_its_own_program_opens_addresses(
    with_program: dict[str, str], tmp_path: Path, display: str
) -> None:
    found = opener(with_program | {display: ":0"}, "linux")
    assert found == (str(tmp_path / "xdg-open"),)


@posix_only
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ""}, {"WAYLAND_DISPLAY": "", "DISPLAY": ""}])
def test_without_a_display_there_is_no_browser(
    with_program: dict[str, str], display: dict[str, str]
) -> None:
    assert opener(with_program | display, "linux") is None


def test_without_the_program_there_is_no_browser(tmp_path: Path) -> None:
    assert opener({"PATH": str(tmp_path), "DISPLAY": ":0"}, "linux") is None


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY"])
def test_on_a_mac_the_browser_is_at_the_screen_that_one_sits_at(name: str) -> None:
    assert opener({}, "darwin") == ("open",)
    assert opener({name: "x"}, "darwin") is None


def test_on_windows_no_shell_reads_the_address() -> None:
    found = opener({}, "win32")
    assert found
    assert found[0] == "rundll32"


def test_a_browser_that_cannot_be_started_is_no_error(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    nothing.write_text("")
    for program in (str(tmp_path / "nowhere"), str(nothing), str(tmp_path)):
        assert (open_address((program,), ADDRESS)) is False


class Pipe:
    """A named pipe through which a program and a test speak in lines."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path = path
        # Both ends, so that neither waits for the other to open it.
        self._both = os.open(path, os.O_RDWR | os.O_NONBLOCK)

    def tell(self, line: str) -> None:
        os.write(self._both, f"{line}\n".encode())

    def hear(self) -> str:
        heard = b""
        while not heard.endswith(b"\n"):
            assert select.select([self._both], [], [], 10)[0], "the program says nothing"
            heard += os.read(self._both, 1000)
        return heard.decode()[:-1]

    def close(self) -> None:
        os.close(self._both)


def wait_for_ends() -> None:
    """Wait until asyncio has seen the end of every program."""
    for thread in threading.enumerate():
        if thread.name.startswith("asyncio-waitpid"):
            thread.join(10)


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Pipe]:
    """What the program tells us."""
    pipe = Pipe(tmp_path / "told")
    yield pipe
    pipe.close()


@pytest.fixture
def asked(tmp_path: Path) -> Iterator[Pipe]:
    """What we tell the program."""
    pipe = Pipe(tmp_path / "asked")
    yield pipe
    pipe.close()


def answer(told: Pipe, *program: str, stays: bool = False) -> str:
    """Open the address, and return what the program tells first; leave it there if it stays."""

    assert open_address(program, ADDRESS)
    heard = told.hear()
    if not stays:
        wait_for_ends()
    return heard


@posix_only
def test_the_address_is_the_last_argument_and_no_shell_reads_it(told: Pipe) -> None:
    script = f'printf "%s|" "$@" > "{told.path}"; echo > "{told.path}"'
    assert answer(told, SHELL, "-c", script, "sh", "first") == f"first|{ADDRESS}|"


@pytest.fixture
def typed_ahead() -> Iterator[None]:
    """Put a line where a terminal has what was typed."""
    ours, (reading, writing) = os.dup(0), os.pipe()
    os.write(writing, b"typed\n")
    os.dup2(reading, 0)
    yield
    os.dup2(ours, 0)
    for end in (ours, reading, writing):
        os.close(end)


@posix_only
@pytest.mark.usefixtures("typed_ahead")
def test_the_program_reads_and_writes_nothing_on_our_terminal(
    told: Pipe, capfd: pytest.CaptureFixture[str]
) -> None:
    script = f'echo noise; echo noise >&2; read line; echo "read: $line" > "{told.path}"'
    assert answer(told, SHELL, "-c", script) == "read: "
    assert capfd.readouterr() == ("", "")


@posix_only
def test_the_program_lives_on_in_a_session_of_its_own_when_we_leave(
    told: Pipe, asked: Pipe
) -> None:
    script = (
        "import os, sys; told, asked, address = sys.argv[1:]\n"
        "tell = lambda line: print(line, file=open(told, 'w'))\n"
        "tell(os.getsid(0) == os.getpid())\n"
        "tell(open(asked).readline().strip() + address)"
    )
    paths = str(told.path), str(asked.path)
    assert answer(told, sys.executable, "-ISc", script, *paths, stays=True) == "True"
    # Nobody holds on to it.
    gc.collect()
    asked.tell("still here:")
    assert told.hear() == f"still here:{ADDRESS}"
    wait_for_ends()
