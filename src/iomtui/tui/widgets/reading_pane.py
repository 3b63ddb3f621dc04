"""The pane with the text of an episode or a page."""

from collections.abc import Mapping

from rich.cells import cell_len
from textual import events

from iomtui.commands.command import Command
from iomtui.render.highlight import Highlights, highlight_lines
from iomtui.render.typesetting import (
    Line,
    Role,
    Span,
    Spans,
    layout_entry,
    measure_for,
    with_aside,
    wrap,
)
from iomtui.tui.widgets.key_bar import KeyBar
from iomtui.tui.widgets.text_view import TextView


class EntryView(TextView):
    """A view of the selected entry."""

    _entry = ""
    """The id of the entry that is shown."""

    def show(self) -> None:
        """Show the selected entry; the same entry keeps its scroll position."""
        same = self.app.entry_id == self._entry
        self._entry = self.app.entry_id
        self.reset(keep_position=same)


class SourceView(EntryView):
    """A view in which one of the sources is chosen, where their addresses are."""

    _addresses: Mapping[str, str] = {}
    """The address of each source, by its block."""
    _chosen = ""

    def with_sources(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """Return the lines to show, and note which blocks of them are sources."""
        known = {each.address for each in self.app.edition.sources if not self.app.is_unattended}
        links = {line.block: span.link for line in lines for span in line.spans if span.link}
        self._addresses = {block: link for block, link in links.items() if link in known}
        return lines

    @property
    def address(self) -> str:
        """The address of the chosen source, one in view if any is; empty without sources."""
        shown = [*filter(None, self._shown())] or [*self._addresses.values()]
        return self._chosen if self._chosen in shown else "".join(shown[:1])

    @address.setter
    def address(self, address: str) -> None:
        self._chosen = address
        self._refresh_with_bar()

    def _shown(self) -> list[str]:
        """Return the address of the source in each row in view; empty in other rows."""
        lines = self.lines[self.top : self.top + self.visible_rows]
        return [self._addresses.get(line.block, "") for line in lines] if self._addresses else []

    def move(self, direction: int) -> None:
        """Choose the next or previous source if that is in view, else scroll."""
        shown = [*dict.fromkeys(filter(None, self._shown()))]
        following = shown.index(self.address) + direction if shown else -1
        if 0 <= following < len(shown):
            self.address = shown[following]
        else:
            super().move(direction)

    def on_click(self, event: events.Click) -> None:
        """Choose the source that was clicked."""
        line = self.line_at(event)
        if line and line.block in self._addresses:
            self.address = self._addresses[line.block]

    def marked_row(self) -> int:
        """Return the row of the current hit, or else of the chosen source."""
        shown, address, row = self._shown(), self.address, super().marked_row()
        return shown.index(address) if address in shown and row <= 0 else row

    def content_spans(self, line: Line) -> Spans:
        """Return the spans of a line; the address of the chosen source is emphasized."""
        address = self.address if any(span.link for span in line.spans) else ""
        if not address:
            return line.spans
        roles = {address: Role.STRONG_KEY}
        return tuple(
            each if each.role is Role.HIT else each._replace(role=roles.get(each.link, each.role))
            for each in line.spans
        )


class ReadingPane(SourceView):
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
        lines = layout_entry(entry, wording.pane["source"], measure)
        if entry.link and self.link_command:
            key = Span(wording.key_name(self.link_command.display_keys[0]), Role.KEY)
            words = wording.commands["link"]
            name = words.label if self.has_code else words.without_code or words.label
            label = Span(f" {name}", Role.HEADING)
            lines = with_aside(lines, (key, label), measure)
        return self.with_sources(highlight_lines(lines, self.highlights, measure.text))

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
