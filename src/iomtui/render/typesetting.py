"""Typesetting of entries: lines of cells, the same for the screen and for plain text.

Each line has the id of its block. Its spans have roles; colours are assigned on the screen.
"""

import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace
from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Block, Entry
from iomtui.catalogue.provenance import Attribution

MAX_MEASURE = 66
"""The maximum width of running text, in cells; wider lines are hard to follow."""

MARGIN = 7
"""The width of the margin for marks, in cells: that of the longest, such as YouTube."""

GAP = 2
"""The space between text and margin, in cells."""

_MAX_LABEL = 14
_LEAST_BESIDE_LABEL = 22
_LEAST_BESIDE_MARGIN = 36


class Role(StrEnum):
    """The role of a piece of text; each theme has a style for it."""

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
    NAME = "name"
    STRONG_KEY = "strong-key"
    CURSOR = "cursor"
    CURSOR_MARK = "cursor-mark"
    CURSOR_AT_REST = "cursor-at-rest"
    """The selected row, while another widget has the focus."""


class Span(NamedTuple):
    """A part of a line."""

    text: str
    role: Role
    link: str = ""
    """The whole address of which it is a row; empty for other texts."""


Spans: TypeAlias = tuple[Span, ...]


class Line(NamedTuple):
    """A row of cells."""

    spans: Spans
    block: str = ""
    """The id of its block; empty for the heading."""

    @property
    def text(self) -> str:
        """The line as plain text."""
        return "".join(span.text for span in self.spans)


class Measure(NamedTuple):
    """The widths for typesetting, in cells."""

    text: int
    margin: int
    """The margin for marks; 0 puts the marks under the text."""


def measure_for(width: int) -> Measure:
    """Return the measure for a space of `width` cells."""
    beside = width - GAP - MARGIN
    if beside < _LEAST_BESIDE_MARGIN:
        return Measure(max(1, min(width, MAX_MEASURE)), 0)
    return Measure(min(beside, MAX_MEASURE), MARGIN)


def layout_entry(entry: Entry, source_heading: str, measure: Measure) -> tuple[Line, ...]:
    """Return the lines of an entry: its title, then its blocks with their marks.

    `source_heading` is put over the margin.
    """
    heading: list[Spans] = [(Span(text, Role.TITLE),) for text in wrap(entry.title, measure.text)]
    lines = list(with_marks(heading, (source_heading,) if measure.margin else (), measure, ""))
    lines += (Line((Span(row, Role.NOTE),), ":note") for row in note_rows(entry, measure))
    labels = label_width(entry.blocks, measure)
    previous: Block | None = None
    for block in entry.blocks:
        if has_gap(previous, block):
            lines.append(Line((), previous.id if previous else ""))
        rows = list(layout_block(block, labels, measure))
        lines += with_marks(rows, block.attribution.marks, measure, block.id)
        previous = block
    return tuple(lines)


def note_rows(entry: Entry, measure: Measure) -> list[str]:
    """Return the rows about what of an entry is in another language."""
    return wrap(entry.note, measure.text) if entry.note else []


def plain_lines(edition: Edition) -> Iterator[str]:
    """Yield the whole catalogue in one language as plain text; see `plain_entry`."""
    yield edition.title
    for entry in edition.entries:
        yield from ("", "", *plain_entry(entry, MAX_MEASURE))


def plain_entry(entry: Entry, width: int) -> Iterator[str]:
    """Yield an entry as plain text without escape codes, for lines of `width` cells.

    Marks stand in brackets after the statement, for those who hear or feel line after line.
    Addresses are whole, even where they are wider than the text.
    """
    plain = replace(entry, blocks=tuple(map(_with_marks_in_text, entry.blocks)))
    link = ""
    for line in layout_entry(plain, "", Measure(width, 0)):
        previous, link = link, next((span.link for span in line.spans if span.link), "")
        if not link:
            yield line.text.rstrip()
        elif link != previous:
            yield "".join(span.text for span in line.spans if not span.link) + link


def _with_marks_in_text(block: Block) -> Block:
    marks = block.attribution.marks
    paragraphs, items = block.paragraphs, block.items
    if not marks or not (paragraphs or items):
        return block
    *before, last = items or paragraphs
    # A mark behind an address would be taken for a part of it.
    gap = "\n" if last.rpartition("\n")[2].startswith("https://") else " "
    texts = (*before, f"{last}{gap}[{' '.join(marks)}]")
    plain = replace(block, attribution=Attribution((), ()))
    return replace(plain, items=texts) if items else replace(plain, paragraphs=texts)


def with_aside(lines: tuple[Line, ...], aside: Spans, measure: Measure) -> tuple[Line, ...]:
    """Return lines with spans added to the right of the first line, if there is room."""
    first = lines[0] if lines else Line(())
    title = Line(first.spans[:1])
    free = measure.text - width_of(title) - width_of(Line(aside))
    if free < GAP:
        return lines
    gap = Span(" " * free, Role.TEXT)
    margin = first.spans[2:]
    before = (Span(" " * GAP, Role.TEXT),) if margin else ()
    return (first._replace(spans=(*title.spans, gap, *aside, *before, *margin)), *lines[1:])


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of a text, at most `width` cells wide; longer words are split.

    There is room left for vowel signs, for which many terminals use a cell of their own.
    """
    rows: list[str] = []
    for part in text.split("\n"):
        lines = _fold(part, width)
        signs = 0 if part.isascii() else max(map(_spacing_marks, lines))
        rows += _fold(part, max(width - signs, width // 2)) if signs else lines
    return rows


def wrap_spans(text: str, role: Role, width: int) -> Iterator[Span]:
    """Yield the rows of a text; those of an address on a line of its own have it as their link."""
    for line in text.split("\n"):
        link = line if line.startswith("https://") else ""
        yield from (Span(row, role, link) for row in wrap(line, width))


def _fold(text: str, width: int) -> list[str]:
    if cell_len(text) <= width:
        return [text.rstrip()]
    lines = Text(text).wrap(_CONSOLE, max(1, width), overflow="fold")
    return [line.plain.rstrip() for line in lines]


def _spacing_marks(text: str) -> int:
    return sum(unicodedata.category(character) == "Mc" for character in text)


def truncate(text: str, width: int) -> str:
    """Return a text cut to `width` cells; one that was cut ends in an ellipsis."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(0, width - 1)).rstrip() + "…"[: max(0, width)]


def full_line(text: str, role: Role, columns: int) -> Line:
    """Return a text after a space as a line of exactly that width."""
    return Line((Span(set_cell_size(f" {truncate(text, columns - 1)}", columns), role),))


_CONSOLE = Console(width=80, color_system=None)


def has_gap(previous: Block | None, block: Block) -> bool:
    """Return whether a blank line goes before a block. Labelled blocks form a table without."""
    if previous is None:
        return block.tone != "place"
    if previous.tone == "place":
        return block.tone != "gloss"
    if previous.tone == "heading" or block.tone == "footnote":
        return False
    return not (previous.label and block.label)


def label_width(blocks: tuple[Block, ...], measure: Measure) -> int:
    """Return the width of the label column with its gap; 0 puts the labels over the text."""
    widest = max((cell_len(block.label) for block in blocks), default=0)
    column = widest + GAP
    fits = widest <= _MAX_LABEL and measure.text - column >= _LEAST_BESIDE_LABEL
    return column if widest and fits else 0


def layout_block(block: Block, labels: int, measure: Measure) -> Iterator[Spans]:
    """Yield the rows of a block, without its marks; `labels` is the width of the label column."""
    indent = labels if block.label else 0
    if block.label and not indent:
        yield from ((Span(text, Role.LABEL),) for text in wrap(block.label, measure.text))
    label = Span(block.label + " " * (indent - cell_len(block.label)), Role.LABEL)
    for span in _rows(block, measure.text - indent):
        before = (label,) if indent else ()
        yield (*before, span)
        label = Span(" " * indent, Role.LABEL)


def _rows(block: Block, width: int) -> Iterator[Span]:
    """Yield each row of a block's text."""
    role = {"place": Role.PLACE, "gloss": Role.TEXT, "plain": Role.TEXT}.get(block.tone, Role.QUIET)
    if block.note:
        yield from wrap_spans(block.note, Role.NOTE, width)
    for index, paragraph in enumerate(block.paragraphs):
        if index:
            yield Span("", role)
        yield from wrap_spans(paragraph, role, width)
    for item in block.items:
        for index, text in enumerate(wrap(item, width - 2)):
            yield Span(f"{'  ' if index else '· '}{text}", role)


def with_marks(
    rows: list[Spans], marks: tuple[str, ...], measure: Measure, block: str
) -> Iterator[Line]:
    """Yield rows as lines of a block, with its marks in the margin or at the end."""
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
        free = measure.text - cell_len(text) - width_of(Line(last))
        if free < GAP:
            yield Line(last, block)
            last = ()
            free = measure.text - cell_len(text)
        yield Line((*last, Span(" " * free, Role.TEXT), Span(text, Role.MARK)), block)
        last = ()


def width_of(line: Line) -> int:
    """Return the width of a line, in cells."""
    return sum(cell_len(span.text) for span in line.spans)


def pad_spans(spans: Spans, width: int) -> Spans:
    """Return spans padded with spaces to a width, in cells."""
    return (*spans, Span(" " * (width - width_of(Line(spans))), Role.TEXT))
