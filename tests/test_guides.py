"""The guides to changing the texts: their steps are tried in order, and both say the same."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from iomtui.catalogue.checking import check
from iomtui.parsing.yaml_reader import read_yaml
from tests.support.here import run_here

ROOT = Path(__file__).parents[1]
GUIDES = ("editing.md", "menyunting.md")
FOLDER = "iomtui-data"


class Part(NamedTuple):
    """A heading of a guide, or a fenced block."""

    kind: str
    """The signs of the heading, or the language of the block."""
    text: str


def parts(guide: str) -> list[Part]:
    text = (ROOT / "docs" / guide).read_text("utf-8")
    found = re.finditer(r"^(#+) (.+)|^```(\w+)\n(.*?)^```", text, re.M | re.S)
    return [Part(each[1] or each[3], each[2] or each[4]) for each in found]


def merge(old: Any, new: Any) -> Any:
    """Return values with new ones written over them; entries of a list are matched by their id."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {key: merge(old.get(key), new.get(key, old.get(key))) for key in {**old, **new}}
    if isinstance(old, list) and isinstance(new, list) and isinstance(new[0], dict):
        by_id = {each["id"]: each for each in new}
        return [merge(each, by_id.get(each["id"], each)) for each in old]
    return new


def keys(values: Any) -> Any:
    """Return the keys of values, without their texts."""
    if isinstance(values, dict):
        return {key: keys(value) for key, value in values.items()}
    return [keys(value) for value in values] if isinstance(values, list) else type(values)


@pytest.mark.parametrize("guide", GUIDES)
def test_each_step_of_a_guide_works_after_those_before_it(
    guide: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for kind, text in parts(guide):
        if kind == "sh":
            for command in text.splitlines():
                program, *typed = shlex.split(command)
                assert program == "iomtui"
                done = run_here(*typed)
                assert done.returncode == 0, (command, done.stderr)
        elif kind == "yaml":
            name = text.splitlines()[0].removeprefix("# ")
            file = Path(FOLDER) / name
            old, new = (read_yaml(data, name).root for data in (file.read_bytes(), text.encode()))
            merged = yaml.safe_dump(merge(old, new), allow_unicode=True, sort_keys=False)
            file.write_text(merged, "utf-8")
            problems = check(Path(FOLDER)).diagnostics
            assert not [each for each in problems if each.needs_fixing], text


def test_the_guides_have_the_same_sections_and_examples() -> None:
    english, indonesian = map(parts, GUIDES)
    assert [part.kind for part in english] == [part.kind for part in indonesian]
    for one, other in zip(english, indonesian, strict=True):
        if one.kind == "sh":
            assert one == other
        elif one.kind == "yaml":
            first, second = (part.text.splitlines()[0] for part in (one, other))
            assert second in (first, first.replace("en.yaml", "id.yaml"))
            values = (read_yaml(part.text.encode(), "") for part in (one, other))
            shapes = [keys(each.root) for each in values]
            assert shapes[0] == shapes[1]
        elif one.kind == "##":
            assert one.text != other.text  # it is translated


@pytest.mark.parametrize("name", ["README.md", "BACA.md"])
def test_the_commands_of_the_folder_itself_work_in_it(
    name: str, data_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(data_copy)
    commands = re.findall(r"`iomtui ([^`]+)`", Path(name).read_text("utf-8"))
    assert len(commands) == 4
    for command in commands:
        done = run_here(*shlex.split(command))
        assert done.returncode == 0, (command, done.stderr)
