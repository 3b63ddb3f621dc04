"""An entry set in lines of cells, as the screen and the plain text both show it.

Each line knows its words by role, not by colour, the block that it belongs to, and what stands
beside it in the margin.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from iomtui.catalogue.entry import Block, Entry

MAX_MEASURE = 66
"""The widest that running text is set, in cells; wider lines are hard to follow."""

MARGIN = 8
"""The width of the margin for marks, in cells."""

GAP = 2
"""The space between text and margin, in cells."""

_MAX_LABEL = 14
_LEAST_BESIDE_LABEL = 22
_LEAST_BESIDE_MARGIN = 36


class Role(StrEnum):
    """What a piece of a line is."""

    TITLE = "title"
    PLACE = "place"
    TEXT = "text"
    LABEL = "label"
    NOTE = "note"
    QUIET = "quiet"
    MARK = "mark"
    HEADING = "heading"
    KEY = "key"
    HIT = "hit"
    CODE = "code"
    CODE_DARK = "code-dark"


class Span(NamedTuple):
    """A piece of a line."""

    text: str
    """Its text."""
    role: Role
    """What it is."""


Spans: TypeAlias = tuple[Span, ...]
"""Pieces side by side."""


class Line(NamedTuple):
    """One line."""

    spans: Spans
    """Its pieces, from the left."""
    block: str = ""
    """The id of the block that it belongs to; empty for the heading."""

    @property
    def text(self) -> str:
        """The line as plain text."""
        return "".join(span.text for span in self.spans)


class Measure(NamedTuple):
    """How wide things are set, in cells."""

    text: int
    """The text."""
    margin: int
    """The margin for marks; 0 puts them under the text."""


def measure_for(width: int) -> Measure:
    """Return how to set text in a space of `width` cells."""
    beside = width - GAP - MARGIN
    if beside < _LEAST_BESIDE_MARGIN:
        return Measure(max(1, min(width, MAX_MEASURE)), 0)
    return Measure(min(beside, MAX_MEASURE), MARGIN)


def layout_entry(entry: Entry, source_heading: str, measure: Measure) -> tuple[Line, ...]:
    """Return an entry in lines: its title, then its blocks with their marks.

    `source_heading` stands over the margin.
    """
    heading: list[Spans] = [(Span(text, Role.TITLE),) for text in wrap(entry.title, measure.text)]
    lines = list(with_marks(heading, (source_heading,) if measure.margin else (), measure, ""))
    labels = label_width(entry.blocks, measure)
    previous: Block | None = None
    for block in entry.blocks:
        if _parted(previous, block):
            lines.append(Line((), previous.id if previous else ""))
        rows = list(layout_block(block, labels, measure))
        lines += with_marks(rows, block.attribution.marks, measure, block.id)
        previous = block
    return tuple(lines)


def with_aside(lines: tuple[Line, ...], aside: Spans, measure: Measure) -> tuple[Line, ...]:
    """Return lines with something set to the right of the first one, if there is room for it."""
    first = lines[0] if lines else Line(())
    title = Line(first.spans[:1])
    room = measure.text - width_of(title) - width_of(Line(aside))
    if room < GAP:
        return lines
    gap = Span(" " * room, Role.TEXT)
    # What stands in the margin keeps its place.
    margin = first.spans[2:]
    before = (Span(" " * GAP, Role.TEXT),) if margin else ()
    return (first._replace(spans=(*title.spans, gap, *aside, *before, *margin)), *lines[1:])


def wrap(text: str, width: int) -> list[str]:
    """Return a text in lines of at most `width` cells; words that are longer are divided."""
    rows: list[str] = []
    for part in text.split("\n"):
        set_part = Text(part).wrap(_CONSOLE, max(1, width), overflow="fold")
        rows += [line.plain.rstrip() for line in set_part]
    return rows


_CONSOLE = Console(width=80, color_system=None)


def _parted(previous: Block | None, block: Block) -> bool:
    """Tell whether a blank line goes before a block: not between what forms a small table."""
    if previous is None:
        return block.tone != "place"
    if previous.tone == "place":
        return block.tone != "gloss"
    both_labelled = bool(previous.label and block.label)
    return not both_labelled or (previous.tone == "gloss") != (block.tone == "gloss")


def label_width(blocks: tuple[Block, ...], measure: Measure) -> int:
    """Return the width of the column of labels with its gap, 0 if they stand over the text."""
    widest = max((cell_len(block.label) for block in blocks), default=0)
    column = widest + GAP
    fits = widest <= _MAX_LABEL and measure.text - column >= _LEAST_BESIDE_LABEL
    return column if widest and fits else 0


def layout_block(block: Block, labels: int, measure: Measure) -> Iterator[Spans]:
    """Yield the rows of a block, without its marks; `labels` is the width of their column."""
    indent = labels if block.label else 0
    if block.label and not indent:
        yield from ((Span(text, Role.LABEL),) for text in wrap(block.label, measure.text))
    label = Span(_padded(block.label, indent), Role.LABEL)
    for text, role, hang in _rows(block, measure.text - indent):
        before = (label,) if indent else ()
        yield (*before, Span(f"{hang}{text}", role))
        label = Span(" " * indent, Role.LABEL)


def _rows(block: Block, width: int) -> Iterator[tuple[str, Role, str]]:
    """Yield each row of a block's text with its role and what hangs before it."""
    role = {"place": Role.PLACE, "quiet": Role.QUIET}.get(block.tone, Role.TEXT)
    if block.note:
        yield from ((text, Role.NOTE, "") for text in wrap(block.note, width))
    for index, paragraph in enumerate(block.paragraphs):
        if index:
            yield "", role, ""
        yield from ((text, role, "") for text in wrap(paragraph, width))
    for item in block.items:
        for index, text in enumerate(wrap(item, width - 2)):
            yield text, role, "  " if index else "· "


def with_marks(
    rows: list[Spans], marks: tuple[str, ...], measure: Measure, block: str
) -> Iterator[Line]:
    """Yield rows as lines of a block, with its marks in the margin, else at the end."""
    if measure.margin:
        role = Role.MARK if block else Role.HEADING
        beside = wrap(" ".join(marks), measure.margin) if marks else []
        for index in range(max(len(rows), len(beside))):
            row = rows[index] if index < len(rows) else ()
            if index < len(beside):
                gap = measure.text + GAP - width_of(Line(row))
                row = (*row, Span(" " * gap, Role.TEXT), Span(beside[index], role))
            yield Line(row, block)
        return
    if not marks:
        yield from (Line(row, block) for row in rows)
        return
    yield from (Line(row, block) for row in rows[:-1])
    last = rows[-1] if rows else ()
    for text in wrap(" ".join(marks), measure.text):
        room = measure.text - cell_len(text) - width_of(Line(last))
        if room < GAP:
            yield Line(last, block)
            last = ()
            room = measure.text - cell_len(text)
        yield Line((*last, Span(" " * room, Role.TEXT), Span(text, Role.MARK)), block)
        last = ()


def width_of(line: Line) -> int:
    """Return the width of a line, in cells."""
    return sum(cell_len(span.text) for span in line.spans)


def padded_to(spans: Spans, width: int) -> Spans:
    """Return spans filled up with spaces to a width, in cells."""
    return (*spans, Span(" " * (width - width_of(Line(spans))), Role.TEXT))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))
