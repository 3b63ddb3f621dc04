"""A panel of lines that do not scroll."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual import getters
from textual.geometry import Region, Size
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

    def content_rows(self) -> Iterable[Strip]:
        """Yield the rows from the top, as wide as the content; those below the bottom are cut."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the rows of a part of the widget, with the padding.

        Textual's own way looks for borders, opacity and tints in each row, and keeps the rows of up
        to 1024 widgets that were removed (`StylesCache.get_inner_outer`, textual 8.2.8).
        """
        (columns, height), width = self.size, self.outer_size.width
        ground = role_styles(self.app.theme)[Role.TEXT].bgcolor
        blank, padding = Strip.blank(width, Style(bgcolor=ground)), self.styles.padding
        left, right = blank.crop(0, padding.left), blank.crop(0, padding.right)
        content = chain(self.content_rows(), repeat(self.strip((), columns)))
        rows = [blank] * padding.top
        rows += (Strip([*left, *row, *right], width) for row in islice(content, height))
        rows += [blank] * padding.bottom
        return [row.crop(*crop.column_span) for row in rows[crop.y : crop.bottom]]


class LinesPanel(RoleWidget):
    """Lines that do not scroll, laid out for the size of the panel."""

    def __init__(self, widget_id: str) -> None:
        super().__init__(id=widget_id)
        self._content: object = None
        self._layout: Callable[[Area], tuple[Line, ...]] = lambda _: ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was shown yet."""
        return self._content is None

    def show(self, content: object, layout: Callable[[Area], tuple[Line, ...]]) -> None:
        """Show what `layout` makes of some content; equal content is not drawn again."""
        if content != self._content:
            self._content, self._layout = content, layout
            self.refresh(layout=self.styles.auto_dimensions)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._layout(Area(width, viewport.height)))

    def content_rows(self) -> Iterable[Strip]:
        area = Area(*self.size)
        return (self.strip(line.spans, area.columns) for line in self._layout(area))
