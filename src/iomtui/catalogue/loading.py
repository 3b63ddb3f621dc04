"""A data folder becomes a Catalogue.

Start-up takes the short way: msgspec converts, and only when something is refused does
`checking` walk through everything to say what, and where.
"""

from __future__ import annotations

from pathlib import Path

from iomtui.catalogue.folder import convert, offered, open_folder, read
from iomtui.catalogue.model import Catalogue, LanguageFile, Series
from iomtui.catalogue.references import broken_references
from iomtui.parsing.diagnostics import InvalidContentError, Severity


def load(path: Path) -> Catalogue:
    """Return the catalogue in a folder, its texts cleaned.

    Raises InvalidContentError with every fatal problem if it cannot be shown; what can be shown
    safely is passed over in silence, and `iomtui check` tells of it.
    """
    try:
        catalogue = _load_quickly(path)
    except InvalidContentError:
        catalogue = None
    if catalogue is None:
        # Only now: what it imports costs time that a good folder need not pay.
        from iomtui.catalogue.checking import check  # noqa: PLC0415

        report = check(path)
        if report.catalogue is None:
            raise InvalidContentError(
                [
                    diagnostic
                    for diagnostic in report.diagnostics
                    if diagnostic.severity is Severity.FATAL
                ]
            )
        catalogue = report.catalogue
    return catalogue


def _load_quickly(path: Path) -> Catalogue | None:
    """Return the catalogue, or None if an id or a tag does not fit.

    Raises InvalidContentError if a file cannot be read or has not the expected form.
    """
    folder = open_folder(path)
    series = convert(read(folder.series), Series)
    if next(broken_references(series, folder.languages), None):
        return None
    tags = offered(series, folder)
    languages = tuple(convert(read(folder.languages[tag]), LanguageFile) for tag in tags)
    if not tags or [file.language.tag for file in languages] != tags:
        return None
    return Catalogue(series, languages)
