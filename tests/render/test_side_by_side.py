"""Two languages side by side: each statement once, with its marks beside or under it."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Block, Entry, align_blocks
from iomtui.catalogue.provenance import Attribution
from iomtui.render.side_by_side import (
    LEAST_WIDTH,
    LanguageColumn,
    PairLayout,
    layout_headings,
    layout_side_by_side,
)
from iomtui.render.typesetting import Line, Role, width_of

GUTTER = 4

each_entry = pytest.mark.parametrize("index", range(10))


def columns_of(editions: tuple[Edition, ...], index: int) -> tuple[LanguageColumn, LanguageColumn]:
    """Return an entry in English and in Indonesian."""
    by_tag = {
        edition.tag: LanguageColumn(edition.name, edition.entries[index]) for edition in editions
    }
    return by_tag["en"], by_tag["id"]


def bare(*texts: str) -> str:
    """Return texts without white space, so that it does not matter where lines break."""
    return "".join("".join(texts).split())


def visible_text(block: Block | None) -> str:
    """Return what a reader is to see of a statement, mark by mark."""
    if block is None:
        return ""
    items = [f"·{item}" for item in block.items]
    texts = (block.label, block.note, *block.paragraphs, *items)
    return bare(*texts, block.attribution.only, *block.attribution.marks)


def marks_of(block: Block | None) -> tuple[str, ...]:
    return block.attribution.marks if block else ()


def by_block(lines: tuple[Line, ...]) -> dict[str, list[str]]:
    """Return the lines of each block, in order."""
    result: dict[str, list[str]] = {}
    for line in lines:
        result.setdefault(line.block, []).append(line.text)
    return result


@each_entry
@pytest.mark.parametrize("width", [LEAST_WIDTH, 78])
def test_each_statement_is_there_once_in_each_language_with_its_marks_under_it(
    shipped_editions: tuple[Edition, ...], index: int, width: int
) -> None:
    left, right = columns_of(shipped_editions, index)
    lines = layout_side_by_side(left, right, PairLayout(width, stacked=False))
    assert max(map(width_of, lines)) <= width
    middle = (width - GUTTER) // 2
    rows = by_block(lines)
    pairs = align_blocks((left.entry, right.entry))
    assert list(rows) == [next(b.id for b in pair if b) for pair in pairs]
    for pair in pairs:
        texts = rows[next(block.id for block in pair if block)]
        assert bare(*(text[:middle] for text in texts)) == visible_text(pair[0])
        assert bare(*(text[middle : middle + GUTTER] for text in texts)) == ""
        assert bare(*(text[middle + GUTTER :] for text in texts)) == visible_text(pair[1])
        marks = next(block.attribution.marks for block in reversed(pair) if block)
        assert texts[-1].rstrip().endswith(" ".join(marks))


@each_entry
@pytest.mark.parametrize("width", [95, 117, 150])
def test_where_there_is_room_the_marks_are_in_the_margin_between_the_languages(
    shipped_editions: tuple[Edition, ...], index: int, width: int
) -> None:
    left, right = columns_of(shipped_editions, index)
    layout = PairLayout(width, stacked=False)
    lines = layout_side_by_side(left, right, layout)
    assert max(map(width_of, lines)) <= width
    text, margin = layout.measure
    rows = by_block(lines)
    for pair in align_blocks((left.entry, right.entry)):
        texts = rows[next(block.id for block in pair if block)]
        marks = max((block.attribution.marks for block in pair if block), key=len)
        assert bare(*(row[text : text + margin + 4] for row in texts)) == bare(*marks)
        for block, column in zip(pair, (slice(text), slice(text + margin + 4, None)), strict=True):
            shown = bare(*(row[column] for row in texts))
            assert shown == visible_text(block).removesuffix(bare(*marks_of(block)))


@each_entry
@pytest.mark.parametrize("width", [20, 38, LEAST_WIDTH - 1])
def test_in_a_narrow_window_one_language_is_under_the_other(
    shipped_editions: tuple[Edition, ...], index: int, width: int
) -> None:
    left, right = columns_of(shipped_editions, index)
    lines = layout_side_by_side(left, right, PairLayout(width, stacked=True))
    assert max(map(width_of, lines)) <= width
    rows = by_block(lines)
    for pair in align_blocks((left.entry, right.entry)):
        expected = [
            bare(column.name) + visible_text(block)
            for column, block in zip((left, right), pair, strict=True)
            if block
        ]
        assert bare(*rows.pop(next(block.id for block in pair if block))) == "".join(expected)
    assert not rows


def test_equal_titles_are_shown_once_and_different_ones_both(
    shipped_editions: tuple[Edition, ...],
) -> None:
    for stacked in (True, False):
        for index, titles in (
            (0, ["Burn the Past"]),
            (5, ["About the series", "Tentang serial ini"]),
        ):
            lines = layout_headings(
                *columns_of(shipped_editions, index), PairLayout(78, stacked=stacked)
            )
            shown = [s.text for line in lines for s in line.spans if s.role is Role.TITLE]
            assert shown == titles


def test_each_column_has_the_name_of_its_language(shipped_editions: tuple[Edition, ...]) -> None:
    lines = layout_headings(*columns_of(shipped_editions, 0), PairLayout(78, stacked=False))
    (heading,) = (line for line in lines if line.text.startswith("English"))
    assert heading.text.index("Bahasa Indonesia") == 37 + GUTTER


def test_columns_are_aligned_with_wide_characters() -> None:
    wide = Block("a", Attribution(("E",), ()), label="標題", paragraphs=("連続する文字 " * 12,))
    plain = Block(
        "a", Attribution(("E",), ()), label="Label", paragraphs=("\n".join(["words"] * 12),)
    )
    left, right = (LanguageColumn("X", Entry("e", "T", 1, (block,))) for block in (wide, plain))
    for width in range(LEAST_WIDTH, 140, 7):
        lines = layout_side_by_side(left, right, PairLayout(width, stacked=False))
        assert max(map(width_of, lines)) <= width
        starts = {
            cell_len(line.text[: line.text.index("words")])
            for line in lines
            if "words" in line.text and "Label" not in line.text
        }
        assert len(starts) == 1
