"""An entry in two languages side by side: each statement with its marks beside or under it."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len

from iomtui.catalogue.entry import Block, Entry, align_blocks
from iomtui.render.typesetting import (
    GAP,
    MARGIN,
    MAX_MEASURE,
    Line,
    Measure,
    Role,
    Span,
    Spans,
    has_gap,
    label_width,
    layout_block,
    note_rows,
    pad_spans,
    wrap,
)

LEAST_WIDTH = 70
"""The minimum columns of a window for two columns of text; below, the languages are stacked."""

_GUTTER = 4

_LEAST_BESIDE_MARGIN = 36
"""The minimum width of each text beside the marks, in cells."""


class LanguageColumn(NamedTuple):
    """One of the two languages."""

    name: str
    entry: Entry


class PairLayout(NamedTuple):
    """The arrangement of two languages."""

    width: int
    """The width of the space for both, in cells."""
    stacked: bool
    """Whether each pair has the second language under the first."""

    @property
    def measure(self) -> Measure:
        """The measure of each language; without a margin if there is no room for it."""
        beside = (self.width - MARGIN - 2 * GAP) // 2
        if not self.stacked and beside >= _LEAST_BESIDE_MARGIN:
            return Measure(min(MAX_MEASURE, beside), MARGIN)
        text = self.width if self.stacked else (self.width - _GUTTER) // 2
        return Measure(max(1, min(MAX_MEASURE, text)), 0)


def layout_headings(
    left: LanguageColumn, right: LanguageColumn, layout: PairLayout
) -> tuple[Line, ...]:
    """Return the headings: the titles, one if both are equal, and the languages' names."""
    columns, measure = (left, right), layout.measure
    same = left.entry.title == right.entry.title
    titles: list[list[Spans]] = [
        [(Span(row, Role.TITLE),) for row in wrap(column.entry.title, measure.text)]
        for column in columns[: 1 if same else 2]
    ]
    notes: list[list[Spans]] = [
        [(Span(row, Role.NOTE),) for row in note_rows(column.entry, measure)] for column in columns
    ]
    if layout.stacked:
        return (*(Line(row) for rows in (*titles, *notes) for row in rows), Line(()))
    names: list[list[Spans]] = [
        [*((Span(row, Role.HEADING),) for row in wrap(column.name, measure.text)), *note]
        for column, note in zip(columns, notes, strict=True)
    ]
    rows = titles[0] if same else _join_columns(titles, measure)
    return (*map(Line, rows), Line(()), *map(Line, _join_columns(names, measure)), Line(()))


def layout_side_by_side(
    left: LanguageColumn, right: LanguageColumn, layout: PairLayout
) -> tuple[Line, ...]:
    """Return the pairs of statements of an entry."""
    columns, measure = (left, right), layout.measure
    labels = [label_width(column.entry.blocks, measure) for column in columns]
    lines: list[Line] = []
    previous: Block | None = None
    for blocks in align_blocks((left.entry, right.entry)):
        cells = [_cell(*each, measure) for each in zip(blocks, labels, strict=True)]
        block = next(filter(None, blocks))
        if layout.stacked:
            stacked = [
                [(Span(column.name, Role.HEADING),), *cell.text, *cell.marks]
                for column, cell in zip(columns, cells, strict=True)
                if cell.text
            ]
            rows = [row for each in stacked for row in each]
        else:
            rows = _join_columns([cell.text for cell in cells], measure, _marks(blocks, measure))
            rows += _join_columns([cell.marks for cell in cells], measure)
        if lines and (not measure.margin or has_gap(previous, block)):
            lines.append(Line((), block.id))
        lines += (Line(row, block.id) for row in rows)
        previous = block
    return tuple(lines)


class _Cell(NamedTuple):
    """A statement in one language."""

    text: list[Spans]
    marks: list[Spans]
    """Those that stand under it."""


def _cell(block: Block | None, labels: int, measure: Measure) -> _Cell:
    if block is None:
        return _Cell([], [])
    marks_under = () if measure.margin else block.attribution.marks
    attribution = "  ".join(filter(None, (block.attribution.only, " ".join(marks_under))))
    marks = [
        (*pad_spans((), measure.text - cell_len(row)), Span(row, Role.MARK))
        for row in wrap(attribution, measure.text)
        if row
    ]
    return _Cell(list(layout_block(block, labels, measure)), marks)


def _marks(blocks: tuple[Block | None, ...], measure: Measure) -> list[str]:
    """Return the rows between the columns: the marks of the language that has more of them."""
    marks = max((block.attribution.marks for block in blocks if block), key=len)
    return wrap(" ".join(marks), measure.margin) if measure.margin else []


def _join_columns(
    cells: list[list[Spans]], measure: Measure, between: Sequence[str] = ()
) -> list[Spans]:
    """Return the rows of two columns, with texts in the margin between them."""
    middle = measure.margin + 2 * GAP if measure.margin else _GUTTER
    marks: list[Spans] = [(Span(" " * GAP + row, Role.MARK),) for row in between]
    rows = []
    for left, mark, right in zip_longest(cells[0], marks, cells[1], fillvalue=()):
        first = pad_spans(left, measure.text)
        rows.append((*pad_spans((*first, *mark), measure.text + middle), *right))
    return rows
