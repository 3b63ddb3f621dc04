"""Hits of a search, marked in lines that are set already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from iomtui.catalogue.alignment import align_blocks
from iomtui.catalogue.edition import Edition
from iomtui.catalogue.normalize import split_normalized
from iomtui.catalogue.search import TITLE, SearchResult, said
from iomtui.i18n.templates import fill
from iomtui.render.typesetting import Line, Role, Span, wrap

_SEARCHED = frozenset({Role.TITLE, Role.PLACE, Role.TEXT, Role.LABEL, Role.QUIET, Role.KEY})


class OtherLanguagePassage(NamedTuple):
    """What another language says in a place where only that language has a hit."""

    block: str
    """The id of its block."""
    heading: str
    """Which language that is, in words."""
    text: str
    """What it says."""


class Highlights(NamedTuple):
    """What is to be marked."""

    words: tuple[str, ...] = ()
    """The words, folded."""
    blocks: frozenset[str] = frozenset()
    """The ids of the blocks that have a hit in the language that is read."""
    elsewhere: Mapping[str, Sequence[OtherLanguagePassage]] = {}
    """What other languages say, where this one has no hit: by the block after which it stands."""


def highlights_of(
    editions: Sequence[Edition], current: int, selected: int, found: SearchResult
) -> Highlights:
    """Return what is to be marked in an entry that is read in one of several languages.

    `current` is the index of that language, `selected` of the entry.
    """
    if not found.words:
        return Highlights()
    by_block = found.languages_by_block(selected)
    entries = [edition.entries[selected] for edition in editions]
    tags = [edition.tag for edition in editions]
    heading = editions[current].wording.search.language
    here: set[str] = set()
    elsewhere: dict[str, list[OtherLanguagePassage]] = {}
    after = TITLE
    passages = [(TITLE, [entry.title for entry in entries], "")]
    for row in align_blocks(entries):
        block = next(each.id for each in row if each)
        borrowed = own.tag if (own := row[current]) else ""
        passages.append((block, [said(each) for each in row], borrowed))
    for block, texts, borrowed in passages:
        after = block if texts[current] else after
        languages = by_block.get(block, ())
        # A text that this language borrows is marked where it stands.
        if current in languages or borrowed in [tags[index] for index in languages]:
            here.add(block)
            continue
        for index in languages:
            language = fill(heading, {"language": editions[index].name})
            elsewhere.setdefault(after, []).append(
                OtherLanguagePassage(block, language, texts[index])
            )
    return Highlights(found.words, frozenset(here), elsewhere)


def highlight_lines(lines: Sequence[Line], marking: Highlights, width: int) -> tuple[Line, ...]:
    """Return lines with the hits in them apart, and passages of other languages put in.

    `width` is that of the text, in cells.
    """
    if not marking.words:
        return tuple(lines)
    result: list[Line] = []
    for index, line in enumerate(lines):
        result.append(_marked(line, marking.words) if line.block in marking.blocks else line)
        if index + 1 < len(lines) and lines[index + 1].block == line.block:
            continue
        # A blank line at the end of a block stands below what is put in.
        gap = None if line.spans else result.pop()
        last = line.block
        for passage in marking.elsewhere.get(line.block, ()):
            result += _quoted(passage, marking.words, width)
            last = passage.block
        result += [gap._replace(block=last)] if gap else []
    return tuple(result)


def _quoted(passage: OtherLanguagePassage, words: tuple[str, ...], width: int) -> Iterator[Line]:
    yield Line((Span(passage.heading, Role.NOTE),), passage.block)
    for row in wrap(passage.text, width):
        yield _marked(Line((Span(row, Role.TEXT),), passage.block), words)


def _marked(line: Line, words: tuple[str, ...]) -> Line:
    spans: list[Span] = []
    for span in line.spans:
        if span.role not in _SEARCHED:
            spans.append(span)
            continue
        parts = split_normalized(span.text, words)
        spans += [Span(part.text, Role.HIT if part.is_hit else span.role) for part in parts]
    return Line(tuple(spans), line.block)
