"""A third language is one file: the real program has it while the file is there."""

from __future__ import annotations

from pathlib import Path

import yaml

from iomtui.parsing.yaml_reader import read_yaml
from tests.support.here import run_here
from tests.support.terminal import KEYS, Terminal


def test_a_language_in_part_is_chosen_shown_completed_and_removed(data_copy: Path) -> None:
    typed = ("--data", str(data_copy), "--lang", "en")
    file = data_copy / "languages" / "ms.yaml"
    words, indonesian = (
        read_yaml(file.with_name(name).read_bytes(), name).root for name in ("en.yaml", "id.yaml")
    )
    words["language"] |= {"tag": "ms", "name": "Bahasa Melayu"}
    words["pages"]["assistance"]["title"] = "Cara IOM menolong"
    words["pages"]["watch"]["title"] = words["statements"]["what"] = None
    file.write_text(yaml.safe_dump(words, allow_unicode=True), "utf-8")

    row = run_here("languages", *typed).stdout.splitlines()
    assert row[2].startswith("ms  Bahasa Melayu")
    assert row[3] == "  missing: pages.watch, statements.what"
    with Terminal(*typed, size=(120, 33)) as terminal:
        terminal.wait_for("MORE")
        terminal.type("L")
        terminal.wait_for("Bahasa Melayu")
        terminal.type(KEYS["down"] + "\r")
        terminal.wait_for("Cara IOM menolong")
        assert indonesian["pages"]["watch"]["title"] in terminal.text
        terminal.type(KEYS["end"] + KEYS["home"] + KEYS["down"] * 5 + "\r")
        terminal.wait_for(indonesian["statements"]["what"][:25])
        terminal.type("q")
        assert terminal.wait_end() == 0

    file.unlink()
    assert len(run_here("languages", *typed).stdout.splitlines()) == 2
    with Terminal(*typed) as terminal:
        terminal.wait_for("MORE")
        terminal.type("L")
        terminal.wait_for("LAINNYA")
        assert "Melayu" not in terminal.text
