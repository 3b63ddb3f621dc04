"""One entry in two languages, statement beside statement, what each rests on under it."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len

from iomtui.catalogue.alignment import align_blocks
from iomtui.catalogue.entry import Block, Entry
from iomtui.render.typesetting import (
    MAX_MEASURE,
    Line,
    Measure,
    Role,
    Span,
    Spans,
    label_width,
    layout_block,
    padded_to,
    wrap,
)

LEAST_WIDTH = 70
"""The narrowest window in which two languages stand side by side, in cells; else they stack."""

_GUTTER = 4


class LanguageColumn(NamedTuple):
    """One of the two languages."""

    name: str
    """The language's own name."""
    entry: Entry
    """The entry in that language."""


class PairLayout(NamedTuple):
    """How two languages share a space."""

    width: int
    """The width of the space, in cells."""
    stacked: bool
    """Whether the second language stands under the first, pair by pair."""

    @property
    def measure(self) -> Measure:
        """How wide each language is set."""
        text = self.width if self.stacked else (self.width - _GUTTER) // 2
        return Measure(max(1, min(MAX_MEASURE, text)), 0)


def layout_headings(
    left: LanguageColumn, right: LanguageColumn, layout: PairLayout
) -> tuple[Line, ...]:
    """Return what stands over the columns: the title, once if both have the same, and names."""
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
    rows = titles[0] if same else _joined(titles, measure)
    return (*map(Line, rows), Line(()), *map(Line, _joined(names, measure)))


def layout_side_by_side(
    left: LanguageColumn, right: LanguageColumn, layout: PairLayout
) -> tuple[Line, ...]:
    """Return an entry in two languages, pair by pair."""
    columns, measure = (left, right), layout.measure
    labels = [label_width(column.entry.blocks, measure) for column in columns]
    lines: list[Line] = []
    for blocks in align_blocks((left.entry, right.entry)):
        cells = [_cell(*each, measure) for each in zip(blocks, labels, strict=True)]
        if layout.stacked:
            named = [
                [(Span(column.name, Role.HEADING),), *cell.text, *cell.marks]
                for column, cell in zip(columns, cells, strict=True)
                if cell.text
            ]
            rows = [row for each in named for row in each]
        else:
            rows = _joined([cell.text for cell in cells], measure)
            rows += _joined([cell.marks for cell in cells], measure)
        name = next(block.id for block in blocks if block)
        lines += [Line((), name)] if lines else []
        lines += (Line(row, name) for row in rows)
    return tuple(lines)


class _Cell(NamedTuple):
    """A statement in one language."""

    text: list[Spans]
    marks: list[Spans]


def _cell(block: Block | None, labels: int, measure: Measure) -> _Cell:
    """Return a statement, and what it rests on, which is set to the right under it."""
    if block is None:
        return _Cell([], [])
    told = "  ".join(filter(None, (block.attribution.only, " ".join(block.attribution.marks))))
    marks = [
        (*padded_to((), measure.text - cell_len(row)), Span(row, Role.MARK))
        for row in wrap(told, measure.text)
    ]
    return _Cell(list(layout_block(block, labels, measure)), marks)


def _joined(cells: list[list[Spans]], measure: Measure) -> list[Spans]:
    """Return two columns as rows."""
    left, right = cells
    joined = []
    for index in range(max(len(left), len(right))):
        first = padded_to(left[index] if index < len(left) else (), measure.text + _GUTTER)
        second = right[index] if index < len(right) else ()
        joined.append((*first, *second) if second else first)
    return joined
