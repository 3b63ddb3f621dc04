"""A panel of lines that do not scroll."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import getters
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from iomtui.catalogue.links import may_open
from iomtui.render.link import Area
from iomtui.render.typesetting import Line, Role, Span
from iomtui.tui.theme_colours import role_styles

if TYPE_CHECKING:
    from iomtui.tui.app import ViewerApp


class RoleWidget(Widget):
    """A widget that draws text by its roles, in the styles of the App's theme."""

    if TYPE_CHECKING:
        app = getters.app(ViewerApp)

    def strip(
        self, pieces: Iterable[Span | tuple[str, Role]], width: int, rest: Role = Role.TEXT
    ) -> Strip:
        """Return pieces of text as a strip of exactly `width` cells, padded in role `rest`."""
        styles = role_styles(self.app.theme)
        segments = [
            Segment(text, styles[role] + self._link_style(*link) if any(link) else styles[role])
            for text, role, *link in pieces
            if text
        ]
        return Strip(segments).adjust_cell_length(max(0, width), styles[rest])

    def _link_style(self, address: str) -> Style:
        """Return what makes a text a link; nothing where its address may not be opened."""
        app = self.app
        if app.is_unattended or not may_open(address, app.edition.hosts):
            return Style()
        return Style(link=address if app.has_hyperlinks else None, meta={"address": address})


class LinesPanel(RoleWidget):
    """Lines that do not scroll, laid out anew when their content or the size changes."""

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
        area = Area(self.size.width, self.size.height)
        if area != self._area:
            self._area, self._lines = area, self._layout(area)
        spans = self._lines[y].spans if y < len(self._lines) else ()
        return self.strip(spans, area.columns)
