"""The list and, beside it, what is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.reactive import reactive
from textual.widget import Widget

from iomtui.commands import Context
from iomtui.tui.bindings import screen_bindings
from iomtui.tui.screens.base import HouseScreen
from iomtui.tui.widgets.entry_list import EntryList
from iomtui.tui.widgets.reading_pane import ReadingPane


class MainScreen(HouseScreen):
    """The catalogue: list, reading pane, margin. It holds what is selected."""

    BINDINGS = screen_bindings(Context.LIST, Context.READING)

    selected = reactive(0, init=False)
    """The index of the selected entry."""

    def __init__(self, selected: int) -> None:
        super().__init__()
        self.set_reactive(MainScreen.selected, selected)

    @property
    def context(self) -> Context:
        """Where the person is: in the list or reading."""
        return Context.READING if isinstance(self.focused, ReadingPane) else Context.LIST

    def body(self) -> Iterable[Widget]:
        """Yield the list and the pane."""
        yield EntryList(self.edition, self.selected)
        yield ReadingPane(self.edition, self.selected)

    def show(self) -> None:
        """Show the current Edition; selection, scroll and focus stay."""
        self.query_one(EntryList).show(self.edition, self.selected)
        self.query_one(ReadingPane).show(self.edition, self.selected)

    def watch_selected(self, selected: int) -> None:
        """Follow the selection at once: list and pane change in one frame."""
        self.query_one(EntryList).select(selected)
        self.query_one(ReadingPane).show(self.edition, selected)
        self.place_cursor()

    def _select(self, entry: int) -> None:
        self.selected = max(0, min(entry, len(self.edition.entries) - 1))

    def action_move(self, direction: int) -> None:
        """Move the selection by one, or scroll the text by a line."""
        if self.context is Context.READING:
            self.query_one(ReadingPane).scroll_by(direction)
        else:
            self._select(self.selected + direction)

    def action_page(self, direction: int) -> None:
        """Move by one screen."""
        if self.context is Context.READING:
            self.query_one(ReadingPane).scroll_by_page(direction)
        else:
            self._select(self.selected + direction * self.query_one(EntryList).page)

    def action_edge(self, direction: int) -> None:
        """Go to the first or the last line."""
        if self.context is Context.READING:
            self.query_one(ReadingPane).scroll_to_edge(direction)
        else:
            self._select(direction * len(self.edition.entries))

    def action_episode(self, number: int) -> None:
        """Go to the episode in a place of the list, if there is one."""
        if number <= len(self.edition.episodes):
            self.selected = number - 1

    def action_read(self) -> None:
        """Go into the text."""
        self.set_focus(self.query_one(ReadingPane), scroll_visible=False)

    def action_back(self) -> None:
        """Go back to the list; from the list there is nowhere to go."""
        self.set_focus(self.query_one(EntryList), scroll_visible=False)

    def action_other_pane(self) -> None:
        """Change between list and text."""
        if self.context is Context.READING:
            self.action_back()
        else:
            self.action_read()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the pane that has the focus, where there is room for one only."""
        self.set_class(self.context is Context.READING, "-reading")
        self.call_after_refresh(self.place_cursor)

    def on_entry_list_chosen(self, message: EntryList.Chosen) -> None:
        """Select what was clicked; where there is one pane at a time, open it."""
        self.selected = message.entry
        if self.has_class("-narrow"):
            self.action_read()
