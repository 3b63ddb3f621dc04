"""Screens about the selected entry: side by side, sources, link."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Vertical
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from iomtui.commands.command import Context
from iomtui.render.link import Area, LinkOutcome, layout_link
from iomtui.render.side_by_side import (
    LEAST_WIDTH,
    LanguageColumn,
    PairLayout,
    layout_headings,
    layout_side_by_side,
)
from iomtui.render.sources import layout_sources
from iomtui.render.typesetting import Line, Role
from iomtui.tui.screens.base import BaseScreen, Viewer
from iomtui.tui.widgets.strips import strip_of
from iomtui.tui.widgets.text_view import TextView


class EntryView(TextView):
    """A view of the selected entry."""

    def __init__(self, viewer: Viewer) -> None:
        super().__init__(id="sheet")
        self.viewer = viewer
        self._entry: int | None = None

    def show(self) -> None:
        """Show the selected entry; the same entry keeps its scroll position."""
        same = self.viewer.selected == self._entry
        self._entry = self.viewer.selected
        self.reset(self.viewer.editions[self.viewer.current].wording, keep_position=same)


class EntryScreen(BaseScreen):
    """A screen about the selected entry, with keys for the next and previous entry."""

    def show(self) -> None:
        self.query_one(EntryView).show()

    def follow(self) -> None:
        self.show()
        self.refresh_bar()

    def action_entry(self, direction: int) -> None:
        """Select the next or previous entry; the last is followed by the first."""
        self.viewer.selected = (self.viewer.selected + direction) % len(self.edition.entries)


def _columns(viewer: Viewer) -> tuple[LanguageColumn, LanguageColumn]:
    left, right = (
        LanguageColumn(edition.name, edition.entries[viewer.selected])
        for edition in (viewer.editions[viewer.current], viewer.editions[viewer.other])
    )
    return left, right


class SideBySideView(EntryView):
    """An entry in two languages."""

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        layout = PairLayout(width, self.app.size.width < LEAST_WIDTH)
        return layout_side_by_side(*_columns(self.viewer), layout)


class SideBySideHeadings(Widget):
    """The title and the names of the languages, which do not scroll."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in Role}

    def __init__(self, viewer: Viewer) -> None:
        super().__init__(id="heads")
        self._viewer = viewer

    def _lines(self, width: int) -> tuple[Line, ...]:
        is_stacked = self.app.size.width < LEAST_WIDTH
        layout = PairLayout(max(1, width - TextView.PAD), is_stacked)
        return layout_headings(*_columns(self._viewer), layout)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        style = self.get_component_rich_style
        lines = self._lines(self.size.width)
        spans = lines[y].spans if y < len(lines) else ()
        pieces = [(" " * TextView.PAD, style("role--text"))]
        pieces += [(span.text, style(f"role--{span.role}")) for span in spans]
        return strip_of(pieces, self.size.width, style("role--text"))


class SideBySideScreen(EntryScreen):
    """The selected entry in two languages, side by side or stacked."""

    CONTEXT = Context.SIDE_BY_SIDE

    def body(self) -> Iterable[Widget]:
        yield Vertical(SideBySideHeadings(self.viewer), SideBySideView(self.viewer))

    def show(self) -> None:
        self.query_one(SideBySideHeadings).refresh(layout=True)
        super().show()


class SourcesView(EntryView):
    """The sources of the entry and the citations of its statements."""

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        edition = self.viewer.editions[self.viewer.current]
        return layout_sources(edition, edition.entries[self.viewer.selected], width)


class SourcesScreen(EntryScreen):
    """The sources of the selected entry."""

    CONTEXT = Context.SOURCES

    def body(self) -> Iterable[Widget]:
        yield SourcesView(self.viewer)


class LinkView(EntryView):
    """The address to watch, with its QR code if that fits."""

    status = ""
    """The outcome of the last opening or copying, in words."""

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        edition = self.viewer.editions[self.viewer.current]
        entry = edition.entries[self.viewer.selected]
        window, height = self.app.size, self.size.height
        around = (window.width - width, window.height - height)
        area = Area(width, height, *around, can_grow=not self.viewer.is_unattended)
        half_blocks, words = self.viewer.half_blocks, edition.wording.link
        return layout_link(entry, words, area, half_blocks=half_blocks, status=self.status)


class LinkScreen(EntryScreen):
    """The address to watch the selected entry."""

    CONTEXT = Context.LINK

    _outcome: tuple[LinkOutcome, int] | None = None
    """The last outcome, and the index of its entry."""

    def body(self) -> Iterable[Widget]:
        yield LinkView(self.viewer)

    def show_outcome(self, outcome: LinkOutcome | None) -> None:
        """Show the outcome for the selected entry."""
        self._outcome = (outcome, self.viewer.selected) if outcome else None
        self.show()

    def show(self) -> None:
        """Show the address, without an outcome for another entry."""
        if self._outcome and self._outcome[1] != self.viewer.selected:
            self._outcome = None
        words = self.edition.wording.link
        self.query_one(LinkView).status = self._outcome[0].sentence(words) if self._outcome else ""
        super().show()
