"""Build Textual strips from styled text; shared by the widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from iomtui.render.typesetting import Line, Role


class MoreKeys(NamedTuple):
    """The keys in the hint that there is more below."""

    down: str = "down"
    """In the pane with the focus."""
    read: str = "enter"
    """In a pane without the focus."""


def strip_of(pieces: Iterable[tuple[str, Style]], width: int, rest: Style) -> Strip:
    """Return pieces of text as a strip of exactly `width` cells, padded in style `rest`."""
    segments = [Segment(text, style) for text, style in pieces if text]
    return Strip(segments).adjust_cell_length(max(0, width), rest)


def row_of(lines: Sequence[Line], y: int, width: int, style: Callable[[str], Style]) -> Strip:
    """Return the row `y` of lines as a strip of `width` cells; empty below the last line.

    `style` returns the style of a component class.
    """
    spans = lines[y].spans if y < len(lines) else ()
    pieces = [(span.text, style(f"role--{span.role}")) for span in spans]
    return strip_of(pieces, width, style(f"role--{Role.TEXT}"))


def truncate(text: str, width: int) -> str:
    """Return a text cut to `width` cells; one that was cut ends in an ellipsis."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…"[: max(0, width)]
