"""The main screen: the list of entries and the selected one."""

from collections.abc import Iterable
from functools import partial

from textual import events
from textual.widget import Widget

from iomtui.catalogue.search import Index, index_of
from iomtui.commands.command import Context
from iomtui.render.first_hint import hint_sentences, layout_first_hint
from iomtui.render.highlight import entry_highlights
from iomtui.render.link import layout_code_panel
from iomtui.tui.screens.base import BROAD, TALL
from iomtui.tui.screens.search import SearchScreen
from iomtui.tui.widgets.entry_list import EntryList
from iomtui.tui.widgets.lines_panel import LinesPanel
from iomtui.tui.widgets.reading_pane import ReadingPane
from iomtui.tui.widgets.text_view import ScrollAnchor


class MainScreen(SearchScreen):
    """The list, the reading pane and, in a large window, a QR code."""

    def __init__(self, *, first_hint: bool) -> None:
        super().__init__()
        self._first_hint = first_hint
        self.set_class(first_hint, "-first-hint")
        self._index: Index | None = None

    @property
    def base_context(self) -> Context:
        return Context.READING if isinstance(self.focused, ReadingPane) else Context.LIST

    @property
    def unavailable_commands(self) -> frozenset[str]:
        is_start = self.base_context is Context.LIST and self.search is None
        return super().unavailable_commands | (frozenset({"back"}) if is_start else frozenset())

    @property
    def view(self) -> ReadingPane:
        return self.query_one(ReadingPane)

    def body(self) -> Iterable[Widget]:
        yield EntryList()
        yield ReadingPane(id="pane")
        if self.app.half_blocks:
            yield LinesPanel("code")

    def foot(self) -> Iterable[Widget]:
        if self._first_hint and (len(self.app.editions) > 1 or not self.app.follower.is_complete):
            yield LinesPanel("first-hint")
        yield from super().foot()

    def show_first_hint(self) -> None:
        """Show the hint for new readers, if they get one."""
        self.set_class(self._first_hint, "-first-hint")

    def hide_first_hint(self) -> None:
        self.remove_class("-first-hint")

    def go_home(self) -> None:
        """Return to the initial state, with the same selection."""
        self.clear_search()
        rows = self.query_one(EntryList)
        rows.reveal_selected()
        self.view.go_to(ScrollAnchor())
        self.set_focus(rows, scroll_visible=False)
        self.show_first_hint()

    def show(self) -> None:
        # Space for codes, if there are any.
        links = any(entry.link for entry in self.edition.entries)
        self.set_class(self.app.half_blocks and links, "-with-code")
        for hint in self.query("#first-hint").results(LinesPanel):
            sentences = hint_sentences(self.app.editions, self.app.commands, self.app.current)
            hint.show(sentences, partial(layout_first_hint, sentences))
        self.query_one(EntryList).reset(keep_position=True)
        self._show_hits_in_list()
        self._show_entry()
        self.refresh_search()

    def follow(self) -> None:
        """Show the selected entry; list and pane change in one frame."""
        self.query_one(EntryList).reveal_selected()
        self._show_entry()
        self.refresh_bar()

    def on_resize(self, event: events.Resize) -> None:
        self._show_entry()

    def _update_link_command(self) -> None:
        """Offer the address beside the title, if its QR code is not in view."""
        width, height = self.app.size
        in_view = self.has_class("-with-code") and width >= BROAD and height >= TALL
        (link,) = (command for command in self.app.commands if command.id == "link")
        pane = self.view
        pane.link_command = None if in_view or not (link.display_keys and link.bar) else link
        pane.has_code = self.fits_code(self.edition.entries[self.app.selected])

    def _show_entry(self) -> None:
        self._update_link_command()
        selected = self.app.selected
        pane = self.view
        pane.highlights = entry_highlights(
            self.app.editions, self.app.current, selected, self.result
        )
        pane.show()
        for panel in self.query("#code").results(LinesPanel):
            if panel.is_empty:
                # The first frame does not wait for the library that makes codes.
                panel.call_after_refresh(self._show_code, panel)
            else:
                self._show_code(panel)

    def _show_code(self, panel: LinesPanel) -> None:
        content = (self.edition.entries[self.app.selected].link, self.edition.wording.link)
        panel.show(content, partial(layout_code_panel, *content))

    def renew(self) -> None:
        self._index = None
        super().renew()

    def index(self) -> Index:
        """Return the index of the catalogue, built on the first search."""
        if self._index is None:
            self._index = index_of(self.app.editions)
        return self._index

    @property
    def entry(self) -> int:
        return self.app.selected

    def show_hits(self) -> None:
        self._show_hits_in_list()
        self._show_entry()

    def _show_hits_in_list(self) -> None:
        hits = frozenset(hit.entry for hit in self.result.hits)
        self.query_one(EntryList).show_hits(hits if self.result.words else None)

    def action_move(self, direction: int) -> None:
        """Move the selection, scroll the text, or go to the next hit while typing."""
        if self.context is Context.LIST:
            self.app.selected += direction
        else:
            super().action_move(direction)

    def move_by_pages(self, pages: float) -> None:
        if self.base_context is Context.READING:
            super().move_by_pages(pages)
        else:
            self.app.selected += int(pages * self.query_one(EntryList).page)

    def action_edge(self, direction: int) -> None:
        if self.context is Context.READING:
            super().action_edge(direction)
        else:
            self.app.selected = direction * len(self.edition.entries)

    def action_read(self) -> None:
        """Focus the text; while typing, at the current hit."""
        if self.context is Context.SEARCH:
            self.end_typing()
            if self.search is None or self.search.typing:
                return
        self.set_focus(self.view, scroll_visible=False)
        self.refresh_bar()

    def action_back(self) -> None:
        """Clear the search, end it, or focus the list."""
        if not self.clear_search():
            self.set_focus(self.query_one(EntryList), scroll_visible=False)

    def action_other_pane(self) -> None:
        pane = EntryList if self.base_context is Context.READING else ReadingPane
        self.set_focus(self.query_one(pane), scroll_visible=False)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the pane with the focus, in a window for one pane."""
        self.set_class(self.base_context is Context.READING, "-reading")

    def on_entry_list_clicked(self, message: EntryList.Clicked) -> None:
        """Select the entry; in a window for one pane, focus the text."""
        self.app.selected = message.entry
        if self.has_class("-narrow"):
            self.set_focus(self.view, scroll_visible=False)
