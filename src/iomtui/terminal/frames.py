"""What is drawn, without what is drawn already."""

from __future__ import annotations

import re

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""What stands round a frame that the terminal shows at once (synchronized output)."""

_FRAME = re.compile(r"\x1b\[(?:\d+;\d+)?H")
"""A frame begins where it puts the cursor (ECMA-48, CUP), so that drawn twice it is the same."""


class FrameFilter:
    """Lets through all that is written but a frame that is the same as the one before.

    Textual draws a screen two or three times when it comes up: with the layout, with the styles,
    and when all is there. On a slow terminal each of these is seen.
    """

    def __init__(self) -> None:
        self._drawn = ""
        self._begun = ""

    def passed(self, text: str) -> str:
        """Return what to write instead of a text; empty if the terminal shows that already."""
        if text == BEGIN:
            self._begun = BEGIN
            return ""
        begun, self._begun = self._begun, ""
        if text == END:
            # Nothing was let through between the two.
            return "" if begun else END
        if text == self._drawn:
            self._begun = begun
            return ""
        self._drawn = text if _FRAME.match(text) else ""
        return begun + text

    def forget(self) -> None:
        """Let the next frame through: the terminal may not show the last one any more."""
        self._drawn = ""
