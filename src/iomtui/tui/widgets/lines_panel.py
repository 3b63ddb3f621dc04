"""A panel of lines that do not scroll."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from iomtui.render.link import Area
from iomtui.render.typesetting import Line, Role


def strip_of(pieces: Iterable[tuple[str, Style]], width: int, rest: Style) -> Strip:
    """Return pieces of text as a strip of exactly `width` cells, padded in style `rest`."""
    segments = [Segment(text, style) for text, style in pieces if text]
    return Strip(segments).adjust_cell_length(max(0, width), rest)


class LinesPanel(Widget):
    """Lines that do not scroll, laid out anew when their content or the size changes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in Role}

    def __init__(self, widget_id: str) -> None:
        super().__init__(id=widget_id)
        self._content: object = None
        self._layout: Callable[[Area], tuple[Line, ...]] = lambda _: ()
        self._area: Area | None = None
        self._lines: tuple[Line, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was shown yet."""
        return self._content is None

    def show(self, content: object, layout: Callable[[Area], tuple[Line, ...]]) -> None:
        """Show what `layout` makes of some content; equal content is not drawn again."""
        if content != self._content:
            self._content, self._layout, self._area = content, layout, None
            self.refresh(layout=self.styles.auto_dimensions)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._layout(Area(width, viewport.height)))

    def render_line(self, y: int) -> Strip:
        area, style = Area(self.size.width, self.size.height), self.get_component_rich_style
        if area != self._area:
            self._area, self._lines = area, self._layout(area)
        spans = self._lines[y].spans if y < len(self._lines) else ()
        pieces = [(span.text, style(f"role--{span.role}")) for span in spans]
        return strip_of(pieces, area.columns, style(f"role--{Role.TEXT}"))
