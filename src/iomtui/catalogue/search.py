"""Search in all languages at once.

A hit is a title or a block in which every word occurs, in at least one language. It has the
indexes of these languages, so that a reader of one also finds text that only another has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Block, align_blocks
from iomtui.catalogue.normalize import normalize, occurrences

TITLE = ""
"""Stands for an entry's title among the ids of its blocks."""


class Passage(NamedTuple):
    """A title or block, ready for searching."""

    block: str
    """Its id, or TITLE."""
    texts: tuple[str, ...]
    """Its normalized text in each language; empty where a language lacks it."""


class Hit(NamedTuple):
    """A title or block that has all words of a query."""

    entry: int
    """The index of its entry."""
    block: str
    """Its id, or TITLE."""
    languages: tuple[int, ...]
    """The indexes of the languages in which it has them."""


class SearchResult(NamedTuple):
    """The hits of a query."""

    words: tuple[str, ...] = ()
    """The normalized words of the query."""
    hits: tuple[Hit, ...] = ()
    """In reading order, of all entries."""

    def languages_by_block(self, entry: int) -> dict[str, tuple[int, ...]]:
        """Return the languages in which each block of an entry is a hit."""
        return {hit.block: hit.languages for hit in self.hits if hit.entry == entry}


class Index:
    """Texts ready for searching. Building it is slow; searching is fast."""

    def __init__(self, entries: Iterable[Sequence[Passage]]) -> None:
        self._entries = [tuple(passages) for passages in entries]
        # One text per entry, to skip entries without any hit quickly.
        self._joined = [
            "\0".join(text for passage in passages for text in passage.texts)
            for passages in self._entries
        ]

    def find(self, query: str) -> SearchResult:
        """Return the titles and blocks with all words of a query; none for an empty query."""
        words = tuple(dict.fromkeys(normalize(query).split()))
        if not words:
            return SearchResult()
        hits = tuple(
            Hit(entry, passage.block, languages)
            for entry, joined in enumerate(self._joined)
            if all(map(joined.__contains__, words))
            for passage in self._entries[entry]
            if (languages := _languages(passage, words))
        )
        return SearchResult(words, hits)


def _languages(passage: Passage, words: tuple[str, ...]) -> tuple[int, ...]:
    texts = enumerate(passage.texts)
    possible = [(index, text) for index, text in texts if all(map(text.__contains__, words))]
    return tuple(
        index
        for index, text in possible
        if all(next(occurrences(text, word), None) is not None for word in words)
    )


def index_of(editions: Sequence[Edition]) -> Index:
    """Return the index of a catalogue in all its languages."""
    # Cached, because many statements belong to every episode.
    cached = cache(normalize)
    return Index(
        [
            Passage(TITLE, tuple(cached(entry.title) for entry in entries)),
            *(
                Passage(_id(blocks), tuple(cached(_own_text(block)) for block in blocks))
                for blocks in align_blocks(entries)
            ),
        ]
        for entries in zip(*(edition.entries for edition in editions), strict=True)
    )


def _own_text(block: Block | None) -> str:
    """Return a statement's text; empty if it is a fallback from another language."""
    is_own = block is not None and block.attribution.marks and not block.tag
    return block.text if block and is_own else ""


def _id(blocks: tuple[Block | None, ...]) -> str:
    return next(block.id for block in blocks if block)
