"""The files of a data folder: series.yaml, and one file a language."""

import os
import re
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec

from iomtui.catalogue.model import Series
from iomtui.parsing.diagnostics import (
    Code,
    Diagnostic,
    InvalidContentError,
    Position,
    refusal,
)
from iomtui.parsing.document import Document
from iomtui.parsing.field_types import FORMAT, TAG
from iomtui.parsing.files import read_file, shown_path
from iomtui.parsing.sanitize import short
from iomtui.parsing.yaml_reader import read_yaml

SERIES = "series.yaml"
"""The file of facts."""

LANGUAGES = "languages"
"""The folder of words."""

Shape = TypeVar("Shape", bound=msgspec.Struct)
"""The type of a data file."""


class Folder(NamedTuple):
    """The paths of a data folder."""

    series: Path
    languages: dict[str, Path]
    """By their tags, in alphabetical order."""
    strays: list[Path]
    """Other files in the folder of languages, such as copies; they are not read."""


_LANGUAGE_FILE = re.compile(rf"{TAG}\.yaml")


def open_folder(path: Path) -> Folder:
    """Return the files of the folder at `path`, without hidden ones.

    Editors keep a hidden file beside each open one. Raises InvalidContentError if there is no
    folder of languages, or none that can be read.
    """
    languages = path / LANGUAGES
    try:
        files = sorted(file for file in languages.iterdir() if file.name[0] != ".")
    except (FileNotFoundError, NotADirectoryError):
        raise refusal(shown_path(languages), None, Code.NO_FILE) from None
    except OSError as error:
        reason = error.strerror or ""
        raise refusal(shown_path(languages), None, Code.NOT_READABLE, reason=reason) from None
    by_tag = {file.stem: file for file in files if _LANGUAGE_FILE.fullmatch(file.name)}
    others = set(files) - set(by_tag.values())
    # os.path.isdir, unlike Path.is_dir, does not raise where one may not look.
    strays = sorted(file for file in others if not os.path.isdir(file))  # noqa: PTH112
    return Folder(path / SERIES, by_tag, strays)


def folder_of(path: Path) -> Path:
    """Return the data folder of a file in it, or of its folder of languages; else the path."""
    # os.path.isfile, unlike Path.is_file, does not raise where one may not look.
    folder = path.parent if os.path.isfile(path) else path  # noqa: PTH113
    if folder.absolute().name != LANGUAGES or os.path.lexists(folder / SERIES):
        return folder
    return folder.parent if folder.name else folder / ".."


def read_document(path: Path) -> Document:
    """Return a file's values. Raises InvalidContentError if they cannot be read."""
    return read_yaml(read_file(path), shown_path(path))


def convert(document: Document, shape: type[Shape]) -> Shape:
    """Return a document as a typed model.

    Raises InvalidContentError with msgspec's first objection if a value does not fit, or if the
    document has a newer format than this program reads.
    """
    newer = newer_format(document)
    if newer:
        raise InvalidContentError([newer])
    try:
        return msgspec.convert(document.root, shape)
    except msgspec.ValidationError as error:
        reason = short(str(error), 120)
        raise refusal(document.file, Position(1, 1), Code.REFUSED, reason=reason) from None


def newer_format(document: Document) -> Diagnostic | None:
    """Return the diagnostic of a document in a format that this program does not know yet."""
    number = document.root.get("format")
    if isinstance(number, int) and not isinstance(number, bool) and number > FORMAT:
        values = {"found": str(number), "known": str(FORMAT)}
        position = document.position_of(("format",))
        return Diagnostic(document.file, position, Code.NEWER_FORMAT, values)
    return None


def offered_tags(series: Series, folder: Folder) -> list[str]:
    """Return the tags in the order offered: those that the series names, then the others."""
    named = [tag for tag in series.languages if tag in folder.languages]
    return named + [tag for tag in folder.languages if tag not in named]
