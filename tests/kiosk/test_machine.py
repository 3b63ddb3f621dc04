"""What of a machine and its terminal would spoil a kiosk."""

from __future__ import annotations

import os
import pty
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from iomtui.i18n.templates import PLACEHOLDER, SHIPPED, fill
from iomtui.i18n.wording_loader import load_wording
from iomtui.kiosk.machine import (
    Machine,
    TerminalFacts,
    look_at_terminal,
    machine_problems,
)

GOOD = TerminalFacts("xterm-256color", columns=120, rows=33)
CONSOLE = GOOD._replace(term="linux", theme="console", num_lock=True)


def problems(machine: Machine, **settings: Any) -> list[str]:
    settings = {"theme": None, "half_blocks": None, **settings}
    return [code for code, _ in machine_problems(machine, **settings)]


@pytest.mark.parametrize(
    ("terminal", "settings", "expected"),
    [
        (GOOD, {}, []),
        (CONSOLE, {"half_blocks": True}, []),
        (CONSOLE._replace(rows=44), {}, []),
        (CONSOLE, {}, ["no_codes"]),
        (CONSOLE._replace(columns=119, rows=45), {}, ["no_codes"]),
        (CONSOLE._replace(rows=46), {}, ["small_letters"]),
        (GOOD._replace(columns=80, rows=24), {}, []),
        (GOOD._replace(columns=79), {}, ["small_window"]),
        (GOOD._replace(rows=23), {}, ["small_window"]),
        (CONSOLE._replace(columns=0, rows=0), {}, []),
        (GOOD._replace(term=""), {}, ["unknown_term"]),
        (GOOD, {"theme": "day"}, []),
        (CONSOLE, {"theme": "plain", "half_blocks": True}, []),
        (CONSOLE, {"theme": "contrast", "half_blocks": True}, ["few_colours"]),
        (GOOD._replace(encoding="ascii"), {"half_blocks": True}, ["charset", "no_codes"]),
        (GOOD._replace(num_lock=False), {}, ["num_lock"]),
        (GOOD._replace(has_desktop=True), {}, ["blanking"]),
        (None, {}, ["no_terminal"]),
    ],
)
def test_what_is_wrong_with_a_terminal(
    terminal: TerminalFacts | None, settings: dict[str, Any], expected: list[str], tmp_path: Path
) -> None:
    assert problems(Machine(terminal, tmp_path), **settings) == expected


def test_what_is_wrong_with_the_rights_of_the_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    assert problems(Machine(GOOD, tmp_path / "to" / "be" / "made")) == []
    for folder in (None, tmp_path / "file", tmp_path / "file" / "inside"):
        assert problems(Machine(GOOD, folder)) == ["no_state"]
    asked = []

    def refuse(path: Path, mode: int) -> bool:
        asked.append((path, mode))
        return False

    monkeypatch.setattr(os, "access", refuse)
    assert problems(Machine(GOOD, tmp_path / "new")) == ["no_state"]
    assert asked == [(tmp_path, os.W_OK | os.X_OK)]
    monkeypatch.undo()
    assert problems(Machine(GOOD, tmp_path, reports=False)) == ["no_reports"]
    assert problems(Machine(GOOD, tmp_path, is_root=True)) == ["root"]


@pytest.fixture
def descriptor() -> Iterator[int]:
    ends = pty.openpty()
    os.set_blocking(ends[0], False)
    yield ends[1]
    for end in ends:
        os.close(end)


def test_a_terminal_says_its_size_and_the_environment_the_rest(
    descriptor: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = os.terminal_size((132, 43))
    monkeypatch.setattr(os, "get_terminal_size", lambda _: size)
    plain = look_at_terminal(descriptor, {"TERM": "linux", "NO_COLOR": "1"}, "utf-8")
    assert plain == TerminalFacts("linux", 132, 43, theme="console")
    environ = {"TERM": "foot", "COLORTERM": "truecolor", "WAYLAND_DISPLAY": "wayland-0"}
    assert look_at_terminal(descriptor, environ, "utf-8").has_desktop
    for flags, num_lock in ((b"\x06", True), (b"\x04", False)):
        monkeypatch.setattr("fcntl.ioctl", lambda *_, flags=flags: flags)
        assert look_at_terminal(descriptor, {}, "utf-8").num_lock is num_lock


@pytest.mark.parametrize("tag", SHIPPED)
def test_every_problem_has_a_sentence_with_the_values_that_it_gets(
    tag: str, tmp_path: Path
) -> None:
    words = load_wording(tag).machine
    bad = GOOD._replace(term="", rows=99, columns=9, encoding="ascii", num_lock=False)
    terminal = bad._replace(theme="console", has_desktop=True)
    machine = Machine(terminal, None, reports=False, is_root=True)
    reported = dict(machine_problems(machine, theme="day", half_blocks=None))
    assert {*reported, "no_terminal"} == {*words}
    for code, values in reported.items():
        sentence = fill(words[code], {**values, "command": "x"})
        assert not PLACEHOLDER.search(sentence)
