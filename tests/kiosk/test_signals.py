"""Signals: those of keys have no effect on a kiosk; the others end it in order."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.examples import first
from tests.support.processes import (
    ANY_KEY,
    EARLY_CARDS,
    HOME_TEXT,
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
    """A kiosk that tests share, because they leave it as it was."""
    with kiosk() as terminal:
        yield terminal


def test_many_signals_of_keys_do_nothing_to_a_kiosk(running: Terminal) -> None:
    chance = random.Random(1)
    assert_answers(running)
    before = vitals(running.process.pid)
    for _ in range(3):
        send(running, *chance.choices(HARMLESS, k=50))
        assert_answers(running)
    assert vitals(running.process.pid) == before
    assert is_raw(running)


KIOSK, VIEWER = ("kiosk", "--lang", "en"), ("--lang", "en")
PAGES = {
    "PIN": ("\x05", "For staff only"),
    "list": ("", HOME_TEXT),
    "text": ("2\r", "Episode list: 2 of 5"),
    "help": ("?", "KEYS"),
}
"""The keys that lead to a page, and what is seen there."""
ENDINGS = [
    *((KIOSK, page, signal.SIGTERM) for page in (*PAGES, "cards")),
    (KIOSK, "list", signal.SIGHUP),
    *((VIEWER, page, signal.SIGTERM) for page in ("list", "text", "help")),
    *((VIEWER, "list", number) for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)),
]


@first(1, ("arguments", "page", "number"), ENDINGS)
def test_a_signal_ends_it_and_restores_the_terminal(
    arguments: tuple[str, ...], page: str, number: signal.Signals, tmp_path: Path
) -> None:
    prepare(tmp_path, pin=True)
    command = IOMTUI if page in PAGES else EARLY_CARDS
    with Terminal(*arguments, command=command, home=tmp_path) as terminal:
        if page in PAGES:
            keys, text = PAGES[page]
            terminal.wait_for(HOME_TEXT)
            terminal.type(keys)
            terminal.wait_for(text)
        else:
            terminal.wait_for(ANY_KEY)
        send(terminal, number)
        assert end(terminal)[:2] == (None, number)
        assert_given_back(terminal)


@pytest.mark.thorough
@pytest.mark.parametrize("arguments", [KIOSK, VIEWER], ids=["kiosk", "viewer"])
def test_many_signals_at_once_end_it_in_order(arguments: tuple[str, ...]) -> None:
    numbers = (signal.SIGTERM, signal.SIGHUP)
    with Terminal(*arguments) as terminal:
        terminal.wait_for(HOME_TEXT)
        send(terminal, *numbers * 20)
        assert end(terminal).signal in numbers
        assert_given_back(terminal)


@pytest.mark.thorough
def test_a_signal_at_any_moment_of_the_start_ends_it_in_order() -> None:
    for moment in range(0, 900, 20):
        with Terminal(*KIOSK) as terminal:
            drain(terminal, moment / 1000)
            send(terminal, signal.SIGTERM)
            assert end(terminal)[:2] == (None, signal.SIGTERM)
            assert mode(terminal) == fresh_mode()


@pytest.mark.thorough
@pytest.mark.parametrize("moment", range(0, 500, 20))
def test_keys_do_not_end_a_kiosk_that_starts(moment: int) -> None:
    """Until the program is loaded, the terminal makes signals of keys."""
    with Terminal(*KIOSK) as terminal:
        wait_until_it_ignores(terminal.process.pid, signal.SIGINT)
        drain(terminal, moment / 1000)
        terminal.type("\x03\x1c\x1a" + "\x0c")  # and Ctrl+L, for what was drained
        terminal.wait_for(HOME_TEXT)
        assert_answers(terminal)


def test_after_a_stop_everything_is_redrawn_and_keys_work(running: Terminal) -> None:
    running.wait(lambda: running.lines[-1].strip() != "", "the last row")
    seen = running.text
    send(running, signal.SIGSTOP)
    wait_until_it_stops(running)
    # As a shell would: another mode, and another text on the screen.
    termios.tcsetattr(running.process.fd, termios.TCSANOW, fresh_mode())
    running.screen.reset()
    running.screen.draw("something else")
    send(running, signal.SIGCONT)
    running.wait(lambda: running.text == seen, "the same screen again")
    assert is_raw(running)
    assert running.screen.cursor.hidden
    assert_answers(running)


@first(1, "by_key", [True, False], ids=["ctrl+z", "sigtstp"])
def test_a_viewer_is_suspended_and_resumed(by_key: bool) -> None:
    bash = shutil.which("bash")
    if not bash:
        pytest.skip("there is no bash")
    environ = {"PS1": PROMPT, "HISTFILE": "", "BASH_SILENCE_DEPRECATION_WARNING": "1"}
    with Terminal("--norc", "--noprofile", "-i", command=(bash,), environ=environ) as shell:
        shell.wait_for(PROMPT.strip())
        shell.type(f"{sys.executable} -m iomtui --lang en\r")
        shell.wait_for(HOME_TEXT)
        for _ in range(2):
            shell.type("3")
            shell.wait_for("Episode list: 3 of 5")
            (viewer,) = started_by(shell.process.pid)
            before = vitals(viewer)
            if by_key:
                # Twice, as an impatient person types it: one of them must do.
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
            shell.wait_for("Episode list: 3 of 5")
            assert_answers(shell)
            assert vitals(viewer) == before
        shell.type("q")
        shell.wait_for(PROMPT.strip())
        shell.type("echo left with $?\r")
        shell.wait_for("left with 0")


@pytest.mark.thorough
def test_a_viewer_without_a_shell_is_not_suspended() -> None:
    with Terminal(*VIEWER) as terminal:
        terminal.wait_for(HOME_TEXT)
        terminal.type("\x1a")
        # Keys typed in between are dropped, as when a shell takes over.
        terminal.wait(
            lambda: terminal.raw.count(b"\x1b[?1049h") == 2, "a second start of the screen"
        )
        assert_answers(terminal)


@pytest.mark.thorough
def test_a_signal_saves_the_same_state_as_the_key_q(tmp_path: Path) -> None:
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
