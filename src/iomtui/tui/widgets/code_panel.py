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
    """The QR code of an entry's address, with text under it."""

    # Only the roles in use, because each class costs time at every start.
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"role--{role}" for role in (Role.TEXT, Role.KEY, Role.QUIET, Role.CODE, Role.CODE_DARK)
    }

    def __init__(self) -> None:
        super().__init__(id="code")
        self._content: tuple[Link, LinkWords] | None = None
        self._layout_key: tuple[Link, LinkWords, Area] | None = None
        self._lines: tuple[Line, ...] = ()

    def show(self, link: Link | None, words: LinkWords) -> None:
        """Show the code of a link. It is drawn after the next frame, because that takes time."""
        self._content = (link, words) if link else None
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        area = Area(self.size.width, self.size.height)
        key = (*self._content, area) if self._content else None
        if key == self._layout_key:
            return
        self._layout_key = key
        # A hidden panel has no size: do not load the library that draws codes for it.
        self._lines = layout_code_panel(*key) if key and area.columns else ()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        return row_of(self._lines, y, self.size.width, self.get_component_rich_style)
