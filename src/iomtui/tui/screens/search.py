"""A screen on which one can search."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from iomtui.catalogue.search import Hit, Index
from iomtui.commands.command import Context
from iomtui.commands.keymaps import first_key
from iomtui.i18n.templates import fill
from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.search_state import ReadingPosition, SearchState
from iomtui.tui.text_line import TextLine
from iomtui.tui.widgets.text_field import TextField
from iomtui.tui.widgets.text_view import TextView


class SearchScreen(BaseScreen):
    """A screen with a search line above its key bar."""

    search: SearchState | None = None
    """The search under way, if there is one."""

    @property
    def place(self) -> ReadingPosition:
        """Where the person is."""
        raise NotImplementedError

    @property
    def entry(self) -> int | None:
        """The entry that is shown, if there are several."""
        return None

    def index(self) -> Index:
        """Return what can be searched."""
        raise NotImplementedError

    def mark(self) -> None:
        """Mark what was found, and nothing else."""
        raise NotImplementedError

    def reach(self, hit: Hit) -> None:
        """Go to a hit."""
        raise NotImplementedError

    def go_back_to(self, place: ReadingPosition) -> None:
        """Go back to where the search began."""
        raise NotImplementedError

    @property
    def context(self) -> Context:
        """Where the person is."""
        return Context.SEARCH if self.search and self.search.typing else self.base_context

    @property
    def unavailable_commands(self) -> frozenset[str]:
        """The ids of commands that would do nothing now."""
        found = self.search and self.search.found.hits
        return super().unavailable_commands | (frozenset() if found else {"hit"})

    def foot(self) -> Iterable[Widget]:
        """Yield the search line."""
        yield TextField("/")

    def show_search(self, search: SearchState | None) -> None:
        """Show a state of the search, or none; go to its hit if that is another one now."""
        before, self.search = self.search, search
        self.mark()
        hit = search.hit if search else None
        last = before.hit if before else None
        if search and before and search.found.words != before.found.words:
            if hit:
                self.reach(hit)
            elif last:
                self.go_back_to(search.place)
        elif hit and hit != last:
            self.reach(hit)
        self._name_keys(typing=search is not None and search.typing)
        self.refresh_search()
        self.set_class(search is not None, "-searching")
        self.refresh_bar()

    def _name_keys(self, *, typing: bool) -> None:
        """Let the hints of what is below name keys that lead there now."""
        commands = self.viewer.commands
        down = first_key(commands, "page", "1") if typing else first_key(commands, "move", "1")
        for sheet in self.query(TextView):
            sheet.more_keys = sheet.more_keys._replace(down=down)

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
        if self.is_current and self.context is Context.SEARCH:
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

    def renew(self) -> None:
        """Search what the catalogue says now."""
        if self.search:
            self.search = self.search.renewed(self.index())

    def action_search(self) -> None:
        """Begin a search, or go on typing."""
        search = self.search or SearchState(self.index(), self.place)
        self.show_search(search._replace(typing=True, place=self.place))

    def on_text_field_laid_out(self) -> None:
        """Put the terminal's cursor into the field once that has its place."""
        self.place_cursor()

    def action_hit(self, direction: int) -> None:
        """Go to the next hit or the one before."""
        if self.search:
            self.show_search(self.search.stepped(direction, self.entry))

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
