"""Linux's console does not go blank while a kiosk runs, and does again afterwards."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from iomtui.terminal import terminal_mode
from iomtui.terminal.terminal_mode import console_blanking
from tests.support.examples import first
from tests.support.processes import HOME_TEXT, PIN, end, prepare, send
from tests.support.terminal import OUTPUT_TIMEOUT, Terminal

BLANKING = re.compile(rb"\x1b\[(?:9|14);[0-9]+\]")
OFF, AGAIN = (text.encode() for text in console_blanking())


@pytest.mark.parametrize(
    ("setting", "minutes"),
    [("600\n", 10), ("0\n", 0), ("61\n", 2), ("-1\n", 0), ("", 10), ("ten", 10), (None, 10)],
)
def test_the_console_gets_its_blanking_back_in_minutes(
    setting: str | None, minutes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "consoleblank"
    if setting is not None:
        path.write_text(setting)
    monkeypatch.setattr(terminal_mode, "_CONSOLE_BLANK", path)
    assert console_blanking() == ("\x1b[9;0]\x1b[14;0]", f"\x1b[9;{minutes}]")


@first(1, "number", [signal.SIGTERM, signal.SIGHUP, None])
def test_a_kiosk_turns_blanking_off_and_gives_it_back_however_it_ends(
    number: int | None, tmp_path: Path
) -> None:
    prepare(tmp_path, pin=True)
    environ = {"TERM": "linux", "COLORTERM": ""}
    with Terminal("kiosk", "--lang", "en", environ=environ, home=tmp_path) as terminal:
        terminal.wait_for(HOME_TEXT)
        assert BLANKING.findall(terminal.raw) == BLANKING.findall(OFF)
        # After a stop, in which somebody else may have used the console.
        send(terminal, signal.SIGSTOP, signal.SIGCONT)
        terminal.wait(lambda: terminal.raw.count(OFF) == 2, "blanking turned off again")
        if number:
            send(terminal, number)
        else:
            terminal.type(f"\x05{PIN}\r")
        end(terminal, OUTPUT_TIMEOUT)
    assert BLANKING.findall(terminal.raw)[4:] == [AGAIN]
    assert terminal.raw.endswith(b"\x1b[?25h")


@pytest.mark.thorough
@pytest.mark.parametrize(("arguments", "term"), [("kiosk", "xterm"), ("--lang en", "linux")])
def test_nothing_else_touches_the_blanking(arguments: str, term: str) -> None:
    with Terminal(*arguments.split(), environ={"TERM": term}) as terminal:
        terminal.wait_for("Burn the Past")
        send(terminal, signal.SIGTERM)
        end(terminal, OUTPUT_TIMEOUT)
    assert not BLANKING.search(terminal.raw)
