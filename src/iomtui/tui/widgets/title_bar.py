"""The top of the screen: the title of the series, and the languages."""

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip

from iomtui.render.typesetting import Role, truncate
from iomtui.tui.widgets.lines_panel import RoleWidget

_BETWEEN = " · "


class _LanguageLabel(NamedTuple):
    """The name of a language, and its position."""

    name: str
    edition: int
    start: int

    @property
    def end(self) -> int:
        return self.start + cell_len(self.name)


class TitleBar(RoleWidget):
    """A line with title and languages, and one with the longest status that fits, and a rule."""

    class LanguagePicked(Message):
        """A language was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def _labels(self) -> list[_LanguageLabel]:
        """Return the languages, right-aligned: all, or the current one, or none, as they fit."""
        names = [(edition.name, index) for index, edition in enumerate(self.app.editions)]
        if len(names) == 1:
            return []
        current = self.app.edition
        space = self.size.width - cell_len(current.short_title) - 3
        if sum(cell_len(name) + len(_BETWEEN) for name, _ in names) > space:
            fitting = [name for name in (current.name, current.short) if cell_len(name) <= space]
            names = [(name, self.app.current) for name in fitting[:1]]
        if not names:
            return []
        start = self.size.width - 1 - cell_len(_BETWEEN.join(name for name, _ in names))
        labels = []
        for name, index in names:
            labels.append(_LanguageLabel(name, index, start))
            start = labels[-1].end + len(_BETWEEN)
        return labels

    def content_rows(self) -> Iterable[Strip]:
        quiet, labels = Role.QUIET, self._labels()
        end = labels[0].start if labels else self.size.width
        whole, short = self.app.edition.title, self.app.edition.short_title
        title = truncate(whole if cell_len(whole) <= end - 3 else short, max(0, end - 3))
        gap = " " * (end - 1 - cell_len(title))
        pieces = [(" ", quiet), (title, Role.NAME), (gap, quiet)]
        for number, label in enumerate(labels):
            if number:
                pieces.append((_BETWEEN, quiet))
            is_current = label.edition == self.app.current
            pieces.append((label.name, Role.TITLE if is_current else quiet))
        yield self.strip(pieces, self.size.width, quiet)
        yield self._second_line(labels)

    def _second_line(self, labels: list[_LanguageLabel]) -> Strip:
        """Return the line with the status text, and the rule under the current language."""
        width = self.size.width
        current = next((label for label in labels if label.edition == self.app.current), None)
        start = current.start if current else width
        texts = self.app.status_text
        fitting = next((text for text in texts if cell_len(text) <= start - 3), None)
        if fitting is None and texts:
            fitting = truncate(texts[-1], max(0, start - 3))
        status_text = f" {fitting}" if fitting else ""
        pieces = [
            (status_text, Role.KEY),
            (" " * (start - cell_len(status_text)), Role.QUIET),
        ]
        if current:
            pieces.append(("━" * cell_len(current.name), Role.KEY))
        return self.strip(pieces, width, Role.QUIET)

    def on_click(self, event: events.Click) -> None:
        for label in self._labels():
            if label.start <= event.x < label.end:
                self.post_message(self.LanguagePicked(label.edition))
