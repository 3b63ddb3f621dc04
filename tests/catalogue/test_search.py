"""Search in every language at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.entry import align_blocks
from iomtui.catalogue.loading import load
from iomtui.catalogue.normalize import normalize
from iomtui.catalogue.search import TITLE, Hit, Index, Passage, SearchResult, index_of

INDONESIAN, ENGLISH = 0, 1
"""The order in which both catalogues offer their languages."""

FIRST, SECOND, ABOUT, ORIGINS = range(4)
"""The entries of the small catalogue."""

Find = Callable[..., list[Hit]]


@pytest.fixture(scope="module")
def small(make_folder: Callable[..., Path]) -> tuple[Edition, ...]:
    folder = make_folder(
        ("languages/en.yaml", "Real lives.", "Real lives in IOM’s “Café”."),
        ("languages/id.yaml", "Kehidupan nyata.", "Kehidupan nyata di Kafe."),
    )
    return editions(load(folder), "press")


@pytest.fixture(scope="module")
def find(small: tuple[Edition, ...]) -> Find:
    index = index_of(small)
    return lambda query: list(index.find(query).hits)


@pytest.fixture(scope="module")
def shipped_index(shipped_editions: tuple[Edition, ...]) -> Index:
    return index_of(shipped_editions)


@pytest.mark.parametrize(
    "query", ["café", "CAFE", "cafe\u0301", "iom's", "IOMʼs", "ioms", '"Café"', "“cafe”", " café  "]
)
def test_case_accents_and_typographic_quotes_make_no_difference(find: Find, query: str) -> None:
    wanted = [Hit(entry, "origin", (ENGLISH,)) for entry in (FIRST, SECOND, ABOUT)]
    assert find(query) == wanted


@pytest.mark.parametrize("query", ["", " ", "\t\n", "´", "'", "\u0301"])
def test_an_empty_query_has_no_hits(shipped_index: Index, query: str) -> None:
    assert shipped_index.find(query) == SearchResult()


def test_an_unknown_word_has_no_hits(shipped_index: Index) -> None:
    result = shipped_index.find("Zebra")
    assert (result.words, result.hits) == (("zebra",), ())


def test_all_words_must_be_in_one_block_in_any_order(find: Find) -> None:
    wanted = [Hit(entry, "origin", (ENGLISH,)) for entry in (FIRST, SECOND, ABOUT)]
    assert find("real cafe") == find("cafe real") == find("cafe real cafe") == wanted
    assert find("real people") == []
    assert find("people") == [Hit(ABOUT, "people", (ENGLISH,))]


def test_all_words_must_be_in_one_language(find: Find) -> None:
    assert find("nyata") == [Hit(at, "origin", (INDONESIAN,)) for at in (FIRST, SECOND, ABOUT)]
    assert find("real nyata") == []


def test_a_hit_has_its_languages(find: Find) -> None:
    assert find("WIB")[0] == Hit(FIRST, "start", (INDONESIAN, ENGLISH))
    for number in ("6,800", "6.800", "6800", "6 800", "6’800", "٦٨٠٠"):
        assert find(number) == [Hit(ABOUT, "people", (INDONESIAN, ENGLISH))]
    assert find("68 00") == []


def test_text_of_one_language_is_a_hit_in_that_language(find: Find) -> None:
    assert find("kedua") == [Hit(SECOND, ":gloss", (INDONESIAN,))]


def test_titles_are_found(find: Find) -> None:
    assert find("first") == [Hit(FIRST, TITLE, (INDONESIAN, ENGLISH))]
    assert find("tentang") == [Hit(ABOUT, TITLE, (INDONESIAN,))]
    assert find("about") == [Hit(ABOUT, TITLE, (ENGLISH,))]


def test_labels_and_lists_are_searched_and_notes_are_not(
    make_folder: Callable[..., Path],
) -> None:
    change = ("languages/id.yaml", '  people: "Lebih dari {people} orang."\n', "")
    result = editions(load(make_folder(change)), "press")
    index = index_of(result)
    assert result[INDONESIAN].entries[ABOUT].note
    assert index.find("diterjemahkan").hits == ()
    assert index.find("mulai 2023").hits == (
        Hit(FIRST, "start", (INDONESIAN,)),
        Hit(SECOND, "start", (INDONESIAN,)),
    )
    assert index.find("another").hits == (Hit(ABOUT, "kinds", (ENGLISH,)),)


def test_a_word_does_not_run_on_from_one_line_to_the_next(find: Find) -> None:
    assert find("oneanother") == []
    assert find("one another") == [Hit(ABOUT, "kinds", (ENGLISH,))]


def test_hits_come_in_reading_order(
    shipped_editions: tuple[Edition, ...], shipped_index: Index
) -> None:
    places = [
        (at, block)
        for at, entries in enumerate(zip(*(each.entries for each in shipped_editions), strict=True))
        for block in (TITLE, *(next(b.id for b in row if b) for row in align_blocks(entries)))
    ]
    hits = shipped_index.find("e").hits
    result = [places.index((hit.entry, hit.block)) for hit in hits]
    assert result == sorted(set(result))
    assert len(result) > 50
    assert {hit.languages for hit in hits} == {(0,), (1,), (0, 1)}


def test_languages_are_grouped_by_block() -> None:
    hits = (Hit(0, "a", (1,)), Hit(0, "b", (0,)), Hit(2, "a", (1,)))
    result = SearchResult(("x",), hits)
    assert result.languages_by_block(0) == {"a": (1,), "b": (0,)}
    assert result.languages_by_block(1) == {}


def test_words_of_two_blocks_are_no_hit() -> None:
    index = Index([[Passage(TITLE, ("one", "")), Passage("a", ("two", "three"))]])
    assert index.find("one two").hits == ()
    assert index.find("two three").hits == ()
    assert index.find("\0").hits == ()


@given(st.data())
def test_every_word_of_every_text_is_found(
    shipped_editions: tuple[Edition, ...], shipped_index: Index, data: st.DataObject
) -> None:
    language = data.draw(st.integers(0, len(shipped_editions) - 1))
    entry = data.draw(st.integers(0, len(shipped_editions[language].entries) - 1))
    blocks = [each for each in shipped_editions[language].entries[entry].blocks if not each.tag]
    blocks = [each for each in blocks if each.attribution.marks]
    block = data.draw(st.sampled_from(blocks))
    word = data.draw(st.sampled_from(block.text.split()))
    hits = shipped_index.find(data.draw(st.sampled_from([word, word.upper(), word.lower()]))).hits
    assert any(
        (hit.entry, hit.block) == (entry, block.id) and language in hit.languages for hit in hits
    )


WORDS = ["refugee", "Medan", "21", "IOM’s", "editors", "pengungsi", "the", "e", "“", "serial"]


@given(st.one_of(st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join), st.text(max_size=9)))
def test_every_hit_has_all_words_in_each_of_its_languages(
    shipped_editions: tuple[Edition, ...], shipped_index: Index, query: str
) -> None:
    for hit in shipped_index.find(query).hits:
        for language, edition in enumerate(shipped_editions):
            entry = edition.entries[hit.entry]
            block = next((block for block in entry.blocks if block.id == hit.block), None)
            text = normalize(entry.title if hit.block == TITLE else block.text if block else "")
            everything = all(word in text for word in normalize(query).split())
            assert everything == (language in hit.languages)
