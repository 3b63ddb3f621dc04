"""Looking for words in every language at once.

A hit is a place: a title or a block in which every word occurs, in one language at least. It
knows in which, so that a reader of one language is led to what the other one says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from iomtui.catalogue.alignment import align_blocks
from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Block
from iomtui.catalogue.normalize import normalize

TITLE = ""
"""The place of an entry's title, among the ids of its blocks."""


class Passage(NamedTuple):
    """A place that can be found."""

    block: str
    """The id of its block, or TITLE."""
    texts: tuple[str, ...]
    """What it says in each language, folded; empty where a language lacks it."""


class Hit(NamedTuple):
    """A place in which all words were found."""

    entry: int
    """The index of its entry."""
    block: str
    """The id of its block, or TITLE."""
    languages: tuple[int, ...]
    """The indexes of the languages in which they were found."""


class SearchResult(NamedTuple):
    """What a search found."""

    words: tuple[str, ...] = ()
    """The words, folded."""
    hits: tuple[Hit, ...] = ()
    """The places, in reading order."""
    by_entry: Mapping[int, tuple[Hit, ...]] = {}
    """The same, entry by entry."""

    @classmethod
    def of(cls, words: tuple[str, ...], hits: Sequence[Hit]) -> SearchResult:
        """Return what was found, the hits in reading order."""
        by_entry = {entry: tuple(group) for entry, group in groupby(hits, lambda hit: hit.entry)}
        return cls(words, tuple(hits), by_entry)

    def languages_by_entry(self) -> dict[int, tuple[int, ...]]:
        """Return in which languages each entry has hits."""
        return {
            entry: tuple(sorted({index for hit in hits for index in hit.languages}))
            for entry, hits in self.by_entry.items()
        }

    def languages_by_block(self, entry: int) -> dict[str, tuple[int, ...]]:
        """Return in which languages each block of an entry has a hit."""
        return {hit.block: hit.languages for hit in self.by_entry.get(entry, ())}


class Index:
    """Texts made ready for searching. To fold them takes its time: keep it."""

    def __init__(self, entries: Iterable[Sequence[Passage]]) -> None:
        self._entries = [tuple(passages) for passages in entries]
        # One text an entry, to pass over at once what has no hit at all.
        self._whole = [
            "\0".join(text for passage in passages for text in passage.texts)
            for passages in self._entries
        ]

    def find(self, query: str) -> SearchResult:
        """Return where all words of a query occur together; nothing for an empty one."""
        words = tuple(dict.fromkeys(normalize(query).split()))
        if not words:
            return SearchResult()
        hits = [
            Hit(entry, passage.block, languages)
            for entry, whole in enumerate(self._whole)
            if all(word in whole for word in words)
            for passage in self._entries[entry]
            if (languages := _languages(passage, words))
        ]
        return SearchResult.of(words, hits)


def _languages(passage: Passage, words: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(
        index
        for index, text in enumerate(passage.texts)
        if text and all(word in text for word in words)
    )


def index_of(editions: Sequence[Edition]) -> Index:
    """Return the index of a catalogue in all its languages."""
    # What is said of every episode is folded once.
    known: dict[str, str] = {}

    def fold(text: str) -> str:
        if text not in known:
            known[text] = normalize(text)
        return known[text]

    return Index(
        [
            Passage(TITLE, tuple(fold(entry.title) for entry in entries)),
            *(
                Passage(_id(blocks), tuple(fold(_own(block)) for block in blocks))
                for blocks in align_blocks(entries)
            ),
        ]
        for entries in zip(*(edition.entries for edition in editions), strict=True)
    )


def said(block: Block | None) -> str:
    """Return everything that a block says, line by line; nothing where there is none."""
    if block is None:
        return ""
    return "\n".join(filter(None, (block.label, *block.paragraphs, *block.items)))


def _own(block: Block | None) -> str:
    """Return what a block says in the language of its Edition; nothing if it fell back."""
    return "" if block is None or block.tag else said(block)


def _id(blocks: tuple[Block | None, ...]) -> str:
    return next(block.id for block in blocks if block)
