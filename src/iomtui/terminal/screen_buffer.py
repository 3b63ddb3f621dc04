"""The cells of the screen, so that a frame has only those that differ from what is shown.

Textual draws whole widgets. On a slow line each cell counts, and so does each change of colour.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import repeat
from operator import itemgetter
from typing import NamedTuple

from rich.cells import split_graphemes
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate

_GAP = 5
"""The most cells that did not change and are written all the same: to skip them takes as much."""

_ONE_CELL_EACH = re.compile(
    r"[\x20-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u2190-\u22ff\u2500-\u25fc]*"
)
"""Characters that every terminal draws in one cell each. Of wide, combining and joined ones
terminals disagree, by their version of Unicode."""

_ATTRIBUTES = {
    "bold": "1",
    "dim": "2",
    "italic": "3",
    "underline": "4",
    "blink": "5",
    "reverse": "7",
    "strike": "9",
}
"""Parameters of Select Graphic Rendition (ECMA-48, SGR)."""


_LINK_ID = "id=iomtui"
"""With the same id, the pieces of an address are one hyperlink, in whatever rows they stand (OSC 8,
https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda)."""


class Pen(NamedTuple):
    """How a cell is drawn, as parameters of SGR and the address of a hyperlink."""

    attributes: tuple[str, ...] = ()
    foreground: str = "39"
    background: str = "49"
    link: str = ""


Cell = tuple[str, Pen]
"""A character with what is combined with it; empty for the second cell of a wide one."""

_PLAIN = Pen()
_BLANK: Cell = (" ", _PLAIN)


class ScreenBuffer:
    """What is to be shown, and what the terminal shows."""

    def __init__(self) -> None:
        self._wanted: list[list[Cell]] = []
        self._shown: list[list[Cell]] = []
        self._cursor = (0, 0)
        self._shown_cursor: tuple[int, int] | None = None

    @property
    def size(self) -> tuple[int, int]:
        """The columns and rows of what is to be shown; nothing at first."""
        return (len(self._wanted[0]) if self._wanted else 0, len(self._wanted))

    def forget(self) -> None:
        """Take nothing for shown: the terminal may show something else."""
        self._shown = [[] for _ in self._wanted]
        self._shown_cursor = None

    def draw(self, update: CompositorUpdate, cursor: tuple[int, int], colours: ColorSystem) -> None:
        """Draw what Textual has rendered; `cursor` is the column and row of the cursor."""
        self._cursor = cursor
        if isinstance(update, LayoutUpdate):
            size = update.region.size
            if self.size != size:
                self._wanted = [[_BLANK] * size.width for _ in range(size.height)]
                self.forget()
            left, top, right, _ = update.region.corners
            for y, strips in enumerate(update.strips, top):
                segments = (segment for strip in strips for segment in strip)
                self._draw_row(y, left, left, right, _cells(segments, colours))
        elif isinstance(update, ChopsUpdate):
            for y, left, right in update.spans:
                for x, strip in update.chops[y].items():
                    if strip is not None:
                        self._draw_row(y, x, left, right, _cells(strip, colours))

    def _draw_row(self, y: int, x: int, left: int, right: int, cells: list[Cell]) -> None:
        """Draw cells from column `x` on, as far as they are between two columns."""
        if y < len(self._wanted):
            row = self._wanted[y]
            start, end = max(x, left), min(x + len(cells), right, len(row))
            if start < end:
                row[start:end] = cells[start - x : end - x]

    def next_frame(self) -> str:
        """Return what makes the terminal show what is wanted; empty if it does already."""
        parts: list[str] = []
        pen = _PLAIN
        for y, (row, shown) in enumerate(zip(self._wanted, self._shown, strict=True)):
            if row == shown:
                continue
            if _has_certain_columns(row) and _has_certain_columns(shown):
                spans = list(_changes(row, shown))
            else:
                # Nobody knows which cells the terminal has used for this row.
                parts += [_transition(pen, _PLAIN), f"\x1b[{y + 1}H\x1b[K"]
                pen, spans = _PLAIN, [(0, len(row))]
            for start, end in spans:
                parts.append(f"\x1b[{y + 1};{start + 1}H")
                pen = _write(parts, row, start, end, pen)
            self._shown[y] = row.copy()
        if not self._wanted or (not parts and self._cursor == self._shown_cursor):
            return ""
        self._shown_cursor = self._cursor
        column, line = self._cursor
        return "".join((*parts, _transition(pen, _PLAIN), f"\x1b[{line + 1};{column + 1}H"))


def _changes(row: list[Cell], shown: list[Cell]) -> Iterator[tuple[int, int]]:
    """Yield where a row differs from what is shown, as first and last column."""
    if len(row) != len(shown):
        yield 0, len(row)
        return
    start = end = -1
    for x, (cell, other) in enumerate(zip(row, shown, strict=True)):
        if cell == other:
            continue
        if end < 0:
            start = x
        elif x - end > _GAP:
            yield start, end
            start = x
        end = x + 1
    yield start, end


def _write(parts: list[str], row: list[Cell], start: int, end: int, pen: Pen) -> Pen:
    """Add the cells of a row, and return the pen of the last one.

    After a character of disputed width nobody knows the column. The first cell behind a gap gets
    it back, so that columns stand in line. Within a text no cell does: it could take the place of
    a vowel sign, for which many terminals use a cell of its own.
    """
    is_disputed = False
    for x in range(start, end):
        text, wanted = row[x]
        if is_disputed and _begins_column(row[max(start, x - 2) : x], row[x]):
            parts.append(f"\x1b[{x + 1}G")
            is_disputed = False
        if wanted is not pen:
            parts.append(_transition(pen, wanted))
            pen = wanted
        parts.append(text)
        if not _ONE_CELL_EACH.fullmatch(text):
            is_disputed = True
    return pen


def _begins_column(before: list[Cell], cell: Cell) -> bool:
    """Return whether a cell follows two spaces and has a text or a background of its own."""
    if [text for text, _ in before] != [" ", " "]:
        return False
    return cell[0].strip() != "" or _ground(cell[1]) != _ground(before[-1][1])


def _ground(pen: Pen) -> tuple[str, bool]:
    """Return what shows in an empty cell."""
    return pen.background, _ATTRIBUTES["reverse"] in pen.attributes


def _has_certain_columns(row: list[Cell]) -> bool:
    """Return whether all terminals draw each character of a row in the same column."""
    return _ONE_CELL_EACH.fullmatch("".join(map(itemgetter(0), row))) is not None


@lru_cache(maxsize=1024)
def _transition(pen: Pen, wanted: Pen) -> str:
    """Return what changes a pen, with no more than the parameters that differ."""
    parts = []
    if pen.link != wanted.link:
        parts.append(f"\x1b]8;{_LINK_ID if wanted.link else ''};{wanted.link}\x1b\\")
    codes: list[str] = []
    if pen.attributes != wanted.attributes:
        if pen.attributes:
            # Some terminals have no codes that end a single attribute.
            codes, pen = ["0"], _PLAIN
        codes += wanted.attributes
    codes += [new for old, new in zip(pen[1:3], wanted[1:3], strict=True) if old != new]
    if codes:
        is_plain = wanted[:3] == _PLAIN[:3]
        parts.append("\x1b[m" if is_plain else f"\x1b[{';'.join(codes)}m")
    return "".join(parts)


def _cells(segments: Iterable[Segment], colours: ColorSystem) -> list[Cell]:
    cells: list[Cell] = []
    for text, style, control in segments:
        if control:
            continue
        pen = _pen(style, colours) if style else _PLAIN
        if _ONE_CELL_EACH.fullmatch(text):
            cells += zip(text, repeat(pen))
            continue
        for start, end, width in split_graphemes(text)[0]:
            if width:
                cells += [(text[start:end], pen), *[("", pen)] * (width - 1)]
    return cells


@lru_cache(maxsize=1024)
def _pen(style: Style, colours: ColorSystem) -> Pen:
    return Pen(
        tuple(code for name, code in _ATTRIBUTES.items() if getattr(style, name)),
        _colour(style.color, colours, foreground=True),
        _colour(style.bgcolor, colours, foreground=False),
        style.link or "",
    )


def _colour(colour: Color | None, colours: ColorSystem, *, foreground: bool) -> str:
    if colour is None:
        return "39" if foreground else "49"
    return ";".join(colour.downgrade(colours).get_ansi_codes(foreground))
