"""The pane in which an episode or a page is read."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events

from iomtui.catalogue.edition import Edition
from iomtui.commands.command import Command
from iomtui.render.highlight import Highlights, highlight_lines
from iomtui.render.typesetting import Line, Role, Span, layout_entry, measure_for, with_aside
from iomtui.tui.widgets.key_bar import KeyBar
from iomtui.tui.widgets.text_view import TextView


class ReadingPane(TextView):
    """One entry of an Edition, with its provenance in the margin."""

    def __init__(self, edition: Edition, selected: int) -> None:
        super().__init__(id="pane")
        self._edition = edition
        self._selected = selected
        self._marking = Highlights()

    link_command: Command | None = None
    """What shows the address to watch; None where its code is in view already."""
    has_code = True
    """Whether that address has a code there."""

    def show(self, edition: Edition, selected: int, marking: Highlights) -> None:
        """Show an entry with hits marked; the same one in another language stays where it was."""
        same = selected == self._selected
        self._edition, self._selected, self._marking = edition, selected, marking
        self.reset(edition.wording, keep_place=same)

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        """Return the entry, set for a width."""
        entry = self._edition.entries[self._selected]
        measure = measure_for(width)
        lines = layout_entry(entry, self._edition.wording.pane.source, measure)
        if entry.link and self.link_command:
            wording = self._edition.wording
            key = Span(wording.key_name(self.link_command.display_keys[0]), Role.KEY)
            words = wording.commands["link"]
            name = words.label if self.has_code else words.without_code or words.label
            label = Span(f" {name}", Role.HEADING)
            lines = with_aside(lines, (key, label), measure)
        return highlight_lines(lines, self._marking, measure.text)

    def on_click(self, event: events.Click) -> None:
        """Do what is offered beside the title."""
        place, line = event.get_content_offset(self), self.line_at(event)
        if place is None or line is None or self.link_command is None:
            return
        offered = [index for index, span in enumerate(line.spans) if span.role is Role.KEY]
        if line is self.lines[0] and offered:
            start = self.PAD + sum(cell_len(span.text) for span in line.spans[: offered[0]])
            end = start + sum(cell_len(span.text) for span in line.spans[offered[0] :][:2])
            if start <= place.x < end:
                self.post_message(KeyBar.Pressed(self.screen, self.link_command, ""))
