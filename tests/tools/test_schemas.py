"""The schemas accept the shipped data, and tell editors of mistakes and of what a key means."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from iomtui.parsing.yaml_reader import read_yaml
from tests.support.here import run_here
from tools import schemas

MakeFolder = Callable[..., Path]

MODELINE = "# yaml-language-server: $schema="


def is_accepted(schema: Any, file: Path) -> bool:
    """Return whether the values of a file fit a schema."""
    values = read_yaml(file.read_bytes(), file.name).root
    try:
        fastjsonschema.compile(schema)(values)
    except fastjsonschema.JsonSchemaException:
        return False
    return True


def test_each_file_of_a_new_folder_names_the_schema_that_it_fits(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    run_here("new", str(folder))
    run_here("new", "--language", "ms", "--data", str(folder))
    files = [folder / "series.yaml", *(folder / "languages").iterdir()]
    assert len(files) == 4
    for file in files:
        first = file.read_text("utf-8").splitlines()[0]
        assert first.startswith(MODELINE)
        schema = json.loads((file.parent / first.removeprefix(MODELINE)).read_text("utf-8"))
        assert is_accepted(schema, file)
    assert run_here("check", str(folder)).returncode == 0


def test_a_language_in_a_folder_without_schemas_names_none(make_folder: MakeFolder) -> None:
    folder = make_folder()
    run_here("new", "--language", "ms", "--data", str(folder))
    assert MODELINE not in (folder / "languages" / "ms.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("series.yaml", "publisher:", "publsher: x\npublisher:"),
        ("series.yaml", "- id: second", "- id: The Second"),
        ("series.yaml", "- id: second", "- id: second\n    vidio: x"),
        ("series.yaml", "video: abc_DEF-123", "video: abc"),
        ("series.yaml", "https://youtu.be/{id}", "https://youtu.be/"),
        ("series.yaml", "{people: 6800}", "{people: some}"),
        ("languages/en.yaml", "state: unreviewed", "state: done"),
        ("languages/en.yaml", "[January, ", "["),
        ("languages/en.yaml", "  origin: Real lives.", "  origin: 5"),
        ("languages/en.yaml", "  origin: Real lives.", "  The Origin: Real lives."),
        ("languages/en.yaml", "format: 1\n", ""),
    ],
)
def test_a_mistake_does_not_fit(make_folder: MakeFolder, name: str, old: str, new: str) -> None:
    shape = schemas.SHAPES["series" if name == "series.yaml" else "language"]
    schema = schemas.schema(shape)
    assert is_accepted(schema, make_folder() / name)
    assert not is_accepted(schema, make_folder((name, old, new)) / name)


def test_a_text_may_go_over_several_lines(make_folder: MakeFolder) -> None:
    folder = make_folder(("series.yaml", "publisher: IOM", "publisher: >\n  IOM\n "))
    assert is_accepted(schemas.schema(schemas.SHAPES["series"]), folder / "series.yaml")


def test_a_key_is_described_also_where_its_type_inherits_it() -> None:
    statement = schemas.schema(schemas.SHAPES["series"])["definitions"]["Statement"]
    descriptions = [statement["properties"][key]["description"] for key in ("sources", "figures")]
    assert descriptions == [
        "Ids of the sources that state it.",
        "Numbers for the placeholders {id} in its words.",
    ]


def test_a_schema_that_is_out_of_date_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(schemas, "FOLDER", tmp_path)
    monkeypatch.setattr(schemas, "OUTPUT", tmp_path / "output.json")
    monkeypatch.setattr(sys, "argv", ["schemas"])
    assert schemas.main() == 0
    monkeypatch.setattr(sys, "argv", ["schemas", "--check"])
    assert schemas.main() == 0
    (tmp_path / "series.json").write_text("{}")
    assert schemas.main() == 1
    assert str(tmp_path / "series.json") in capsys.readouterr().err
