"""A third language is one file: the real program has it while the file is there."""

from __future__ import annotations

from pathlib import Path

from tests.support.here import run_here
from tests.support.terminal import KEYS, Terminal


def test_a_language_in_part_is_chosen_shown_completed_and_removed(data_copy: Path) -> None:
    typed = ("--data", str(data_copy), "--lang", "en")
    english = data_copy / "languages" / "en.yaml"
    text = english.read_text("utf-8")
    for old, new in (
        ("tag: en", "tag: ms"),
        ("name: English", "name: Bahasa Melayu"),
        ("title: How IOM helps", "title: Cara IOM menolong"),
        ("title: How to watch", "title: null"),
        ("collaboration: The series was made", "collaboration: null # The series was made"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file = english.with_name("ms.yaml")
    file.write_text(text, "utf-8")

    row = run_here("languages", *typed).stdout.splitlines()
    assert row[2].startswith("ms  Bahasa Melayu")
    assert row[3] == "  missing: pages.watch, statements.collaboration"
    with Terminal(*typed, size=(120, 33)) as terminal:
        terminal.wait_for("How IOM helps")
        terminal.type("L")
        terminal.wait_for("Bahasa Melayu")
        terminal.type(KEYS["down"] + "\r")
        terminal.wait_for("Cara IOM menolong")
        assert "Cara menonton" in terminal.text  # the Indonesian title, as there is no other
        terminal.type(KEYS["end"] + KEYS["home"] + KEYS["down"] * 5 + "\r")
        terminal.wait_for("Serial ini dibuat bersama")
        terminal.type("q")
        assert terminal.wait_end() == 0

    file.unlink()
    assert len(run_here("languages", *typed).stdout.splitlines()) == 2
    with Terminal(*typed) as terminal:
        terminal.wait_for("EPISODES")
        terminal.type("L")
        terminal.wait_for("LAINNYA")
        assert "Melayu" not in terminal.text
