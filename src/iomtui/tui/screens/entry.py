"""Screens about the selected entry: side by side, sources, link."""

import contextlib
from collections.abc import Iterable, Mapping

from textual.widget import Widget

from iomtui.browser import open_address
from iomtui.catalogue.links import may_open
from iomtui.commands.command import Context
from iomtui.render.link import Area, LinkOutcome, entry_with_address, layout_link
from iomtui.render.side_by_side import (
    LEAST_WIDTH,
    LanguageColumn,
    PairLayout,
    layout_headings,
    layout_side_by_side,
)
from iomtui.render.sources import layout_sources
from iomtui.render.typesetting import Line
from iomtui.tui.screens.base import MAX_COLUMNS, BaseScreen
from iomtui.tui.widgets.reading_pane import EntryView, SourceView


class EntryScreen(BaseScreen):
    """A screen about the selected entry, with keys for the next and previous entry."""

    def show(self) -> None:
        self.query_one(EntryView).show()

    def follow(self) -> None:
        self.show()
        self.refresh_bar()

    def action_entry(self, direction: int) -> None:
        """Select the next or previous entry; the last is followed by the first."""
        self.app.selected = (self.app.selected + direction) % len(self.edition.entries)


class SideBySideView(EntryView):
    """An entry in two languages."""

    @property
    def _columns(self) -> tuple[LanguageColumn, LanguageColumn]:
        app = self.app
        left, right = (
            LanguageColumn(edition.name, edition.entries[app.selected])
            for edition in (app.edition, app.editions[app.other])
        )
        return left, right

    def _layout(self, width: int) -> PairLayout:
        return PairLayout(width, self.app.size.width < LEAST_WIDTH)

    def heading_rows(self, width: int) -> int:
        return len(layout_headings(*self._columns, self._layout(width)))

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        columns, layout = self._columns, self._layout(width)
        return (*layout_headings(*columns, layout), *layout_side_by_side(*columns, layout))


class SideBySideScreen(EntryScreen):
    """The selected entry in two languages, side by side or stacked."""

    CONTEXT = Context.SIDE_BY_SIDE

    def body(self) -> Iterable[Widget]:
        yield SideBySideView(id="sheet")


class SourcesView(SourceView):
    """The sources of the entry and the citations of its statements."""

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        edition = self.app.edition
        return self.with_sources(layout_sources(edition, edition.entries[self.app.selected], width))


class SourcesScreen(EntryScreen):
    """The sources of the selected entry, one of which is chosen."""

    CONTEXT = Context.SOURCES

    def body(self) -> Iterable[Widget]:
        yield SourcesView(id="sheet")


class LinkView(EntryView):
    """An address, with its QR code if that fits."""

    outcomes: Mapping[str, LinkOutcome] = {}
    """The outcome of the last opening or copying, by the address."""

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        edition = self.app.edition
        entry = entry_with_address(edition, edition.entries[self.app.selected], self.address)
        window, height = self.app.size, self.size.height
        around = (min(window.width, MAX_COLUMNS) - width, window.height - height)
        area = Area(width, height, *around, can_grow=not self.app.is_unattended)
        half_blocks, words = self.app.half_blocks, edition.wording.link
        outcome = self.outcomes.get(entry.link.address) if entry.link else None
        return layout_link(entry, words, area, half_blocks=half_blocks, outcome=outcome)


class LinkScreen(EntryScreen):
    """The address to watch the selected entry, or another address."""

    CONTEXT = Context.LINK

    def __init__(self, address: str) -> None:
        """Prepare the screen of an address; if that is empty, of the selected entry's own."""
        super().__init__()
        self._sheet = LinkView(id="sheet")
        self._sheet.address = address

    def body(self) -> Iterable[Widget]:
        yield self._sheet

    def use_address(self, *, copies: bool) -> None:
        """Open the address in a browser, or copy it, and show the outcome."""
        if link := self.link_subject.link:
            self._sheet.outcomes = {link.address: self._outcome(link.address, copies=copies)}
        self.show()

    def _outcome(self, address: str, *, copies: bool) -> LinkOutcome:
        app = self.app
        if not may_open(address, app.edition.hosts):
            return LinkOutcome.REFUSED
        if copies:
            app.copy_to_clipboard(address)
            return LinkOutcome.COPIED
        if not app.opener:
            return LinkOutcome.NO_BROWSER
        open_address(app.opener, address, lambda: self._report_failure(address))
        return LinkOutcome.OPENED

    def _report_failure(self, address: str) -> None:
        """Show that no browser opened an address; from any thread."""

        def show_failure() -> None:
            if self._sheet.outcomes == {address: LinkOutcome.OPENED}:
                self._sheet.outcomes = {address: LinkOutcome.FAILED}
                self.show()

        with contextlib.suppress(RuntimeError):  # the App may have ended
            self.call_later(show_failure)

    def follow(self) -> None:
        """Show the address of the entry that was selected."""
        self._sheet.address, self._sheet.outcomes = "", {}
        super().follow()
