"""A data folder is loaded, or refused with every reason."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any
from unittest.mock import patch

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui.catalogue.checking import CheckReport, check
from iomtui.catalogue.edition import editions
from iomtui.catalogue.links import may_open
from iomtui.catalogue.loading import load
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Position, Severity
from iomtui.parsing.yaml_reader import read_yaml
from tests.support.examples import examples

MakeFolder = Callable[..., Path]

SERIES, ENGLISH, INDONESIAN = "series.yaml", "languages/en.yaml", "languages/id.yaml"


def refusals(folder: Path) -> list[Diagnostic]:
    """Return why a folder is not loaded."""
    with pytest.raises(InvalidContentError) as caught:
        load(folder)
    return caught.value.diagnostics


def tags(folder: Path) -> list[str]:
    """Return the languages of a folder, in the order offered."""
    return [file.language.tag for file in load(folder).languages]


def dutch(text: str) -> tuple[str, str, str]:
    """Return the change that adds a language: another one, under another tag."""
    return "languages/nl.yaml", "", text.replace("tag: en", "tag: nl")


@pytest.fixture(scope="session")
def english(make_folder: MakeFolder) -> str:
    return (make_folder() / ENGLISH).read_text("utf-8")


def test_languages_that_series_yaml_does_not_name_follow(
    make_folder: MakeFolder, english: str
) -> None:
    assert tags(make_folder(dutch(english))) == ["id", "en", "nl"]
    first = (SERIES, "languages: [id, en]", "languages: [nl]")
    assert tags(make_folder(dutch(english), first)) == ["nl", "en", "id"]
    nobody = (SERIES, "languages: [id, en]", "languages: []")
    assert tags(make_folder(dutch(english), nobody)) == ["en", "id", "nl"]


@pytest.mark.parametrize(("order", "lender"), [("id, en, nl", "id"), ("nl, id", "en")])
def test_a_further_language_borrows_the_words_it_lacks_from_the_first_or_from_english(
    make_folder: MakeFolder, english: str, order: str, lender: str
) -> None:
    block = "interface: {list: {episodes: AFLEVERINGEN}}\nreasons:"
    folder = make_folder(
        dutch(english.replace("reasons:", block)),
        (SERIES, "languages: [id, en]", f"languages: [{order}]"),
    )
    words = {shown.tag: shown.wording.list for shown in editions(load(folder))}
    assert words["nl"]["episodes"] == "AFLEVERINGEN"
    assert words["nl"]["more"] == words[lender]["more"]


def test_a_newer_format_is_refused_whatever_else_is_in_the_file(make_folder: MakeFolder) -> None:
    folder = make_folder()
    (folder / SERIES).write_text("format: 2\nwhatever: {comes: [next]}\n", "utf-8")
    values = {"found": "2", "known": "1"}
    assert refusals(folder) == [
        Diagnostic(str(folder / SERIES), Position(1, 9), Code.NEWER_FORMAT, values)
    ]


def test_a_folder_without_readable_languages_is_refused(
    make_folder: MakeFolder, tmp_path: Path
) -> None:
    languages = str(tmp_path / "nowhere" / "languages")
    assert refusals(tmp_path / "nowhere") == [Diagnostic(languages, None, Code.NO_FILE)]
    (tmp_path / "file").touch()
    assert [each.code for each in refusals(tmp_path / "file")] == [Code.NO_FILE]
    folder = make_folder()
    with patch.object(Path, "iterdir", side_effect=PermissionError(13, "Permission denied")):
        assert refusals(folder) == [
            Diagnostic(
                str(folder / "languages"), None, Code.NOT_READABLE, {"reason": "Permission denied"}
            )
        ]


Steps = tuple[str | int, ...]


def paths_in(value: object, path: Steps = ()) -> Iterator[Steps]:
    """Yield the way to every value."""
    items: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    for step, item in items:
        yield (*path, step)
        yield from paths_in(item, (*path, step))


ODD = st.sampled_from(
    [
        *(None, True, 0, -1, 2, 1.0, 0.5, "", " ", "x", "en", "first", "origin", "release-en"),
        *("A b", "{people}", "{start.date}", "{zzz}", "press", "reasons", "channel", "sources"),
        *("language", "machine", "2023-06-29", "2023-06-29T21:00:00+07:00", "https://a.example/b"),
        *("a\n\nb", "\u202e\x1b[2J", "m" * 90, "https://a.example/" + "b" * 2000),
        *([], ["origin"], [1], ["a", "b"], {}, {"text": "t"}, {"label": "l"}, {"ours": "words"}),
    ]
)
ACTIONS = st.sampled_from(["replace", "replace", "remove", "add", "rename", "repeat"])
CHANGES = st.tuples(st.sampled_from([SERIES, ENGLISH, INDONESIAN]), ACTIONS, st.integers(0), ODD)


def change(root: dict[str, Any], action: str, which: int, odd: object) -> None:
    """Do one thing to one value of a file, as people do who edit in a hurry."""
    ways = list(paths_in(root))
    if not ways:
        return
    *way, last = ways[which % len(ways)]
    parent: Any = root
    for step in way:
        parent = parent[step]
    if action == "remove":
        del parent[last]
    elif action == "repeat" and isinstance(parent, list):
        parent.append(deepcopy(parent[-1]))
    elif action == "rename" and isinstance(parent, dict):
        parent[str(odd)] = parent.pop(last)
    elif action == "add" and isinstance(parent[last], dict):
        parent[last][str(odd)] = deepcopy(odd)
    else:
        parent[last] = deepcopy(odd)


@pytest.fixture(scope="module")
def whole(make_folder: MakeFolder) -> dict[str, dict[str, Any]]:
    folder = make_folder()
    return {
        name: read_yaml((folder / name).read_bytes(), name).root
        for name in (SERIES, ENGLISH, INDONESIAN)
    }


@pytest.fixture(scope="module")
def changed_folder(make_folder: MakeFolder) -> Path:
    return make_folder()


@given(st.lists(CHANGES, min_size=1, max_size=2))
@examples(80)
def test_the_short_way_and_the_full_check_agree_and_what_is_loaded_can_be_shown(
    whole: dict[str, dict[str, Any]],
    changed_folder: Path,
    changes: list[tuple[str, str, int, object]],
) -> None:
    files = deepcopy(whole)
    for name, action, which, odd in changes:
        change(files[name], action, which, odd)
    for name, root in files.items():
        (changed_folder / name).write_text(json.dumps(root), "utf-8")
    report: CheckReport = check(changed_folder)
    fatal = [problem for problem in report.diagnostics if problem.severity is Severity.FATAL]
    assert all(problem.position and problem.code is not Code.REFUSED for problem in fatal)
    with patch("iomtui.catalogue.checking.check", side_effect=check) as second_look:
        if fatal:
            assert refusals(changed_folder) == fatal
        else:
            catalogue = load(changed_folder)
            assert catalogue == report.catalogue
            for shown in editions(catalogue, "press"):
                links = [entry.link for entry in shown.entries if entry.link]
                assert all(may_open(link.address, shown.hosts) for link in links)
                text = json.dumps(msgspec.to_builtins(shown), ensure_ascii=False)
                assert text.isprintable()
                assert "\\u" not in text
    folded = Code.SEVERAL_PARAGRAPHS in {problem.code for problem in report.diagnostics}
    omitted = Severity.OMITTED in {problem.severity for problem in report.diagnostics}
    assert second_look.called == (bool(fatal) or folded or omitted)
