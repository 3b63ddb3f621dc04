"""What `iomtui kiosk check` says, and with which exit status it ends."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from iomtui.cli.main import run_command_line
from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.i18n.wording_loader import load_wording
from iomtui.kiosk.pin import PinHash, write_pin_file
from iomtui.storage import paths

HASH = PinHash(bytes(16), bytes(32))
WORDS = load_wording("en")
ID = "id (Bahasa Indonesia)"


class Report(NamedTuple):
    """Exit status and output of a check."""

    status: int
    out: str
    err: str

    def row(self, name: str) -> str:
        """Return the text of a setting."""
        (text,) = (line for line in self.out.splitlines() if line.split()[0] == name)
        return text.split(maxsplit=1)[1]


Checking = Callable[..., Report]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "my kiosk.toml"


@pytest.fixture
def checking(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Checking:
    """Return what checks a kiosk with a file of settings of its own."""
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)

    def check(settings: str, *more: str) -> Report:
        config.write_text(settings)
        typed = ["kiosk", "check", "--config", str(config), *more]
        status = run_command_line(typed, {"IOMTUI_LANG": "en"})
        return Report(status, *capsys.readouterr())

    return check


def test_it_prints_all_settings_in_words_or_as_json(checking: Checking, config: Path) -> None:
    data, pin = config.parent / "data", config.parent / "pin"
    shutil.copytree(paths.shipped_data(), data)
    write_pin_file(pin, HASH)
    settings = (
        'language = "en"\n[kiosk]\ntheme = "day"\ndata = "data"\nidle = 120\ndwell = 20\n'
        'pin_file = "pin"\nmouse = true\nhalf_blocks = false\n'
    )
    unit = {"command": f"iomtui kiosk unit --config '{config}'"}
    report = checking(settings)
    assert (report.status, report.err) == (ExitStatus.OK, "")
    assert report.out.splitlines()[0] == WORDS.kiosk_check.title
    rows = {
        "language": "en (English)",
        "theme": "day",
        "data": str(data),
        "idle": "120 seconds",
        "dwell": "20 seconds",
        "mouse": "yes",
        "half_blocks": "no",
        "pin_file": fill(WORDS.kiosk_check.exit_on, {"path": str(pin), "key": "Ctrl+E"}),
    }
    assert {name: report.row(name) for name in rows} == rows
    values = {"language": "en", "idle": 120, "dwell": 20, "mouse": True, "half_blocks": False}
    assert json.loads(checking(settings, "--json").out) == {
        **rows,
        **values,
        "pin_file": str(pin),
        "staff_exit": True,
        "problems": [
            {"code": "no_terminal", "message": WORDS.machine["no_terminal"]},
            {"code": "no_reports", "message": fill(WORDS.machine["no_reports"], unit)},
        ],
    }
    assert report.out.splitlines()[-3:] == [
        WORDS.kiosk_check.problems,
        f"- {WORDS.machine['no_terminal']}",
        f"- {fill(WORDS.machine['no_reports'], unit)}",
    ]


def test_settings_without_a_value_are_explained(checking: Checking, config: Path) -> None:
    report = checking("")
    assert (report.status, report.err) == (ExitStatus.OK, "")
    words = WORDS.kiosk_check
    assert report.row("theme") == report.row("half_blocks") == words.by_terminal
    assert report.row("dwell") == words.by_length
    assert report.row("data") == str(paths.shipped_data())
    values = {
        "path": str(paths.pin_file()),
        "key": "Ctrl+E",
        "command": f"iomtui kiosk pin --config '{config}'",
    }
    assert report.row("pin_file") == fill(words.exit_off, values)
    as_json = json.loads(checking("", "--json").out)
    assert [as_json[name] for name in ("theme", "half_blocks", "dwell")] == [None] * 3
    assert as_json["staff_exit"] is False


@pytest.mark.parametrize(
    ("settings", "position", "name", "default"),
    [
        ('[kiosk]\ntheme = "pink"', "2:1", "theme", WORDS.kiosk_check.by_terminal),
        ('[kiosk]\nlanguage = "fr"', "2:1: There is no language fr", "language", ID),
        ('kiosk = "x"', "1:1", "mouse", "no"),
    ],
)
def test_what_is_ignored_is_reported_and_the_kiosk_can_start(
    checking: Checking, config: Path, settings: str, position: str, name: str, default: str
) -> None:
    report = checking(settings)
    assert report.status == ExitStatus.OK
    assert f"{config}:{position}" in report.err
    assert report.row(name) == default


def test_an_unusable_pin_is_reported_with_a_command_that_works_in_any_folder(
    checking: Checking, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(config.parent)
    settings, path = '[kiosk]\npin_file = "pin"\n', config.parent / "pin"
    values = {"path": str(path), "command": f"iomtui kiosk pin --config '{config}'"}
    report = checking(settings, "--config", config.name)
    assert report.err == f"iomtui: {fill(WORDS.pin['missing'], values)}\n"
    path.write_text("482915")
    path.chmod(0o600)
    report = checking(settings, "--config", config.name)
    assert report.err.splitlines() == [
        f"{path}: this file does not hold a PIN as iomtui writes it; set the PIN anew",
        f"iomtui: {fill(WORDS.pin['unusable'], values)}",
    ]
    assert report.status == ExitStatus.OK
    assert report.row("pin_file").startswith(f"{path} (no PIN")


def test_faults_of_the_data_are_counted_and_the_command_that_names_them_is_given(
    checking: Checking, data_copy: Path
) -> None:
    words = data_copy / "languages" / "id.yaml"
    words.write_text(words.read_text("utf-8").replace("\n  aim: ", "\n  aimm: "), "utf-8")
    report = checking(f"[kiosk]\ndata = '{data_copy}'\n")
    assert report.status == ExitStatus.OK
    sentence = f"1 thing in the data should be mended. To see it, type: iomtui check {data_copy}"
    assert f"- {sentence}" in report.out


def test_without_a_home_a_file_must_be_named(
    checking: Checking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "pin_file", lambda: None)
    assert checking("").row("pin_file") == WORDS.pin["no_place"]
    assert json.loads(checking("", "--json").out)["pin_file"] is None
