"""The list and, beside it, what is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.widget import Widget

from iomtui.catalogue.search import Hit, Index, SearchResult, index_of
from iomtui.commands.command import Context
from iomtui.render.highlight import entry_highlights
from iomtui.tui.screens.base import BROAD, TALL
from iomtui.tui.screens.search import SearchScreen
from iomtui.tui.search_state import ReadingPosition
from iomtui.tui.widgets.code_panel import CodePanel
from iomtui.tui.widgets.entry_list import EntryList
from iomtui.tui.widgets.first_hint import FirstHint
from iomtui.tui.widgets.reading_pane import ReadingPane
from iomtui.tui.widgets.text_view import ScrollAnchor


class MainScreen(SearchScreen):
    """The catalogue: list, reading pane, margin, and a QR code where there is room."""

    def __init__(self, *, first_hint: bool) -> None:
        super().__init__()
        self._first_hint = first_hint
        self.set_class(first_hint, "-first-hint")
        self._index: Index | None = None

    @property
    def base_context(self) -> Context:
        """Where the person is when not typing: in the list or reading."""
        return Context.READING if isinstance(self.focused, ReadingPane) else Context.LIST

    @property
    def unavailable_commands(self) -> frozenset[str]:
        """The ids of commands that would do nothing now."""
        nowhere = self.base_context is Context.LIST and self.search is None
        return super().unavailable_commands | (frozenset({"back"}) if nowhere else frozenset())

    def body(self) -> Iterable[Widget]:
        """Yield the list, the pane and the code."""
        yield EntryList(self.edition, self.viewer.selected)
        yield ReadingPane(self.edition, self.viewer.selected)
        if self.viewer.half_blocks:
            yield CodePanel()

    def foot(self) -> Iterable[Widget]:
        """Yield the newcomer's hint and the search line."""
        if self._first_hint and len(self.viewer.editions) > 1:
            yield FirstHint(self.viewer.editions, self.viewer.commands)
        yield from super().foot()

    def on_mount(self) -> None:
        """Keep room for codes, if there are any."""
        links = any(entry.link for entry in self.edition.entries)
        self.set_class(self.viewer.half_blocks and links, "-with-code")

    def show_first_hint(self) -> None:
        """Show the newcomer's hint, where there is one."""
        self.set_class(self._first_hint, "-first-hint")

    def hide_first_hint(self) -> None:
        """Take the newcomer's hint away."""
        self.remove_class("-first-hint")

    def go_home(self) -> None:
        """Be as one who comes first finds it."""
        self.clear_search()
        rows = self.query_one(EntryList)
        rows.select(self.viewer.selected)
        self.query_one(ReadingPane).go_to(ScrollAnchor())
        self.set_focus(rows, scroll_visible=False)
        self.show_first_hint()

    def show(self) -> None:
        """Show the current Edition; selection, scroll and focus stay."""
        for hint in self.query(FirstHint):
            hint.show(self.viewer.current)
        self.query_one(EntryList).show(self.edition, self.viewer.selected)
        self._mark_list()
        self._show_entry()
        self.refresh_search()

    def follow(self) -> None:
        """Follow the selection at once: list and pane change in one frame."""
        self.query_one(EntryList).select(self.viewer.selected)
        self._show_entry()
        self.refresh_bar()

    def on_resize(self, event: events.Resize) -> None:
        """Follow the new size."""
        self._show_entry()

    def _name_link_key(self) -> None:
        """Name the key of the address where its QR code is not in view."""
        width, height = self.app.size
        in_view = self.has_class("-with-code") and width >= BROAD and height >= TALL
        (link,) = (command for command in self.viewer.commands if command.id == "link")
        pane = self.query_one(ReadingPane)
        pane.link_command = None if in_view or not (link.display_keys and link.bar) else link
        pane.has_code = self.has_code

    def _show_entry(self) -> None:
        self._name_link_key()
        selected = self.viewer.selected
        found = self.search.found if self.search else SearchResult()
        marking = entry_highlights(self.viewer.editions, self.viewer.current, selected, found)
        self.query_one(ReadingPane).show(self.edition, selected, marking)
        for panel in self.query(CodePanel):
            panel.show(self.edition.entries[selected].link, self.edition.wording.link)

    def renew(self) -> None:
        """Search what the catalogue says now."""
        self._index = None
        super().renew()

    def index(self) -> Index:
        """Return the index of the catalogue; it is made when one searches first."""
        if self._index is None:
            self._index = index_of(self.viewer.editions)
        return self._index

    @property
    def place(self) -> ReadingPosition:
        """Where the person is."""
        return ReadingPosition(self.viewer.selected, self.query_one(ReadingPane).scroll_anchor)

    @property
    def entry(self) -> int:
        """The entry that is shown."""
        return self.viewer.selected

    def mark(self) -> None:
        """Mark what was found in list and text."""
        self._mark_list()
        self._show_entry()

    def reach(self, hit: Hit) -> None:
        """Go to a hit."""
        self.viewer.selected = hit.entry
        self.query_one(ReadingPane).reveal(hit.block)

    def go_back_to(self, place: ReadingPosition) -> None:
        """Go back to where the search began."""
        self.viewer.selected = place.entry
        self.query_one(ReadingPane).go_to(place.anchor)

    def _mark_list(self) -> None:
        found = self.search.found if self.search else SearchResult()
        tags = [edition.tag.upper() for edition in self.viewer.editions]
        by_entry = found.languages_by_entry()
        self.query_one(EntryList).mark(
            {
                entry: " ".join(tags[each] for each in languages)
                for entry, languages in by_entry.items()
            }
            if found.words
            else None
        )

    def _select(self, entry: int) -> None:
        self.viewer.selected = max(0, min(entry, len(self.edition.entries) - 1))

    def action_move(self, direction: int) -> None:
        """Move the selection by one, scroll the text by a line, or step through what was found."""
        if self.context is Context.SEARCH:
            self.action_hit(direction)
        elif self.context is Context.READING:
            self.query_one(ReadingPane).scroll_by(direction)
        else:
            self._select(self.viewer.selected + direction)

    def action_page(self, direction: int) -> None:
        """Move by one screen."""
        if self.base_context is Context.READING:
            self.query_one(ReadingPane).scroll_by_page(direction)
        else:
            self._select(self.viewer.selected + direction * self.query_one(EntryList).page)

    def action_edge(self, direction: int) -> None:
        """Go to the first or the last line."""
        if self.context is Context.READING:
            self.query_one(ReadingPane).scroll_to_edge(direction)
        else:
            self._select(direction * len(self.edition.entries))

    def action_read(self) -> None:
        """Go into the text; from the search line, to the hit at hand."""
        if self.context is Context.SEARCH:
            self.end_typing()
            if self.search is None or self.search.typing:
                return
        self.set_focus(self.query_one(ReadingPane), scroll_visible=False)
        self.refresh_bar()

    def action_back(self) -> None:
        """Take one step back: clear or end the search, then to the list."""
        if not self.clear_search():
            self.set_focus(self.query_one(EntryList), scroll_visible=False)

    def action_other_pane(self) -> None:
        """Change between list and text."""
        pane = EntryList if self.base_context is Context.READING else ReadingPane
        self.set_focus(self.query_one(pane), scroll_visible=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the pane that has the focus, where there is room for one only."""
        self.set_class(self.base_context is Context.READING, "-reading")
        self.call_after_refresh(self.place_cursor)

    def on_entry_list_chosen(self, message: EntryList.Chosen) -> None:
        """Select what was clicked; where there is one pane at a time, open it."""
        self.viewer.selected = message.entry
        if self.has_class("-narrow"):
            self.set_focus(self.query_one(ReadingPane), scroll_visible=False)
