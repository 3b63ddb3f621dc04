"""The pane with the text of an episode or a page."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events

from iomtui.commands.command import Command
from iomtui.render.highlight import Highlights, highlight_lines
from iomtui.render.typesetting import (
    Line,
    Role,
    Span,
    layout_entry,
    measure_for,
    with_aside,
    wrap,
)
from iomtui.tui.widgets.key_bar import KeyBar
from iomtui.tui.widgets.text_view import TextView


class EntryView(TextView):
    """A view of the selected entry."""

    _entry: int | None = None

    def show(self) -> None:
        """Show the selected entry; the same entry keeps its scroll position."""
        same = self.app.selected == self._entry
        self._entry = self.app.selected
        self.reset(keep_position=same)


class ReadingPane(EntryView):
    """The selected entry, with marks in the margin."""

    highlights = Highlights()
    """The hits of a search."""
    link_command: Command | None = None
    """The command that shows the address to watch; None if its code is in view already."""
    has_code = True
    """Whether that command shows a code."""

    def heading_rows(self, width: int) -> int:
        title = self.app.edition.entries[self.app.selected].title
        return len(wrap(title, measure_for(width).text))

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        entry, wording = self.app.edition.entries[self.app.selected], self.app.edition.wording
        measure = measure_for(width)
        lines = layout_entry(entry, wording.pane.source, measure)
        if entry.link and self.link_command:
            key = Span(wording.key_name(self.link_command.display_keys[0]), Role.KEY)
            words = wording.commands["link"]
            name = words.label if self.has_code else words.without_code or words.label
            label = Span(f" {name}", Role.HEADING)
            lines = with_aside(lines, (key, label), measure)
        return highlight_lines(lines, self.highlights, measure.text)

    def on_click(self, event: events.Click) -> None:
        """Run the command beside the title, if that was clicked."""
        position, line = event.get_content_offset(self), self.line_at(event)
        if position is None or line is None or self.link_command is None:
            return
        keys = [index for index, span in enumerate(line.spans) if span.role is Role.KEY]
        if line is (*self.heading, *self.lines)[0] and keys:
            start = self.PAD + sum(cell_len(span.text) for span in line.spans[: keys[0]])
            end = start + sum(cell_len(span.text) for span in line.spans[keys[0] :][:2])
            if start <= position.x < end:
                self.post_message(KeyBar.Pressed(self.screen, self.link_command, ""))
