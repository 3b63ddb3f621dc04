"""The palette: find commands, episodes and pages by name, in every language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.widget import Widget

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.normalize import normalize
from iomtui.catalogue.search import Index, Passage
from iomtui.commands.command import Command, Context
from iomtui.i18n.templates import fill
from iomtui.tui.screens.option_screen import OptionScreen
from iomtui.tui.widgets.option_list import Option, OptionList
from iomtui.tui.widgets.text_field import InputText, TextField


class Item(NamedTuple):
    """A command or an entry."""

    command: Command | None
    """None for an entry."""
    entry: int = 0


class PaletteScreen(OptionScreen):
    """The palette over another screen. Its result is the index of an item."""

    CONTEXT = Context.PALETTE

    def __init__(self, commands: tuple[Command, ...], entries: int) -> None:
        super().__init__()
        self.items = (*map(Item, commands), *(Item(None, entry) for entry in range(entries)))
        self._line = InputText()
        self._matches: list[int] = list(range(len(self.items)))
        self._index: Index | None = None

    def foot(self) -> Iterable[Widget]:
        yield TextField(">")

    def _item_name(self, item: Item, edition: Edition) -> str:
        if item.command:
            return edition.wording.commands[item.command.id].help
        title = edition.entries[item.entry].title
        return fill(edition.wording.palette.entry, {"title": title})

    def _search_text(self, item: Item, edition: Edition) -> str:
        """Return the text by which an item is found in a language."""
        label = edition.wording.commands[item.command.id].label if item.command else None
        return " ".join(filter(None, (self._item_name(item, edition), label)))

    def _find_matches(self) -> list[int]:
        """Return the indexes of the items that have every typed word, in any language."""
        if not self._line.text.strip():
            return list(range(len(self.items)))
        if self._index is None:
            editions = self.app.editions
            self._index = Index(
                [Passage("", tuple(normalize(self._search_text(item, each)) for each in editions))]
                for item in self.items
            )
        return [hit.entry for hit in self._index.find(self._line.text).hits]

    def show(self) -> None:
        self._matches = self._find_matches()
        words = self.edition.wording.palette
        answer = "" if self._matches else words.none
        self.query_one(TextField).show(self._line, words.prompt, answer, typing=True)
        wording = self.edition.wording
        options = []
        for item in (self.items[match] for match in self._matches):
            keys = item.command.display_keys[:1] if item.command else ()
            aside = "".join(map(wording.key_name, keys))
            options.append(Option(self._item_name(item, self.edition), aside))
        self.query_one(OptionList).show("", tuple(options))

    def pick(self, index: int) -> None:
        if self._matches:
            self.dismiss(self._matches[index])

    def type_text(self, text: str) -> None:
        self._filter(self._line.typed(text))

    def edit_text(self, key: str) -> None:
        self._filter(self._line.edited(key))

    def _filter(self, line: InputText) -> None:
        self._line = line
        self.show()
        self.select(0)

    def action_back(self) -> None:
        """Clear the field, or leave."""
        if self._line.text:
            self._filter(InputText())
        else:
            self.dismiss()

    @property
    def cursor_widget(self) -> TextField:
        return self.query_one(TextField)
