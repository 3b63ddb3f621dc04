"""The viewer and the kiosk follow their files: an editor saves, and looks at the screen."""

from __future__ import annotations

import os
import shlex
import shutil
import time
from pathlib import Path

import pytest

from tests.support.processes import HOME_TEXT
from tests.support.terminal import IOMTUI, KEYS, OUTPUT_TIMEOUT, Terminal

TITLE = "Burn the Past"
BROKEN = "format: ["


@pytest.fixture
def english(data_copy: Path) -> Path:
    return data_copy / "languages" / "en.yaml"


@pytest.fixture
def sound(english: Path) -> str:
    return english.read_text("utf-8")


def edited(text: str) -> str:
    """Return a language file with another title of the series."""
    before, title, after = text.partition("series:\n  title: ")
    assert title
    return f"{before}{title}Written just now #{after}"


def broken(text: str) -> str:
    return text.replace("format: 1", BROKEN)


def place_of_fault(sound: str) -> str:
    """Return how the place of the fault begins."""
    return f"en.yaml:{broken(sound)[: broken(sound).index(BROKEN)].count(chr(10)) + 1}:"


def see(terminal: Terminal, text: str, *, gone: bool = False) -> None:
    terminal.wait(lambda: (text in terminal.text) is not gone, f"{text!r}, gone: {gone}")


def test_the_viewer_shows_what_was_saved_and_names_what_is_broken(
    data_copy: Path, english: Path, sound: str
) -> None:
    with Terminal("--lang", "en", "--data", str(data_copy)) as terminal:
        terminal.wait_for(TITLE)
        terminal.type("3")
        terminal.wait_for("3 of 5")
        english.write_text(edited(sound), "utf-8")
        see(terminal, "Written just now")
        english.write_text(broken(sound), "utf-8")
        see(terminal, place_of_fault(sound))
        assert "Written just now" in terminal.text
        terminal.type("L")
        see(terminal, "LAINNYA")
        see(terminal, place_of_fault(sound))
        terminal.type("L")
        english.write_text(sound, "utf-8")
        see(terminal, "Written just now", gone=True)
        see(terminal, place_of_fault(sound), gone=True)
        see(terminal, "3 of 5")


def test_the_viewer_keeps_what_it_shows_whatever_becomes_of_the_folder(
    data_copy: Path, english: Path, sound: str
) -> None:
    with Terminal("--lang", "en", "--data", str(data_copy)) as terminal:
        terminal.wait_for(TITLE)
        kept = data_copy.rename(data_copy.with_name("kept"))
        see(terminal, "languages: ")
        shutil.copytree(kept, data_copy)
        see(terminal, "languages: ", gone=True)
        english.unlink()
        os.mkfifo(english)
        see(terminal, "en.yaml: ")
        english.unlink()
        english.write_bytes(b"key: value\n" * 3_000_000)
        see(terminal, "en.yaml: this file is larger")
        terminal.type("2")
        see(terminal, "2 of 5")
        english.unlink()
        see(terminal, "LAINNYA")
        english.write_text(sound, "utf-8")
        see(terminal, "English")
        see(terminal, "en.yaml", gone=True)


def test_the_kiosk_shows_what_was_saved_and_logs_what_is_broken(
    tmp_path: Path, data_copy: Path, english: Path, sound: str
) -> None:
    log = tmp_path / "log"
    kiosk = shlex.join([*IOMTUI, "--lang", "en", "--data", str(data_copy), "kiosk"])
    command = ("sh", "-c", f"exec {kiosk} 2>{shlex.quote(str(log))}")
    with Terminal(command=command) as terminal:
        terminal.wait_for(HOME_TEXT)
        english.write_text(edited(sound), "utf-8")
        see(terminal, "Written just now")
        english.write_text(broken(sound), "utf-8")
        terminal.type("2")
        see(terminal, "2 of 5")
        give_up = time.monotonic() + OUTPUT_TIMEOUT
        while place_of_fault(sound) not in log.read_text("utf-8"):
            terminal.look(0.1)
            assert time.monotonic() < give_up, "nothing is in the log"
        assert "en.yaml" not in terminal.text
        terminal.type(KEYS["left"])
        english.write_text(sound, "utf-8")
        see(terminal, "Written just now", gone=True)


@pytest.mark.parametrize("key", ["L", "="])
def test_a_key_for_a_language_that_comes_before_the_first_frame_is_not_lost(key: str) -> None:
    with Terminal("--lang", "en") as terminal:
        terminal.type(key)
        see(terminal, "Arti judul")
        terminal.type("2?")
        see(terminal, "TOMBOL" if key == "L" else "KEYS")


def test_a_kiosk_goes_on_after_a_key_before_its_first_frame() -> None:
    with Terminal("--lang", "en", "kiosk") as terminal:
        terminal.type("0")
        terminal.wait_for("Bahasa Indonesia")
        terminal.type("3")
        see(terminal, "3 dari 5")


def test_a_language_comes_back_with_its_file(data_copy: Path, english: Path, sound: str) -> None:
    with Terminal("--lang", "en", "--data", str(data_copy)) as terminal:
        see(terminal, "Episode list: 1 of 5")
        english.unlink()
        see(terminal, "1 dari 5")
        english.write_text(sound, "utf-8")
        see(terminal, "Episode list: 1 of 5")


def test_a_fault_that_stops_nothing_is_named_after_it_was_saved(
    data_copy: Path, english: Path, sound: str
) -> None:
    with Terminal("--lang", "en", "--data", str(data_copy), size=(120, 33)) as terminal:
        see(terminal, "Bahasa Indonesia")
        english.write_text(sound.replace("{refugees}", "{refugee}"), "utf-8")
        see(terminal, "“refugee” in braces has no value")
        terminal.click_on("How IOM helps")
        see(terminal, "6.800")  # the Indonesian text stands in for it
