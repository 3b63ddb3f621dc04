"""What every screen of the house has: the bars, and a card for windows that are too small."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widget import Widget

from iomtui.catalogue.edition import Edition
from iomtui.commands import COMMANDS, Context
from iomtui.tui.widgets.entry_list import EntryList
from iomtui.tui.widgets.key_bar import KeyBar
from iomtui.tui.widgets.sheet import Sheet
from iomtui.tui.widgets.title_bar import TitleBar
from iomtui.tui.widgets.too_small import MIN_COLUMNS, MIN_ROWS, TooSmall


class Viewer(Protocol):
    """What screens need of the App; the App itself imports the screens."""

    editions: tuple[Edition, ...]
    """The catalogue in each language, in the order offered."""
    current: int
    """The index of the Edition in use."""


NARROW = 72
"""Below this many columns there is one pane at a time."""


class HouseScreen(Screen[None], inherit_bindings=False):
    """A screen between the two bars, in the App's current language."""

    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (MIN_COLUMNS, "-narrow"),
        (NARROW, "-normal"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (MIN_ROWS, "-high")]

    @property
    def viewer(self) -> Viewer:
        """The App, which holds the Editions and the current one."""
        return cast("Viewer", self.app)

    @property
    def edition(self) -> Edition:
        """The Edition in the current language."""
        return self.viewer.editions[self.viewer.current]

    @property
    def context(self) -> Context:
        """Where the person is."""
        raise NotImplementedError

    def body(self) -> Iterable[Widget]:
        """Yield what stands between the bars."""
        raise NotImplementedError

    def show(self) -> None:
        """Show the current Edition."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Yield the bars and what stands between them."""
        viewer = self.viewer
        yield TitleBar(viewer.editions, viewer.current)
        yield Horizontal(*self.body(), id="body")
        yield KeyBar(viewer.editions, viewer.current, self.context)
        yield TooSmall(viewer.editions)

    def on_mount(self) -> None:
        """Follow the App's language from now on."""
        self.watch(self.app, "current", self._show_all, init=False)
        self.call_after_refresh(self._show_all)

    def _show_all(self) -> None:
        self.query_one(TitleBar).show(self.viewer.current)
        self.show()
        self.refresh_bar()

    def refresh_bar(self) -> None:
        """Show what can be done now, and put the terminal's cursor where the person is."""
        self.query_one(KeyBar).show(self.viewer.current, self.context)
        self.place_cursor()

    def place_cursor(self) -> None:
        """Put the terminal's cursor where the person is: screen readers and braille follow it."""
        if isinstance(self.focused, EntryList | Sheet):
            self.app.cursor_position = (
                self.focused.content_region.offset + self.focused.cursor_cell()
            )

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus."""
        self.refresh_bar()

    def on_resize(self) -> None:
        """Follow the new layout."""
        self.call_after_refresh(self.place_cursor)

    def on_title_bar_language_picked(self, message: TitleBar.LanguagePicked) -> None:
        """Change to the language that was clicked."""
        self.viewer.current = message.index

    async def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        """Do what was clicked."""
        of_app = {command.id for command in COMMANDS if command.of_app}
        holder = "app" if message.command in of_app else "screen"
        await self.run_action(f"{holder}.{message.command}({message.argument})")
