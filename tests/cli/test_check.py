"""`iomtui check` as editors of the catalogue and their scripts see it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from string import ascii_lowercase
from typing import Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from iomtui.cli.excerpts import excerpt
from iomtui.i18n.templates import SHIPPED
from iomtui.parsing.diagnostics import Position
from iomtui.parsing.sanitize import MAX_TEXT, clean
from tests.support.examples import examples
from tests.support.here import run_here
from tests.support.small_catalogue import ENGLISH as ENGLISH_TEXT

MakeFolder = Callable[..., Path]
Place = tuple[str, int | None, int | None, str]
"""File, line, column and code of a problem."""

SERIES, ENGLISH, INDONESIAN = "series.yaml", "languages/en.yaml", "languages/id.yaml"
MARK = re.compile("§([a-z_0-9]+)§")
"""Stands in a changed text where a problem should be reported, and names its code."""

TOGETHER = [
    (SERIES, "languages: [id, en]", "languages: [id, §no_language_file§xx, en, §duplicate_id§id]"),
    (SERIES, "publisher: IOM", "§unknown_key§publsher: x\npublisher: §cleaned§\u202eIOM"),
    (SERIES, "title: Sebuah rilis", "title: §several_paragraphs§'A\n\n\n    release'"),
    (SERIES, '"https://example.org/channel"', '§wrong_url§"http://example.org/channel"'),
    (SERIES, '"https://youtu.be/{id}"', '§wrong_template§"https://youtu.be/"'),
    (SERIES, "    title: {text: The Second", "    §unsourced_synopsis§title: {text: The Second"),
    (SERIES, "video: abc_DEF-123", "video: §wrong_video§abc"),
    (SERIES, "    synopsis: {sources: [release-id]}\n", ""),
    (SERIES, "figures: {people: 6800}", "figures: {people: §out_of_range§-1}"),
    (SERIES, 'times: {later: "2023-06-29T22', '§times_differ§times: {later: "2023-06-29T20'),
    (SERIES, "kinds: {ours: words}", "kinds: {ours: words, §from_itself§calculated_from: [kinds]}"),
    (SERIES, "  contact: {sources: [release-en], ", "  §no_provenance§contact: {"),
    (SERIES, "kinds, unknown, contact]", "kinds, §unknown_id§contct, contact]"),
    (SERIES, "  unknown: {not", "  §unused_statement§unknown: {not"),
    (ENGLISH, "unreviewed", "reviewed"),
    (ENGLISH, "  origin: Real lives.\n  people", "  §missing_text§people"),
    (ENGLISH, '"More than {people} people."', '§lost_placeholder§"Many"'),
    (ENGLISH, 'text: "{start}"', 'text: §unknown_placeholder§"{start} {end}"'),
    (
        ENGLISH,
        "  unknown: Not stated.",
        "  unknown: §text_ends§N #o\n  §unused_text§x: x",
    ),
    (ENGLISH, "Two kinds:", "Two: " + "k" * MAX_TEXT),
    (ENGLISH, 'kinds: {text: "', 'kinds: {text: §text_cut§"'),
    (ENGLISH, "reasons: {", "interface: {pane: {§empty_text§gloss: ' '}}\nreasons: {"),
    (INDONESIAN, "language: {", "language: §untranslated§{"),
    (INDONESIAN, "  origin: Kehidupan nyata.\n", ""),
]
"""Changes to the small catalogue whose problems can all be reported together."""

SCHEMA = (
    ("state: unreviewed", "state: §wrong_choice§done"),
    ("[January,", "§wrong_length§["),
    ("formats:", "formats:\n  group: §too_long§xxx\n  plural: {one: §wrong_plural§some}"),
    ("series: {title: The series}", "series: §wrong_type§The series"),
    ("episodes:\n  second:", "episodes:\n  §wrong_id§The Second:"),
    ("language: {", "language: §missing_key§{"),
    ("name: English, ", ""),
)
"""Changes to one language, which cannot be shown then."""

ORIGIN = "origin: Real lives."

ONE_EACH = [
    ("format: 1", "format: §newer_format§2"),
    ("tag: en", "tag: §other_tag§nl"),
    (ORIGIN, "origin: Real§yaml_colon§: lives"),
    (ORIGIN, "origin: §yaml_character§@Real"),
    (ORIGIN, 'origin: §yaml_quote§"Real" lives.'),
    ("  origin: Real lives.", "§yaml_tab§\torigin: Real"),
    (ORIGIN, "origin: §yaml_unclosed§[Real, lives"),
    (ORIGIN, 'origin: [Real lives, "a" §yaml_bracket§b]'),
    (ORIGIN, "origin: §yaml_bracket_text§[Real] lives"),
    (ORIGIN, "origin:§yaml_space§\u00a0Real"),
    (ORIGIN, "§yaml_indent§origin:Real"),
    (ORIGIN, "origin: §yaml_anchor§&a Real"),
    (ORIGIN, "origin: §yaml_tag§!!str Real"),
    (ORIGIN, "? §yaml_key§[a]\n  : b"),
    (ORIGIN, "origin: x\n  §duplicate_key§origin: y"),
    (ORIGIN, "origin: §control_character§\x07"),
    (ORIGIN, "origin: Real ünd §not_utf8§\udcff"),
    (ORIGIN, "origin: [[[[[[[[[[§too_deep§[[[1]]]]]]]]]]]]]"),
    ("reasons: {", "...\n§yaml_second§---\nreasons: {"),
    (ENGLISH_TEXT, "# nothing\n§empty§"),
]
"""Changes to one language each, since a syntax error hides what is behind it."""


class Problem(msgspec.Struct, forbid_unknown_fields=True):
    """A problem in the JSON output, as docs/editing.md describes it."""

    file: str
    line: int | None
    column: int | None
    severity: Literal["fatal", "fault", "ignored", "omitted", "notice"]
    code: str
    message: str
    advice: str


class Output(msgspec.Struct, forbid_unknown_fields=True):
    """The whole JSON output."""

    format: Literal[1]
    folder: str
    valid: bool
    problems: list[Problem]


def checked(folder: Path, *options: str) -> Output:
    shown = run_here("check", str(folder), "--json", *options)
    output = msgspec.json.decode(shown.stdout, type=Output)
    assert (output.folder, shown.stderr) == (str(folder.absolute()), "")
    assert shown.returncode == (0 if output.valid else 3)
    return output


def add_languages(folder: Path) -> None:
    """Add one language for all of SCHEMA, and one for each of ONE_EACH."""
    changes = [SCHEMA, *((each,) for each in ONE_EACH)]
    for letter, changes_of_language in zip(ascii_lowercase, changes, strict=False):
        text = ENGLISH_TEXT
        for old, new in changes_of_language:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        text = text.replace("tag: en", f"tag: a{letter}")
        file = folder / "languages" / f"a{letter}.yaml"
        file.write_text(text, "utf-8", "surrogateescape")


def take_places(folder: Path) -> list[Place]:
    """Take the marks out of the files, and return where they stood, in reading order."""
    places: list[Place] = []
    for file in (folder / SERIES, *sorted((folder / "languages").iterdir())):
        lines = file.read_text("utf-8", "surrogateescape").split("\n")
        for index, line in enumerate(lines):
            changed = line
            while mark := MARK.search(changed):
                places.append((str(file), index + 1, mark.start() + 1, mark[1]))
                changed = MARK.sub("", changed, count=1)
            lines[index] = changed
        file.write_text("\n".join(lines), "utf-8", "surrogateescape")
    return places


def test_more_than_forty_different_faults_in_one_folder_are_all_named_in_one_run(
    make_folder: MakeFolder,
) -> None:
    folder = make_folder(*TOGETHER)
    add_languages(folder)
    places = take_places(folder)
    utf_16, copy = folder / "languages" / "zz.yaml", folder / "languages" / "en (1).yaml"
    utf_16.write_text(ENGLISH_TEXT, "utf-16")
    copy.touch()
    places += [(str(utf_16), None, None, "other_encoding"), (str(copy), None, None, "stray_file")]
    problems = checked(folder).problems
    assert [(each.file, each.line, each.column, each.code) for each in problems] == places
    assert len({each.code for each in problems}) > 40
    starts = [":".join(map(str, filter(None, place[:3]))) + ": " for place in places]
    sentences = []
    for tag in SHIPPED:
        lines = run_here("check", str(folder), "--lang", tag).stdout.splitlines()
        named = [line for line in lines if line.startswith(str(folder))]
        assert [line[: len(start)] for line, start in zip(named, starts, strict=True)] == starts
        sentences += [line.removeprefix(start) for line, start in zip(named, starts, strict=True)]
    assert len({*sentences}) == 2 * len({*sentences[: len(starts)]})


def test_the_line_of_a_problem_is_below_it_with_a_caret_under_the_column(
    make_folder: MakeFolder,
) -> None:
    folder = make_folder((ENGLISH, "Two kinds:", "日本 {kind}"))
    file = folder / ENGLISH
    file.write_text(file.read_text("utf-8"), "utf-8-sig", newline="\r\n")
    lines = run_here("check", str(folder), "--lang", "en").stdout.splitlines()
    assert lines == [
        f"{file}:19:17: should be fixed: “kind” in braces has no value; correct the name, or add a "
        "figure or time to the statement in series.yaml",
        '  19 |   kinds: {text: "日本 {kind}", items: [one, another]}',
        "     |                 ^",
    ]


def test_notices_count_when_the_check_is_strict(
    make_folder: MakeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_folder((ENGLISH, ORIGIN, "origin: null"))
    (notice,) = checked(folder).problems
    assert (notice.severity, checked(folder).valid) == ("notice", True)
    assert not checked(folder, "--strict").valid
    assert run_here("check", str(folder)).returncode == 0
    assert run_here("check", str(folder), "--strict").returncode == 3
    monkeypatch.chdir(make_folder())
    assert checked(Path(), "--strict").problems == []


def test_a_folder_that_does_not_exist_has_no_json() -> None:
    shown = run_here("check", "/no/such", "--json")
    assert (shown.returncode, shown.stdout) == (4, "")


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("a: b", 4, "a: b", "   ^"),
        ("a: b", 9, "a: b", "    ^"),
        ("日本: x", 5, "日本: x", "      ^"),
        ("e\u0301: x", 5, "é: x", "   ^"),
        ("\ta: x", 2, "    a: x", "    ^"),
        ("\u200b\x1b[31ma: \u202ex", 10, "[31ma: x", "       ^"),
        ("abcdefghijklmnopqrstuvwxyz", 1, "abcdefghijklm…", "^"),
        ("abcdefghijklmnopqrstuvwxyz", 15, "…ghijklmnopqr…", "         ^"),
        ("abcdefghijklmnopqrstuvwxyz", 26, "…nopqrstuvwxyz", "             ^"),
        ("日本語日本語日本語", 9, "… 日本語日本語", "            ^"),
    ],
)
def test_a_line_is_shown_in_cells_and_cut_around_the_column(
    line: str, column: int, shown: str, caret: str
) -> None:
    assert excerpt(line, Position(7, column), 20) == (f"   7 | {shown}", f"     | {caret}")


@given(st.text(st.characters() | st.sampled_from("\t語é\u0301\u200d🧕"), max_size=200), st.data())
@examples(200)
def test_a_caret_is_below_the_line_whatever_that_is(line: str, data: st.DataObject) -> None:
    column, width = data.draw(st.integers(1, len(line) + 3)), data.draw(st.integers(1, 150))
    shown, caret = excerpt(line, Position(1, column), width)
    assert cell_len(shown) <= max(width, 21)
    assert clean(shown) == shown
    assert re.fullmatch(r" {5}\| +\^", caret)
    assert len(caret) - 1 <= max(width, 21)
