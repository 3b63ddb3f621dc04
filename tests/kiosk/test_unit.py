"""The unit that `iomtui kiosk unit` prints, as systemd reads it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from iomtui.kiosk import unit
from iomtui.kiosk.unit import closed_folder, is_user_name, unit_text
from tests.support.here import run_here


def analyze(*arguments: str, thorough: bool) -> subprocess.CompletedProcess[str]:
    """Run systemd-analyze, which needs no running systemd."""
    command = ["systemd-analyze", *arguments]
    if not shutil.which(command[0]):
        message = "systemd-analyze is missing: install the package systemd"
        pytest.fail(message) if thorough else pytest.skip(message)
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("font", [None, "CyrKoi-Terminus32x16"])
def test_systemd_accepts_the_unit_and_finds_it_confined(
    font: str | None, tmp_path: Path, thorough: bool
) -> None:
    config = tmp_path / "it's 100 % $HOME.toml"
    config.write_text("[kiosk]\n")
    more = ("--font", font) if font else ()
    printed = run_here("kiosk", "unit", "--config", str(config), *more)
    assert printed.returncode == 0
    file = tmp_path / "iomtui-kiosk.service"
    file.write_text(printed.stdout)
    verified = analyze("verify", "--man=no", str(file), thorough=thorough)
    assert (verified.returncode, verified.stdout, verified.stderr) == (0, "", "")
    # From 0 to 100; systemd calls 12 safe, and most services are above 90.
    scored = analyze("security", "--offline=yes", "--threshold=12", str(file), thorough=thorough)
    assert scored.returncode == 0, scored.stdout


def line_of(text: str, name: str) -> str:
    (line,) = (line for line in text.splitlines() if line.startswith(f"{name}="))
    return line.removeprefix(f"{name}=")


def test_the_unit_starts_this_python_with_the_options_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "k.toml").write_text("")
    typed = "kiosk unit --user hall_2 --config k.toml --data data --lang en --theme day"
    monkeypatch.setattr(unit, "closed_folder", lambda *_: Path("/home/a"))
    done = run_here(*typed.split())
    printed = done.stdout
    assert "The user hall_2 may not enter /home/a" in done.stderr
    assert "There is no user hall_2 here" in done.stderr
    options = f"--config {tmp_path}/k.toml --data {tmp_path}/data --lang en --theme day"
    assert line_of(printed, "ExecStart") == f"{sys.executable} -I -m iomtui kiosk {options}"
    assert line_of(printed, "User") == "hall_2"
    assert "setfont" not in printed


def test_a_program_in_the_packages_of_a_person_is_started_from_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package = str(Path(unit.__file__).parents[2])
    monkeypatch.setattr("site.getusersitepackages", lambda: package)
    assert " -E -P -m iomtui " in line_of(unit_text("kiosk", ()), "ExecStart")


@pytest.mark.parametrize(
    ("word", "quoted"),
    [
        ("/srv/my data", '"/srv/my data"'),
        ("100%", '"100%%"'),
        ("$HOME", '"$$HOME"'),
        ('say "it\'s\\"', '"say \\"it\'s\\\\\\""'),
        ("one\ntwo", '"one\\x0atwo"'),
        ("", '""'),
    ],
)
def test_words_reach_the_kiosk_as_they_were_given(word: str, quoted: str) -> None:
    command = line_of(unit_text("kiosk", ("--data", word)), "ExecStart")
    assert command.partition(" --data ")[2] == quoted


@pytest.mark.parametrize("name", ["", "a b", "1st", "a\n[Service]", "é", "a" * 32, "root;"])
def test_what_is_no_name_of_a_user_is_refused(name: str) -> None:
    assert not is_user_name(name)
    refused = run_here("kiosk", "unit", "--user", name)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "cannot be the name of a user" in refused.stderr


def test_a_folder_that_the_user_may_not_enter_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = {Path("/home/a"): 0, Path("/home/b"): 7_777_777}
    """The owners of folders that only they may enter."""

    def stat(path: Path) -> os.stat_result:
        if path == Path("/nowhere"):
            raise FileNotFoundError
        mode = 0o700 if path in closed else 0o755
        return os.stat_result((mode, 0, 0, 0, closed.get(path, 0), 0, 0, 0, 0, 0))

    monkeypatch.setattr(Path, "stat", stat)
    for user, file, folder in (
        ("kiosk", "/srv/k.toml", None),
        ("kiosk", "/nowhere/k.toml", None),
        ("kiosk", "/home/a/.config/k.toml", Path("/home/a")),
        ("root", "/home/a/.config/k.toml", None),
        ("kiosk", "/home/b/k.toml", Path("/home/b")),
    ):
        assert closed_folder(user, [Path("/opt/python"), Path(file)]) == folder
