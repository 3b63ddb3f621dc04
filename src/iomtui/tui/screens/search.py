"""A screen with a search."""

from collections.abc import Iterable

from textual.widget import Widget

from iomtui.catalogue.search import Hit, Index, SearchResult
from iomtui.commands.command import Context
from iomtui.i18n.templates import fill
from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.search_state import ReadingPosition, SearchState
from iomtui.tui.widgets.text_field import InputText, TextField
from iomtui.tui.widgets.text_view import TextView


class SearchScreen(BaseScreen):
    """A screen with a search line above its key bar."""

    search: SearchState | None = None

    @property
    def position(self) -> ReadingPosition:
        """The entry and scroll position on the screen."""
        return ReadingPosition(self.entry or 0, self.view.scroll_anchor)

    @property
    def entry(self) -> int | None:
        """The index of the entry on the screen; None if that is about no entry."""
        return None

    @property
    def result(self) -> SearchResult:
        """The result of the search; empty without one."""
        return self.search.result if self.search else SearchResult()

    def index(self) -> Index:
        """Return the texts to search."""
        raise NotImplementedError

    def show_hits(self) -> None:
        """Mark the hits of the current result; none without a search."""
        raise NotImplementedError

    def go_to_hit(self, hit: Hit) -> None:
        """Select the entry of a hit, and scroll to the hit."""
        if self.entry is not None:
            self.app.selected = hit.entry
        self.view.reveal(hit.block)

    def go_to_position(self, position: ReadingPosition) -> None:
        """Select the entry of a position, and scroll there."""
        if self.entry is not None:
            self.app.selected = position.entry
        self.view.go_to(position.anchor)

    @property
    def context(self) -> Context:
        return Context.SEARCH if self.search and self.search.typing else self.base_context

    @property
    def unavailable_commands(self) -> frozenset[str]:
        return super().unavailable_commands | (frozenset() if self.result.hits else {"hit"})

    def foot(self) -> Iterable[Widget]:
        yield TextField("/")

    def show_search(self, search: SearchState | None) -> None:
        """Show a state of the search, and scroll to its hit if that has changed; None ends it."""
        previous, self.search = self.search, search
        self.show_hits()
        hit = search.hit if search else None
        last = previous.hit if previous else None
        if search and previous and search.result.words != previous.result.words:
            if hit:
                self.go_to_hit(hit)
            elif last:
                self.go_to_position(search.origin)
        elif search and hit and (hit != last or not search.typing):
            self.go_to_hit(hit)
        self.refresh_search()
        self.set_class(search is not None, "-searching")
        self.refresh_bar()

    def refresh_search(self) -> None:
        """Show the search field in the current language."""
        if self.search:
            field, words = self.query_one(TextField), self.edition.wording.search
            field.show(self.search.line, words["prompt"], self._answer(), typing=self.search.typing)

    def _answer(self) -> str:
        """Return the number of the current hit, and the count."""
        search, words = self.search, self.edition.wording.search
        if search is None or not search.line.text.strip():
            return ""
        if search.hit is None:
            return words["none"]
        values = {"number": str(search.hit_index + 1), "count": str(len(search.result.hits))}
        return fill(words["count"], values)

    @property
    def cursor_widget(self) -> TextView | TextField | None:
        is_typing = self.context is Context.SEARCH
        return self.query_one(TextField) if is_typing else super().cursor_widget

    def type_text(self, text: str) -> None:
        if self.search:
            self.show_search(self.search.with_line(self.search.line.typed(text)))

    def edit_text(self, key: str) -> None:
        if self.search:
            self.show_search(self.search.with_line(self.search.line.edited(key)))

    def renew(self) -> None:
        if self.search:
            # The entry where it began may be another one now, or none.
            self.search = self.search.renewed(self.index())._replace(origin=self.position)

    def action_search(self) -> None:
        """Start a search, or continue typing."""
        search = self.search or SearchState(self.index(), self.position)
        self.show_search(search._replace(typing=True, origin=self.position))

    def action_move(self, direction: int) -> None:
        """Scroll by a line, or go to the next hit while typing."""
        if self.context is Context.SEARCH:
            self.action_hit(direction)
        else:
            super().action_move(direction)

    def action_hit(self, direction: int) -> None:
        """Go to the next or previous hit."""
        if self.search:
            self.show_search(self.search.stepped(direction, self.entry))

    def end_typing(self) -> None:
        """Leave the field and keep the hits; end the search if the field is empty."""
        if self.search and not self.search.line.text.strip():
            self.show_search(None)
        elif self.search and self.search.hit:
            self.show_search(self.search._replace(typing=False))

    def clear_search(self) -> bool:
        """Clear the field, or end the search. Return False if there is no search."""
        if self.search is None:
            return False
        if self.search.typing and self.search.line.text:
            self.show_search(self.search.with_line(InputText()))
        else:
            self.show_search(None)
        return True
