"""Details from YouTube in the real program: shown, marked, and in a kiosk only the folder's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import FETCHED
from tests.support.here import run_here
from tests.support.terminal import Terminal, run

STATE = Path(".local", "state", "iomtui", "channel.json")
MARK = "YouTube"
ENGLISH = ("12 min 34 s", "since 30 June 2023", "1,234 on 25 November 2026", "04:05 Second part")
INDONESIAN = ("12 menit 34 detik", "sejak 30 Juni 2023", "1.234 per 25 November 2026", "Persia")
FOUND = {"en": "Found by its title, not", "id": "Ditemukan dari judulnya,"}
UNCONFIRMED = {"en": "not confirmed by anyone", "id": "belum ada yang memastikan"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which details were saved."""
    file = tmp_path / "home" / STATE
    file.parent.mkdir(parents=True)
    shutil.copy(FETCHED, file)
    return tmp_path / "home"


def test_after_a_start_the_facts_are_there_in_both_languages(home: Path) -> None:
    with Terminal("--lang", "en", size=(120, 50), home=home) as terminal:
        terminal.wait_for("1 of the 5 listed")
        assert "12 min 34 s" not in terminal.text
        terminal.type("2")
        for facts, tag in ((ENGLISH, "en"), (INDONESIAN, "id")):
            for fact in facts:
                terminal.wait_for(fact)
            terminal.wait_for(FOUND[tag])
            for line in terminal.lines:
                if any(fact in line for fact in facts[:3]):
                    assert MARK in line
            terminal.type("L")
        terminal.type("/made-up")
        terminal.wait_for("1 of 1")


def test_where_there_is_no_screen_they_are_printed_too(home: Path) -> None:
    for tag, facts in (("en", ENGLISH), ("id", INDONESIAN)):
        shown = run("--lang", tag, home=home)
        assert (shown.returncode, shown.stderr) == (0, "")
        assert all(fact in shown.stdout for fact in facts)
        assert UNCONFIRMED[tag] in shown.stdout
        assert "AAAAAAAAAAA" not in shown.stdout


def test_a_kiosk_ignores_what_a_person_fetched_and_shows_what_its_folder_brings(
    home: Path, data_copy: Path
) -> None:
    arguments = ("--data", str(data_copy), "--lang", "en", "kiosk")
    for brought in (False, True):
        if brought:
            shutil.copy(FETCHED, data_copy / "channel.json")
        with Terminal(*arguments, size=(120, 50), home=home) as terminal:
            terminal.wait_for("1 of the 5 listed")
            terminal.type("2")
            terminal.wait_for("2 of the 5 listed")
            assert [fact in terminal.text for fact in ENGLISH] == [brought] * len(ENGLISH)


@pytest.mark.parametrize("damage", ["{", '{"format": 2}', "\0" * 2_000_000])
def test_a_file_that_cannot_be_used_is_told_in_one_sentence_and_passed_over(
    home: Path, damage: str
) -> None:
    alone = run_here("--lang", "en").stdout
    (home / STATE).write_text(damage)
    for tag in ("en", "id"):
        shown = run_here("--lang", tag, home=home)
        assert shown.returncode == 0
        assert len(shown.stderr.splitlines()) == 1
        assert shown.stderr.startswith(f"{home / STATE}: ")
        assert "12 m" not in shown.stdout
        if tag == "en":
            assert shown.stdout == alone


def test_check_reports_what_cannot_be_used_of_the_folders_details_only(
    home: Path, data_copy: Path
) -> None:
    (home / STATE).write_text("{")
    assert run_here("check", str(data_copy), home=home).returncode == 0
    shutil.copy(FETCHED, data_copy / "channel.json")
    assert run_here("check", str(data_copy), home=home).returncode == 0
    (data_copy / "channel.json").write_text("{")
    shown = run_here("check", str(data_copy), "--lang", "en", home=home)
    assert shown.returncode == 3
    assert shown.stdout.startswith(f"{data_copy / 'channel.json'}: should be fixed: ")
    assert run_here("--data", str(data_copy), "list", home=home).returncode == 0
