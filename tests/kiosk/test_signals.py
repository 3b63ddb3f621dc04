"""Signals: what keys could send does nothing to a kiosk; the rest ends everything in order."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.examples import first
from tests.support.processes import (
    ANY_KEY,
    HOME_TEXT,
    IMPATIENT,
    assert_answers,
    assert_given_back,
    drain,
    end,
    fresh_mode,
    is_raw,
    is_stopped,
    kiosk,
    mode,
    prepare,
    send,
    started_by,
    vitals,
    wait_until_it_ignores,
    wait_until_it_stops,
)
from tests.support.terminal import IOMTUI, Terminal

FROM_KEYS = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP)
HARMLESS = (*FROM_KEYS, signal.SIGCONT, signal.SIGWINCH, signal.SIGPIPE)
PROMPT = "ready> "


@pytest.fixture(scope="module")
def running() -> Iterator[Terminal]:
    """A kiosk for what leaves it as it was."""
    with kiosk() as terminal:
        yield terminal


def test_a_storm_of_what_keys_could_send_does_nothing_to_a_kiosk(running: Terminal) -> None:
    chance = random.Random(1)
    assert_answers(running)
    before = vitals(running.process.pid)
    for _ in range(3):
        send(running, *chance.choices(HARMLESS, k=50))
        assert_answers(running)
    assert vitals(running.process.pid) == before
    assert is_raw(running)


@pytest.mark.thorough
def test_a_storm_of_resizes_and_going_on_leaves_a_viewer_as_it_was() -> None:
    with Terminal("--lang", "en") as terminal:
        terminal.wait_for(HOME_TEXT)
        assert_answers(terminal)
        before = vitals(terminal.process.pid)
        for _ in range(20):
            send(terminal, *(signal.SIGCONT, signal.SIGWINCH, signal.SIGPIPE) * 50)
            assert_answers(terminal)
        assert vitals(terminal.process.pid) == before


def at_start(terminal: Terminal) -> None:
    """Stay on the page with which everything begins."""


def reading(terminal: Terminal) -> None:
    terminal.type("2\r")
    terminal.wait_for("2 of the 5 listed")


def in_help(terminal: Terminal) -> None:
    terminal.type("?")
    terminal.wait_for("KEYS")


def at_pin(terminal: Terminal) -> None:
    terminal.type("\x05")
    terminal.wait_for("For staff only")


def at_cards(terminal: Terminal) -> None:
    terminal.wait_for(ANY_KEY)


KIOSK, VIEWER = ("kiosk", "--lang", "en"), ("--lang", "en")
ENDINGS = [
    *((KIOSK, where, number)
      for where in (at_start, reading, in_help, at_cards)
      for number in (signal.SIGTERM, signal.SIGHUP)),
    *((VIEWER, where, number)
      for where in (at_start, reading, in_help)
      for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)),
]  # fmt: skip


@first(1, ("arguments", "where", "number"), [(KIOSK, at_pin, signal.SIGTERM), *ENDINGS])
def test_who_asks_it_to_leave_gets_the_terminal_back(
    arguments: tuple[str, ...],
    where: Callable[[Terminal], None],
    number: signal.Signals,
    tmp_path: Path,
) -> None:
    prepare(tmp_path, pin=True)
    command = IMPATIENT if where is at_cards else IOMTUI
    with Terminal(*arguments, command=command, home=tmp_path) as terminal:
        terminal.wait_for(ANY_KEY if where is at_cards else HOME_TEXT)
        where(terminal)
        send(terminal, number)
        assert end(terminal)[:2] == (None, number)
        assert_given_back(terminal)


@pytest.mark.thorough
@pytest.mark.parametrize("arguments", [KIOSK, VIEWER], ids=["kiosk", "viewer"])
def test_many_who_ask_at_once_end_it_once(arguments: tuple[str, ...]) -> None:
    asked = (signal.SIGTERM, signal.SIGHUP)
    with Terminal(*arguments) as terminal:
        terminal.wait_for(HOME_TEXT)
        send(terminal, *asked * 20)
        assert end(terminal).signal in asked
        assert_given_back(terminal)


@pytest.mark.thorough
def test_it_can_be_ended_at_every_moment_of_its_start() -> None:
    """Also while it takes the terminal over."""
    for moment in range(0, 900, 20):
        with Terminal(*KIOSK) as terminal:
            drain(terminal, moment / 1000)
            send(terminal, signal.SIGTERM)
            assert end(terminal)[:2] == (None, signal.SIGTERM)
            assert mode(terminal) == fresh_mode()


@pytest.mark.thorough
@pytest.mark.parametrize("moment", range(0, 500, 20))
def test_keys_do_not_end_a_kiosk_while_it_starts(moment: int) -> None:
    """The terminal still makes signals of keys while the program is being read."""
    with Terminal(*KIOSK) as terminal:
        wait_until_it_ignores(terminal.process.pid, signal.SIGINT)
        drain(terminal, moment / 1000)
        terminal.type("\x03\x1c\x1a")
        terminal.wait_for(HOME_TEXT)
        assert_answers(terminal)


def test_after_a_stop_all_is_drawn_anew_and_keys_count_again(running: Terminal) -> None:
    running.wait(lambda: running.lines[-1].strip() != "", "the last row")
    seen = running.text
    send(running, signal.SIGSTOP)
    wait_until_it_stops(running)
    # What a shell would do meanwhile: another mode, and another text on the screen.
    termios.tcsetattr(running.process.fd, termios.TCSANOW, fresh_mode())
    running.screen.reset()
    running.screen.draw("something else")
    send(running, signal.SIGCONT)
    running.wait(lambda: running.text == seen, "the same screen again")
    assert is_raw(running)
    assert running.screen.cursor.hidden
    assert_answers(running)


@pytest.fixture
def shell(tmp_path: Path) -> Terminal:
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("there is no bash")
    environ = {"PS1": PROMPT, "HISTFILE": "", "BASH_SILENCE_DEPRECATION_WARNING": "1"}
    return Terminal("--norc", "--noprofile", "-i", command=(bash,), environ=environ)


def run_in(shell: Terminal, line: str) -> None:
    shell.wait_for(PROMPT.strip())
    shell.type(f"{line}\r")


@first(1, "by_key", [True, False], ids=["ctrl+z", "sigtstp"])
def test_a_viewer_is_put_aside_and_fetched_back(shell: Terminal, by_key: bool) -> None:
    with shell:
        run_in(shell, f"{sys.executable} -m iomtui --lang en")
        shell.wait_for(HOME_TEXT)
        for _ in range(2):
            shell.type("3")
            shell.wait_for("3 of the 5 listed")
            (viewer,) = started_by(shell.process.pid)
            held = vitals(viewer)
            if by_key:
                # Twice, as an impatient person does: one of them must do.
                shell.type("\x1a\x1a")
            else:
                os.kill(viewer, signal.SIGTSTP)
            shell.wait_for("Stopped")
            assert is_stopped(viewer)
            shell.screen.reset()
            shell.type("echo $((6 * 7)) cells\r")
            shell.wait_for("42 cells")
            assert not shell.screen.cursor.hidden
            shell.type("fg\r")
            shell.wait_for("3 of the 5 listed")
            assert_answers(shell)
            assert vitals(viewer) == held
        shell.type("q")
        run_in(shell, "echo left with $?")
        shell.wait_for("left with 0")


@pytest.mark.thorough
def test_where_nobody_could_fetch_it_back_a_viewer_goes_on() -> None:
    with Terminal(*VIEWER) as terminal:
        terminal.wait_for(HOME_TEXT)
        terminal.type("\x1a")
        # What is typed in between is forgotten, as when a shell takes over.
        terminal.wait(lambda: terminal.raw.count(b"\x1b[?1049h") == 2, "it again")
        assert_answers(terminal)


@pytest.mark.thorough
def test_a_viewer_that_is_ended_keeps_the_place_as_one_that_is_left(tmp_path: Path) -> None:
    places = []
    for home in (tmp_path / "left", tmp_path / "ended"):
        with Terminal(*VIEWER, home=home) as terminal:
            terminal.wait_for(HOME_TEXT)
            terminal.type("4Lt")
            terminal.wait_for("4 dari 5")
            if home.name == "left":
                terminal.type("q")
            else:
                send(terminal, signal.SIGTERM)
            end(terminal)
        places.append(next(home.rglob("state.json")).read_bytes())
    assert b'"entry"' in places[0]
    assert places[0] == places[1]
