"""A screen to pick one of several options."""

from __future__ import annotations

from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.widgets.option_list import OptionList


class OptionScreen(BaseScreen):
    """A list of options. The picked one is the screen's result."""

    def select(self, index: int) -> None:
        self.query_one(OptionList).select(index)
        self.place_cursor()

    def pick(self, index: int) -> None:
        """Leave with an option as the result."""
        raise NotImplementedError

    @property
    def selected(self) -> int:
        return self.query_one(OptionList).selected

    def action_move(self, direction: int) -> None:
        self.select(self.selected + direction)

    def action_page(self, direction: int) -> None:
        self.select(self.selected + direction * max(1, self.query_one(OptionList).visible_rows - 1))

    def action_edge(self, direction: int) -> None:
        self.select(self.selected + direction * self.query_one(OptionList).count)

    def action_read(self) -> None:
        self.pick(self.selected)
