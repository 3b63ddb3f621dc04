"""A wheel installed elsewhere runs from any folder, with its data inside."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from iomtui.i18n.cli_words import load_cli_words
from iomtui.i18n.templates import SHIPPED
from iomtui.i18n.wording_loader import load_wording
from tests.support.terminal import Terminal, run

ROOT = Path(__file__).parents[1]
SCHEMA = "catalogue/catalogue.schema.json"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, unpack it as an installer would, and return the folder."""
    folder = tmp_path_factory.mktemp("wheel")
    # As pip would, but that pip would first fetch the builder into an environment of its own.
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("iomtui-*.whl")
    site = folder / "site"
    with zipfile.ZipFile(built) as archive:
        archive.extractall(site)
    return site


def test_the_wheel_has_the_licences_and_what_the_viewer_does_not_load(installed: Path) -> None:
    files = ("kiosk/kiosk.tcss", "storage/config.example.toml", "export/templates/base.html")
    for name in (*files, "py.typed", SCHEMA):
        assert (installed / "iomtui" / name).is_file()
    assert list(installed.glob("*.dist-info/licenses/LICENSE"))


def test_installed_it_helps_without_msgspec_and_speaks_without_yaml(installed: Path) -> None:
    source = (
        "import sys; from iomtui.cli.main import run_command_line as run; run(['--help'], {});"
        "assert not {'yaml', 'msgspec', 'inspect', 'datetime', 'ast'} & sys.modules.keys();"
        "from iomtui.i18n.wording_loader import load_wording;"
        "print(repr([load_wording(tag) for tag in ('en', 'id')])); assert 'yaml' not in sys.modules"
    )
    shown = run("-c", source, command=(sys.executable,), environ={"PYTHONPATH": str(installed)})
    assert not shown.stderr
    assert shown.stdout.splitlines()[-1] == repr([load_wording(tag) for tag in SHIPPED])


def test_installed_it_has_completions_in_both_languages_without_shtab(installed: Path) -> None:
    source = (
        "import sys; sys.modules['shtab'] = None;"
        "from iomtui.cli.main import run_command_line as run;"
        "runs = [run(['--lang', tag, 'completion', shell], {})"
        " for tag in ('en', 'id') for shell in ('bash', 'zsh', 'fish')]; assert not any(runs)"
    )
    shown = run("-c", source, command=(sys.executable,), environ={"PYTHONPATH": str(installed)})
    assert (shown.returncode, shown.stderr) == (0, "")
    for tag in SHIPPED:
        assert shown.stdout.count(f" -d '{load_cli_words(tag).explanations['qr']}'") == 1


def test_it_makes_a_folder_to_edit_and_leaves_its_own_data_alone(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = {"PYTHONPATH": str(installed)}
    package = installed / "iomtui" / "data"
    before = sorted(package.rglob("*"))
    refused = run("new", "--language", "ms", "--data", str(package), environ=path)
    assert (refused.returncode, sorted(package.rglob("*"))) == (2, before)
    made = run("new", "my-data", environ=path)
    assert made.returncode == 0, made.stderr
    copies = [file.relative_to("my-data") for file in Path("my-data").rglob("*")]
    assert {*copies} == {file.relative_to(package) for file in before}
    assert {"README.md", "BACA.md", "series.json"} <= {file.name for file in copies}
    added = run("new", "--language", "ms", "--data", "my-data", environ=path)
    assert added.returncode == 0, added.stderr
    assert run("check", "my-data", environ=path).returncode == 0


def test_it_runs_from_any_folder(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = {"PYTHONPATH": str(installed)}
    where = "import iomtui.storage.paths as l; print(l.shipped_data())"
    shown = run("-c", where, command=(sys.executable,), environ=path)
    assert shown.stdout.strip() == str(installed / "iomtui" / "data")
    with Terminal("--lang", "en", environ=path) as terminal:
        terminal.wait_for("Burn the Past")
        terminal.type("q")
        assert terminal.wait_end() == 0
