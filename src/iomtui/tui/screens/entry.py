"""Screens about the selected entry: side by side, sources, link."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable

from textual.widget import Widget

from iomtui.browser import open_address
from iomtui.catalogue.links import may_open
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
from iomtui.render.typesetting import Line
from iomtui.tui.screens.base import MAX_COLUMNS, BaseScreen
from iomtui.tui.widgets.reading_pane import EntryView


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


class SourcesView(EntryView):
    """The sources of the entry and the citations of its statements."""

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        edition = self.app.edition
        return layout_sources(edition, edition.entries[self.app.selected], width)


class SourcesScreen(EntryScreen):
    """The sources of the selected entry."""

    CONTEXT = Context.SOURCES

    def body(self) -> Iterable[Widget]:
        yield SourcesView(id="sheet")


class LinkView(EntryView):
    """The address to watch, with its QR code if that fits."""

    outcome: LinkOutcome | None = None
    """The outcome of the last opening or copying."""

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        edition = self.app.edition
        entry = edition.entries[self.app.selected]
        window, height = self.app.size, self.size.height
        around = (min(window.width, MAX_COLUMNS) - width, window.height - height)
        area = Area(width, height, *around, can_grow=not self.app.is_unattended)
        half_blocks, words = self.app.half_blocks, edition.wording.link
        return layout_link(entry, words, area, half_blocks=half_blocks, outcome=self.outcome)


class LinkScreen(EntryScreen):
    """The address to watch the selected entry."""

    CONTEXT = Context.LINK

    _outcome: tuple[LinkOutcome, int] | None = None
    """The last outcome, and the index of its entry."""

    def body(self) -> Iterable[Widget]:
        yield LinkView(id="sheet")

    def open_in_browser(self) -> None:
        """Open the address in a browser, and show the outcome."""
        commands, entry = self.app.opener, self.app.selected

        def open_it(address: str) -> LinkOutcome:
            if not commands:
                return LinkOutcome.NO_BROWSER
            open_address(commands, address, lambda: self._report_failure(entry))
            return LinkOutcome.OPENED

        self._act_on_address(open_it)

    def _report_failure(self, entry: int) -> None:
        """Show that no browser opened the address of an entry; from any thread."""

        def show_failure() -> None:
            if self._outcome == (LinkOutcome.OPENED, entry):
                self._outcome = (LinkOutcome.FAILED, entry)
                self.show()

        with contextlib.suppress(RuntimeError):  # the App may have ended
            self.call_later(show_failure)

    def copy(self) -> None:
        """Send the address to the terminal's clipboard, and show the outcome."""

        def copy_it(address: str) -> LinkOutcome:
            self.app.copy_to_clipboard(address)
            return LinkOutcome.COPIED

        self._act_on_address(copy_it)

    def _act_on_address(self, action: Callable[[str], LinkOutcome]) -> None:
        """Do something with the address, unless its host is not one that the data names."""
        self._outcome = None
        if link := self.edition.entries[self.app.selected].link:
            is_allowed = may_open(link.address, self.edition.hosts)
            outcome = action(link.address) if is_allowed else LinkOutcome.REFUSED
            self._outcome = (outcome, self.app.selected)
        self.show()

    def show(self) -> None:
        """Show the address, without an outcome for another entry."""
        if self._outcome and self._outcome[1] != self.app.selected:
            self._outcome = None
        self.query_one(LinkView).outcome = self._outcome[0] if self._outcome else None
        super().show()
