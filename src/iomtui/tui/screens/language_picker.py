"""The choice among several languages, each by its own name."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from iomtui.commands.command import Context
from iomtui.i18n.templates import fill
from iomtui.tui.screens.option_screen import OptionScreen
from iomtui.tui.widgets.option_list import Option, OptionList
from iomtui.tui.widgets.title_bar import TitleBar


class LanguagePicker(OptionScreen):
    """The languages. Its result is the index of the Edition that was taken.

    The language in use is chosen anew, or, `beside` it, another one.
    """

    def __init__(self, *, beside: bool = False) -> None:
        super().__init__()
        self._beside = beside

    @property
    def context(self) -> Context:
        """Where the person is."""
        return Context.LANGUAGE_PICKER

    @property
    def _offered(self) -> list[int]:
        """The indexes of the Editions on offer."""
        viewer = self.viewer
        every = range(len(viewer.editions))
        return [index for index in every if not self._beside or index != viewer.current]

    def body(self) -> Iterable[Widget]:
        """Yield the languages."""
        yield OptionList()

    def show(self) -> None:
        """Show the language in use as the chosen one, or the one that stood beside it last."""
        viewer, words = self.viewer, self.edition.wording
        heading = words.chooser.title
        if self._beside:
            heading = fill(words.beside.choose, {"language": self.edition.name})
        choices = tuple(Option(viewer.editions[each].name) for each in self._offered)
        self.query_one(OptionList).show(words, heading, choices)
        wanted = viewer.other if self._beside else viewer.current
        self.choose(self._offered.index(wanted) if wanted in self._offered else 0)

    def take(self, index: int) -> None:
        """Take a language and leave."""
        self.dismiss(self._offered[index])

    def on_title_bar_language_picked(self, message: TitleBar.LanguagePicked) -> None:
        """Take the language that was clicked in the title bar, if it is on offer."""
        message.prevent_default()
        if self.is_current and message.index in self._offered:
            self.dismiss(message.index)
