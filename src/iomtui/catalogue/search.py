"""Search in all languages at once.

A hit is a title or a block in which every word occurs, in at least one language. It has the
indexes of these languages, so that a reader of one also finds text that only another has.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Block, Entry, align_blocks
from iomtui.catalogue.normalize import normalize, occurrences
from iomtui.i18n.templates import fill

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


def entries_of_hits(editions: Sequence[Edition], result: SearchResult) -> Iterator[Entry]:
    """Yield the entries with hits, with only the blocks that are hits.

    A block is in the language of the first Edition, else in the first that has the hit, which a
    note over it then names.
    """
    for index, hits in groupby(result.hits, lambda hit: hit.entry):
        blocks = tuple(_block_of(hit, editions) for hit in hits if hit.block != TITLE)
        yield replace(editions[0].entries[index], blocks=blocks, note="")


def _block_of(hit: Hit, editions: Sequence[Edition]) -> Block:
    index, wording = hit.languages[0], editions[0].wording
    edition = editions[index]
    block = next(each for each in edition.entries[hit.entry].blocks if each.id == hit.block)
    if not index:
        return block
    language = wording.languages.get(edition.tag, edition.name)
    heading = fill(wording.search["language"], {"language": language})
    return replace(block, tag=edition.tag, note="\n".join(filter(None, (heading, block.note))))


def find_entries(editions: Sequence[Edition], text: str) -> list[int]:
    """Return the indexes of the entries that a person means.

    That is the one with this number, id, title or meaning of the title; else all with a title or
    meaning of which it is a part. Case and accents make no difference.
    """
    wanted, names = normalize(text).strip(), _names(editions)
    if not wanted:
        return []
    if exact := [index for index, each in enumerate(names) if wanted in each]:
        return exact
    return [index for index, each in enumerate(names) if any(wanted in name for name in each[2:])]


def near_entry(editions: Sequence[Edition], text: str) -> int | None:
    """Return the index of the entry with a name, or a word in a name, that is most like a text."""
    from difflib import get_close_matches  # noqa: PLC0415 - only needed here

    names = list(enumerate(_names(editions)))
    owners = {word: index for index, each in names for name in each for word in name.split()}
    owners |= {name: index for index, each in names for name in each}
    near = get_close_matches(normalize(text).strip(), owners, 1)
    return owners[near[0]] if near else None


def _names(editions: Sequence[Edition]) -> list[list[str]]:
    """Return for each entry its number and id, then titles and their meanings; normalized."""
    return [
        [
            str(entries[0].number or ""),
            entries[0].id,
            *(normalize(text) for each in entries for text in (each.title, each.gloss) if text),
        ]
        for entries in zip(*(edition.entries for edition in editions), strict=True)
    ]


def _own_text(block: Block | None) -> str:
    """Return a statement's text; empty if it is a fallback from another language."""
    is_own = block is not None and block.attribution.marks and not block.tag
    return block.text if block and is_own else ""


def _id(blocks: tuple[Block | None, ...]) -> str:
    return next(block.id for block in blocks if block)
