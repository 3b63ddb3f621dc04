"""The QR code beside the text, where the window is large enough."""

from __future__ import annotations

from typing import ClassVar

from textual.strip import Strip
from textual.widget import Widget

from iomtui.catalogue.links import Link
from iomtui.i18n.wording import LinkWords
from iomtui.render.link import Area, layout_code_panel
from iomtui.render.typesetting import Line, Role
from iomtui.tui.widgets.strips import row_of


class CodePanel(Widget):
    """The code of an entry's address, and what it leads to."""

    # Only those that a code and its words have: each one costs time at every start.
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"role--{role}" for role in (Role.TEXT, Role.KEY, Role.QUIET, Role.CODE, Role.CODE_DARK)
    }

    def __init__(self) -> None:
        super().__init__(id="code")
        self._shown: tuple[Link, LinkWords] | None = None
        self._drawn: tuple[Link, LinkWords, Area] | None = None
        self._lines: tuple[Line, ...] = ()

    def show(self, link: Link | None, words: LinkWords) -> None:
        """Show the code of a link, in a language; to draw it must not delay a frame."""
        self._shown = (link, words) if link else None
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        """Draw the code for the new size."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        room = Area(self.size.width, self.size.height)
        wanted = (*self._shown, room) if self._shown else None
        if wanted == self._drawn:
            return
        self._drawn = wanted
        # A panel that is not shown has no size, and need not wait for what draws codes.
        self._lines = layout_code_panel(*wanted) if wanted and room.columns else ()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        return row_of(self._lines, y, self.size.width, self.get_component_rich_style)
