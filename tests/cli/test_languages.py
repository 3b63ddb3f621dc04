"""How far each language is translated, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from iomtui.catalogue.checking import check
from iomtui.cli.main import run_command_line


def run(*typed: str) -> int:
    return run_command_line(["languages", *typed], {"IOMTUI_LANG": "en"})


@pytest.fixture
def partial(make_folder: Callable[..., Path]) -> Path:
    """A folder in which the English lacks a page and a list."""
    name = "languages/en.yaml"
    return make_folder((name, "{title: About}", "{}"), (name, "[one, another]", "[one, null]"))


def test_the_table_names_what_is_missing(partial: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (partial / "languages" / "en.yaml").read_bytes()
    assert run("--data", str(partial)) == 0
    indonesian, english, missing = capsys.readouterr().out.splitlines()
    assert indonesian.split()[:5] == ["id", "Bahasa", "Indonesia", "not", "reviewed"]
    assert indonesian.index("not reviewed") == english.index("not reviewed")
    count = int(english.split()[-2])
    assert english.endswith(f"  {count - 2} of {count} texts")
    assert missing == "  missing: pages.about, statements.kinds"
    assert (partial / "languages" / "en.yaml").read_bytes() == before


def test_a_file_and_the_folder_of_languages_stand_for_their_data_folder(
    partial: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (partial, partial / "languages", partial / "languages" / "en.yaml"):
        assert run(str(path), "--json") == 0
        assert json.loads(capsys.readouterr().out)["folder"] == str(partial)


def test_the_json_has_the_documented_keys_and_counts_as_check_does(
    partial: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(partial)
    assert run("--data", ".", "--json") == 0
    values = json.loads(capsys.readouterr().out)
    indonesian, english = values.pop("languages")
    assert values == {"format": 1, "folder": str(partial)}
    missing = ["pages.about", "statements.kinds"]
    count = english.pop("all")
    assert english == {
        "tag": "en",
        "name": "English",
        "state": "unreviewed",
        "done": count - 2,
        "missing": missing,
    }
    assert (indonesian["tag"], indonesian["missing"]) == ("id", [])
    (notice,) = check(partial).diagnostics
    assert (notice.values["count"], notice.values["ids"]) == ("2", ", ".join(missing))
