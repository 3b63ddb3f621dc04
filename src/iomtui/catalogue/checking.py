"""The check of a data folder: everything that is wrong in it, with its position."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from iomtui.catalogue.folder import (
    Folder,
    Shape,
    convert,
    newer_format,
    offered_tags,
    open_folder,
    read_document,
)
from iomtui.catalogue.model import Catalogue, LanguageFile, Series
from iomtui.catalogue.placeholders import (
    GLOSS,
    QUESTION,
    VIDEO,
    reason_ids,
    series_values,
    statement_values,
)
from iomtui.catalogue.references import broken_references, named_statements, provenances
from iomtui.catalogue.translation import missing_texts
from iomtui.i18n.templates import PLACEHOLDER
from iomtui.i18n.wording_loader import check_interface
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Position, Severity
from iomtui.parsing.document import Document
from iomtui.parsing.document import Path as ValuePath
from iomtui.parsing.files import shown_path
from iomtui.parsing.sanitize import one_line, short
from iomtui.parsing.schema_check import check_schema


class CheckReport(NamedTuple):
    """The result of a check."""

    catalogue: Catalogue | None
    """None if it cannot be shown."""
    diagnostics: list[Diagnostic]
    """What is wrong, file by file, in reading order; fatal if there is no catalogue."""
    files: Mapping[str, Path]
    """The files of the folder by their names in the diagnostics, in reading order."""


def check(path: Path) -> CheckReport:
    """Return the catalogue in a folder and everything that is wrong with it."""
    try:
        folder = open_folder(path)
    except InvalidContentError as error:
        return CheckReport(None, error.diagnostics, {})
    paths = (folder.series, *folder.languages.values(), *folder.strays)
    files = {shown_path(path): path for path in paths}
    diagnostics: list[Diagnostic] = []
    omissions: dict[str, list[Diagnostic]] = {}
    series_file = load_file(folder.series, Series, diagnostics)
    series = series_file[1] if series_file else None
    languages: dict[str, LanguageFile] = {}
    for tag, path_of_language in folder.languages.items():
        problems: list[Diagnostic] = []
        file = _load_language(path_of_language, tag, problems)
        if file:
            problems += _check_language(*file, series)
        if file and not has_fatal(problems):
            languages[tag] = file[1]
            diagnostics += problems
        else:
            omissions[tag] = problems
    if series_file:
        omissions |= _missing_languages(*series_file, folder)
        diagnostics += _check_series(*series_file, folder)
        diagnostics += _check_provenance(*series_file, languages.values())
    if languages:  # else there is nothing to show
        omissions = {
            tag: [
                replace(each, lowered=Severity.OMITTED) if each.severity is Severity.FATAL else each
                for each in problems
            ]
            for tag, problems in omissions.items()
        }
    diagnostics += chain.from_iterable(omissions.values())
    diagnostics += [Diagnostic(shown_path(each), None, Code.STRAY_FILE) for each in folder.strays]
    diagnostics = _in_reading_order(diagnostics, files)
    if series is None or has_fatal(diagnostics):
        return CheckReport(None, diagnostics, files)
    shown = tuple(languages[tag] for tag in offered_tags(series, folder) if tag in languages)
    reasons = {
        tag: [each for each in problems if each.severity is Severity.OMITTED]
        for tag, problems in omissions.items()
    }
    return CheckReport(Catalogue(series, shown, reasons), diagnostics, files)


def has_fatal(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether one of the diagnostics is fatal."""
    return any(each.severity is Severity.FATAL for each in diagnostics)


def _in_reading_order(diagnostics: list[Diagnostic], files: Mapping[str, Path]) -> list[Diagnostic]:
    order = {file: index for index, file in enumerate(files)}
    return sorted(
        diagnostics,
        key=lambda diagnostic: (order[diagnostic.file], diagnostic.position or Position(0, 0)),
    )


def load_file(
    path: Path, shape: type[Shape], diagnostics: list[Diagnostic], *, optional: str = ""
) -> tuple[Document, Shape] | None:
    """Return a file and its model, or None if it cannot have one; add to `diagnostics`.

    With a fatal fault, the model serves only to look for further ones. Entries of the mapping
    `optional` that have one are left out of the model.
    """
    try:
        document = read_document(path)
    except InvalidContentError as error:
        diagnostics += error.diagnostics
        return None
    diagnostics += document.warnings
    if newer := newer_format(document):
        diagnostics.append(newer)
        return None
    differences = check_schema(document, shape)
    diagnostics += [difference.diagnostic for difference in differences]
    for where, diagnostic in differences:
        if substitute := _SUBSTITUTES.get(diagnostic.code):
            parent = document.value_at(where[:-1])
            parent[where[-1]] = substitute(parent[where[-1]])
    for where, diagnostic in differences:
        if len(where) > 1 and where[0] == optional and diagnostic.severity is Severity.FATAL:
            document.root[optional].pop(where[1], None)
    try:
        return document, convert(document, shape)
    except InvalidContentError as error:
        if not has_fatal(diagnostics):
            diagnostics += error.diagnostics
        return None


_SUBSTITUTES: Mapping[Code, Callable[[Any], object]] = {
    Code.SEVERAL_PARAGRAPHS: one_line,
    Code.EMPTY_TEXT: lambda _: "…",
    Code.OUT_OF_RANGE: lambda _: 0,
    **dict.fromkeys((Code.WRONG_URL, Code.WRONG_VIDEO, Code.WRONG_TEMPLATE), lambda _: None),
}
"""What the check goes on with in place of a wrong value. None causes further diagnostics."""


def _load_language(
    path: Path, tag: str, diagnostics: list[Diagnostic]
) -> tuple[Document, LanguageFile] | None:
    """As `load_file`; a language must have the tag that the name of its file says."""
    file = load_file(path, LanguageFile, diagnostics)
    if file and file[1].language.tag != tag:
        found = short(file[1].language.tag)
        path_of_tag = ("language", "tag")
        diagnostics.append(_at(file[0], path_of_tag, Code.OTHER_TAG, tag=found, name=tag))
    return file


def _missing_languages(
    document: Document, series: Series, folder: Folder
) -> dict[str, list[Diagnostic]]:
    """Return what is wrong with each language that series.yaml names and that has no file."""
    return {
        tag: [_at(document, ("languages", index), Code.NO_LANGUAGE_FILE, id=tag)]
        for index, tag in enumerate(series.languages)
        if tag not in folder.languages
    }


def _check_provenance(
    document: Document, series: Series, languages: Iterable[LanguageFile]
) -> Iterator[Diagnostic]:
    """Yield statements without provenance, and episodes without that of a synopsis."""
    source = next(iter(series.sources), "release-en")
    for path, provenance in provenances(series):
        if not provenance.is_given:
            name = str(path[-1])
            yield _at(document, path, Code.NO_PROVENANCE, of_key=True, id=name, source=source)
    written = {
        name for file in languages for name, words in file.episodes.items() if words.synopsis
    }
    for index, episode in enumerate(series.episodes):
        if episode.synopsis is None and episode.id in written:
            path, name = ("episodes", index, "title"), episode.id
            yield _at(document, path, Code.UNSOURCED_SYNOPSIS, of_key=True, id=name, source=source)


def _check_series(document: Document, series: Series, folder: Folder) -> Iterator[Diagnostic]:
    if not series.languages and not folder.languages:
        yield _at(document, ("languages",), Code.NO_LANGUAGES)
    for broken in broken_references(series):
        yield _at(document, broken.path, broken.code, id=broken.id)
    named = {name for _, names in named_statements(series) for name in names}
    for name, statement in series.statements.items():
        if name not in named:
            unused = ("statements", name)
            yield _at(document, unused, Code.UNUSED_STATEMENT, of_key=True, id=name)
        bases = [series.statements.get(base) for base in statement.calculated_from]
        moments = {moment for base in bases if base for moment in base.times.values()}
        if name in statement.calculated_from:
            path = ("statements", name, "calculated_from")
            yield _at(document, path, Code.FROM_ITSELF, of_key=True, id=name)
        if moments and not moments.issuperset(statement.times.values()):
            path = ("statements", name, "times")
            yield _at(document, path, Code.TIMES_DIFFER, of_key=True, id=name)


def _check_language(
    document: Document, file: LanguageFile, series: Series | None
) -> Iterator[Diagnostic]:
    for problem in check_interface(file.language.tag, file.interface, file.formats.plural):
        path = ("interface", *problem.path)
        position = document.position_of(path, of_key=True)
        code, values = problem.code, problem.values
        yield Diagnostic(document.file, position, code, values, Severity.IGNORED)
    if series:
        yield from _check_missing(document, file, series)
        yield from _check_unused(document, file, series)
        yield from _check_placeholders(document, file, series)


def _check_missing(document: Document, file: LanguageFile, series: Series) -> Iterator[Diagnostic]:
    """Yield a fault for each missing text of a reviewed language, one notice for another."""
    missing = missing_texts(file, series)
    if file.language.state == "reviewed":
        for path in missing:
            yield _at(document, path, Code.MISSING_TEXT, id=str(path[-1]))
    elif missing:
        ids = ", ".join(".".join(map(str, path)) for path in missing[:_MOST_NAMED])
        more = " …" if len(missing) > _MOST_NAMED else ""
        yield _at(
            document, ("language",), Code.UNTRANSLATED, count=str(len(missing)), ids=ids + more
        )


_MOST_NAMED = 4
"""The most missing texts that one note names."""


def _check_unused(document: Document, file: LanguageFile, series: Series) -> Iterator[Diagnostic]:
    known = {
        "statements": set(series.statements),
        "episodes": {episode.id for episode in series.episodes},
        "pages": {page.id for page in series.pages},
        "reasons": {GLOSS, QUESTION, VIDEO, *reason_ids(series, file, "press")},
    }
    for section, ids in known.items():
        for name in getattr(file, section):
            if name not in ids:
                path = (section, name)
                yield _at(document, path, Code.UNUSED_TEXT, of_key=True, id=name)


def _check_placeholders(
    document: Document, file: LanguageFile, series: Series
) -> Iterator[Diagnostic]:
    """Yield placeholders without a value, and figures and times without a placeholder."""
    for name, statement in series.statements.items():
        words = file.words(name)
        if words:
            path = ("statements", name)
            texts: list[tuple[ValuePath, str | None]] = [
                ((*path, "label"), words.label),
                ((*path, "text"), words.text),
                *(((*path, "items", index), item) for index, item in enumerate(words.items)),
            ]
            used: dict[str, ValuePath] = {}
            for where, text in texts:
                used |= dict.fromkeys(PLACEHOLDER.findall(text or ""), where)
            known = statement_values(statement, file) | series_values(series)
            unknown = [each for each in used if each not in known]
            for each in unknown:
                yield _at(document, used[each], Code.UNKNOWN_PLACEHOLDER, name=short(each))
            lost = {*statement.figures, *statement.times} - {each.split(".")[0] for each in used}
            # A name that is misspelt is not reported a second time, as one that is lost.
            for each in sorted(lost) if not unknown else ():
                yield _at(document, path, Code.LOST_PLACEHOLDER, name=each)


def _at(
    document: Document, path: ValuePath, code: Code, *, of_key: bool = False, **values: str
) -> Diagnostic:
    return Diagnostic(document.file, document.position_of(path, of_key=of_key), code, values)
