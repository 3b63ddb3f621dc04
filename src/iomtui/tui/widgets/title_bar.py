"""The top of the screen: the title of the series, and the languages."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from iomtui.catalogue.edition import Edition
from iomtui.tui.widgets.strips import strip_of, truncate

_BETWEEN = " · "


class _LanguageLabel(NamedTuple):
    """The name of a language, and its position."""

    name: str
    edition: int
    start: int

    @property
    def end(self) -> int:
        return self.start + cell_len(self.name)


class TitleBar(Widget):
    """A line with title and languages, and one with a status text and a rule."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bar--title",
        "bar--language",
        "bar--current",
        "bar--rule",
        "bar--status",
    }

    class LanguagePicked(Message):
        """A language was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, editions: tuple[Edition, ...], current: int) -> None:
        super().__init__(id="title-bar")
        self._editions = editions
        self._current = current
        self._status_texts: tuple[str, ...] = ()

    def show(self, current: int, status_texts: tuple[str, ...] = ()) -> None:
        """Show the title in the language with the index `current`.

        The first of the status texts that fits is shown under the title.
        """
        self._current, self._status_texts = current, status_texts
        self.refresh()

    def _labels(self) -> list[_LanguageLabel]:
        """Return the languages, right-aligned: all, or the current one, or none, as they fit."""
        names = [(edition.name, index) for index, edition in enumerate(self._editions)]
        if len(names) == 1:
            return []
        current = self._editions[self._current]
        space = self.size.width - cell_len(current.title) - 3
        if sum(cell_len(name) + len(_BETWEEN) for name, _ in names) > space:
            fitting = [name for name in (current.name, current.short) if cell_len(name) <= space]
            names = [(name, self._current) for name in fitting[:1]]
        if not names:
            return []
        start = self.size.width - 1 - cell_len(_BETWEEN.join(name for name, _ in names))
        labels = []
        for name, index in names:
            labels.append(_LanguageLabel(name, index, start))
            start = labels[-1].end + len(_BETWEEN)
        return labels

    def render_line(self, y: int) -> Strip:
        style = self.get_component_rich_style
        plain = style("bar--language")
        labels = self._labels()
        if y:
            return self._second_line(labels)
        end = labels[0].start if labels else self.size.width
        title = truncate(self._editions[self._current].title, max(0, end - 3))
        gap = " " * (end - 1 - cell_len(title))
        pieces = [(" ", plain), (title, style("bar--title")), (gap, plain)]
        for number, label in enumerate(labels):
            if number:
                pieces.append((_BETWEEN, plain))
            is_current = label.edition == self._current
            pieces.append((label.name, style("bar--current") if is_current else plain))
        return strip_of(pieces, self.size.width, plain)

    def _second_line(self, labels: list[_LanguageLabel]) -> Strip:
        """Return the line with the status text, and the rule under the current language."""
        style, width = self.get_component_rich_style, self.size.width
        plain = style("bar--language")
        current = next((label for label in labels if label.edition == self._current), None)
        start = current.start if current else width
        fitting = (text for text in self._status_texts if cell_len(text) <= start - 3)
        status_text = next((f" {text}" for text in fitting), "")
        pieces = [
            (status_text, style("bar--status")),
            (" " * (start - cell_len(status_text)), plain),
        ]
        if current:
            pieces.append(("━" * cell_len(current.name), style("bar--rule")))
        return strip_of(pieces, width, plain)

    def on_click(self, event: events.Click) -> None:
        for label in self._labels():
            if label.start <= event.x < label.end:
                self.post_message(self.LanguagePicked(label.edition))
