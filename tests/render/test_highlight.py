"""Highlight hits, and insert passages of other languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.loading import load
from iomtui.catalogue.normalize import normalize
from iomtui.catalogue.search import index_of
from iomtui.render.highlight import (
    Highlights,
    OtherLanguagePassage,
    entry_highlights,
    highlight_lines,
)
from iomtui.render.typesetting import Line, Measure, Role, Span, layout_entry, width_of

TEXT = Line((Span("Label ", Role.LABEL), Span("A word, and words", Role.TEXT)), "a")
LINES = (
    Line((Span("Word", Role.TITLE), Span("  word", Role.HEADING))),
    Line(()),
    TEXT,
    Line((Span("of it", Role.TEXT), Span("  ", Role.TEXT), Span("word", Role.MARK)), "a"),
    Line((), "a"),
    Line((Span("Another word", Role.TEXT),), "b"),
)
WORD = Highlights(("word",), frozenset({"a"}))


def hits(lines: tuple[Line, ...]) -> list[tuple[int, str]]:
    """Return each hit with the number of its line."""
    return [
        (number, span.text)
        for number, line in enumerate(lines)
        for span in line.spans
        if span.role is Role.HIT
    ]


def elsewhere(block: str, *texts: str) -> Highlights:
    passages = [OtherLanguagePassage(block, f"In {text.split()[0]}:", text) for text in texts]
    return Highlights(("word",), frozenset({block}), {block: passages})


def test_without_a_search_nothing_is_highlighted() -> None:
    without_words = elsewhere("a", "Dutch has the word")._replace(words=())
    for highlights in (Highlights(), without_words):
        assert highlight_lines(LINES, highlights, 40) == LINES


def test_only_blocks_with_hits_are_highlighted_and_no_marks_or_headings() -> None:
    assert hits(highlight_lines(LINES, WORD, 40)) == [(2, "word"), (2, "word")]
    both = Highlights(("word",), frozenset({"", "b"}))
    assert hits(highlight_lines(LINES, both, 40)) == [(0, "Word"), (5, "word")]


def test_the_text_around_a_hit_keeps_its_role() -> None:
    (line,) = highlight_lines((TEXT,), Highlights(("word", "label"), frozenset({"a"})), 40)
    assert line == Line(
        (
            *(Span("Label", Role.HIT), Span(" ", Role.LABEL), Span("A ", Role.TEXT)),
            *(Span("word", Role.HIT), Span(", and ", Role.TEXT), Span("word", Role.HIT)),
            Span("s", Role.TEXT),
        ),
        "a",
    )


def test_a_passage_of_another_language_goes_under_the_block_before_the_gap() -> None:
    result = highlight_lines(LINES, elsewhere("a", "Dutch has the word"), 40)
    assert [line.text for line in result] == [
        *("Word  word", "", "Label A word, and words", "of it  word"),
        *("In Dutch:", "Dutch has the word", "", "Another word"),
    ]
    assert [line.block for line in result] == ["", "", "a", "a", "a", "a", "a", "b"]
    assert result[4].spans == (Span("In Dutch:", Role.NOTE),)
    assert (5, "word") in hits(result)


def test_a_passage_goes_under_the_last_block_and_the_title_too() -> None:
    last = highlight_lines(LINES, elsewhere("b", "Dutch has the word"), 40)
    assert [line.text for line in last[5:]] == ["Another word", "In Dutch:", "Dutch has the word"]
    title = highlight_lines(LINES, elsewhere("", "Dutch has the word"), 40)
    assert [line.text for line in title[:4]] == [
        *("Word  word", "In Dutch:", "Dutch has the word", "")
    ]


def test_passages_of_several_languages_follow_each_other() -> None:
    result = highlight_lines(LINES, elsewhere("b", "Dutch word", "French word"), 40)
    assert [line.text for line in result[6:]] == [
        *("In Dutch:", "Dutch word", "In French:", "French word")
    ]


def test_a_passage_is_not_wider_than_the_text() -> None:
    result = highlight_lines(LINES, elsewhere("b", "Dutch " + "word and word " * 9), 20)
    added = result[7:]
    assert len(added) > 5
    assert max(map(width_of, added)) <= 20
    assert {line.block for line in added} == {"b"}


def test_a_block_of_another_language_goes_after_the_previous_block(
    make_folder: Callable[..., Path],
) -> None:
    """English glosses no titles; Indonesian does, after the place in the list."""
    indonesian, english = editions(load(make_folder()))
    result = index_of((indonesian, english)).find("pertama")
    marking = entry_highlights((indonesian, english), 1, 0, result)
    lines = highlight_lines(layout_entry(english.entries[0], "Source", Measure(41, 8)), marking, 41)
    rows = [line.text.strip() for line in lines]
    place = next(index for index, row in enumerate(rows) if "Episode list: 1 of 2" in row)
    assert rows[place + 1 : place + 4] == [
        "Found in Indonesian:",
        "Arti judul",
        "Yang Pertama",
    ]
    assert {line.block for line in lines[place + 1 : place + 4]} == {":gloss"}
    hits = [span.text for line in lines for span in line.spans if span.role is Role.HIT]
    assert hits == ["Pertama"]


WORDS = st.lists(st.sampled_from(["e", "refugee", "iom", "2023", "indonesia", "“", "on y"]))


@given(WORDS, st.integers(0, 9))
def test_highlighting_changes_no_text_and_highlights_only_the_words(
    shipped_editions: tuple[Edition, ...], words: list[str], index: int
) -> None:
    entry = shipped_editions[1].entries[index]
    lines = layout_entry(entry, "Source", Measure(41, 8))
    blocks = frozenset({"", *(block.id for block in entry.blocks)})
    result = highlight_lines(lines, Highlights(tuple(words), blocks), 41)
    assert [(line.text, line.block) for line in result] == [
        (line.text, line.block) for line in lines
    ]
    for _, text in hits(result):
        assert any(word in normalize(text) for word in words)


def test_a_hit_in_an_address_is_a_part_of_the_link() -> None:
    address = "https://a.example/word"
    line = Line((Span(address, Role.TEXT, address),), "a")
    (highlighted,) = highlight_lines((line,), Highlights(("word",), frozenset({"a"})), 40)
    assert highlighted.text == address
    assert [span.role for span in highlighted.spans] == [Role.TEXT, Role.HIT]
    assert {span.link for span in highlighted.spans} == {address}
