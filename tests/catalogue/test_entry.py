"""Align the blocks of an entry in several languages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iomtui.catalogue.entry import Block, Entry, align_blocks
from iomtui.catalogue.provenance import Attribution

NOTHING = Attribution((), ())
IDS = [f"b{number}" for number in range(8)]


def entry(ids: list[str], language: str = "") -> Entry:
    blocks = tuple(Block(name, NOTHING, paragraphs=(f"{name} {language}",)) for name in ids)
    return Entry("entry", "Entry", 1, blocks)


def ids_of(rows: list[tuple[Block | None, ...]], column: int) -> list[str]:
    return [block.id for row in rows if (block := row[column])]


def order(*languages: str) -> list[str]:
    rows = align_blocks([entry(ids.split()) for ids in languages])
    return [next(block.id for block in row if block) for row in rows]


def test_a_block_of_one_language_keeps_its_place() -> None:
    assert order(":place origin start", ":place :gloss origin start") == [
        *(":place", ":gloss", "origin", "start")
    ]
    assert order("a b", "x a b") == ["x", "a", "b"]
    assert order("a b", "a b x y") == ["a", "b", "x", "y"]
    assert order("a x b", "a y b") == ["a", "y", "x", "b"]
    assert order("", "a b") == order("a b", "") == ["a", "b"]
    assert order("a c", "a b c", "a b x c") == ["a", "b", "x", "c"]


orders = st.lists(st.sampled_from(IDS), unique=True)


@given(st.lists(orders, min_size=1, max_size=3))
def test_every_block_is_in_one_row_with_those_of_the_same_id(
    languages: list[list[str]],
) -> None:
    rows = align_blocks([entry(ids, str(index)) for index, ids in enumerate(languages)])
    for index, ids in enumerate(languages):
        blocks = [row[index] for row in rows if row[index]]
        assert sorted(ids_of(rows, index)) == sorted(ids)
        assert all(block and block.paragraphs == (f"{block.id} {index}",) for block in blocks)
    assert all(len({block.id for block in row if block}) == 1 for row in rows)
    assert ids_of(rows, 0) == languages[0]


@given(orders, st.sets(st.sampled_from(IDS)), st.sets(st.sampled_from(IDS)))
def test_a_common_order_is_kept_in_every_language(
    ids: list[str], first: set[str], second: set[str]
) -> None:
    languages = [[name for name in ids if name in kept] for kept in (first, second)]
    rows = align_blocks([entry(each) for each in languages])
    assert [ids_of(rows, 0), ids_of(rows, 1)] == languages
