"""Signals: what keys could send does nothing to a kiosk; the rest ends everything in order."""

from __future__ import annotations

import random
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.processes import (
    ANY_KEY,
    HOME_TEXT,
    IMPATIENT,
    assert_answers,
    assert_given_back,
    drain,
    end,
    is_raw,
    is_stopped,
    kiosk,
    mode,
    fresh_mode,
    prepare,
    send,
    started_by,
    until,
    vitals,
)
from tests.support.terminal import KEYS, Terminal

FROM_KEYS = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP)
HARMLESS = (*FROM_KEYS, signal.SIGCONT, signal.SIGWINCH, signal.SIGPIPE)
PROMPT = "ready> "


def test_a_storm_of_what_keys_could_send_does_nothing_to_a_kiosk(thorough: bool) -> None:
    chance = random.Random(1)
    with kiosk() as terminal:
        assert_answers(terminal)
        before = vitals(terminal.process.pid)
        for _ in range(40 if thorough else 4):
            send(terminal, *chance.choices(HARMLESS, k=50))
            assert_answers(terminal)
        assert vitals(terminal.process.pid) == before
        assert is_raw(terminal)


def test_a_storm_of_resizes_and_going_on_leaves_a_viewer_as_it_was(thorough: bool) -> None:
    with Terminal("--lang", "en") as terminal:
        terminal.wait_for(HOME_TEXT)
        assert_answers(terminal)
        before = vitals(terminal.process.pid)
        for _ in range(40 if thorough else 2):
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
    terminal.wait_for("Keys")


def at_pin(terminal: Terminal) -> None:
    terminal.type("\x05")
    terminal.wait_for("For staff only")


def at_cards(terminal: Terminal) -> None:
    terminal.wait_for(ANY_KEY)


KIOSK, VIEWER = ("kiosk", "--lang", "en"), ("--lang", "en")
ENDINGS = [
    (KIOSK, at_pin, signal.SIGTERM),
    (KIOSK, at_cards, signal.SIGHUP),
    (VIEWER, reading, signal.SIGTERM),
    (VIEWER, in_help, signal.SIGINT),
]
ALL_ENDINGS = [
    *((KIOSK, where, number) for where in (at_start, reading, in_help, at_pin, at_cards)
      for number in (signal.SIGTERM, signal.SIGHUP)),
    *((VIEWER, where, number) for where in (at_start, reading, in_help)
      for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "where", "number"), ALL_ENDINGS)
def test_who_asks_it_to_leave_gets_the_terminal_back(
    arguments: tuple[str, ...],
    where: Callable[[Terminal], None],
    number: signal.Signals,
    tmp_path: Path,
    thorough: bool,
) -> None:
    if not thorough and (arguments, where, number) not in ENDINGS:
        pytest.skip("only with --thorough")
    prepare(tmp_path, pin=True)
    command = IMPATIENT if where is at_cards else (sys.executable, "-m", "iomtui")
    with Terminal(*arguments, command=command, home=tmp_path) as terminal:
        terminal.wait_for(ANY_KEY if where is at_cards else HOME_TEXT)
        where(terminal)
        send(terminal, number)
        assert end(terminal)[:2] == (None, number)
        assert_given_back(terminal)


@pytest.mark.parametrize("arguments", [KIOSK, VIEWER], ids=["kiosk", "viewer"])
def test_many_who_ask_at_once_end_it_once(arguments: tuple[str, ...]) -> None:
    asked = (signal.SIGTERM, signal.SIGHUP)
    with Terminal(*arguments) as terminal:
        terminal.wait_for(HOME_TEXT)
        send(terminal, *asked * 20)
        assert end(terminal).signal in asked
        assert_given_back(terminal)


def test_it_can_be_ended_at_every_moment_of_its_start(thorough: bool) -> None:
    """Also while it takes the terminal over; a moment is a number of bytes of the first frame."""
    for moment in range(0, 900, 20 if thorough else 300):
        with Terminal(*KIOSK) as terminal:
            drain(terminal, moment / 1000)
            send(terminal, signal.SIGTERM)
            assert end(terminal)[:2] == (None, signal.SIGTERM)
            assert mode(terminal) == fresh_mode()


def test_keys_do_not_end_a_kiosk_while_it_starts(thorough: bool) -> None:
    """The terminal still makes signals of keys then."""
    for moment in range(100, 700, 25 if thorough else 200):
        with Terminal(*KIOSK) as terminal:
            drain(terminal, moment / 1000)
            terminal.type("\x03\x1c\x1a")
            terminal.wait_for(HOME_TEXT)
            assert_answers(terminal)


def test_after_a_stop_all_is_drawn_anew_and_keys_count_again() -> None:
    with kiosk() as terminal:
        seen = terminal.text
        send(terminal, signal.SIGSTOP)
        until(lambda: is_stopped(terminal.process.pid), "the stop")
        # What a shell would do meanwhile: another mode, and another text on the screen.
        import termios
        termios.tcsetattr(terminal.process.fd, termios.TCSANOW, fresh_mode())
        terminal.screen.reset()
        terminal._stream.feed(b"\x1b[?25hsomething else\r\n" * 30)
        send(terminal, signal.SIGCONT)
        terminal.wait(lambda: terminal.text == seen, "the same screen again")
        assert is_raw(terminal)
        assert terminal.screen.cursor.hidden
        assert_answers(terminal)


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


def aside(shell: Terminal) -> None:
    """Use the shell while the viewer is aside."""
    shell.wait_for("Stopped")
    shell.type("echo $((6 * 7)) cells; clear\r")
    shell.wait_for("42 cells")


@pytest.mark.parametrize("by_key", [True, False], ids=["ctrl+z", "sigtstp"])
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
                shell.type("\x1a")
            else:
                import os
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


def test_where_nobody_could_fetch_it_back_a_viewer_goes_on() -> None:
    with Terminal(*VIEWER) as terminal:
        terminal.wait_for(HOME_TEXT)
        terminal.type("\x1a")
        assert_answers(terminal)


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
