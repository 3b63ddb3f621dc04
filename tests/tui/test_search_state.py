"""The state of a search: it starts at the origin and wraps around."""

from __future__ import annotations

from iomtui.catalogue.search import Hit, Index, Passage, SearchResult
from iomtui.tui.search_state import ReadingPosition, SearchState
from iomtui.tui.widgets.text_field import InputText
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


def test_a_new_search_is_empty_and_typing() -> None:
    search = SearchState(TEXTS, ReadingPosition(1, ScrollAnchor()))
    assert (search.result, search.hit, search.typing) == (SearchResult(), None, True)
    assert search.stepped(1) == search


def test_the_first_hit_is_the_next_one_from_the_origin_or_else_the_first_of_all() -> None:
    assert typed("word").result.hits == HITS
    assert [typed("word", at=entry).hit for entry in range(3)] == [HITS[0], HITS[1], HITS[3]]
    assert typed("woord", at=2).hit == Hit(0, "a", (1,))


def test_steps_go_in_both_directions_and_wrap_around() -> None:
    search = typed("word")
    seen = []
    for _ in range(5):
        seen.append(search.hit)
        search = search.stepped(1)
    assert seen == [*HITS, HITS[0]]
    assert typed("word").stepped(-1).hit == HITS[3]
    assert typed("word").stepped(1).stepped(-1) == typed("word")


def test_each_letter_searches_again_from_the_origin() -> None:
    search = typed("wor", at=1).stepped(1).stepped(1)
    assert search.hit == HITS[3]
    assert search.with_line(search.line.typed("d")).hit == HITS[1]
    assert typed("two", at=2).hit == Hit(1, "", (0,))


def test_moving_the_cursor_keeps_the_current_hit() -> None:
    search = typed("word").stepped(1)
    moved = search.with_line(search.line.edited("left"))
    assert moved.line.cursor == 3
    assert moved.hit == search.hit == HITS[1]


def test_an_unknown_word_and_an_empty_line_have_no_hit() -> None:
    search = typed("word").stepped(1)
    nowhere = search.with_line(search.line.typed("x"))
    assert (nowhere.hit, nowhere.result.words) == (None, ("wordx",))
    assert nowhere.stepped(1).hit is None
    emptied = search.with_line(InputText())
    assert (emptied.hit, emptied.result) == (None, SearchResult())
