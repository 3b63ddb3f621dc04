"""Loading a data folder.

At the start, msgspec alone converts the files. Only if it refuses something does `checking` go
through them again for the diagnostics.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from iomtui.catalogue.folder import convert, offered_tags, open_folder, read_document
from iomtui.catalogue.model import Catalogue, LanguageFile, Series
from iomtui.catalogue.references import broken_references
from iomtui.parsing.diagnostics import Diagnostic, InvalidContentError, Severity


def load(path: Path, choose: Callable[[Sequence[str]], str] | None = None) -> Catalogue:
    """Return the catalogue in a folder, its texts cleaned.

    `choose` gets the tags of all languages in the order offered, and returns that of the only one
    to be loaded; where anything is wrong, all are. A language that cannot be shown is left out, and
    named in the catalogue's `omissions`. Raises InvalidContentError with every fatal diagnostic if
    nothing can be shown. Other faults are reported by `iomtui check` only.
    """
    with suppress(InvalidContentError):
        if catalogue := _load_quickly(path, choose):
            return catalogue
    return load_with_faults(path)[0]


def load_with_faults(path: Path) -> tuple[Catalogue, list[Diagnostic]]:
    """Return the catalogue in a folder, and all that should be fixed in it. Raises as `load`."""
    # Imported late, because valid folders do not need it.
    from iomtui.catalogue.checking import check  # noqa: PLC0415

    report = check(path)
    if report.catalogue is None:
        raise InvalidContentError(
            [each for each in report.diagnostics if each.severity is Severity.FATAL]
        )
    return report.catalogue, [each for each in report.diagnostics if each.needs_fixing]


def _load_quickly(path: Path, choose: Callable[[Sequence[str]], str] | None) -> Catalogue | None:
    """Return the catalogue, or None if an id does not fit or a language cannot be shown.

    Raises InvalidContentError if a file cannot be read or does not have the expected form.
    """
    folder = open_folder(path)
    series = convert(read_document(folder.series), Series)
    if next(broken_references(series), None) or not folder.languages.keys() >= {*series.languages}:
        return None
    tags = offered_tags(series, folder)
    if not tags:
        return None
    wanted = [choose(tags)] if choose else tags
    languages = tuple(convert(read_document(folder.languages[tag]), LanguageFile) for tag in wanted)
    if [file.language.tag for file in languages] != wanted:
        return None
    return Catalogue(series, languages, offered=tuple(tags) if choose else ())
