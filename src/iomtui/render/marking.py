"""Hits of a search, marked in lines that are set already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from iomtui.catalogue.alignment import aligned
from iomtui.catalogue.edition import Edition
from iomtui.catalogue.folding import parted
from iomtui.catalogue.search import TITLE, Found, said
from iomtui.render.typesetting import Line, Role, Span, wrap
from iomtui.wording.model import fill

_SEARCHED = frozenset({Role.TITLE, Role.PLACE, Role.TEXT, Role.LABEL, Role.QUIET, Role.KEY})


class Elsewhere(NamedTuple):
    """What another language says in a place where only that language has a hit."""

    block: str
    """The id of its block."""
    heading: str
    """Which language that is, in words."""
    text: str
    """What it says."""


class Marking(NamedTuple):
    """What is to be marked."""

    words: tuple[str, ...] = ()
    """The words, folded."""
    blocks: frozenset[str] = frozenset()
    """The ids of the blocks that have a hit."""
    elsewhere: Mapping[str, Sequence[Elsewhere]] = {}
    """What other languages say, where this one has no hit: by the block after which it stands."""


def marking_of(editions: Sequence[Edition], current: int, selected: int, found: Found) -> Marking:
    """Return what is to be marked in an entry that is read in one of several languages.

    `current` is the index of that language, `selected` of the entry.
    """
    if not found.words:
        return Marking()
    by_block = found.languages_by_block(selected)
    entries = [edition.entries[selected] for edition in editions]
    passages = [(TITLE, [entry.title for entry in entries])]
    passages += [
        (next(block.id for block in row if block), [said(block) for block in row])
        for row in aligned(entries)
    ]
    heading = editions[current].wording.search.language
    elsewhere: dict[str, list[Elsewhere]] = {}
    after = TITLE
    for block, texts in passages:
        after = block if texts[current] else after
        languages = by_block.get(block, ())
        for index in languages if current not in languages else ():
            language = fill(heading, {"language": editions[index].name})
            elsewhere.setdefault(after, []).append(Elsewhere(block, language, texts[index]))
    return Marking(found.words, frozenset(by_block), elsewhere)


def marked(lines: Sequence[Line], marking: Marking, width: int) -> tuple[Line, ...]:
    """Return lines with the hits in them apart, and passages of other languages put in.

    `width` is that of the text, in cells.
    """
    if not marking.words:
        return tuple(lines)
    result: list[Line] = []
    for index, line in enumerate(lines):
        result.append(_marked(line, marking))
        block = line.block
        if index + 1 == len(lines) or lines[index + 1].block != block:
            gap = None if line.spans else result.pop()
            for passage in marking.elsewhere.get(block, ()):
                found = passage.block
                result.append(Line((Span(passage.heading, Role.NOTE),), found))
                rows = (Line((Span(row, Role.TEXT),), found) for row in wrap(passage.text, width))
                result.extend(_marked(row, marking) for row in rows)
            result += [gap] if gap else []
    return tuple(result)


def _marked(line: Line, marking: Marking) -> Line:
    if line.block not in marking.blocks:
        return line
    spans = []
    for span in line.spans:
        if span.role not in _SEARCHED:
            spans.append(span)
            continue
        parts = parted(span.text, marking.words)
        spans += [Span(part.text, Role.HIT if part.is_hit else span.role) for part in parts]
    return Line(tuple(spans), line.block)
