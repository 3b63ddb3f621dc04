"""Setting the PIN in the real program: never seen, never half, never a traceback."""

from __future__ import annotations

import stat
import subprocess
from functools import partial
from pathlib import Path

import pytest

from iomtui.i18n.wording_loader import load_wording
from iomtui.kiosk import pin_file
from tests.support.here import run_here
from tests.support.terminal import ENVIRONMENT, IOMTUI, Terminal

PLACE = Path(".config", "iomtui", "kiosk.pin")


def test_it_is_asked_for_twice_on_the_terminal_and_never_seen(tmp_path: Path) -> None:
    words = load_wording("id").pin
    with Terminal("--lang", "id", "kiosk", "pin", size=(120, 24), home=tmp_path) as terminal:
        for prompt, times, typed in (
            (words.first, 1, "123456"),
            (words.first, 2, "482915"),
            (words.second, 1, "482915"),
        ):
            asked = partial(_is_asked, terminal, prompt, times)
            terminal.wait(asked, prompt)
            terminal.type(f"{typed}\r")
        assert terminal.wait_end() == 0
        assert words.too_easy in terminal.text
        assert "Ctrl+E" in terminal.text
        assert b"123456\r" not in terminal.raw
        assert b"482915" not in terminal.raw
    kept = pin_file.read_pin_file(tmp_path / PLACE)
    assert kept is not None
    assert kept.matches("482915")


def _is_asked(terminal: Terminal, prompt: str, times: int) -> bool:
    return terminal.text.count(prompt) == times


def test_an_interrupt_ends_it_quietly(tmp_path: Path) -> None:
    with Terminal("--lang", "en", "kiosk", "pin", size=(120, 24), home=tmp_path) as terminal:
        terminal.wait_for(load_wording("en").pin.first)
        terminal.type("4829\x03")
        assert terminal.wait_end() == 130
        assert "Traceback" not in terminal.text
        assert b"4829" not in terminal.raw
    assert not (tmp_path / PLACE).exists()


@pytest.mark.parametrize(("line", "status"), [("482915\n", 0), ("000000\n", 1)])
def test_a_script_pipes_it_in(tmp_path: Path, line: str, status: int) -> None:
    done = subprocess.run(
        [*IOMTUI, "--lang", "en", "kiosk", "pin"],
        input=line,
        env={**ENVIRONMENT, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    path = tmp_path / PLACE
    assert (done.returncode, done.stdout, path.exists()) == (status, "", status == 0)
    assert line.strip() not in done.stderr
    assert ("Ctrl+E" in done.stderr) == (status == 0)
    if path.exists():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_of_settings_that_is_named_counts_alone_and_must_be_there(tmp_path: Path) -> None:
    own = tmp_path / ".config" / "iomtui" / "config.toml"
    own.parent.mkdir(parents=True)
    own.write_text("language = 3")
    named = tmp_path / "named.toml"
    named.write_text('language = "en"')
    assert run_here("list", home=tmp_path).returncode == 3
    shown = run_here("-c", str(named), "list", home=tmp_path)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.startswith("1  Burn the Past")
    for name in (f"{named}.none", ""):
        missing = run_here("--config", name, "-l", "en", "list", home=tmp_path)
        assert (missing.returncode, missing.stdout) == (4, "")
        assert "there is no such file of settings" in missing.stderr
