"""The message that something in a list was clicked."""

from __future__ import annotations

from typing import Any

from textual.message import Message
from textual.screen import Screen


class OptionPicked(Message):
    """Something in a list was clicked. The App takes it, in one queue with the keys."""

    def __init__(self, screen: Screen[Any], index: int) -> None:
        super().__init__()
        self.screen = screen
        """The screen on which that was; it may be gone when the message comes."""
        self.index = index
        """The index of what was clicked."""
