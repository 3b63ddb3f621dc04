"""A text field, with the outcome of the text at its end.

The App passes every key to the screen in the order typed, so that keys typed ahead of the next
frame are neither lost nor reordered. A Textual Input gets its keys by focus and cannot ensure
that.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple, Self

from rich.cells import cell_len
from textual.geometry import Offset
from textual.strip import Strip

from iomtui.parsing.sanitize import clean
from iomtui.render.typesetting import Role, truncate
from iomtui.tui.widgets.lines_panel import RoleWidget

_BLANKS = re.compile(r"\s+")

MAX_LENGTH = 100
"""The maximum length, in characters."""


class InputText(NamedTuple):
    """An edited line of text; each step returns the next state."""

    text: str = ""
    """Clean: it has no control characters."""
    cursor: int = 0
    """The number of characters before the cursor."""

    def typed(self, text: str) -> Self:
        """Return the line with text inserted at the cursor."""
        before, after = self.text[: self.cursor], self.text[self.cursor :]
        # The text before the cursor is cleaned as a whole: accents may be typed one by one.
        left = _BLANKS.sub(" ", clean(before + text))[: max(0, MAX_LENGTH - len(after))]
        return self.__class__(left + after, len(left))

    def edited(self, key: str) -> Self:
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
        return self.__class__(left + right, len(left))


class TextField(RoleWidget):
    """Draws an InputText, which the screen holds."""

    def __init__(self, sign: str) -> None:
        """Prepare the field; `sign` is shown before the text."""
        super().__init__(id="field")
        self._sign = f" {sign} "
        self._line = InputText()
        self._prompt = ""
        self._full_answer = ""
        self._typing = False

    def show(self, line: InputText, prompt: str, answer: str, *, typing: bool) -> None:
        """Show a line, or the prompt if it is empty, and the answer to it."""
        self._line, self._prompt, self._typing = line, prompt, typing
        self._full_answer = answer
        self.refresh()

    @property
    def _answer(self) -> str:
        """The answer, cut to half the width."""
        return truncate(self._full_answer, self.size.width // 2)

    @property
    def _text_width(self) -> int:
        used = cell_len(self._sign) + (cell_len(self._answer) + 3 if self._answer else 1)
        return max(1, self.size.width - used)

    def _before(self) -> str:
        """Return the visible text before the cursor: its end, if it is too long."""
        before = self._line.text[: self._line.cursor]
        while cell_len(before) > self._text_width - 1:
            before = before[1:]
        return before

    def cursor_cell(self) -> Offset:
        """Return the position of the terminal's cursor."""
        return Offset(cell_len(self._sign) + cell_len(self._before()), 0)

    def content_rows(self) -> Iterable[Strip]:
        before, after = self._before(), self._line.text[self._line.cursor :]
        pieces = [(self._sign, Role.STRONG_KEY), (before, Role.TEXT)]
        if self._typing:
            pieces.append((after[:1] or " ", Role.HIT))
            after = after[1:]
        has_text = self._line.text or not self._typing
        rest = truncate(
            after if has_text else self._prompt, self._text_width - cell_len(before) - 1
        )
        pieces.append((rest, Role.TEXT if has_text else Role.QUIET))
        answer = f"{self._answer} " if self._answer else ""
        left = self.strip(pieces, self.size.width - cell_len(answer))
        yield Strip.join([left, self.strip([(answer, Role.STRONG_KEY)], cell_len(answer))])
