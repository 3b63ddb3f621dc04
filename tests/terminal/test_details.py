"""Details from YouTube in the real program: who sees them, and what strangers wrote in them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import FETCHED
from tests.support.details import paste_episode
from tests.support.here import run_here
from tests.support.terminal import Terminal

STATE = Path(".local", "state", "iomtui", "channel.json")
FACTS = {
    "en": ("12 min 34 s", "since 30 June 2023", "1,234 on 25 November 2026", "Found by its title"),
    "id": (
        "12 menit 34 detik",
        "sejak 30 Juni 2023",
        "1.234 per 25 November 2026",
        "Ditemukan dari judul",
    ),
}
STRANGERS = ("A made-up text", "04:05 Second part")
"""The description and a chapter."""
NOTES = {"en": "From YouTube. Whoever put", "id": "Dari YouTube. Ini ditulis"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which details were saved."""
    file = tmp_path / "home" / STATE
    file.parent.mkdir(parents=True)
    shutil.copy(FETCHED, file)
    return tmp_path / "home"


def approve(data: Path) -> None:
    """Let everybody see what YouTube says of the second episode."""
    path = data / "series.yaml"
    before, name, after = path.read_text("utf-8").partition("text: The New Horizon\n")
    assert name
    approved = "video: AAAAAAAAAAA\n    show_description: true"
    path.write_text(before + name + after.replace("video: null", approved, 1), "utf-8")


def test_the_viewer_shows_the_persons_own_details_in_both_languages(home: Path) -> None:
    with Terminal("--lang", "en", size=(150, 64), home=home) as terminal:
        terminal.wait_for("Episode list: 1 of 5")
        assert "12 min 34 s" not in terminal.text
        terminal.type("2")
        for tag in ("en", "id"):
            for text in (*FACTS[tag], *STRANGERS, NOTES[tag]):
                terminal.wait_for(text)
            for line in terminal.lines:
                if any(fact in line for fact in FACTS[tag][:3]):
                    assert "YouTube" in line
            terminal.type("L")
        terminal.type("/made-up")
        terminal.wait_for("1 of 1")


def test_plain_text_has_the_facts_and_strangers_words_only_once_approved(
    home: Path, data_copy: Path
) -> None:
    arguments = ("--data", str(data_copy))
    for tag, facts in FACTS.items():
        shown = run_here(*arguments, "--lang", tag, home=home)
        assert (shown.returncode, shown.stderr) == (0, "")
        assert all(fact in shown.stdout for fact in facts)
        assert not any(text in shown.stdout for text in ("AAAAAAAAAAA", *STRANGERS))
    approve(data_copy)
    shown = run_here(*arguments, "--lang", "en", home=home)
    assert all(text in shown.stdout for text in ("AAAAAAAAAAA", *STRANGERS))
    assert NOTES["en"] not in shown.stdout


def test_a_kiosk_shows_only_its_folders_details_and_strangers_words_only_once_approved(
    home: Path, data_copy: Path
) -> None:
    for state in ("nothing", "details", "approved"):
        if state == "details":
            shutil.copy(FETCHED, data_copy / "channel.json")
        elif state == "approved":
            approve(data_copy)
        arguments = ("--data", str(data_copy), "--lang", "en", "kiosk")
        with Terminal(*arguments, size=(120, 50), home=home) as terminal:
            terminal.wait_for("Episode list: 1 of 5")
            terminal.type("2")
            terminal.wait_for("Episode list: 2 of 5")
            assert ("12 min 34 s" in terminal.text) == (state != "nothing")
            for text in STRANGERS:
                assert (text in terminal.text) == (state == "approved")


def test_the_viewer_treats_a_folders_details_as_everybodys(data_copy: Path, tmp_path: Path) -> None:
    shutil.copy(FETCHED, data_copy / "channel.json")
    with Terminal("--data", str(data_copy), "--lang", "en", size=(120, 50), home=tmp_path) as seen:
        seen.wait_for("Episode list: 1 of 5")
        seen.type("2")
        seen.wait_for("12 min 34 s")
        assert not any(text in seen.text for text in STRANGERS)


def test_a_file_that_cannot_be_used_is_reported_in_one_sentence_and_ignored(home: Path) -> None:
    alone = run_here("--lang", "en").stdout
    (home / STATE).write_text("\0" * 2_000_000)
    for tag in ("en", "id"):
        shown = run_here("--lang", tag, home=home)
        assert shown.returncode == 0
        assert len(shown.stderr.splitlines()) == 1
        assert shown.stderr.startswith(f"{home / STATE}: ")
        assert tag != "en" or shown.stdout == alone


def test_check_looks_at_the_folders_details_only_and_prints_what_is_to_be_approved(
    home: Path, data_copy: Path
) -> None:
    (home / STATE).write_text("{")
    assert run_here("check", str(data_copy), home=home).stdout == ""
    shutil.copy(FETCHED, data_copy / "channel.json")
    shown = run_here("check", str(data_copy), "--lang", "en", home=home)
    assert shown.returncode == 0
    assert "the-new-horizon: YouTube has the text below for this video" in shown.stdout
    assert all(text in shown.stdout for text in STRANGERS)
    (lines,) = re.findall("  # .*\n  - .*\n(?:    .*\n)+", shown.stdout)
    paste_episode(data_copy, lines)
    shown = run_here("check", str(data_copy), "--lang", "en", home=home)
    assert "kiosks and plain text show the text below" in shown.stdout
    (data_copy / "channel.json").write_text("{")
    shown = run_here("check", str(data_copy), "--lang", "en", home=home)
    assert shown.returncode == 3
    assert shown.stdout.startswith(f"{data_copy / 'channel.json'}: should be fixed: ")
