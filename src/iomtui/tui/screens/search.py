"""A screen on which one can search."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from iomtui.catalogue.search import Found, Hit, Index
from iomtui.commands import Context
from iomtui.tui.screens.base import HouseScreen
from iomtui.tui.searching import Search
from iomtui.tui.text_line import TextLine
from iomtui.tui.widgets.text_field import TextField
from iomtui.wording.model import fill


class SearchScreen(HouseScreen):
    """A screen with a search line above its key bar."""

    search: Search | None = None
    """The search under way, if there is one."""

    @property
    def where(self) -> Context:
        """Where the person is when not typing."""
        raise NotImplementedError

    @property
    def place(self) -> int:
        """The entry from which a search begins."""
        return 0

    def index(self) -> Index:
        """Return what can be searched."""
        raise NotImplementedError

    def mark(self, found: Found, hit: Hit | None) -> None:
        """Mark what was found, and show a hit; without one, show where the search began."""
        raise NotImplementedError

    @property
    def context(self) -> Context:
        """Where the person is."""
        return Context.SEARCH if self.search and self.search.typing else self.where

    @property
    def idle_commands(self) -> frozenset[str]:
        """The ids of commands that would do nothing now."""
        found = self.search and self.search.found.hits
        return super().idle_commands | (frozenset() if found else {"hit"})

    def foot(self) -> Iterable[Widget]:
        """Yield the search line."""
        yield TextField()

    def show_search(self, search: Search | None) -> None:
        """Show a state of the search, or none."""
        self.search = search
        self.mark(search.found if search else Found(), search.hit if search else None)
        self.refresh_search()
        self.set_class(search is not None, "-searching")
        self.refresh_bar()

    def refresh_search(self) -> None:
        """Show the search line in the current language."""
        if self.search:
            field, words = self.query_one(TextField), self.edition.wording.search
            field.show(self.search.line, words.prompt, self._answer(), typing=self.search.typing)

    def _answer(self) -> str:
        """Return which hit this is, of how many, and in which languages it is."""
        search, words = self.search, self.edition.wording.search
        if search is None or not search.line.text.strip():
            return ""
        if search.hit is None:
            return words.none
        values = {"number": str(search.at + 1), "count": str(len(search.found.hits))}
        tags = [self.viewer.editions[index].tag.upper() for index in search.hit.languages]
        return f"{fill(words.count, values)}  {' '.join(tags)}"

    def place_cursor(self) -> None:
        """Put the terminal's cursor into the search line while one is typing."""
        if self.context is Context.SEARCH:
            field = self.query_one(TextField)
            self.app.cursor_position = field.content_region.offset + field.cursor_cell()
        else:
            super().place_cursor()

    def type_text(self, text: str) -> None:
        """Search for what is typed, letter by letter."""
        if self.search:
            self.show_search(self.search.with_line(self.search.line.typed(text)))

    def edit_text(self, key: str) -> None:
        """Search for what is left after an editing key."""
        if self.search:
            self.show_search(self.search.with_line(self.search.line.edited(key)))

    def action_search(self) -> None:
        """Begin a search, or go on typing."""
        search = self.search or Search(self.index(), self.place)
        self.show_search(search._replace(typing=True))
        self.call_after_refresh(self.place_cursor)

    def action_hit(self, direction: int) -> None:
        """Go to the next hit or the one before."""
        if self.search:
            self.show_search(self.search.stepped(direction))

    def end_typing(self) -> None:
        """Keep what was found, and leave the field; with nothing typed, end the search."""
        if self.search and not self.search.line.text.strip():
            self.show_search(None)
        elif self.search and self.search.hit:
            self.show_search(self.search._replace(typing=False))

    def clear_search(self) -> bool:
        """Take one step back in the search: clear the field, or end. False if there is none."""
        if self.search is None:
            return False
        if self.search.typing and self.search.line.text:
            self.show_search(self.search.with_line(TextLine()))
        else:
            self.show_search(None)
        return True
