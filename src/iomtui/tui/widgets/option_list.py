"""A list of options, one of which can be picked."""

from typing import Any, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.screen import Screen

from iomtui.render.typesetting import MAX_MEASURE, Line, Role, Span, Spans, truncate
from iomtui.tui.widgets.text_view import TextView


class Option(NamedTuple):
    """A row of the list."""

    text: str
    aside: str = ""
    """Right-aligned text, such as a key."""


class OptionPicked(Message):
    """An option was clicked. The App handles it, in one queue with the keys."""

    def __init__(self, screen: Screen[Any], index: int) -> None:
        super().__init__()
        self.screen = screen
        """The screen of the click; it may be closed when the message arrives."""
        self.index = index


class OptionList(TextView):
    """Options, one per line, one of them selected."""

    def __init__(self) -> None:
        super().__init__(id="choices")
        self._title = ""
        self._options: tuple[Option, ...] = ()
        self.selected = 0
        """The index of the option that Enter picks."""

    def show(self, heading: str, options: tuple[Option, ...]) -> None:
        """Show options; the selected index stays."""
        self._title, self._options = heading, options
        self.reset(keep_position=True)
        self.select(self.selected)

    def select(self, index: int) -> None:
        """Select an option and scroll it into view."""
        self.selected = max(0, min(index, len(self._options) - 1))
        self.bring_into_view(self._heading_rows + self.selected, from_top=self.selected == 0)
        self.refresh()

    @property
    def count(self) -> int:
        return len(self._options)

    @property
    def _heading_rows(self) -> int:
        return 2 if self._title else 0

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        width = min(width, MAX_MEASURE)
        lines = [Line((Span(self._title, Role.TITLE),)), Line(())] if self._title else []
        for index, option in enumerate(self._options):
            space = width - cell_len(option.aside) - 2
            text = truncate(option.text, space)
            gap = " " * (space + 2 - cell_len(text)) if option.aside else ""
            spans = (Span(text, Role.TEXT), Span(f"{gap}{option.aside}", Role.KEY))
            lines.append(Line(spans, str(index)))
        return tuple(lines)

    def content_spans(self, line: Line) -> Spans:
        """Return the spans of a line, with emphasis on the selected one."""
        if line.block != str(self.selected):
            return line.spans
        first, *rest = line.spans
        return (first._replace(role=Role.TITLE), *rest)

    def marked_row(self) -> int:
        return self._heading_rows + self.selected - self.top if self._options else 0

    def on_resize(self) -> None:
        self.select(self.selected)

    def on_click(self, event: events.Click) -> None:
        line = self.line_at(event)
        if line and line.block:
            self.post_message(OptionPicked(self.screen, int(line.block)))
