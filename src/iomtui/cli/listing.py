"""`iomtui list`: prints the titles of the episodes and what they mean, or the whole catalogue."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import NamedTuple

from iomtui.catalogue.loading import load
from iomtui.cli.invocation import Invocation
from iomtui.cli.output import line_width, print_json, print_lines
from iomtui.cli.preferences import choose_language


class _Row(NamedTuple):
    """A line of the list; the fields are the keys of its JSON."""

    number: int | None
    id: str
    title: str
    gloss: str | None


def run_list(invocation: Invocation) -> int:
    """Print the episodes, with --all the pages as well, and return the exit status."""
    arguments = invocation.arguments
    invocation.require_folder(invocation.data)
    if not arguments.all:
        rows = _episodes(invocation)
    else:
        from iomtui.catalogue.json_format import catalogue_json  # noqa: PLC0415 - few need Editions
        from iomtui.cli.content import EXPORT, load_editions  # noqa: PLC0415

        editions = load_editions(invocation, EXPORT)
        if arguments.json:
            return print_json(catalogue_json(editions, editions[0].entries))
        rows = [_Row(each.number, each.id, each.title, each.gloss) for each in editions[0].entries]
    if arguments.json:
        return print_json([row._asdict() for row in rows])
    return print_lines(_lines(rows, line_width(arguments.width)))


def _episodes(invocation: Invocation) -> list[_Row]:
    catalogue = load(invocation.data)
    tag = choose_language(invocation, catalogue, invocation.preferences, invocation.environ)
    words = next(file.episodes for file in catalogue.languages if file.language.tag == tag)
    return [
        _Row(number, each.id, each.title.text, words[each.id].gloss if each.id in words else None)
        for number, each in enumerate(catalogue.series.episodes, 1)
    ]


def _lines(rows: list[_Row], width: int) -> Iterator[str]:
    """Yield each title after its number; that of a page is followed by its id."""
    column = max(len(str(row.number or "")) for row in rows)
    for row in rows:
        aside = row.gloss if row.number else row.id
        yield from textwrap.wrap(
            f"{row.title} ({aside})" if aside else row.title,
            width,
            initial_indent=f"{row.number or '':>{column}}  ",
            subsequent_indent=" " * (column + 2),
            break_on_hyphens=False,
        )
