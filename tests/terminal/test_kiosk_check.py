"""The real check over a connection without a terminal, and the real kiosk beside it."""

from __future__ import annotations

from pathlib import Path

from tests.support.examples import first
from tests.support.here import run_here
from tests.support.terminal import Terminal, run

GOOD = '[kiosk]\nlanguage = "id"\n'


@first(1, "tag", ["en", "id"])
def test_it_needs_no_terminal_and_says_the_same_whatever_the_environment(
    tag: str, tmp_path: Path
) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text('[kiosk]\ntheme = "day"\n')
    typed = ("kiosk", "check", "--config", str(config), "--lang", tag)
    shown = run(*typed, home=tmp_path)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert f"language     {tag} (" in shown.stdout
    odd = {"NO_COLOR": "1", "TERM": "dumb", "IOMTUI_DATA": "/nowhere", "IOMTUI_LANG": "fr"}
    assert run_here(*typed, environ=odd, home=tmp_path).stdout == shown.stdout


def test_on_the_screen_it_looks_at_the_window_and_shows_signs_and_colours(tmp_path: Path) -> None:
    environ = {"TERM": "linux", "COLORTERM": ""}
    arguments = ("kiosk", "check", "--lang", "en", "--theme", "day")
    with Terminal(*arguments, size=(240, 67), environ=environ, home=tmp_path) as terminal:
        assert terminal.wait_end() == 0
        text = " ".join(terminal.text.split())
        assert "The theme day has more colours than this terminal." in text
        assert "The window has 240 columns and 67 rows" in text
        assert "▀▄█" in text
        signs = next(row for row, line in enumerate(terminal.lines) if "▀▄█" in line)
        row = terminal.screen.buffer[signs - 1]
        assert len({row[column].fg for column in range(2, 34)}) == 16
    environ["SSH_CONNECTION"] = "192.0.2.1 50000 192.0.2.2 22"
    with Terminal(*arguments, size=(240, 67), environ=environ, home=tmp_path) as terminal:
        assert terminal.wait_end() == 0
        assert "The screen was not looked at" in terminal.text
        assert "▀▄█" not in terminal.text


@first(
    3,
    ("settings", "more", "status"),
    [
        ("language = id", (), 3),
        ('[kiosk]\ndata = "nowhere"', (), 4),
        (GOOD, ("--lang", "fr"), 2),
        ("theme = 3", (), 3),
        (GOOD, ("--theme", "pink"), 2),
    ],
)
def test_it_ends_as_a_kiosk_does_that_cannot_begin(
    tmp_path: Path, settings: str, more: tuple[str, ...], status: int
) -> None:
    config = tmp_path / "k.toml"
    config.write_text(settings)
    how = ("--config", str(config), *more)
    checked = run_here("kiosk", "check", *how)
    assert (checked.returncode, checked.stdout) == (status, "")
    with Terminal("kiosk", *how, size=(240, 24)) as terminal:
        assert terminal.wait_end() == status
        assert terminal.raw.decode().replace("\r\n", "\n") == checked.stderr


def test_a_kiosk_starts_in_another_language_if_its_own_is_broken(data_copy: Path) -> None:
    words = data_copy / "languages" / "id.yaml"
    words.write_text("language: [")
    how = ("--data", str(data_copy), "--lang", "id")
    assert f"{words}:1:11: " in run_here("kiosk", "check", *how).stderr
    with Terminal("kiosk", *how) as terminal:
        terminal.wait_for("EPISODES")
        assert f"{words}:1:11: " in terminal.raw.decode()
