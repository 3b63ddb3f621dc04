"""What `iomtui kiosk install` says, and with which exit status it ends."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from iomtui.cli.main import run_command_line
from iomtui.i18n.templates import SHIPPED, fill
from iomtui.i18n.wording_loader import load_wording
from iomtui.kiosk import unit
from iomtui.storage import paths
from tests.support.here import run_here

MakeFolder = Callable[..., Path]


@pytest.mark.parametrize("tag", SHIPPED)
def test_it_installs_into_the_usual_place_and_names_the_command_that_goes_back(
    make_folder: MakeFolder, tmp_path: Path, tag: str
) -> None:
    words = load_wording(tag).kiosk_install
    source = make_folder(("series.yaml", "format: 1", "format: 1\npublsher: x"))
    place = tmp_path / ".local" / "share" / "iomtui" / "content"
    values = {"folder": str(source), "path": str(place)}

    def said(*typed: str) -> list[str]:
        done = run_here(*typed, environ={"IOMTUI_LANG": tag}, home=tmp_path)
        assert (done.returncode, done.stdout) == (0, "")
        return [line.removeprefix("iomtui: ") for line in done.stderr.splitlines()]

    first, faults = said("kiosk", "install", str(source))
    assert first == fill(words["first"], values)
    assert shlex.split(faults[faults.index("iomtui ") :]) == ["iomtui", "check", str(source)]
    assert said("kiosk", "install", str(source)) == [fill(words["same"], values)]
    message = source / "local.yaml"
    message.write_text("format: 1\nmessage:\n  en: {title: A, text: B}\n  id: {title: A}\n")
    installed, ignored, line, _, back = said("kiosk", "install", str(source))
    assert ignored == words["part_ignored"]
    assert line.startswith(f"{message}:4:7: ")
    assert installed == fill(words["installed"], values)
    command = shlex.split(back[back.index("iomtui ") :])
    assert said(*command[1:]) == [fill(words["rolled_back"], {**values, "folder": "content.a"})]
    assert str(place) in run_here("kiosk", "check", home=tmp_path).stdout


@pytest.mark.parametrize(
    ("typed", "status", "sentence"),
    [
        ((), 2, "After “install”, write the folder"),
        (("",), 2, "After “install”, write the folder"),
        (("nowhere",), 4, "nowhere: there is no folder here, or this user may not enter it"),
        (("nowhere", "--rollback"), 2, "nowhere has no meaning here"),
        (("--rollback",), 1, "there is nothing to go back to"),
    ],
)
def test_a_mistake_is_answered(
    capsys: pytest.CaptureFixture[str], typed: tuple[str, ...], status: int, sentence: str
) -> None:
    assert run_command_line(["kiosk", "install", *typed], {"IOMTUI_LANG": "en"}) == status
    assert sentence in capsys.readouterr().err


def test_where_a_service_has_a_user_of_its_own_commands_are_for_that_user(
    monkeypatch: pytest.MonkeyPatch, make_folder: MakeFolder, tmp_path: Path
) -> None:
    unit_file = tmp_path / "unit"
    unit_file.write_text("[Service]\nUser=hall\n")
    monkeypatch.setattr(unit, "UNIT_FILE", unit_file)
    monkeypatch.setattr(unit, "user_id", {"hall": 7}.get)
    again = "sudo -u hall -H iomtui kiosk install"
    monkeypatch.setattr("os.geteuid", lambda: 8)
    done = run_here("kiosk", "install", str(make_folder()), home=tmp_path)
    assert done.stderr.splitlines()[0].endswith(f": {again}")
    monkeypatch.setattr("os.geteuid", lambda: 7)
    newer = make_folder(("series.yaml", "format: 1", "format: 1 # new"))
    done = run_here("kiosk", "install", str(newer), home=tmp_path)
    assert [line for line in done.stderr.splitlines() if "sudo -u" in line] == [
        f"iomtui: To go back to what was there before, type: {again} --rollback"
    ]


def test_what_cannot_be_shown_is_not_installed(make_folder: MakeFolder, tmp_path: Path) -> None:
    broken = make_folder(("series.yaml", "format: 1", "format: ["))
    done = run_here("kiosk", "install", str(broken), home=tmp_path)
    assert done.returncode == 3
    unchanged, problem = done.stderr.splitlines()
    assert unchanged == f"iomtui: {load_wording('en').kiosk_install['unchanged']}"
    assert problem.startswith(f"{broken / 'series.yaml'}:1:9: ")


def test_without_a_home_the_settings_name_the_place(
    make_folder: MakeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "kiosk_content", lambda: None)
    source = str(make_folder())
    done = run_here("kiosk", "install", source)
    assert (done.returncode, "Name a place as data" in done.stderr) == (1, True)
    settings = tmp_path / "kiosk.toml"
    settings.write_text('[kiosk]\ndata = "hall/content"\n')
    assert run_here("kiosk", "install", source, "--config", str(settings)).returncode == 0
    shown = run_here("kiosk", "check", "--config", str(settings))
    assert str(tmp_path / "hall" / "content") in shown.stdout


def test_a_folder_of_somebody_else_is_left_alone(make_folder: MakeFolder, tmp_path: Path) -> None:
    settings = tmp_path / "kiosk.toml"
    settings.write_text('[kiosk]\ndata = "."\n')
    done = run_here("kiosk", "install", str(make_folder()), "--config", str(settings))
    assert (done.returncode, "not made by “iomtui kiosk install”" in done.stderr) == (1, True)
    assert [*tmp_path.iterdir()] == [settings]


def test_a_kiosk_starts_with_other_data_if_the_newest_is_damaged(
    make_folder: MakeFolder, tmp_path: Path
) -> None:
    place = tmp_path / ".local" / "share" / "iomtui" / "content"
    for edits in ((("series.yaml", "format: 1", "format: 1 # old"),), ()):
        run_here("kiosk", "install", str(make_folder(*edits)), home=tmp_path)
    (place / "series.yaml").write_bytes(b"\0" * 4096)
    done = run_here("kiosk", "check", home=tmp_path)
    assert done.returncode == 0
    assert f"{place / 'series.yaml'}:1:1: this file is empty" in done.stderr
    sentence = load_wording("en").kiosk_install["other_shown"]
    previous = place.with_name("content.a")
    assert fill(sentence, {"path": str(place), "other": str(previous)}) in done.stderr
    (previous / "series.yaml").unlink()
    done = run_here("kiosk", "check", home=tmp_path)
    assert done.returncode == 0
    values = {"path": str(place), "other": str(paths.shipped_data())}
    assert fill(sentence, values) in done.stderr
    settings = tmp_path / "kiosk.toml"
    settings.write_text(f"[kiosk]\ndata = '{place}'\n")
    shown = run_here("kiosk", "check", "--config", str(settings), home=tmp_path.with_name("x"))
    assert shown.returncode == 3
