"""A scrolling view of lines."""

from collections.abc import Iterable
from itertools import chain, islice, repeat
from typing import NamedTuple

from textual import events
from textual.geometry import Offset, Size
from textual.strip import Strip

from iomtui.i18n.templates import fill
from iomtui.render.typesetting import Line, Role, Span, Spans
from iomtui.tui.widgets.key_bar import KeyBar
from iomtui.tui.widgets.lines_panel import RoleWidget

_HEADING_SHARE = 4
"""A heading that needs more than this part of the rows scrolls with the text."""


class ScrollAnchor(NamedTuple):
    """A scroll position that does not depend on the language and the size."""

    block: str = ""
    """The block of the first visible line."""
    line: int = 0
    """The index of that line in the block."""
    previous: tuple[str, ...] = ()
    """The blocks before it."""


class TextView(RoleWidget, can_focus=True, inherit_bindings=False):
    """Lines that scroll under a heading, with a hint in the last row if there are more below.

    A subclass lays out heading and lines for a width.
    """

    PAD = 2
    """The cells to the left of the text; the first shows the focus."""

    address = ""
    """The address that commands use; empty if they use that of the selected entry."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._lines: tuple[Line, ...] = ()
        self._heading: tuple[Line, ...] = ()
        self._layout_size: Size | None = None
        self._top = 0
        self._top_key: tuple[tuple[Line, ...], ScrollAnchor] | None = None
        self.scroll_anchor = ScrollAnchor()
        self._hit: str | None = None

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        """Return the lines for a width, in cells; the first are the heading."""
        raise NotImplementedError

    def heading_rows(self, width: int) -> int:
        """Return how many lines are the heading, which stays while the others scroll."""
        return 0

    def reset(self, *, keep_position: bool) -> None:
        """Lay out the lines again, at the same scroll position or from the top."""
        if not keep_position:
            self.scroll_anchor = ScrollAnchor()
            self._hit = None
        self._layout_size = None
        self._refresh_with_bar()

    def _refresh_with_bar(self) -> None:
        """Draw it again in one frame with the key bar, which shows whether it scrolls."""
        self.refresh()
        for bar in self.screen.query(KeyBar):
            bar.refresh()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines under the heading for the current size, laid out on first use."""
        self._lay_out()
        return self._lines

    @property
    def heading(self) -> tuple[Line, ...]:
        self._lay_out()
        return self._heading

    def _lay_out(self) -> None:
        if self._layout_size == self.size:
            return
        self._layout_size = self.size
        width = self.size.width - self.PAD
        lines = self.layout_lines(width) if width > 0 else ()
        rows = self.heading_rows(width) if lines else 0
        rows = rows if rows * _HEADING_SHARE <= self.size.height else 0
        self._heading, self._lines = lines[:rows], lines[rows:]

    @property
    def visible_rows(self) -> int:
        """The number of lines shown at once, without heading and the row for the hint."""
        height = max(1, self.size.height - len(self.heading))
        return height if len(self.lines) <= height else max(1, height - 1)

    @property
    def scrolls(self) -> bool:
        """Whether not all lines fit."""
        return len(self.lines) > self.visible_rows

    @property
    def top(self) -> int:
        """The index of the first visible line.

        It follows from the scroll anchor, so that a change of the language or the size keeps the
        same statement at the top. If the language lacks it, the nearest one before it is used.
        """
        lines, anchor = self._top_key or (None, None)
        if self.lines is not lines or self.scroll_anchor != anchor:
            self._top_key = (self.lines, self.scroll_anchor)
            self._top = self._anchored_top()
        return min(self._top, self.last_top)

    def _anchored_top(self) -> int:
        block, offset, previous = self.scroll_anchor
        if self.scroll_anchor == ScrollAnchor():
            return 0
        rows = [index for index, line in enumerate(self.lines) if line.block == block]
        if not rows:
            rows = [i for i, line in enumerate(self.lines) if line.block in previous][-1:]
        return rows[min(offset, len(rows) - 1)] if rows else 0

    @property
    def last_top(self) -> int:
        return max(0, len(self.lines) - self.visible_rows)

    def move(self, direction: int) -> None:
        """Do what the arrow keys do, down (1) or up (-1)."""
        self.scroll_by(direction)

    def scroll_by(self, lines: int) -> None:
        """Scroll by a number of lines, at most to the first or last."""
        top = max(0, min(self.top + lines, self.last_top))
        if not self.lines or top == self.top:
            return
        block = self.lines[top].block
        before = self.lines[:top]
        previous = tuple(dict.fromkeys(line.block for line in before))
        self.go_to(ScrollAnchor(block, sum(line.block == block for line in before), previous))

    def go_to(self, anchor: ScrollAnchor) -> None:
        self.scroll_anchor = anchor
        self.refresh()

    def reveal(self, block: str) -> None:
        """Scroll until a block is in view, and make its first hit the current one."""
        self._hit = block
        rows = [index for index, line in enumerate(self.lines) if line.block == block]
        hits = [row for row in rows if self._has(Role.HIT, row)]
        hit = (hits or rows or [self.top])[0]
        # Show also the beginning of the block, or the heading of the passage.
        starts = [
            row for row in rows[:1] + [r for r in rows if self._has(Role.NOTE, r)] if row <= hit
        ]
        start = starts[-1] if starts and hit - starts[-1] < self.visible_rows - 1 else hit
        if not self.top <= start <= hit < self.top + self.visible_rows:
            self.scroll_by(max(0, start - 1) - self.top)
        self.refresh()

    def _has(self, role: Role, row: int) -> bool:
        return any(span.role is role for span in self.lines[row].spans)

    @property
    def page(self) -> int:
        """The number of lines to move by a page."""
        return max(1, self.visible_rows - 1)

    def bring_into_view(self, row: int, *, from_top: bool = False) -> None:
        """Scroll as little as shows a line; `from_top`: with all lines above it, if they fit."""
        self.scroll_by(min(0, (0 if from_top else row) - self.top))
        self.scroll_by(max(0, row + 1 - self.visible_rows - self.top))

    def scroll_to_edge(self, direction: int) -> None:
        self.scroll_by(direction * len(self.lines))

    def marked_row(self) -> int:
        """Return the row that shows the focus: that of the current hit, or the first one.

        Rows are counted from the first line under the heading.
        """
        visible = self.lines[self.top : self.top + self.visible_rows]
        hits = (
            row
            for row, line in enumerate(visible)
            if line.block == self._hit and self._has(Role.HIT, self.top + row)
        )
        return next(hits, 0 if self.top else -len(self.heading))

    def cursor_cell(self) -> Offset:
        """Return the position of the terminal's cursor: in the row that shows the focus."""
        return Offset(self.PAD, len(self.heading) + self.marked_row())

    def content_spans(self, line: Line) -> Spans:
        return line.spans

    def content_rows(self) -> Iterable[Strip]:
        width, rows, pad = self.size.width, len(self.heading), " " * self.PAD
        marked = rows + self.marked_row() if self.has_focus else None
        lines = chain(self.heading, self.lines[self.top :], repeat(Line(())))
        for y, line in enumerate(islice(lines, rows + self.visible_rows)):
            focus = Span(pad if y != marked else "▌ ", Role.KEY)
            yield self.strip((focus, *self.content_spans(line)), width)
        yield self.strip([Span(pad + self.more_below(), Role.KEY)], width)

    def more_below(self) -> str:
        """Return the hint that there is more below; empty if there is not."""
        if self.top >= self.last_top:
            return ""
        wording, key = self.app.edition.wording, self.app.more_key(in_focus=self.has_focus)
        return fill(wording.pane["more_below"], {"key": wording.key_name(key)})

    def on_resize(self) -> None:
        self._refresh_with_bar()

    def on_click(self, event: events.Click) -> None:
        """Scroll by a page, if the hint was clicked."""
        position = event.get_content_offset(self)
        if position and position.y >= len(self.heading) + self.visible_rows:
            self.scroll_by(self.page)

    def line_at(self, event: events.Click) -> Line | None:
        position = event.get_content_offset(self)
        if position is None:
            return None
        row = position.y - len(self.heading)
        if row < 0:
            return self.heading[position.y]
        index = self.top + row
        return self.lines[index] if row < self.visible_rows and index < len(self.lines) else None

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_by(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_by(-2)
