"""The documents are tried: commands run, examples are read, links lead somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from iomtui.exit_status import ExitStatus
from iomtui.i18n.wording_loader import load_wording
from iomtui.parsing.yaml_reader import read_yaml
from iomtui.storage import paths
from iomtui.storage.settings import KioskSettings, Settings
from iomtui.themes import THEMES
from tests.support.fetching import fetch
from tests.support.here import run_here
from tests.support.terminal import Terminal
from tests.support.youtube import YouTube
from tests.support.youtube.scenarios import STANDARD

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def blocks(kind: str) -> list[tuple[str, str]]:
    """Return the fenced blocks of a kind in all documents, with the document's name."""
    return [
        (document.name, found[1])
        for document in DOCUMENTS
        for found in re.finditer(
            rf"^```{kind}\n(.*?)^```", document.read_text("utf-8"), re.M | re.S
        )
    ]


GUIDES = ("editing.md", "menyunting.md", "kiosk.md", "kios.md")
"""Their commands build on one another; tests/test_guides.py tries them."""

LINES = sorted(
    {
        line
        for name, text in blocks("sh")
        if name not in GUIDES
        for line in text.splitlines()
        if line.strip()
    }
)


def commands(program: str) -> list[str]:
    return [line for line in LINES if line.split()[0] == program]


def test_the_documents_have_commands_of_make_and_iomtui_only() -> None:
    assert {line.split()[0] for line in LINES} == {"make", "iomtui"}


@pytest.mark.parametrize("command", commands("make"))
def test_every_make_target_in_the_documents_exists(command: str) -> None:
    done = subprocess.run(
        [*shlex.split(command), "--dry-run"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


FETCH = [command for command in commands("iomtui") if command.startswith("iomtui fetch")]
NEEDS_PERSON = [
    command
    for command in commands("iomtui")
    if command.startswith("iomtui kiosk")
    and shlex.split(command)[2:3] not in (["check"], ["health"], ["install"], ["unit"])
]
"""Those that take a screen, or a PIN that somebody types."""


@pytest.mark.parametrize("command", FETCH)
def test_the_commands_that_ask_youtube_work(
    command: str, youtube: YouTube, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    youtube.show(STANDARD)
    done = fetch(youtube, tmp_path / "home", *shlex.split(command)[2:])
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "data" / "channel.json").exists() is ("--into data" in command)


@pytest.mark.parametrize("command", NEEDS_PERSON)
def test_the_commands_of_the_kiosk_work(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kiosk.toml").write_text("[kiosk]\n")
    monkeypatch.chdir(tmp_path)
    with Terminal(*shlex.split(command)[1:], home=tmp_path) as terminal:
        if " pin" in command and "--off" not in command:
            words = load_wording("en").pin
            for question in (words["first"], words["second"]):
                terminal.wait_for(question)
                terminal.type("482915\r")
            assert terminal.wait_end() == 0
            assert "Ctrl+E" in terminal.text
        elif command.endswith("--off"):
            assert terminal.wait_end() == 0
        else:
            terminal.wait_for("EPISODE")
            terminal.process.terminate()
            terminal.wait_end()


@pytest.mark.parametrize("command", sorted({*commands("iomtui")} - {*NEEDS_PERSON, *FETCH}))
def test_the_commands_of_the_documents_work(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "kiosk.toml").write_text("[kiosk]\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(paths, "SERVICE_HEARTBEAT", tmp_path / "none")
    done = run_here(*shlex.split(command)[1:])
    # Where no kiosk runs, its health is 1.
    assert done.returncode == (1 if "health" in command or "rollback" in command else 0), (
        done.stderr
    )


@pytest.mark.parametrize(("name", "text"), blocks("yaml"))
def test_examples_of_data_are_read_without_trouble(name: str, text: str) -> None:
    assert read_yaml(text.encode(), name).warnings == []


@pytest.mark.parametrize(("name", "text"), blocks("toml"))
def test_examples_of_settings_name_existing_settings(name: str, text: str) -> None:
    values = tomllib.loads(text)
    assert values.keys() <= set(Settings.__struct_fields__), name
    assert values.get("kiosk", {}).keys() <= set(KioskSettings.__struct_fields__), name
    assert {**values.get("kiosk", {}), **values}["theme"] in THEMES


def test_links_and_pictures_lead_to_files() -> None:
    for document in DOCUMENTS:
        for target in re.findall(r"\]\(([^)#]+)\)", document.read_text("utf-8")):
            if "://" not in target:
                assert (document.parent / target).exists(), (document.name, target)


READMES = {"README.md": "Exit statuses:", "README.id.md": "Status keluar:"}
"""The READMEs, and what stands before the exit statuses in each."""


@pytest.mark.parametrize("name", READMES)
def test_the_readme_states_in_both_languages_that_it_is_not_made_by_iom(name: str) -> None:
    text = " ".join((ROOT / name).read_text("utf-8").split())
    assert "not made or endorsed by IOM" in text
    assert "bukan buatan IOM dan tidak didukung secara resmi oleh IOM" in text


@pytest.mark.parametrize("name", READMES)
def test_the_readme_lists_all_exit_statuses_and_themes(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert all(theme in text for theme in THEMES)
    statuses = text[text.index(READMES[name]) :].split("\n\n")[0]
    assert set(map(int, re.findall(r"\d+", statuses))) == set(ExitStatus)
