"""A line of text that is being typed.

The App hands every key to the screen in the order typed, so that keys typed ahead of the next
frame are never lost or mixed up. An input widget, which is given its keys by focus, could not
promise that.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from iomtui.parsing.sanitize import clean

_BLANKS = re.compile(r"\s+")

MAX_LENGTH = 100
"""The most characters that can be typed."""


class TextLine(NamedTuple):
    """The text, and where in it one is."""

    text: str = ""
    """What was typed; it can do nothing to a terminal."""
    cursor: int = 0
    """How many characters stand before the cursor."""

    def typed(self, text: str) -> TextLine:
        """Return the line with a text typed or pasted at the cursor."""
        before, after = self.text[: self.cursor], self.text[self.cursor :]
        # All that stands before the cursor is cleaned again: accents may come one by one.
        left = _BLANKS.sub(" ", clean(before + text))[: max(0, MAX_LENGTH - len(after))]
        return TextLine(left + after, len(left))

    def edited(self, key: str) -> TextLine:
        """Return the line after an editing key; the same line for any other."""
        before, after = self.text[: self.cursor], self.text[self.cursor :]
        last_word = before.rstrip().rpartition(" ")
        results = {
            "backspace": (before[:-1], after),
            "delete": (before, after[1:]),
            "ctrl+u": ("", after),
            "ctrl+w": (last_word[0] + last_word[1], after),
            "left": (before[:-1], before[-1:] + after),
            "right": (before + after[:1], after[1:]),
            "home": ("", before + after),
            "end": (before + after, ""),
        }
        if key not in results:
            return self
        left, right = results[key]
        return TextLine(left + right, len(left))
