"""`iomtui languages`: prints how far each language is translated, and what is missing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import chain

from rich.cells import cell_len

from iomtui.catalogue.loading import load
from iomtui.catalogue.model import LanguageFacts
from iomtui.catalogue.translation import texts
from iomtui.cli.invocation import Invocation
from iomtui.cli.output import print_diagnostic, print_json, print_lines
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import TranslationWords
from iomtui.parsing.files import shown_path

_FORMAT = 1
"""The version of the JSON; it rises when a key changes its meaning or goes."""

_WIDTH = 100


def run_languages(invocation: Invocation) -> int:
    """Print the languages of the data folder, and return the exit status."""
    invocation.require_folder(invocation.data)
    catalogue = load(invocation.data)
    for problem in chain.from_iterable(catalogue.omissions.values()):
        print_diagnostic(problem, invocation.wording)
    progress = [(file.language, texts(file, catalogue.series)) for file in catalogue.languages]
    rows = [
        (language, len(done), [".".join(map(str, path)) for path in done if not done[path]])
        for language, done in progress
    ]
    if invocation.arguments.json:
        languages = [
            {
                "tag": language.tag,
                "name": language.name,
                "state": language.state,
                "done": count - len(missing),
                "all": count,
                "missing": missing,
            }
            for language, count, missing in rows
        ]
        folder = shown_path(invocation.data.absolute())
        return print_json({"format": _FORMAT, "folder": folder, "languages": languages})
    return print_lines(_lines(rows, invocation.wording.translation))


def _lines(
    rows: list[tuple[LanguageFacts, int, list[str]]], words: TranslationWords
) -> Iterator[str]:
    """Yield a line for each language, and the ids of what is missing below it."""
    cells = [
        (
            language.tag,
            language.name,
            words.states[language.state],
            fill(words.done, {"done": str(count - len(missing)), "count": str(count)}),
        )
        for language, count, missing in rows
    ]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    for row, (_, _, missing) in zip(cells, rows, strict=True):
        padded = (
            text + " " * (width - cell_len(text)) for text, width in zip(row, widths, strict=True)
        )
        yield "  ".join(padded).rstrip()
        if missing:
            text = fill(words.missing, {"ids": ", ".join(missing)})
            yield from textwrap.wrap(
                text, _WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
            )
