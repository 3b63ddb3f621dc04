"""The palette: find commands, episodes and pages by name, in every language."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.widget import Widget

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.normalize import normalize
from iomtui.catalogue.search import Index, Passage
from iomtui.commands.command import Command, Context
from iomtui.i18n.templates import fill
from iomtui.themes import THEMES
from iomtui.tui.screens.option_screen import OptionScreen
from iomtui.tui.widgets.option_list import Option, OptionList
from iomtui.tui.widgets.text_field import InputText, TextField


class Item(NamedTuple):
    """A command or an entry."""

    command: Command | None
    """None for an entry."""
    theme: str = ""
    """The one of THEMES that the command is to choose; empty for the command itself."""
    entry: int = 0


class PaletteScreen(OptionScreen):
    """The palette over another screen. Its result is the index of an item."""

    CONTEXT = Context.PALETTE

    def __init__(self, commands: tuple[Command, ...], entries: int) -> None:
        super().__init__()
        themes = (Item(each, theme) for each in commands if each.id == "theme" for theme in THEMES)
        others = (Item(None, entry=entry) for entry in range(entries))
        self.items = (*map(Item, commands), *themes, *others)
        self._line = InputText()
        self._matches: list[int] = list(range(len(self.items)))
        self._index: Index | None = None

    def foot(self) -> Iterable[Widget]:
        yield TextField(">")

    def _item_name(self, item: Item, edition: Edition) -> str:
        wording = edition.wording
        if item.theme:
            return fill(wording.palette["theme"], {"theme": wording.themes[item.theme]})
        if item.command:
            return wording.commands[item.command.id].help
        return fill(wording.palette["entry"], {"title": edition.entries[item.entry].title})

    def _search_text(self, item: Item, edition: Edition) -> str:
        """Return the text by which an item is found in a language."""
        texts: list[str | None] = [self._item_name(item, edition), item.theme]
        if item.command and not item.theme:
            words = edition.wording.commands[item.command.id]
            texts += [words.label, words.synonyms]
        elif not item.command:
            entry = edition.entries[item.entry]
            if entry.number:
                texts.append(f"{edition.wording.list['episodes']} {entry.number}")
            texts += [block.text for block in entry.blocks if block.tone == "gloss"]
        return " ".join(filter(None, texts))

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

    def renew(self) -> None:
        self._index = None

    def show(self) -> None:
        self._matches = self._find_matches()
        words = self.edition.wording.palette
        self.query_one(TextField).show(self._line, words["prompt"], "", typing=True)
        wording = self.edition.wording
        options = []
        for item in (self.items[match] for match in self._matches):
            keys = item.command.display_keys[:1] if item.command and not item.theme else ()
            aside = "".join(map(wording.key_name, keys))
            options.append(Option(self._item_name(item, self.edition), aside))
        self.query_one(OptionList).show("" if options else words["none"], tuple(options))

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
