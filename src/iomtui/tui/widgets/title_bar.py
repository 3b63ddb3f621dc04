"""The top of the screen: what the series is called, and the languages."""

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


class _Offer(NamedTuple):
    """A language on offer, and where it stands."""

    name: str
    edition: int
    start: int

    @property
    def end(self) -> int:
        return self.start + cell_len(self.name)


class TitleBar(Widget):
    """One line of title and languages; a rule under the language in use."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "bar--title",
        "bar--language",
        "bar--current",
        "bar--rule",
        "bar--corner",
    }

    class LanguagePicked(Message):
        """A language was clicked."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index
            """Its index among the editions."""

    def __init__(self, editions: tuple[Edition, ...], current: int) -> None:
        super().__init__(id="title-bar")
        self._editions = editions
        self._current = current
        self._status_texts: tuple[str, ...] = ()

    def show(self, current: int, corner: tuple[str, ...] = ()) -> None:
        """Show the title in the current language, and that this is the one in use.

        `corner` says something under the title: the first of its forms that fits.
        """
        self._current, self._status_texts = current, corner
        self.refresh()

    def _offers(self) -> list[_Offer]:
        """Return the languages, set to the right: all, or the current one, or none, as fits."""
        names = [(edition.name, index) for index, edition in enumerate(self._editions)]
        if len(names) == 1:
            return []
        current = self._editions[self._current]
        room = self.size.width - cell_len(current.title) - 3
        if sum(cell_len(name) + len(_BETWEEN) for name, _ in names) > room:
            fitting = [name for name in (current.name, current.short) if cell_len(name) <= room]
            names = [(name, self._current) for name in fitting[:1]]
        if not names:
            return []
        start = self.size.width - 1 - sum(cell_len(name) for name, _ in names)
        start -= len(_BETWEEN) * (len(names) - 1)
        offers = []
        for name, index in names:
            offers.append(_Offer(name, index, start))
            start = offers[-1].end + len(_BETWEEN)
        return offers

    def render_line(self, y: int) -> Strip:
        """Return the line of words, or the rule under it."""
        style = self.get_component_rich_style
        plain = style("bar--language")
        offers = self._offers()
        if y:
            return self._second_line(offers)
        end = offers[0].start if offers else self.size.width
        title = truncate(self._editions[self._current].title, max(0, end - 3))
        gap = " " * (end - 1 - cell_len(title))
        pieces = [(" ", plain), (title, style("bar--title")), (gap, plain)]
        for number, offer in enumerate(offers):
            if number:
                pieces.append((_BETWEEN, plain))
            chosen = offer.edition == self._current
            pieces.append((offer.name, style("bar--current") if chosen else plain))
        return strip_of(pieces, self.size.width, plain)

    def _second_line(self, offers: list[_Offer]) -> Strip:
        """Return the line with the status text, and the rule under the language in use."""
        style, width = self.get_component_rich_style, self.size.width
        plain = style("bar--language")
        current = next((offer for offer in offers if offer.edition == self._current), None)
        start = current.start if current else width
        fitting = (text for text in self._status_texts if cell_len(text) <= start - 3)
        corner = next(fitting, "")
        said = f" {corner}" if corner else ""
        pieces = [(said, style("bar--corner")), (" " * (start - cell_len(said)), plain)]
        if current:
            pieces.append(("━" * cell_len(current.name), style("bar--rule")))
        return strip_of(pieces, width, plain)

    def on_click(self, event: events.Click) -> None:
        """Pick the language under the mouse."""
        for offer in self._offers():
            if offer.start <= event.x < offer.end:
                self.post_message(self.LanguagePicked(offer.edition))
