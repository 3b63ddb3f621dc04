"""Addresses are opened only if there is a browser, and without access to our terminal."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from iomtui.browser import Opener, open_address, opener
from tests.support.examples import first
from tests.support.processes import started_by
from tests.support.terminal import OUTPUT_TIMEOUT, Terminal

ADDRESS = "https://example.org/?a=b&c=%20d;e"

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell and pipes")


@pytest.fixture
def with_program(tmp_path: Path) -> dict[str, str]:
    """An environment with xdg-open and without a display."""
    program = tmp_path / "xdg-open"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return {"PATH": str(tmp_path)}


@posix_only
def test_with_a_display_xdg_open_opens_addresses(
    with_program: dict[str, str], tmp_path: Path
) -> None:
    for display in ("DISPLAY", "WAYLAND_DISPLAY"):
        assert opener(with_program | {display: ":0"}, "linux") == ((str(tmp_path / "xdg-open"),),)
    for without in ({}, {"WAYLAND_DISPLAY": "", "DISPLAY": ""}):
        assert opener(with_program | without, "linux") == ()
    assert opener({"PATH": str(tmp_path / "empty"), "DISPLAY": ":0"}, "linux") == ()


@posix_only
@pytest.mark.parametrize(
    ("value", "commands"),
    [
        ("/usr/bin/wslview", (("/usr/bin/wslview",),)),
        ("one --new 'a b':two %s &", (("one", "--new", "a b"), ("two", "%s"))),
        ("::it's:w3m:/usr/bin/lynx", ()),
    ],
)
def test_the_variable_browser_lists_commands_that_need_no_display(
    value: str, commands: Opener, with_program: dict[str, str]
) -> None:
    assert opener({"BROWSER": value}, "linux") == commands
    everything = opener(with_program | {"BROWSER": value, "DISPLAY": ":0"}, "linux")
    assert everything == (*commands, (f"{with_program['PATH']}/xdg-open",))


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY"])
def test_on_a_mac_there_is_no_browser_over_ssh(name: str) -> None:
    assert opener({}, "darwin") == (("open",),)
    assert opener({name: "x"}, "darwin") == ()


def test_on_windows_no_shell_reads_the_address() -> None:
    assert opener({}, "win32")[0][0] == "rundll32"


def fails(*commands: tuple[str, ...]) -> bool:
    """Return whether none of some commands opens an address, once they have ended."""
    threads, children, failures = set(threading.enumerate()), started_by(os.getpid()), []
    open_address(commands, ADDRESS, lambda: failures.append(True))
    for thread in set(threading.enumerate()) - threads:
        thread.join(10)
    assert sorted(started_by(os.getpid())) == sorted(children), "it leaves a process"
    return bool(failures)


@posix_only
def test_a_browser_fails_that_cannot_be_started_or_ends_at_once_with_a_status(
    tmp_path: Path,
) -> None:
    nothing = tmp_path / "nothing"
    nothing.write_text("")
    for program in (str(tmp_path / "nowhere"), str(nothing), str(tmp_path), "false"):
        assert fails((program,))
    assert fails()
    assert not fails(("true",))
    assert not fails(("sh", "-c", "exit 3"), ("true",), ("false",))


@posix_only
def test_a_browser_that_fails_later_has_failed_and_no_other_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iomtui.browser._FAILURE_SECONDS", 0.0)
    assert fails(("sh", "-c", "exit 3"), ("touch", str(tmp_path / "other")))
    assert list(tmp_path.iterdir()) == []


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
def test_the_program_gets_the_address_without_a_shell_and_without_our_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    script = (
        "import os, sys; report, *arguments = sys.argv[1:]\n"
        "print('noise'); print('noise', file=sys.stderr)\n"
        "outlives_us = os.getsid(0) == os.getpid()\n"
        "print([arguments, sys.stdin.read(), outlives_us], file=open(report, 'w'), flush=True)\n"
    )
    os.mkfifo(report := tmp_path / "report")
    # Both ends, so that neither waits for the other to open it.
    descriptor = os.open(report, os.O_RDWR | os.O_NONBLOCK)
    python = (sys.executable, "-ISc", script, str(report))
    for command, arguments in (
        ((*python, "first"), ["first", ADDRESS]),
        ((*python, "--url=%s", "last"), [f"--url={ADDRESS}", "last"]),
    ):
        assert not fails(command)
        assert os.read(descriptor, 1000).decode() == f"{[arguments, '', True]}\n"
    os.close(descriptor)
    assert capfd.readouterr() == ("", "")


@posix_only
@first(1, ("script", "sentence"), [("exit 3", "browser failed"), ("exit 0", "browser was asked")])
def test_a_viewer_tells_that_a_browser_failed_and_leaves_no_process(
    script: str, sentence: str, tmp_path: Path
) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\necho noise >&2\n{script}\n")
    browser.chmod(0o755)
    with Terminal("--lang", "en", environ={"BROWSER": str(browser)}) as terminal:
        terminal.wait_for("q quit")
        terminal.type("o")
        terminal.wait_for(sentence)
        give_up = time.monotonic() + OUTPUT_TIMEOUT
        while started_by(terminal.process.pid):
            assert time.monotonic() < give_up, "it leaves a process"
            terminal.look(0.01)
        assert "noise" not in terminal.text
