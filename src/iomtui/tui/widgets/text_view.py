"""A sheet of lines that scrolls."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from iomtui.i18n.templates import fill
from iomtui.i18n.wording import Wording
from iomtui.render.typesetting import Line, Role, Spans
from iomtui.tui.widgets.strips import MoreKeys, strip_of


class ScrollAnchor(NamedTuple):
    """A place on a sheet, whatever the language and the size."""

    block: str = ""
    """The block of the first line shown."""
    line: int = 0
    """Which of the block's lines that is."""
    passed: tuple[str, ...] = ()
    """The blocks before it."""


class TextView(Widget, can_focus=True, inherit_bindings=False):
    """Lines on a page; what does not fit is reached by scrolling.

    Where there is more, the last row says so. A subclass sets the lines for a width.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in Role} | {"role--focus"}

    class LaidOut(Message):
        """A sheet has a new size or new lines, so that others are in view."""

    PAD = 2
    """The cells to the left of the text; the first bears the mark of the focus."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._lines: tuple[Line, ...] = ()
        self._set_for: Size | None = None
        self._top = 0
        self._top_of: tuple[tuple[Line, ...], ScrollAnchor] | None = None
        self.scroll_anchor = ScrollAnchor()
        """The place to which it is scrolled."""
        self.more_keys = MoreKeys()
        """The keys that the hint names where there is more."""
        self._wording: Wording | None = None
        self._hit: str | None = None

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        """Return the lines for a page of `width` cells."""
        raise NotImplementedError

    def reset(self, wording: Wording, *, keep_place: bool) -> None:
        """Set the lines anew, at the same statement or from the top.

        `wording` says at the foot that there is more below, and which key leads there.
        """
        self._wording = wording
        if not keep_place:
            self.scroll_anchor = ScrollAnchor()
            self._hit = None
        self._set_for = None
        self.refresh()
        self.post_message(self.LaidOut())

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines, set for the present size: the first frame shows them already."""
        if self._set_for != self.size and self._wording is not None:
            self._set_for = self.size
            width = self.size.width - self.PAD
            self._lines = self.layout_lines(width) if width > 0 else ()
        return self._lines

    @property
    def room(self) -> int:
        """How many lines are shown at once: a row is kept for the hint where not all fit."""
        height = max(1, self.size.height)
        return height if len(self.lines) <= height else max(1, height - 1)

    @property
    def scrolls(self) -> bool:
        """Whether there is more than is shown at once."""
        return len(self.lines) > self.room

    @property
    def top(self) -> int:
        """The index of the first line shown.

        Kept as a statement and a line in it, so that changing the language or the size, and
        back, leaves what was at the top at the top. Where the other language has no such
        statement, the nearest one before it takes its place.
        """
        state = (self.lines, self.scroll_anchor)
        if self._top_of is None or self._top_of[0] is not state[0] or self._top_of[1] != state[1]:
            self._top_of = state
            self._top = self._found_top()
        return min(self._top, self._last_top)

    def _found_top(self) -> int:
        block, wanted, passed = self.scroll_anchor
        found = [index for index, line in enumerate(self.lines) if line.block == block]
        if not found:
            found = [i for i, line in enumerate(self.lines) if line.block in passed][-1:]
        return found[min(wanted, len(found) - 1)] if found else 0

    @property
    def _last_top(self) -> int:
        return max(0, len(self.lines) - self.room)

    def scroll_by(self, lines: int) -> None:
        """Scroll by a number of lines, as far as there are any."""
        top = max(0, min(self.top + lines, self._last_top))
        if not self.lines or top == self.top:
            return
        block = self.lines[top].block
        before = self.lines[:top]
        passed = tuple(dict.fromkeys(line.block for line in before))
        self.go_to(ScrollAnchor(block, sum(line.block == block for line in before), passed))

    def go_to(self, anchor: ScrollAnchor) -> None:
        """Scroll to a place."""
        self.scroll_anchor = anchor
        self.refresh()

    def reveal(self, block: str) -> None:
        """Scroll until a block is in view, and mark its first hit as the place at hand."""
        self._hit = block
        rows = [index for index, line in enumerate(self.lines) if line.block == block]
        hits = [row for row in rows if self._has(Role.HIT, row)]
        hit = (hits or rows or [self.top])[0]
        # What leads to the hit is shown with it: the block's beginning, or a passage's heading.
        starts = [
            row for row in rows[:1] + [r for r in rows if self._has(Role.NOTE, r)] if row <= hit
        ]
        start = starts[-1] if starts and hit - starts[-1] < self.room - 1 else hit
        if not self.top <= start <= hit < self.top + self.room:
            self.scroll_by(max(0, start - 1) - self.top)
        self.refresh()

    def _has(self, role: Role, row: int) -> bool:
        return any(span.role is role for span in self.lines[row].spans)

    def scroll_by_page(self, direction: int) -> None:
        """Scroll by one page, keeping a line in view."""
        self.scroll_by(direction * max(1, self.room - 1))

    def scroll_to_edge(self, direction: int) -> None:
        """Scroll to the first or the last line."""
        self.scroll_by(direction * len(self.lines))

    def marked_row(self) -> int:
        """Return the row that bears the mark of the focus: that of the hit, or the first one."""
        shown = self.lines[self.top : self.top + self.room]
        hits = (
            row
            for row, line in enumerate(shown)
            if line.block == self._hit and self._has(Role.HIT, self.top + row)
        )
        return next(hits, 0)

    def cursor_cell(self) -> Offset:
        """Return where the terminal's cursor belongs: in the marked row."""
        return Offset(self.PAD, self.marked_row())

    def spans_at(self, index: int) -> Spans:
        """Return the pieces of a line as it is shown now."""
        return self.lines[index].spans

    def render_line(self, y: int) -> Strip:
        """Return one row: a line, or the hint that there is more."""
        style = self.get_component_rich_style
        rest = style("role--text")
        if y >= self.room:
            hint = [(" " * self.PAD, rest), (self._more_below(), style("role--key"))]
            return strip_of(hint, self.size.width, rest)
        pad = "▌ " if self.has_focus and y == self.marked_row() else " " * self.PAD
        pieces = [(pad[: self.PAD], style("role--focus"))]
        if self.top + y < len(self.lines):
            spans = self.spans_at(self.top + y)
            pieces += [(span.text, style(f"role--{span.role}")) for span in spans]
        return strip_of(pieces, self.size.width, rest)

    def _more_below(self) -> str:
        """Return the hint that there is more, if there is."""
        if self._wording is None or self.top >= self._last_top:
            return ""
        keys = self.more_keys
        key = self._wording.key_name(keys.down if self.has_focus else keys.read)
        return fill(self._wording.pane.more_below, {"key": key})

    def on_resize(self) -> None:
        """Show the lines for the new size."""
        self.refresh()
        self.post_message(self.LaidOut())

    def on_click(self, event: events.Click) -> None:
        """Go on where the hint says that there is more."""
        place = event.get_content_offset(self)
        if place and place.y >= self.room:
            self.scroll_by_page(1)

    def line_at(self, event: events.Click) -> Line | None:
        """Return the line under the mouse."""
        place = event.get_content_offset(self)
        index = self.top + place.y if place and place.y < self.room else len(self.lines)
        return self.lines[index] if index < len(self.lines) else None

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_by(2)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_by(-2)
