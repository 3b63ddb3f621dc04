"""What the widgets share: pieces of a line in their styles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from iomtui.render.typesetting import Line, Role


class MoreKeys(NamedTuple):
    """The keys that lead to what is below the window, where there is more."""

    down: str = "down"
    """From where one is."""
    read: str = "enter"
    """Into a pane in which one is not."""


def strip_of(pieces: Iterable[tuple[str, Style]], width: int, rest: Style) -> Strip:
    """Return pieces of text as one line of exactly `width` cells, filled up in style `rest`."""
    segments = [Segment(text, style) for text, style in pieces if text]
    return Strip(segments).adjust_cell_length(max(0, width), rest)


def row_of(lines: Sequence[Line], y: int, width: int, style: Callable[[str], Style]) -> Strip:
    """Return the row with index `y` of lines that stand still, `width` cells wide.

    `style` gives the style of a component class; below the last line a row is empty.
    """
    spans = lines[y].spans if y < len(lines) else ()
    pieces = [(span.text, style(f"role--{span.role}")) for span in spans]
    return strip_of(pieces, width, style(f"role--{Role.TEXT}"))


def truncate(text: str, width: int) -> str:
    """Return a text of at most `width` cells; a longer one ends in an ellipsis."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…"[: max(0, width)]
