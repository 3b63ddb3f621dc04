"""The guides: their steps are tried in order, and those in Indonesian say the same."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from iomtui.catalogue.checking import check
from iomtui.kiosk.venue_message import load_message
from iomtui.parsing.yaml_reader import read_yaml
from tests.support.here import run_here
from tests.support.terminal import write_settings

ROOT = Path(__file__).parents[1]
GUIDES = ("editing.md", "menyunting.md")
KIOSK_GUIDES = ("kiosk.md", "kios.md")
FOLDER = "iomtui-data"


class Part(NamedTuple):
    """A heading of a guide, or a fenced block."""

    kind: str
    """The signs of the heading, or the language of the block."""
    text: str


def parts(document: str) -> list[Part]:
    text = (ROOT / document).read_text("utf-8")
    found = re.finditer(r"^(#+) ([^\n]+)|^```(\w+)\n(.*?)^```", text, re.M | re.S)
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
    steps = [each for each in parts(f"docs/{guide}") if not each.kind.startswith("#")]
    assert {each.kind for each in steps} == {"sh", "yaml"}
    for (kind, text), following in zip(steps, [*steps[1:], None], strict=True):
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
            # Examples one after the other are one step.
            is_whole = following is None or following.kind != "yaml"
            problems = check(Path(FOLDER)).diagnostics if is_whole else []
            assert not [each for each in problems if each.needs_fixing], text


@pytest.mark.parametrize("guide", KIOSK_GUIDES)
def test_the_commands_of_a_guide_to_kiosks_work_in_order(guide: str, tmp_path: Path) -> None:
    stick = tmp_path / "media" / "stick"
    stick.mkdir(parents=True)
    data = stick / "iomtui-data"
    assert run_here("new", str(data)).returncode == 0
    script = "\n".join(text for kind, text in parts(f"docs/{guide}") if kind == "console")
    settings, message = (
        next(text for kind, text in parts(f"docs/{guide}") if kind == wanted)
        for wanted in ("toml", "yaml")
    )
    write_settings(tmp_path, settings)
    (data / "local.yaml").write_text(message, "utf-8")
    statuses = {}
    for command in re.findall(r"^(?:sudo -u kiosk -H )?iomtui (kiosk (?!pin).+)", script, re.M):
        typed = shlex.split(command.partition(" | ")[0].replace("/media", f"{tmp_path}/media"))
        done = run_here(*typed, home=tmp_path)
        statuses[" ".join(typed[1:]).replace(str(stick), "")] = done.returncode
        assert "Traceback" not in done.stderr
    # Nothing runs, and after one installation there is nothing to go back to.
    failures = [command for command, status in statuses.items() if status]
    assert len(statuses) == 5
    assert failures == ["health", "install --rollback"]
    assert load_message(tmp_path / ".local/share/iomtui/content").diagnostics == ()


@pytest.mark.parametrize(
    "documents",
    [
        ("docs/editing.md", "docs/menyunting.md"),
        ("docs/kiosk.md", "docs/kios.md"),
        ("README.md", "README.id.md"),
    ],
    ids=["editing", "kiosk", "readmes"],
)
def test_both_languages_have_the_same_sections_and_examples(documents: tuple[str, str]) -> None:
    english, indonesian = map(parts, documents)
    assert len(english) > 10
    assert [part.kind for part in english] == [part.kind for part in indonesian]
    for one, other in zip(english, indonesian, strict=True):
        if one.kind in ("sh", "console", "ini"):
            assert one == other
        elif one.kind == "toml":
            assert tomllib.loads(one.text) == tomllib.loads(other.text)
        elif one.kind == "yaml":
            first, second = (part.text.splitlines()[0] for part in (one, other))
            assert second in (first, first.replace("en.yaml", "id.yaml"))
            values = (read_yaml(part.text.encode(), "") for part in (one, other))
            shapes = [keys(each.root) for each in values]
            assert shapes[0] == shapes[1]
        elif one.kind == "##":
            assert one.text != other.text  # it is translated


def test_both_readmes_have_the_same_links_pictures_and_commands() -> None:
    found = []
    for name in ("README.md", "README.id.md"):
        text = (ROOT / name).read_text("utf-8")
        links = re.findall(r"\]\(([^)]+)\)", text)
        words = [each for each in re.findall(r"`([^`\n]+)`", text) if "iomtui" in each]
        found.append((links, words))
    (links, words), (indonesian_links, indonesian_words) = found
    swapped = [each.replace("-en-", "-id-") for each in links]
    assert sorted(map(in_english, swapped)) == sorted(map(in_english, indonesian_links))
    assert indonesian_links.index("docs/kios.md") < indonesian_links.index("docs/kiosk.md")
    assert sorted(words) == sorted(indonesian_words)


def in_english(link: str) -> str:
    """Return the link to the English document in the place of the Indonesian one."""
    return link.replace("README.id", "README").replace("kios.md", "kiosk.md")


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
