"""Lines that stand still, as high as they are."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from iomtui.render.typesetting import Line, Role
from iomtui.tui.widgets.strips import strip_of

PAD = 2
"""The cells to the left of the text, as on a sheet that scrolls."""


class FixedTextView(Widget):
    """A sheet that does not scroll. A subclass sets the lines for a width."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in Role}

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        """Return the lines for a page of `width` cells."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many rows the lines take."""
        return len(self.layout_lines(max(1, width - PAD)))

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        style = self.get_component_rich_style
        lines = self.layout_lines(max(1, self.size.width - PAD))
        spans = lines[y].spans if y < len(lines) else ()
        pieces = [(" " * PAD, style("role--text"))]
        pieces += [(span.text, style(f"role--{span.role}")) for span in spans]
        return strip_of(pieces, self.size.width, style("role--text"))
