"""Everything that is wrong in a data folder, each with file, line and column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from iomtui.catalogue.checking import check
from iomtui.catalogue.loading import load
from iomtui.i18n.templates import PLACEHOLDER, SHIPPED
from iomtui.i18n.wording_loader import load_wording
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Position, Severity
from tests.support.small_catalogue import ENGLISH as ENGLISH_TEXT

MakeFolder = Callable[..., Path]

SERIES, ENGLISH, INDONESIAN = "series.yaml", "languages/en.yaml", "languages/id.yaml"
HERE = "§"
"""Stands in a changed text where its problem should be found."""
LATER, DIFFER = '"2023-06-29T22:00:00+08:00"', Code.TIMES_DIFFER
VIDEOS, SEARCHES = '"https://youtu.be/{id}"', '"https://search.example/?q={words}"'


def problems_of(folder: Path) -> list[Diagnostic]:
    """Return what is wrong; each can be said in every language, with nothing left in braces."""
    problems = check(folder).diagnostics
    for tag in SHIPPED:
        for problem in problems:
            left = set(PLACEHOLDER.findall(load_wording(tag).describe(problem)))
            # How to write a pattern cannot be said without one.
            assert left <= ({"id", "words"} if problem.code is Code.WRONG_TEMPLATE else set())
    return problems


def taken_out(file: Path) -> Position:
    """Take the mark out of a file and return where it stood."""
    text = file.read_text("utf-8")
    assert text.count(HERE) == 1
    before = text[: text.index(HERE)]
    file.write_text(text.replace(HERE, ""), "utf-8")
    return Position(before.count("\n") + 1, len(before) - before.rfind("\n"))


FATAL = [
    (SERIES, "languages: [id, en]", "languages: [id, en, §id]", Code.DUPLICATE_ID),
    (SERIES, VIDEOS, '§"http://youtu.be/{id}"', Code.WRONG_TEMPLATE),
    (SERIES, VIDEOS, '§"https://youtu.be/"', Code.WRONG_TEMPLATE),
    (SERIES, VIDEOS, '§"https://youtu.be/{words}"', Code.WRONG_TEMPLATE),
    (SERIES, VIDEOS, '§"https://youtu.be/{id}/{id}"', Code.WRONG_TEMPLATE),
    (SERIES, VIDEOS, '§"https://{id}.example/{id}"', Code.WRONG_TEMPLATE),
    (SERIES, VIDEOS, '§"https://you@evil.example/{id}"', Code.WRONG_TEMPLATE),
    (SERIES, VIDEOS, '§"https://YouTu.be/{id}"', Code.WRONG_TEMPLATE),
    (SERIES, SEARCHES, '§"https://search.example/?q={id}"', Code.WRONG_TEMPLATE),
    (SERIES, SEARCHES, '§"https://search.example/?q= {words}"', Code.WRONG_TEMPLATE),
    (SERIES, "calculated_from: [start]", "calculated_from: [start, §strt]", Code.UNKNOWN_ID),
    (SERIES, "- id: second", "- id: §first", Code.DUPLICATE_ID),
    (SERIES, "{id: about,", "{id: §second,", Code.DUPLICATE_ID),
    (SERIES, "people: {sources: [release-en]", "people: {sources: [§release-fr]", Code.UNKNOWN_ID),
    (SERIES, "synopsis: {sources: [release-id]", "synopsis: {sources: [§x]", Code.UNKNOWN_ID),
    (SERIES, "every_episode: [origin,", "every_episode: [§orign,", Code.UNKNOWN_ID),
    (SERIES, "video: null}", "video: null, statements: [§x]}", Code.UNKNOWN_ID),
    (SERIES, "[origin, people,", "[origin, §x, people,", Code.UNKNOWN_ID),
]

FAULTS = [
    (SERIES, "languages: [id, en]", "languages: [id, §nl, en]", Code.NO_LANGUAGE_FILE),
    (SERIES, "publisher: IOM", "§publsher: x\npublisher: IOM", Code.UNKNOWN_KEY),
    (SERIES, "publisher: IOM Indonesia", "publisher: §IOM\u202eIndonesia", Code.CLEANED),
    (SERIES, "unknown: {not_stated: true}", "§unknown: {}", Code.NO_PROVENANCE),
    (SERIES, "synopsis: {sources: [release-id]}", "§synopsis: {}", Code.NO_PROVENANCE),
    (SERIES, "listed: {sources: [release-en, release-id]}", "§listed: {}", Code.NO_PROVENANCE),
    (SERIES, f"times: {{later: {LATER}", '§times: {later: "2023-06-29T22:00:00+07:00"', DIFFER),
    (ENGLISH, "origin: Real lives.", 'origin: §"Real {lifes}."', Code.UNKNOWN_PLACEHOLDER),
    (
        ENGLISH,
        '"More than {people} people."',
        '§"More than {peple} people."',
        Code.UNKNOWN_PLACEHOLDER,
    ),
    (ENGLISH, '"More than {people} people."', "§Many people.", Code.LOST_PLACEHOLDER),
    (ENGLISH, '{label: Watch from, text: "{start}"}', '§"{start.hour}"', Code.UNKNOWN_PLACEHOLDER),
    (ENGLISH, "origin: Real lives.", "origin: Real.\n  §orign: x", Code.UNUSED_TEXT),
    (ENGLISH, "  about: {title: About}", "  about: {title: A}\n  §x: {title: X}", Code.UNUSED_TEXT),
    (ENGLISH, "reasons: {", "reasons: {§x: y, ", Code.UNUSED_TEXT),
    (ENGLISH, "reasons: {", "interface: {pane: {§gloss: ' '}}\nreasons: {", Code.EMPTY_TEXT),
    (ENGLISH, "origin: Real lives.", 'origin: [Real, §"li\\n\\nves"]', Code.SEVERAL_PARAGRAPHS),
]


def test_a_catalogue_that_is_whole_has_no_problems(make_folder: MakeFolder) -> None:
    report = check(make_folder())
    assert report.diagnostics == []
    assert report.catalogue == load(make_folder())
    assert check(make_folder((SERIES, "languages: [id, en]", "languages: []"))).diagnostics == []


def test_a_time_may_be_in_any_zone_and_need_not_be_calculated(make_folder: MakeFolder) -> None:
    other_zone = (SERIES, LATER, '"2023-06-29T14:00:00+00:00"')
    assert check(make_folder(other_zone)).diagnostics == []
    no_basis = (SERIES, "calculated_from: [start], ", "")
    another_hour = (SERIES, LATER, '"2023-06-29T23:30:00+08:00"')
    assert check(make_folder(no_basis, another_hour)).diagnostics == []


def test_each_moment_of_a_statement_is_compared(make_folder: MakeFolder) -> None:
    one_right = f'{LATER}, much-later: "2023-06-30T22:00:00+08:00"'
    folder = make_folder((SERIES, LATER, one_right))
    assert Code.TIMES_DIFFER in [problem.code for problem in problems_of(folder)]


@pytest.mark.parametrize(("name", "old", "new", "code"), FATAL)
def test_a_fatal_fault_is_reported_with_its_position(
    make_folder: MakeFolder, name: str, old: str, new: str, code: Code
) -> None:
    folder = make_folder((name, old, new))
    place = taken_out(folder / name)
    (found,) = (each for each in problems_of(folder) if each.severity is Severity.FATAL)
    assert (found.file, found.position, found.code) == (str(folder / name), place, code)
    assert check(folder).catalogue is None
    with pytest.raises(InvalidContentError) as caught:
        load(folder)
    assert caught.value.diagnostics == [found]


@pytest.mark.parametrize(("name", "old", "new", "code"), FAULTS)
def test_a_fault_is_reported_with_its_position_and_the_rest_is_shown(
    make_folder: MakeFolder, name: str, old: str, new: str, code: Code
) -> None:
    folder = make_folder((name, old, new))
    place = taken_out(folder / name)
    found = [each for each in problems_of(folder) if each.needs_fixing]
    assert [(each.file, each.position, each.code) for each in found] == [
        (str(folder / name), place, code)
    ]
    assert check(folder).catalogue == load(folder)


def test_a_missing_translation_is_a_notice(make_folder: MakeFolder) -> None:
    report = check(make_folder((ENGLISH, "  origin: Real lives.\n", "")))
    (notice,) = report.diagnostics
    assert (notice.code, notice.severity) == (Code.UNTRANSLATED, Severity.NOTICE)
    assert notice.values == {"count": "1", "ids": "statements.origin"}
    assert report.catalogue is not None


def test_a_statement_that_nothing_shows_is_a_notice(make_folder: MakeFolder) -> None:
    folder = make_folder((SERIES, "origin, people, kinds,", "origin, people,"))
    (notice,) = problems_of(folder)
    assert (notice.code, notice.values) == (Code.UNUSED_STATEMENT, {"id": "kinds"})
    assert (notice.severity, notice.position) == (Severity.NOTICE, Position(22, 3))
    # It is shown as that from which another is calculated.
    folder = make_folder((SERIES, "every_episode: [origin, start]", "every_episode: [origin]"))
    assert problems_of(folder) == []


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("  origin: Real lives.\n  people", "  §people", "origin"),
        ("words: Written by us.", "words: §null", "words"),
        ("  about: {title: About}\n  origins", "  §origins", "about"),
        ("{title: The series}", "§{}", "title"),
    ],
)
def test_a_text_that_a_reviewed_language_lacks_is_a_fault(
    make_folder: MakeFolder, old: str, new: str, missing: str
) -> None:
    folder = make_folder((ENGLISH, "unreviewed", "reviewed"), (ENGLISH, old, new))
    place = taken_out(folder / ENGLISH)
    assert problems_of(folder) == [
        Diagnostic(str(folder / ENGLISH), place, Code.MISSING_TEXT, {"id": missing})
    ]


def test_a_page_may_have_the_tag_of_a_language_as_its_id(make_folder: MakeFolder) -> None:
    assert check(make_folder((SERIES, "{id: about,", "{id: en,"))).catalogue is not None


@pytest.mark.parametrize("written", ["", "    synopsis: null\n"])
def test_a_synopsis_without_provenance_is_reported_at_its_episode_with_what_to_write(
    make_folder: MakeFolder, written: str
) -> None:
    folder = make_folder((SERIES, "    synopsis: {sources: [release-id]}\n", written))
    (problem,) = problems_of(folder)
    assert (problem.file, problem.code) == (str(folder / SERIES), Code.UNSOURCED_SYNOPSIS)
    assert problem.position == Position(14, 5)
    assert problem.values == {"id": "second", "source": "release-en"}


@pytest.mark.parametrize(
    "name",
    [
        *("en (1).yaml", "en copy.yaml", "en.sync-conflict-20231101.yaml", "en.old.yaml"),
        *("en~", "en.yaml.bak", "#en.yaml#", "nl.yml", "nl.YAML", "nl.txt"),
    ],
)
def test_a_file_that_is_not_named_as_a_language_is_a_fault_and_is_not_read(
    make_folder: MakeFolder, name: str
) -> None:
    folder = make_folder((f"languages/{name}", "", "\0"))
    assert problems_of(folder) == [
        Diagnostic(str(folder / "languages" / name), None, Code.STRAY_FILE)
    ]
    assert load(folder) == load(make_folder())


@pytest.mark.parametrize("name", [".en.yaml", "._en.yaml", ".#en.yaml", ".en.yaml.swp", "old/en"])
def test_hidden_files_and_folders_among_the_languages_are_passed_over(
    make_folder: MakeFolder, name: str
) -> None:
    folder = make_folder()
    file = folder / "languages" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("\0")
    assert problems_of(folder) == []
    assert load(folder) == load(make_folder())


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("EN", "", "", Code.OTHER_TAG),
        ("en-copy", "", "", Code.OTHER_TAG),
        ("nl", "reasons: {", "reasons: [", Code.YAML_BRACKET),
        ("nl", "format: 1", "format: 2", Code.NEWER_FORMAT),
        ("nl", "language: {tag: en,", "language: {", Code.MISSING_KEY),
        ("nl", ENGLISH_TEXT, "", Code.EMPTY),
    ],
)
def test_a_language_that_cannot_be_shown_is_left_out_as_a_fault(
    make_folder: MakeFolder, name: str, old: str, new: str, code: Code
) -> None:
    folder = make_folder()
    file = folder / "languages" / f"{name}.yaml"
    file.write_text(ENGLISH_TEXT.replace(old, new))
    (problem,) = problems_of(folder)
    assert (problem.file, problem.code, problem.severity) == (str(file), code, Severity.OMITTED)
    assert problem.needs_fixing
    catalogue = load(folder)
    assert catalogue == check(folder).catalogue
    assert (catalogue.tags, catalogue.omissions) == (("id", "en"), {name: [problem]})


def test_a_shipped_language_may_be_the_one_that_is_left_out(make_folder: MakeFolder) -> None:
    broken = make_folder((INDONESIAN, "reasons: {", "reasons: ["))
    assert load(broken).tags == ("en",)
    missing = make_folder()
    (missing / INDONESIAN).unlink()
    assert load(missing).tags == ("en",)


def test_without_any_language_that_is_what_is_wrong(make_folder: MakeFolder) -> None:
    folder = make_folder((SERIES, "languages: [id, en]", "languages: []"))
    for file in (folder / "languages").iterdir():
        file.unlink()
    (problem,) = problems_of(folder)
    assert (problem.code, problem.position) == (Code.NO_LANGUAGES, Position(2, 12))


def test_without_series_yaml_the_languages_are_still_checked(make_folder: MakeFolder) -> None:
    folder = make_folder((ENGLISH, "{tag: en,", "{tag: id,"))
    (folder / SERIES).unlink()
    assert {problem.code for problem in problems_of(folder)} == {Code.NO_FILE, Code.OTHER_TAG}
