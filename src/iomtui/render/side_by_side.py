"""An entry in two languages side by side: each statement with its marks under it."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from iomtui.catalogue.entry import Block, Entry, align_blocks
from iomtui.render.typesetting import (
    MAX_MEASURE,
    Line,
    Measure,
    Role,
    Span,
    Spans,
    label_width,
    layout_block,
    pad_spans,
    wrap,
)

LEAST_WIDTH = 70
"""The minimum columns of a window for two columns of text; below, the languages are stacked."""

_GUTTER = 4


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
        """The measure of each language."""
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
    if layout.stacked:
        return tuple(Line(row) for title in titles for row in title)
    names: list[list[Spans]] = [
        [(Span(row, Role.HEADING),) for row in wrap(column.name, measure.text)]
        for column in columns
    ]
    rows = titles[0] if same else _join_columns(titles, measure)
    return (*map(Line, rows), Line(()), *map(Line, _join_columns(names, measure)))


def layout_side_by_side(
    left: LanguageColumn, right: LanguageColumn, layout: PairLayout
) -> tuple[Line, ...]:
    """Return the pairs of statements of an entry."""
    columns, measure = (left, right), layout.measure
    labels = [label_width(column.entry.blocks, measure) for column in columns]
    lines: list[Line] = []
    for blocks in align_blocks((left.entry, right.entry)):
        cells = [_cell(*each, measure) for each in zip(blocks, labels, strict=True)]
        if layout.stacked:
            stacked = [
                [(Span(column.name, Role.HEADING),), *cell.text, *cell.marks]
                for column, cell in zip(columns, cells, strict=True)
                if cell.text
            ]
            rows = [row for each in stacked for row in each]
        else:
            rows = _join_columns([cell.text for cell in cells], measure)
            rows += _join_columns([cell.marks for cell in cells], measure)
        name = next(block.id for block in blocks if block)
        lines += [Line((), name)] if lines else []
        lines += (Line(row, name) for row in rows)
    return tuple(lines)


class _Cell(NamedTuple):
    """A statement in one language."""

    text: list[Spans]
    marks: list[Spans]


def _cell(block: Block | None, labels: int, measure: Measure) -> _Cell:
    if block is None:
        return _Cell([], [])
    attribution = "  ".join(
        filter(None, (block.attribution.only, " ".join(block.attribution.marks)))
    )
    marks = [
        (*pad_spans((), measure.text - cell_len(row)), Span(row, Role.MARK))
        for row in wrap(attribution, measure.text)
    ]
    return _Cell(list(layout_block(block, labels, measure)), marks)


def _join_columns(cells: list[list[Spans]], measure: Measure) -> list[Spans]:
    left, right = cells
    rows = []
    for index in range(max(len(left), len(right))):
        first = pad_spans(left[index] if index < len(left) else (), measure.text + _GUTTER)
        second = right[index] if index < len(right) else ()
        rows.append((*first, *second) if second else first)
    return rows
