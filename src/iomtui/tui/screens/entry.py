"""Screens of their own about the chosen episode or page: side by side, sources, link."""

from __future__ import annotations

from collections.abc import Iterable

from textual.containers import Vertical
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
from iomtui.render.typesetting import Line
from iomtui.tui.screens.base import BaseScreen, Viewer
from iomtui.tui.widgets.fixed_text_view import FixedTextView
from iomtui.tui.widgets.text_view import TextView


class EntryView(TextView):
    """A sheet about the chosen entry."""

    def __init__(self, viewer: Viewer) -> None:
        super().__init__(id="sheet")
        self.viewer = viewer
        """Who knows which entry is chosen, and in which language."""
        self._shown: int | None = None

    def show(self) -> None:
        """Show the chosen entry; the same one in another language stays where it was."""
        same = self.viewer.selected == self._shown
        self._shown = self.viewer.selected
        self.reset(self.viewer.editions[self.viewer.current].wording, keep_place=same)


class EntryScreen(BaseScreen):
    """A screen about the chosen entry, from which one goes on to the next."""

    def show(self) -> None:
        """Show the chosen entry in the current language."""
        self.query_one(EntryView).show()

    def follow(self) -> None:
        """Show the entry that is chosen now."""
        self.show()
        self.refresh_bar()

    def action_entry(self, direction: int) -> None:
        """Go to the next entry or the one before; the last is followed by the first."""
        self.viewer.selected = (self.viewer.selected + direction) % len(self.edition.entries)


def _columns(viewer: Viewer) -> tuple[LanguageColumn, LanguageColumn]:
    left, right = (viewer.editions[index] for index in (viewer.current, viewer.other))
    chosen = viewer.selected
    return LanguageColumn(left.name, left.entries[chosen]), LanguageColumn(
        right.name, right.entries[chosen]
    )


class SideBySideView(EntryView):
    """An entry in two languages."""

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        """Return the pairs; where there is no room for two columns, one under the other."""
        layout = PairLayout(width, self.app.size.width < LEAST_WIDTH)
        return layout_side_by_side(*_columns(self.viewer), layout)


class SideBySideHeadings(FixedTextView):
    """The title and the names of the languages; they stay while the pairs scroll."""

    def __init__(self, viewer: Viewer) -> None:
        super().__init__(id="heads")
        self._viewer = viewer

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        """Return the title and the names."""
        layout = PairLayout(width, self.app.size.width < LEAST_WIDTH)
        return layout_headings(*_columns(self._viewer), layout)


class SideBySideScreen(EntryScreen):
    """Two languages side by side."""

    @property
    def context(self) -> Context:
        """Where the person is."""
        return Context.SIDE_BY_SIDE

    def body(self) -> Iterable[Widget]:
        """Yield the pairs and what stands over them."""
        yield Vertical(SideBySideHeadings(self.viewer), SideBySideView(self.viewer))

    def show(self) -> None:
        """Show the chosen entry in the two languages."""
        self.query_one(SideBySideHeadings).refresh(layout=True)
        super().show()


class SourcesView(EntryView):
    """What an entry rests on."""

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        """Return its sources, then its statements with what each rests on."""
        edition = self.viewer.editions[self.viewer.current]
        return layout_sources(edition, edition.entries[self.viewer.selected], width)


class SourcesScreen(EntryScreen):
    """The sources of what is on the screen."""

    @property
    def context(self) -> Context:
        """Where the person is."""
        return Context.SOURCES

    def body(self) -> Iterable[Widget]:
        """Yield the sources."""
        yield SourcesView(self.viewer)


class LinkView(EntryView):
    """The address to watch, as a code and in words."""

    status = ""
    """What happened to the address last."""

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        """Return the code with the words beside it, or the words alone."""
        edition = self.viewer.editions[self.viewer.current]
        entry = edition.entries[self.viewer.selected]
        window, height = self.app.size, self.size.height
        around = (window.width - width, window.height - height)
        room = Area(width, height, *around, can_grow=not self.viewer.is_unattended)
        half_blocks, words = self.viewer.half_blocks, edition.wording.link
        return layout_link(entry, words, room, half_blocks=half_blocks, status=self.status)


class LinkScreen(EntryScreen):
    """Where to watch the chosen entry."""

    _told: tuple[LinkOutcome, int] | None = None
    """What happened last, and to the address of which entry."""

    @property
    def context(self) -> Context:
        """Where the person is."""
        return Context.LINK

    def body(self) -> Iterable[Widget]:
        """Yield the address."""
        yield LinkView(self.viewer)

    def tell(self, happened: LinkOutcome | None) -> None:
        """Say what happened to the address of the chosen entry."""
        self._told = (happened, self.viewer.selected) if happened else None
        self.show()

    def show(self) -> None:
        """Show the address; what happened to another one is forgotten."""
        if self._told and self._told[1] != self.viewer.selected:
            self._told = None
        words = self.edition.wording.link
        self.query_one(LinkView).status = self._told[0].sentence(words) if self._told else ""
        super().show()
