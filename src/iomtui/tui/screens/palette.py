"""The palette: commands, episodes and pages by their names, in every language at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.widget import Widget

from iomtui.catalogue.normalize import normalize
from iomtui.catalogue.search import Index, Passage
from iomtui.commands.command import Command, Context
from iomtui.i18n.templates import fill
from iomtui.tui.screens.option_screen import OptionScreen
from iomtui.tui.text_line import TextLine
from iomtui.tui.widgets.option_list import Option, OptionList
from iomtui.tui.widgets.text_field import TextField


class Item(NamedTuple):
    """Something that the palette offers."""

    command: Command | None
    """The command, or None for an entry."""
    entry: int = 0
    """The index of the entry."""


class PaletteScreen(OptionScreen):
    """The palette over another screen. Its result is the index of the item that was taken."""

    def __init__(self, commands: tuple[Command, ...], entries: int) -> None:
        """Prepare the palette for these commands and as many entries."""
        super().__init__()
        self.items = (*map(Item, commands), *(Item(None, entry) for entry in range(entries)))
        """Everything that it offers."""
        self._line = TextLine()
        self._shown: list[int] = list(range(len(self.items)))
        self._index: Index | None = None

    @property
    def context(self) -> Context:
        """Where the person is."""
        return Context.PALETTE

    def body(self) -> Iterable[Widget]:
        """Yield the choices."""
        yield OptionList()

    def foot(self) -> Iterable[Widget]:
        """Yield the field."""
        yield TextField(">")

    def _called(self, item: Item, edition: int) -> str:
        """Return what an item is called in a language."""
        found = self.viewer.editions[edition]
        if item.command:
            return found.wording.commands[item.command.id].help
        title = found.entries[item.entry].title
        return fill(found.wording.palette.entry, {"title": title})

    def _said(self, item: Item, edition: int) -> str:
        """Return everything by which an item can be found in a language."""
        words = self.viewer.editions[edition].wording.commands
        label = words[item.command.id].label if item.command else None
        return " ".join(filter(None, (self._called(item, edition), label)))

    def _matching(self) -> list[int]:
        """Return the indexes of the items that have every word typed, in any language."""
        if not self._line.text.strip():
            return list(range(len(self.items)))
        if self._index is None:
            every = range(len(self.viewer.editions))
            self._index = Index(
                [Passage("", tuple(normalize(self._said(item, edition)) for edition in every))]
                for item in self.items
            )
        return [hit.entry for hit in self._index.find(self._line.text).hits]

    def show(self) -> None:
        """Show what matches, in the current language."""
        self._shown = self._matching()
        words = self.edition.wording.palette
        answer = "" if self._shown else words.none
        self.query_one(TextField).show(self._line, words.prompt, answer, typing=True)
        wording = self.edition.wording
        choices = []
        for item in (self.items[shown] for shown in self._shown):
            keys = item.command.display_keys[:1] if item.command else ()
            aside = "".join(map(wording.key_name, keys))
            choices.append(Option(self._called(item, self.viewer.current), aside))
        self.query_one(OptionList).show(wording, "", tuple(choices))

    def take(self, index: int) -> None:
        """Take an item and leave."""
        if self._shown:
            self.dismiss(self._shown[index])

    def type_text(self, text: str) -> None:
        """Narrow what is offered."""
        self._narrow(self._line.typed(text))

    def edit_text(self, key: str) -> None:
        """Narrow or widen what is offered."""
        self._narrow(self._line.edited(key))

    def _narrow(self, line: TextLine) -> None:
        self._line = line
        self.show()
        self.choose(0)

    def action_back(self) -> None:
        """Clear what was typed, then leave."""
        if self._line.text:
            self._narrow(TextLine())
        else:
            self.dismiss()

    def place_cursor(self) -> None:
        """Put the terminal's cursor where one types."""
        if not self.is_current:
            return
        field = self.query_one(TextField)
        self.app.cursor_position = field.content_region.offset + field.cursor_cell()
