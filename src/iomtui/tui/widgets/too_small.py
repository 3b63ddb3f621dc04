"""A message for windows that are too small."""

from __future__ import annotations

from typing import ClassVar

from textual.strip import Strip
from textual.widget import Widget

from iomtui.catalogue.edition import Edition
from iomtui.i18n.templates import fill
from iomtui.render.typesetting import wrap
from iomtui.tui.widgets.strips import strip_of

MIN_COLUMNS = 40

MIN_ROWS = 12


class TooSmall(Widget):
    """One sentence in each language."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"role--text"}

    def __init__(self, editions: tuple[Edition, ...]) -> None:
        super().__init__(id="too-small")
        values = {"columns": str(MIN_COLUMNS), "rows": str(MIN_ROWS)}
        self._sentences = [fill(edition.wording.too_small, values) for edition in editions]

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        rows = [row for sentence in self._sentences for row in wrap(sentence, width)]
        style = self.get_component_rich_style("role--text")
        return strip_of([(rows[y] if y < len(rows) else "", style)], width, style)
