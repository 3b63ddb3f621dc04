"""Addresses are opened only if there is a browser, and without access to our terminal."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from iomtui.browser import open_address, opener

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
        assert opener(with_program | {display: ":0"}, "linux") == (str(tmp_path / "xdg-open"),)
    for without in ({}, {"WAYLAND_DISPLAY": "", "DISPLAY": ""}):
        assert opener(with_program | without, "linux") is None
    assert opener({"PATH": str(tmp_path / "empty"), "DISPLAY": ":0"}, "linux") is None


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY"])
def test_on_a_mac_there_is_no_browser_over_ssh(name: str) -> None:
    assert opener({}, "darwin") == ("open",)
    assert opener({name: "x"}, "darwin") is None


def test_on_windows_no_shell_reads_the_address() -> None:
    assert (opener({}, "win32") or ("",))[0] == "rundll32"


def test_a_browser_that_cannot_be_started_is_no_error(tmp_path: Path) -> None:
    nothing = tmp_path / "nothing"
    nothing.write_text("")
    for program in (str(tmp_path / "nowhere"), str(nothing), str(tmp_path)):
        assert (open_address((program,), ADDRESS)) is False


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
    assert open_address((sys.executable, "-ISc", script, str(report), "first"), ADDRESS)
    assert select.select([descriptor], [], [], 10)[0], "the program reports nothing"
    assert os.read(descriptor, 1000).decode() == f"{[['first', ADDRESS], '', True]}\n"
    os.close(descriptor)
    assert capfd.readouterr() == ("", "")
