"""Reading the catalogue off the screen of the real program."""

from __future__ import annotations

from typing import NamedTuple

from iomtui.catalogue.edition import Edition
from iomtui.render.typesetting import GAP, Measure, Role, Span, layout_entry, with_aside
from tests.support.terminal import KEYS, Terminal


class Layout(NamedTuple):
    """Where the reading pane is in a window, and how it sets text."""

    size: tuple[int, int]
    first_row: int
    first_column: int
    measure: Measure
    narrow: bool

    @property
    def last_column(self) -> int:
        """The column after the pane: beside it there may be a QR code."""
        margin = self.measure.margin and self.measure.margin + GAP
        return self.first_column + self.measure.text + margin

    @property
    def rows(self) -> int:
        return self.size[1] - self.first_row - 1


SMALL = Layout((80, 24), 2, 29, Measure(41, 8), narrow=False)
LARGE = Layout((120, 33), 3, 30, Measure(38, 8), narrow=False)
NARROW = Layout((40, 12), 2, 2, Measure(37, 0), narrow=True)


def read_entry(terminal: Terminal, edition: Edition, index: int, layout: Layout) -> list[str]:
    """Scroll the open entry from its first line to its last; return the lines in order.

    Every page of it must show exactly what belongs there.
    """
    entry = edition.entries[index]
    heading = edition.wording.pane.source
    lines = layout_entry(entry, heading, layout.measure)
    if entry.link and layout != LARGE:
        words = edition.wording.commands["link"]
        label = f"c {words.without_code if layout.narrow else words.label}"
        lines = with_aside(lines, (Span(label, Role.KEY),), layout.measure)
    wanted = [line.text.rstrip() for line in lines]
    room = layout.rows if len(wanted) <= layout.rows else layout.rows - 1
    last_top = max(0, len(wanted) - room)
    top = 0
    while True:
        page = wanted[top : top + room]
        terminal.wait(
            lambda page=page: pane_lines(terminal, layout)[: len(page)] == page,  # type: ignore[misc]
            f"page of {entry.id} from line {top}: {page}",
        )
        if top == last_top:
            break
        top = min(top + max(1, room - 1), last_top)
        terminal.type(KEYS["pagedown"])
    terminal.type(KEYS["home"])
    return wanted


def pane_lines(terminal: Terminal, layout: Layout) -> list[str]:
    lines = terminal.lines[layout.first_row : layout.first_row + layout.rows]
    return [line[layout.first_column : layout.last_column].rstrip() for line in lines]
