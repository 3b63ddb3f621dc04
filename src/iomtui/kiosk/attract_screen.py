"""The cards that an unattended screen shows while nobody is there."""

from __future__ import annotations

from typing import NamedTuple

from textual.app import ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from iomtui.commands.keymaps import first_key
from iomtui.kiosk.card_layout import CardSetting, layout_card
from iomtui.render.link import Area
from iomtui.render.typesetting import Line, Role
from iomtui.tui.screens.base import Viewer
from iomtui.tui.screens.full_window import FullWindowScreen
from iomtui.tui.widgets.strips import row_of


class CardPosition(NamedTuple):
    """A card, and where it stands."""

    entry: int
    """The index of its episode."""
    shift: tuple[int, int]
    """By how many columns and rows it is moved."""


class Card(Widget):
    """One card over the whole window, in every language."""

    COMPONENT_CLASSES = {f"role--{role}" for role in Role}

    def __init__(self, viewer: Viewer, standing: CardPosition) -> None:
        super().__init__(id="card")
        self._viewer = viewer
        self.standing = standing
        """The card that is shown, and where it stands."""
        self._drawn: tuple[CardPosition, Area] | None = None
        self._lines: tuple[Line, ...] = ()

    def show(self, standing: CardPosition) -> None:
        """Show a card; the same one is not drawn again."""
        if standing != self.standing:
            self.standing = standing
            self.refresh()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The card as it stands, set for the present size: the first frame shows it already."""
        wanted = (self.standing, Area(self.size.width, self.size.height))
        if wanted != self._drawn:
            self._drawn = wanted
            viewer, (standing, room) = self._viewer, wanted
            setting = CardSetting(
                viewer.current, viewer.half_blocks, first_key(viewer.commands, "switch_language")
            )
            self._lines = layout_card(
                viewer.editions, standing.entry, room, setting, standing.shift
            )
        return self._lines

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        return row_of(self.lines, y, self.size.width, self.get_component_rich_style)


class AttractScreen(FullWindowScreen[None], inherit_bindings=False):
    """A card over everything; any key ends it."""

    def __init__(self, viewer: Viewer, standing: CardPosition) -> None:
        super().__init__()
        self._card = Card(viewer, standing)

    def compose(self) -> ComposeResult:
        """Yield the card."""
        yield self._card

    @property
    def entry(self) -> int:
        """The index of the episode that is shown."""
        return self._card.standing.entry

    def show(self, standing: CardPosition) -> None:
        """Show a card."""
        self._card.show(standing)
