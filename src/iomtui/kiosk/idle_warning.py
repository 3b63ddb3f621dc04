"""The warning over a page that nobody has used for a while."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from iomtui.catalogue.edition import Edition, in_each_language
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import KioskWords
from iomtui.kiosk.session import COUNTDOWN_STEP
from iomtui.tui.widgets.strips import strip_of, truncate

_ROWS = 2
"""The rows of the title bar that it covers."""


class IdleWarning(Widget):
    """Says when the kiosk goes back to its first page and how to stay, in every language.

    It takes two rows at most, like the title bar below it. In the second one, all languages but
    the first take turns.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"role--hit"}

    def __init__(self, editions: tuple[Edition, ...], first: int, seconds: int) -> None:
        """Prepare the warning; the language of the Edition with the index `first` comes first."""
        super().__init__(id="idle-warning")
        self._words = in_each_language(editions, first, lambda each: each.kiosk)
        self._seconds = seconds

    def show(self, seconds: int) -> None:
        if seconds != self._seconds:
            self._seconds = seconds
            self.refresh()

    def _in_row(self, y: int) -> KioskWords | None:
        first, *others = self._words
        if y == 0 or not others:
            return None if y else first
        return others[self._seconds // COUNTDOWN_STEP % len(others)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return min(len(self._words), _ROWS)

    def render_line(self, y: int) -> Strip:
        width, style = self.size.width, self.get_component_rich_style("role--hit")
        values = {"seconds": str(self._seconds)}
        words = self._in_row(y)
        texts = [fill(text, values) for text in (words.idle, words.idle_short)] if words else [""]
        text = next((each for each in texts if cell_len(each) + 2 <= width), texts[-1])
        return strip_of([(f" {truncate(text, width - 1)}", style)], width, style)
