"""The list of episodes and pages. It draws only the visible rows."""

from collections.abc import Iterable
from typing import NamedTuple

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from iomtui.catalogue.edition import Edition
from iomtui.commands.keymaps import first_key
from iomtui.i18n.templates import fill
from iomtui.render.typesetting import Line, Role, Span, truncate
from iomtui.tui.widgets.text_view import TextView


class Row(NamedTuple):
    """A row of the list."""

    text: str
    """A heading or a title; empty for a gap."""
    entry: int | None
    """The index of the entry, None for a heading or a gap."""
    number: str = ""


class ListLayout(NamedTuple):
    """The rows of an Edition, kept because there may be thousands of episodes."""

    edition: Edition
    rows: list[Row]
    lines: tuple[Line, ...]
    """One for each row, with its index as the block."""
    rows_by_entry: dict[int, int]


class EntryList(TextView):
    """The episodes, then the pages. The App holds the selection."""

    class Clicked(Message):
        """The row of an entry was clicked."""

        def __init__(self, entry: int) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self) -> None:
        super().__init__(id="list")
        self._layouts: dict[str, ListLayout] = {}
        """By the tags of the languages that were shown."""
        self._hits: frozenset[int] | None = None

    def show_hits(self, hits: frozenset[int] | None) -> None:
        """Mark the entries that have hits; None: no search."""
        self._hits = hits
        self.refresh()

    @property
    def _current_layout(self) -> ListLayout:
        edition = self.app.edition
        layout = self._layouts.get(edition.tag)
        if layout is None or layout.edition is not edition:
            layout = self._layouts[edition.tag] = _layout(edition)
        return layout

    def reveal_selected(self) -> None:
        """Show which entry is selected, and scroll it into view."""
        self.bring_into_view(self._selected_row, from_top=self.app.selected == 0)
        self.refresh()

    @property
    def _selected_row(self) -> int:
        return self._current_layout.rows_by_entry.get(self.app.selected, 0)

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        return self._current_layout.lines

    def marked_row(self) -> int:
        return max(0, min(self._selected_row - self.top, self.visible_rows - 1))

    def cursor_cell(self) -> Offset:
        return Offset(1, self.marked_row())

    def content_rows(self) -> Iterable[Strip]:
        width, top = self.size.width, self.top
        for row in self._current_layout.rows[top : top + self.visible_rows]:
            if row.entry is None:
                yield self.strip([(truncate(f"   {row.text}", width), Role.QUIET)], width)
            else:
                yield self._entry_line(row, row.entry, width)
        if self.scrolls:
            yield self.strip([(truncate(f"   {self.more_below()}", width), Role.KEY)], width)

    def _entry_line(self, row: Row, entry: int, width: int) -> Strip:
        """Return the row of an entry: its number and its title, marked if it has hits."""
        number = f"{row.number}  " if row.number else ""
        title = truncate(row.text, width - len(number) - 4)
        is_hit = self._hits is not None and entry in self._hits
        hit = ("•" if is_hit else " ", Role.KEY)
        if entry != self.app.selected:
            text = Role.TEXT if is_hit or self._hits is None else Role.QUIET
            return self.strip([hit, ("  ", text), (number, Role.QUIET), (title, text)], width)
        mark, cursor = Role.QUIET, Role.CURSOR_AT_REST
        if self.has_focus:
            mark, cursor = Role.CURSOR_MARK, Role.CURSOR
        pieces = [("▌", mark), (f" {number}{title}", cursor)]
        line = self.strip(pieces, width - 2, cursor)
        return Strip.join([self.strip([hit], 1), line, self.strip((), 1)])

    def more_below(self) -> str:
        if self.top >= self.last_top:
            return ""
        wording, key = self.app.edition.wording, first_key(self.app.commands, "move", "1")
        return fill(wording.list["more_below"], {"key": wording.key_name(key)})

    def on_resize(self) -> None:
        self.reveal_selected()

    def on_click(self, event: events.Click) -> None:
        """Report the entry under the mouse."""
        line = self.line_at(event)
        entry = self._current_layout.rows[int(line.block)].entry if line else None
        if entry is not None:
            self.post_message(self.Clicked(entry))


def _layout(edition: Edition) -> ListLayout:
    rows = _rows(edition)
    lines = tuple(Line((Span(row.text, Role.TEXT),), str(y)) for y, row in enumerate(rows))
    rows_by_entry = {row.entry: y for y, row in enumerate(rows) if row.entry is not None}
    return ListLayout(edition, rows, lines, rows_by_entry)


def _rows(edition: Edition) -> list[Row]:
    rows: list[Row] = []
    if edition.episodes:
        width = len(str(len(edition.episodes)))
        rows.append(Row(edition.wording.list["episodes"], None))
        rows += [
            Row(entry.title, index, str(entry.number).rjust(width))
            for index, entry in enumerate(edition.episodes)
        ]
    if edition.episodes and edition.pages:
        rows.append(Row("", None))
    if edition.pages:
        first = len(edition.episodes)
        rows.append(Row(edition.wording.list["more"], None))
        rows += [Row(entry.title, first + i) for i, entry in enumerate(edition.pages)]
    return rows
