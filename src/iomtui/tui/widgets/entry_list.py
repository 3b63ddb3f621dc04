"""The list of episodes and pages. It draws only the visible rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events, getters
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from iomtui.catalogue.edition import Edition
from iomtui.commands.keymaps import first_key
from iomtui.i18n.templates import fill
from iomtui.render.typesetting import truncate
from iomtui.tui.widgets.lines_view import strip_of

if TYPE_CHECKING:
    from iomtui.tui.app import ViewerApp


class Row(NamedTuple):
    """A row of the list."""

    text: str
    """A heading or a title; empty for a gap."""
    entry: int | None
    """The index of the entry, None for a heading or a gap."""
    number: str = ""


class EntryList(Widget, can_focus=True, inherit_bindings=False):
    """The episodes, then the pages. The App holds the selection."""

    if TYPE_CHECKING:
        app = getters.app(ViewerApp)

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--row",
        "list--heading",
        "list--more",
        "list--number",
        "list--cursor",
        "list--cursor-at-rest",
        "list--mark-cursor",
        "list--mark-cursor-at-rest",
        "list--hit",
        "list--no-hit",
    }

    class Clicked(Message):
        """The row of an entry was clicked."""

        def __init__(self, entry: int) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, edition: Edition, selected: int) -> None:
        super().__init__(id="list")
        self._selected = selected
        self._top = 0
        self._rows = _rows(edition)
        self._row_of = _row_of(self._rows)
        self._hits: dict[int, str] | None = None

    def show_hits(self, hits: dict[int, str] | None) -> None:
        """Mark the entries that have hits with the languages of the hits; None: no search."""
        self._hits = hits
        self.refresh()

    def show(self, edition: Edition, selected: int) -> None:
        """Show an Edition, keeping the scroll position if the selection is the same."""
        self._rows = _rows(edition)
        self._row_of = _row_of(self._rows)
        if selected == self._selected:
            self.refresh()
        else:
            self.select(selected)

    def select(self, selected: int) -> None:
        self._selected = selected
        self._reveal()
        self.refresh()

    def _reveal(self) -> None:
        row = self._row_of[self._selected]
        above = 0 if self._selected == 0 else row
        self._top = min(max(min(self._top, above), row - self._visible_rows + 1, 0), self._last_top)

    @property
    def _visible_rows(self) -> int:
        """The number of rows shown at once, without the row for the hint."""
        height = max(1, self.size.height)
        return height if len(self._rows) <= height else max(1, height - 1)

    @property
    def _last_top(self) -> int:
        return max(0, len(self._rows) - self._visible_rows)

    @property
    def page(self) -> int:
        """The number of rows to move by a page."""
        return max(1, self._visible_rows - 1)

    def cursor_cell(self) -> Offset:
        """Return the position of the terminal's cursor: the selected row."""
        return Offset(
            1, max(0, min(self._row_of[self._selected] - self._top, self._visible_rows - 1))
        )

    def render_line(self, y: int) -> Strip:
        style = self.get_component_rich_style
        width, plain = self.size.width, style("list--row")
        index = self._top + y
        if y >= self._visible_rows:
            return strip_of(
                [(truncate(f"   {self._more_below()}", width), style("list--more"))], width, plain
            )
        if index >= len(self._rows):
            return strip_of((), width, plain)
        row = self._rows[index]
        if row.entry is None:
            return strip_of(
                [(truncate(f"   {row.text}", width), style("list--heading"))], width, plain
            )
        return self._entry_line(row, row.entry)

    def _entry_line(self, row: Row, entry: int) -> Strip:
        """Return the row of an entry: its number, its title, and the languages of hits."""
        style = self.get_component_rich_style
        width, plain = self.size.width, style("list--row")
        number = f"{row.number}  " if row.number else ""
        hits = (self._hits or {}).get(entry, "")
        space = width - len(number) - 4 - (cell_len(hits) + 1 if hits else 0)
        title = truncate(row.text, space)
        gap = " " * (space + 1 - cell_len(title)) if hits else ""
        if entry != self._selected:
            quiet = self._hits is not None and not hits
            text = style("list--no-hit") if quiet else plain
            pieces = [("   ", plain), (number, style("list--number")), (title, text)]
            return strip_of([*pieces, (gap, plain), (hits, style("list--hit"))], width, plain)
        state = "cursor" if self.has_focus else "cursor-at-rest"
        mark, cursor = style(f"list--mark-{state}"), style(f"list--{state}")
        pieces = [("▌", mark), (f" {number}{title}{gap}{hits}", cursor)]
        line = strip_of(pieces, width - 2, cursor)
        return Strip([Segment(" ", plain), *line]).adjust_cell_length(width, plain)

    def _more_below(self) -> str:
        """Return the hint that there is more below; empty if there is not."""
        if self._top >= self._last_top:
            return ""
        wording, key = self.app.edition.wording, first_key(self.app.commands, "move", "1")
        return fill(wording.list.more_below, {"key": wording.key_name(key)})

    def on_resize(self) -> None:
        self._reveal()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        position = event.get_content_offset(self)
        if position is None:
            return
        if position.y >= self._visible_rows:
            self._scroll(self.page)
            return
        index = self._top + position.y
        entry = self._rows[index].entry if index < len(self._rows) else None
        if entry is not None:
            self.post_message(self.Clicked(entry))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._scroll(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._scroll(-2)

    def _scroll(self, rows: int) -> None:
        self._top = max(0, min(self._top + rows, self._last_top))
        self.refresh()


def _rows(edition: Edition) -> list[Row]:
    rows: list[Row] = []
    if edition.episodes:
        width = len(str(len(edition.episodes)))
        rows.append(Row(edition.wording.list.episodes, None))
        rows += [
            Row(entry.title, index, str(entry.number).rjust(width))
            for index, entry in enumerate(edition.episodes)
        ]
    if edition.episodes and edition.pages:
        rows.append(Row("", None))
    if edition.pages:
        first = len(edition.episodes)
        rows.append(Row(edition.wording.list.more, None))
        rows += [Row(entry.title, first + i) for i, entry in enumerate(edition.pages)]
    return rows


def _row_of(rows: list[Row]) -> list[int]:
    """Return the index of each entry's row."""
    return [index for index, row in enumerate(rows) if row.entry is not None]
