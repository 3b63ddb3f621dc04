"""The choice among three or more languages, each by its own name."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.message import Message
from textual.widget import Widget

from iomtui.catalogue.edition import Edition
from iomtui.commands import Context
from iomtui.render.typesetting import Line, Role, Span
from iomtui.tui.bindings import screen_bindings
from iomtui.tui.screens.base import HouseScreen
from iomtui.tui.widgets.sheet import Sheet
from iomtui.tui.widgets.title_bar import TitleBar

_BEFORE = 2


class LanguageSheet(Sheet):
    """The languages, one a line."""

    class Picked(Message):
        """A language was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index
            """Its index among the editions."""

    def __init__(self, editions: tuple[Edition, ...], chosen: int) -> None:
        super().__init__(id="languages")
        self._editions = editions
        self._wording_in_use = editions[chosen].wording
        self.chosen = chosen
        """The index of the language that Enter would take."""

    def show(self, chosen: int) -> None:
        """Show which language Enter would take."""
        self.chosen = max(0, min(chosen, len(self._editions) - 1))
        self.reset(self._wording_in_use, keep_place=True)
        self.scroll_to_edge(-1)
        self.scroll_by(_BEFORE + self.chosen + 1 - self.room)

    def set_lines(self, width: int) -> tuple[Line, ...]:
        """Return a heading and the languages."""
        heading = self._wording_in_use.chooser.title
        lines = [Line((Span(heading, Role.TITLE),)), Line(())]
        for index, edition in enumerate(self._editions):
            role = Role.TITLE if index == self.chosen else Role.TEXT
            lines.append(Line((Span(edition.name, role),)))
        return tuple(line._replace(block=str(index)) for index, line in enumerate(lines))

    def marked_row(self) -> int:
        """Return the row of the language that Enter would take."""
        return _BEFORE + self.chosen - self.top

    def on_click(self, event: events.Click) -> None:
        """Pick the language under the mouse."""
        place = event.get_content_offset(self)
        index = self.top + place.y - _BEFORE if place else -1
        if 0 <= index < len(self._editions):
            self.post_message(self.Picked(index))


class ChooserScreen(HouseScreen):
    """The chooser over the catalogue."""

    BINDINGS = screen_bindings(Context.CHOOSER)

    @property
    def context(self) -> Context:
        """Where the person is."""
        return Context.CHOOSER

    def body(self) -> Iterable[Widget]:
        """Yield the languages."""
        yield LanguageSheet(self.viewer.editions, self.viewer.current)

    def show(self) -> None:
        """Show the current language as the chosen one."""
        self.query_one(LanguageSheet).show(self.viewer.current)

    def _move_to(self, chosen: int) -> None:
        self.query_one(LanguageSheet).show(chosen)
        self.place_cursor()

    def on_title_bar_language_picked(self, message: TitleBar.LanguagePicked) -> None:
        """Take the language that was clicked in the title bar."""
        message.prevent_default()
        self._take(message.index)

    def _take(self, index: int) -> None:
        self.viewer.current = index
        self.dismiss()

    def action_move(self, direction: int) -> None:
        """Move the choice by one."""
        self._move_to(self.query_one(LanguageSheet).chosen + direction)

    def action_page(self, direction: int) -> None:
        """Move the choice by a screen."""
        sheet = self.query_one(LanguageSheet)
        self._move_to(sheet.chosen + direction * sheet.room)

    def action_edge(self, direction: int) -> None:
        """Move the choice to the first or the last language."""
        self._move_to(direction * len(self.viewer.editions))

    def action_read(self) -> None:
        """Take the chosen language."""
        self._take(self.query_one(LanguageSheet).chosen)

    def action_back(self) -> None:
        """Leave the language as it was."""
        self.dismiss()

    def on_language_sheet_picked(self, message: LanguageSheet.Picked) -> None:
        """Take the language that was clicked."""
        self._take(message.index)
