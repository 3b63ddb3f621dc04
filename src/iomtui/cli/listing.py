"""`iomtui list`: prints the titles of the episodes and what they mean, or the whole catalogue."""

import textwrap
from collections.abc import Iterator, Sequence

from iomtui.catalogue.entry import Entry
from iomtui.catalogue.json_format import catalogue_json
from iomtui.cli.content import EXPORT, load_editions
from iomtui.cli.invocation import Invocation
from iomtui.cli.output import line_width, print_json, print_lines


def run_list(invocation: Invocation) -> int:
    """Print the episodes, with --all the pages as well, and return the exit status."""
    arguments, editions = invocation.arguments, load_editions(invocation, EXPORT)
    entries = editions[0].entries if arguments.all else editions[0].episodes
    if not arguments.json:
        return print_lines(_lines(entries, line_width(arguments.width)))
    if arguments.all:
        return print_json(catalogue_json(editions, entries))
    return print_json(
        [
            {"number": each.number, "id": each.id, "title": each.title, "gloss": each.gloss or None}
            for each in entries
        ]
    )


def _lines(entries: Sequence[Entry], width: int) -> Iterator[str]:
    """Yield each title after its number; that of a page is followed by its id."""
    column = max(len(str(entry.number or "")) for entry in entries)
    for entry in entries:
        aside = entry.gloss if entry.number else entry.id
        yield from textwrap.wrap(
            f"{entry.title} ({aside})" if aside else entry.title,
            width,
            initial_indent=f"{entry.number or '':>{column}}  ",
            subsequent_indent=" " * (column + 2),
            break_on_hyphens=False,
        )
