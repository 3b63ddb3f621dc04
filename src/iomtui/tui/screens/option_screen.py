"""A screen on which one takes one of several things."""

from __future__ import annotations

from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.widgets.option_list import OptionList


class OptionScreen(BaseScreen):
    """A list of choices. What is taken is the screen's result."""

    def choose(self, index: int) -> None:
        """Make a choice the one that Enter would take."""
        self.query_one(OptionList).choose(index)
        self.place_cursor()

    def take(self, index: int) -> None:
        """Take a choice and leave."""
        raise NotImplementedError

    @property
    def chosen(self) -> int:
        """The index of what Enter would take."""
        return self.query_one(OptionList).chosen

    def action_move(self, direction: int) -> None:
        """Move the choice by one."""
        self.choose(self.chosen + direction)

    def action_page(self, direction: int) -> None:
        """Move the choice by a screen."""
        self.choose(self.chosen + direction * max(1, self.query_one(OptionList).room - 1))

    def action_edge(self, direction: int) -> None:
        """Move the choice to the first or the last."""
        self.choose(self.chosen + direction * self.query_one(OptionList).count)

    def action_read(self) -> None:
        """Take what is chosen."""
        self.take(self.chosen)
