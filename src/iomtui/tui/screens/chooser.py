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
            taken = index == self.chosen
            mark = Span("▌ " if taken else "  ", Role.KEY)
            lines.append(Line((mark, Span(edition.name, Role.TITLE if taken else Role.TEXT))))
        return tuple(line._replace(block=index) for index, line in enumerate(lines))

    def on_click(self, event: events.Click) -> None:
        """Pick the language under the mouse."""
        index = self.top + event.y - _BEFORE
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
        self.viewer.current = self.query_one(LanguageSheet).chosen
        self.dismiss()

    def action_back(self) -> None:
        """Leave the language as it was."""
        self.dismiss()

    def on_language_sheet_picked(self, message: LanguageSheet.Picked) -> None:
        """Take the language that was clicked."""
        self.viewer.current = message.index
        self.dismiss()
