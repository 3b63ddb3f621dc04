"""A search under way: it begins where one is, and goes round."""

from __future__ import annotations

import pytest

from iomtui.catalogue.search import Hit, Index, Passage, SearchResult
from iomtui.tui.search_state import ReadingPosition, SearchState
from iomtui.tui.widgets.text_field import TextLine
from iomtui.tui.widgets.text_view import ScrollAnchor

TEXTS = Index(
    [
        [Passage("", ("one", "")), Passage("a", ("word", "woord"))],
        [Passage("", ("two", "")), Passage("a", ("word", "")), Passage("b", ("word", ""))],
        [Passage("", ("three", "")), Passage("a", ("other", "word"))],
    ]
)
HITS = (Hit(0, "a", (0,)), Hit(1, "a", (0,)), Hit(1, "b", (0,)), Hit(2, "a", (1,)))


def typed(text: str, *, at: int = 0) -> SearchState:
    search = SearchState(TEXTS, ReadingPosition(at, ScrollAnchor()))
    for character in text:
        search = search.with_line(search.line.typed(character))
    return search


def test_a_search_begins_with_nothing_and_typing() -> None:
    search = SearchState(TEXTS, ReadingPosition(1, ScrollAnchor()))
    assert (search.result, search.hit, search.typing) == (SearchResult(), None, True)
    assert search.stepped(1) == search


@pytest.mark.parametrize(
    ("at", "first"), [(0, HITS[0]), (1, HITS[1]), (2, HITS[3])], ids=["first", "second", "third"]
)
def test_the_first_hit_is_looked_for_from_where_one_is(at: int, first: Hit) -> None:
    search = typed("word", at=at)
    assert search.result.hits == HITS
    assert search.hit == first


def test_where_nothing_follows_the_first_of_all_is_at_hand() -> None:
    search = typed("woord", at=2)
    assert search.hit == Hit(0, "a", (1,))


def test_hits_are_stepped_through_in_both_directions_and_round() -> None:
    search = typed("word")
    seen = []
    for _ in range(5):
        seen.append(search.hit)
        search = search.stepped(1)
    assert seen == [*HITS, HITS[0]]
    assert typed("word").stepped(-1).hit == HITS[3]
    assert typed("word").stepped(1).stepped(-1) == typed("word")


def test_each_letter_searches_anew_from_where_the_search_began() -> None:
    search = typed("wor", at=1).stepped(1).stepped(1)
    assert search.hit == HITS[3]
    assert search.with_line(search.line.typed("d")).hit == HITS[1]
    assert typed("two", at=2).hit == Hit(1, "", (0,))


def test_moving_the_cursor_keeps_the_hit_at_hand() -> None:
    search = typed("word").stepped(1)
    moved = search.with_line(search.line.edited("left"))
    assert moved.line.cursor == 3
    assert moved.hit == search.hit == HITS[1]


def test_what_is_nowhere_has_no_hit_and_an_emptied_line_finds_nothing() -> None:
    search = typed("word").stepped(1)
    nowhere = search.with_line(search.line.typed("x"))
    assert (nowhere.hit, nowhere.result.words) == (None, ("wordx",))
    assert nowhere.stepped(1).hit is None
    emptied = search.with_line(TextLine())
    assert (emptied.hit, emptied.result) == (None, SearchResult())


def test_a_search_that_is_not_typed_any_more_keeps_what_it_found() -> None:
    search = typed("word").stepped(1)._replace(typing=False)
    assert search.stepped(1).hit == HITS[2]
    assert not search.stepped(1).typing
