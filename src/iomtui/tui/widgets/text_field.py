"""A line in which one types, with what it led to at its end."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from iomtui.tui.text_line import TextLine
from iomtui.tui.widgets.strips import strip_of, truncate


class TextField(Widget):
    """What is being typed. The screen holds it; this draws it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "field--sign",
        "field--text",
        "field--cursor",
        "field--prompt",
        "field--answer",
    }

    def __init__(self, sign: str) -> None:
        """Prepare the field; `sign` stands before what is typed."""
        super().__init__(id="field")
        self._sign = f" {sign} "
        self._line = TextLine()
        self._prompt = ""
        self._whole_answer = ""
        self._typing = False

    def show(self, line: TextLine, prompt: str, answer: str, *, typing: bool) -> None:
        """Show what is typed, or the prompt while that is nothing, and the answer to it."""
        self._line, self._prompt, self._typing = line, prompt, typing
        self._whole_answer = answer
        self.refresh()

    class LaidOut(Message):
        """The field has its place on the screen."""

    def on_resize(self) -> None:
        """Tell where the field is."""
        self.post_message(self.LaidOut())

    @property
    def _answer(self) -> str:
        """The answer, in half the line at most."""
        return truncate(self._whole_answer, self.size.width // 2)

    @property
    def _room(self) -> int:
        """How many cells the typed text has."""
        taken = cell_len(self._sign) + (cell_len(self._answer) + 3 if self._answer else 1)
        return max(1, self.size.width - taken)

    def _before(self) -> str:
        """Return what is shown before the cursor: its end, where it is too long."""
        before = self._line.text[: self._line.cursor]
        while cell_len(before) > self._room - 1:
            before = before[1:]
        return before

    def cursor_cell(self) -> Offset:
        """Return where the terminal's cursor belongs."""
        return Offset(cell_len(self._sign) + cell_len(self._before()), 0)

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        style = self.get_component_rich_style
        before, after = self._before(), self._line.text[self._line.cursor :]
        text = style("field--text")
        pieces = [(self._sign, style("field--sign")), (before, text)]
        if self._typing:
            pieces.append((after[:1] or " ", style("field--cursor")))
            after = after[1:]
        shown = self._line.text or not self._typing
        rest = truncate(after if shown else self._prompt, self._room - cell_len(before) - 1)
        pieces.append((rest, text if shown else style("field--prompt")))
        left = strip_of(pieces, self.size.width, text)
        if not self._answer:
            return left
        width = self.size.width - cell_len(self._answer) - 1
        answer = [(f"{self._answer} ", style("field--answer"))]
        return Strip.join([left.crop(0, width), strip_of(answer, self.size.width - width, text)])
