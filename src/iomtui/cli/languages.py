"""`iomtui languages`: prints how far each language is translated, and what is missing."""

import textwrap
from collections.abc import Iterator
from itertools import chain
from typing import Any

from rich.cells import cell_len

from iomtui.catalogue.folder import folder_of
from iomtui.catalogue.loading import load
from iomtui.catalogue.model import LanguageFile, Series
from iomtui.catalogue.translation import translation_status
from iomtui.cli.invocation import Invocation
from iomtui.cli.output import print_diagnostics, print_json, print_lines
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import TranslationWords
from iomtui.parsing.files import shown_path

_WIDTH = 100


def run_languages(invocation: Invocation) -> int:
    """Print the languages of the data folder, and return the exit status."""
    data = folder_of(invocation.data)
    invocation.require_folder(data)
    catalogue = load(data)
    print_diagnostics(chain.from_iterable(catalogue.omissions.values()), invocation.wording)
    languages = [_progress(file, catalogue.series) for file in catalogue.languages]
    if invocation.arguments.json:
        folder = shown_path(data.absolute())
        return print_json({"format": 1, "folder": folder, "languages": languages})
    return print_lines(_lines(languages, invocation.wording.translation))


def _progress(file: LanguageFile, series: Series) -> dict[str, Any]:
    """Return how far a language is translated, for JSON."""
    status = translation_status(file, series)
    return {
        "tag": file.language.tag,
        "name": file.language.name,
        "state": file.language.state,
        "done": sum(status.values()),
        "all": len(status),
        "missing": [".".join(map(str, path)) for path, is_there in status.items() if not is_there],
    }


def _lines(languages: list[dict[str, Any]], words: TranslationWords) -> Iterator[str]:
    """Yield a line for each language, and the ids of what is missing below it."""
    rows = []
    for each in languages:
        progress = fill(words.done, {"done": str(each["done"]), "count": str(each["all"])})
        rows.append((each["tag"], each["name"], words.states[each["state"]], progress))
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for language, row in zip(languages, rows, strict=True):
        cells = zip(row, widths, strict=True)
        yield "  ".join(text + " " * (width - cell_len(text)) for text, width in cells).rstrip()
        if language["missing"]:
            ids = fill(words.missing, {"ids": ", ".join(language["missing"])})
            yield from textwrap.wrap(
                ids, _WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
            )
