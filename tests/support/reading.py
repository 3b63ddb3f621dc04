"""Reading the catalogue off the screen of the real program."""

from __future__ import annotations

from typing import NamedTuple

from iomtui.catalogue.edition import Edition
from iomtui.render.typesetting import (
    Measure,
    Role,
    Span,
    layout_entry,
    measure_for,
    with_aside,
    wrap,
)
from tests.support.terminal import KEYS, Terminal


class Layout(NamedTuple):
    """Where the text of the reading pane is in a window."""

    size: tuple[int, int]
    first_row: int
    first_column: int
    columns: int
    narrow: bool

    @property
    def measure(self) -> Measure:
        return measure_for(self.columns)

    @property
    def rows(self) -> int:
        return self.size[1] - self.first_row - 1


SMALL = Layout((80, 24), 2, 29, 50, narrow=False)
LARGE = Layout((120, 33), 3, 36, 83, narrow=False)
NARROW = Layout((40, 12), 2, 2, 37, narrow=True)


def read_entry(terminal: Terminal, edition: Edition, index: int, layout: Layout) -> list[str]:
    """Scroll the open entry from its first line to its last; return the lines in order.

    Every page of it must show exactly what belongs there.
    """
    entry = edition.entries[index]
    heading = edition.wording.pane["source"]
    measure = layout.measure
    lines = layout_entry(entry, heading, measure)
    if entry.link:
        words = edition.wording.commands["link"]
        label = f"c {words.without_code if layout.narrow else words.label}"
        lines = with_aside(lines, (Span(label, Role.KEY),), measure)
    texts = [line.text.rstrip() for line in lines]
    rows = len(wrap(entry.title, measure.text))
    title, wanted = texts[:rows], texts[rows:]
    room = layout.rows - rows
    room = room if len(wanted) <= room else room - 1
    last_top = max(0, len(wanted) - room)
    top = 0
    while True:
        page = [*title, *wanted[top : top + room]]
        terminal.wait(
            lambda page=page: pane_lines(terminal, layout)[: len(page)] == page,  # type: ignore[misc]
            f"page of {entry.id} from line {top}: {page}",
        )
        if top == last_top:
            break
        top = min(top + max(1, room - 1), last_top)
        terminal.type(KEYS["pagedown"])
    terminal.type(KEYS["home"])
    return texts


def pane_lines(terminal: Terminal, layout: Layout) -> list[str]:
    lines = terminal.lines[layout.first_row : layout.first_row + layout.rows]
    last_column = layout.first_column + layout.columns
    return [line[layout.first_column : last_column].rstrip() for line in lines]
