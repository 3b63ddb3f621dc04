"""Screens to pick one of several options, such as a language by its own name."""

from collections.abc import Iterable

from textual.widget import Widget

from iomtui.commands.command import Context
from iomtui.i18n.templates import fill
from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.widgets.option_list import Option, OptionList
from iomtui.tui.widgets.title_bar import TitleBar


class OptionScreen(BaseScreen):
    """A list of options. The picked one is the screen's result."""

    def body(self) -> Iterable[Widget]:
        yield OptionList()

    def select(self, index: int) -> None:
        self.query_one(OptionList).select(index)

    def pick(self, index: int) -> None:
        """Leave with an option as the result."""
        raise NotImplementedError

    @property
    def selected(self) -> int:
        return self.query_one(OptionList).selected

    def action_move(self, direction: int) -> None:
        self.select(self.selected + direction)

    def move_by_pages(self, pages: float) -> None:
        self.select(self.selected + int(pages * self.query_one(OptionList).page))

    def action_edge(self, direction: int) -> None:
        self.select(self.selected + direction * self.query_one(OptionList).count)

    def action_read(self) -> None:
        self.pick(self.selected)


class LanguagePicker(OptionScreen):
    """Pick the current language, or one beside it. The result is the index of the Edition."""

    CONTEXT = Context.LANGUAGE_PICKER

    def __init__(self, *, beside: bool = False) -> None:
        super().__init__()
        self._beside = beside

    @property
    def _indexes(self) -> list[int]:
        every = range(len(self.app.editions))
        return [index for index in every if not self._beside or index != self.app.current]

    def show(self) -> None:
        """Show the languages; the current one is selected, or the last one beside it."""
        app, words = self.app, self.edition.wording
        heading = words.chooser["title"]
        if self._beside:
            language = words.languages.get(self.edition.tag, self.edition.name)
            heading = fill(words.beside["choose"], {"language": language})
        options = tuple(Option(app.editions[each].name) for each in self._indexes)
        self.query_one(OptionList).show(heading, options)
        selected = app.other if self._beside else app.current
        self.select(self._indexes.index(selected) if selected in self._indexes else 0)

    def pick(self, index: int) -> None:
        self.dismiss(self._indexes[index])

    def on_title_bar_language_picked(self, message: TitleBar.LanguagePicked) -> None:
        """Pick the language that was clicked in the title bar, if it is an option."""
        message.prevent_default()
        if self.is_current and message.index in self._indexes:
            self.dismiss(message.index)
