"""A list on a sheet, of which one takes one."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual import events

from iomtui.i18n.wording import Wording
from iomtui.render.typesetting import MAX_MEASURE, Line, Role, Span, Spans
from iomtui.tui.widgets.option_picked import OptionPicked
from iomtui.tui.widgets.strips import truncate
from iomtui.tui.widgets.text_view import TextView


class Option(NamedTuple):
    """Something to take."""

    text: str
    """What it is."""
    aside: str = ""
    """Said beside it, to the right."""


class OptionList(TextView):
    """Choices, one a line, one of them chosen."""

    def __init__(self) -> None:
        super().__init__(id="choices")
        self._heading = ""
        self._choices: tuple[Option, ...] = ()
        self.chosen = 0
        """The index of what Enter would take."""

    def show(self, wording: Wording, heading: str, choices: tuple[Option, ...]) -> None:
        """Show choices; the same place in the list stays the chosen one."""
        self._heading, self._choices = heading, choices
        self.reset(wording, keep_place=True)
        self.choose(self.chosen)

    def choose(self, index: int) -> None:
        """Make a choice the one that Enter would take, and bring it into view."""
        self.chosen = max(0, min(index, len(self._choices) - 1))
        row = self._before + self.chosen
        above = 0 if self.chosen == 0 else row
        self.scroll_by(min(0, above - self.top))
        self.scroll_by(max(0, row + 1 - self.room - self.top))
        self.refresh()

    @property
    def count(self) -> int:
        """How many choices there are."""
        return len(self._choices)

    @property
    def _before(self) -> int:
        """How many lines stand before the choices."""
        return 2 if self._heading else 0

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        """Return a heading and the choices."""
        width = min(width, MAX_MEASURE)
        lines = [Line((Span(self._heading, Role.TITLE),)), Line(())] if self._heading else []
        for index, choice in enumerate(self._choices):
            room = width - cell_len(choice.aside) - 2
            text = truncate(choice.text, room)
            gap = " " * (room + 2 - cell_len(text)) if choice.aside else ""
            spans = (Span(text, Role.TEXT), Span(f"{gap}{choice.aside}", Role.KEY))
            lines.append(Line(spans, str(index)))
        return tuple(lines)

    def spans_at(self, index: int) -> Spans:
        """Return a line; the chosen one stands out."""
        first, *rest = super().spans_at(index) or (Span("", Role.TEXT),)
        if index == self._before + self.chosen:
            first = first._replace(role=Role.TITLE)
        return (first, *rest)

    def marked_row(self) -> int:
        """Return the row of what Enter would take."""
        return self._before + self.chosen - self.top

    def on_resize(self) -> None:
        """Keep the choice in view."""
        self.choose(self.chosen)

    def on_click(self, event: events.Click) -> None:
        """Pick what is under the mouse."""
        line = self.line_at(event)
        if line and line.block:
            self.post_message(OptionPicked(self.screen, int(line.block)))
