"""The cards that an unattended screen shows while nobody is there."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from iomtui.render.card import set_card
from iomtui.render.link import Room
from iomtui.render.typesetting import Line, Role
from iomtui.tui.screens.base import Viewer
from iomtui.tui.screens.window import WindowScreen
from iomtui.tui.widgets.drawing import row_of


class Standing(NamedTuple):
    """A card, and where it stands."""

    entry: int
    """The index of its episode."""
    shift: tuple[int, int]
    """By how many columns and rows it is moved."""


class Card(Widget):
    """One card over the whole window, in every language."""

    COMPONENT_CLASSES = {f"role--{role}" for role in Role}

    def __init__(self, viewer: Viewer, standing: Standing) -> None:
        super().__init__(id="card")
        self._viewer = viewer
        self._standing = standing
        self._lines: tuple[Line, ...] = ()

    def show(self, standing: Standing) -> None:
        """Show a card; the same one is not drawn again."""
        if standing != self._standing:
            self._standing = standing
            self._set()

    def on_resize(self) -> None:
        """Set the card for the new size."""
        self._set()

    def _set(self) -> None:
        viewer, standing = self._viewer, self._standing
        self._lines = set_card(
            viewer.editions,
            viewer.current,
            standing.entry,
            Room(self.size.width, self.size.height),
            half_blocks=viewer.half_blocks,
            shift=standing.shift,
        )
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        return row_of(self._lines, y, self.size.width, self.get_component_rich_style)


class AttractScreen(WindowScreen[None], inherit_bindings=False):
    """A card over everything; any key ends it."""

    def __init__(self, viewer: Viewer, standing: Standing) -> None:
        super().__init__()
        self._card = Card(viewer, standing)

    def compose(self) -> ComposeResult:
        """Yield the card."""
        yield self._card

    def show(self, standing: Standing) -> None:
        """Show a card."""
        self._card.show(standing)
