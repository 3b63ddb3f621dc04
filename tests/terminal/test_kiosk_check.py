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


def test_it_says_how_much_is_wrong_in_the_data_and_what_names_it(
    tmp_path: Path, data_copy: Path
) -> None:
    words = data_copy / "languages" / "id.yaml"
    words.write_text(words.read_text("utf-8").replace("\n  aim: ", "\n  aimm: "), "utf-8")
    config = tmp_path / "k.toml"
    config.write_text(f"[kiosk]\ndata = '{data_copy}'\n")
    checked = run_here("kiosk", "check", "--config", str(config), "--lang", "en")
    assert checked.returncode == 0
    assert "The kiosk can start" in checked.stdout
    sentence = f"1 thing in the data should be mended. To see it, type: iomtui check {data_copy}"
    assert sentence in checked.stderr
