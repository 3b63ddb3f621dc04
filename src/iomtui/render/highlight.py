"""Highlight the hits of a search in lines that are already typeset."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import align_blocks
from iomtui.catalogue.normalize import split_normalized
from iomtui.catalogue.search import TITLE, SearchResult
from iomtui.i18n.templates import fill
from iomtui.render.typesetting import Line, Role, Span, wrap

_SEARCHED = frozenset({Role.TITLE, Role.PLACE, Role.TEXT, Role.LABEL, Role.QUIET, Role.KEY})


class OtherLanguagePassage(NamedTuple):
    """Text of another language, where only that language has a hit."""

    block: str
    heading: str
    text: str


class Highlights(NamedTuple):
    """What to highlight."""

    words: tuple[str, ...] = ()
    """The normalized words of the query."""
    blocks: frozenset[str] = frozenset()
    """The ids of blocks with a hit in the current language."""
    other_languages: Mapping[str, Sequence[OtherLanguagePassage]] = {}
    """Passages to insert, by the id of the block after which they go."""


def entry_highlights(
    editions: Sequence[Edition], current: int, selected: int, result: SearchResult
) -> Highlights:
    """Return the highlights of an entry.

    `current` is the index of the language in use, `selected` that of the entry.
    """
    if not result.words:
        return Highlights()
    entries = [edition.entries[selected] for edition in editions]
    passages = [(TITLE, [entry.title for entry in entries], "")]
    for row in align_blocks(entries):
        block = next(each.id for each in row if each)
        fallback_tag = own.tag if (own := row[current]) else ""
        passages.append((block, [each.text if each else "" for each in row], fallback_tag))
    return passage_highlights(editions, current, selected, result, passages)


def passage_highlights(
    editions: Sequence[Edition],
    current: int,
    selected: int,
    result: SearchResult,
    passages: Iterable[tuple[str, Sequence[str], str]],
) -> Highlights:
    """Return the highlights of passages, in reading order.

    Each passage has the id of its block, its text in each language (empty where a language lacks
    it), and the tag of the language that the current one falls back to, if it does.
    """
    by_block = result.languages_by_block(selected)
    tags = [edition.tag for edition in editions]
    wording = editions[current].wording
    here: set[str] = set()
    other_languages: dict[str, list[OtherLanguagePassage]] = {}
    after = TITLE
    for block, texts, fallback_tag in passages:
        after = block if texts[current] else after
        languages = by_block.get(block, ())
        # A fallback from another language is highlighted in place.
        if current in languages or fallback_tag in [tags[index] for index in languages]:
            here.add(block)
            continue
        for index in languages:
            language = wording.languages.get(tags[index], editions[index].name)
            heading = fill(wording.search["language"], {"language": language})
            other_languages.setdefault(after, []).append(
                OtherLanguagePassage(block, heading, texts[index])
            )
    return Highlights(result.words, frozenset(here), other_languages)


def highlight_lines(lines: Sequence[Line], highlights: Highlights, width: int) -> tuple[Line, ...]:
    """Return lines with highlighted hits, and with passages of other languages inserted.

    `width` is the width of the text, in cells.
    """
    if not highlights.words:
        return tuple(lines)
    result: list[Line] = []
    for index, line in enumerate(lines):
        result.append(
            _highlight_line(line, highlights.words) if line.block in highlights.blocks else line
        )
        if index + 1 < len(lines) and lines[index + 1].block == line.block:
            continue
        # A blank line at the end of a block goes below the inserted passages.
        gap = None if line.spans else result.pop()
        last = line.block
        for passage in highlights.other_languages.get(line.block, ()):
            result += _passage_lines(passage, highlights.words, width)
            last = passage.block
        result += [gap._replace(block=last)] if gap else []
    return tuple(result)


def _passage_lines(
    passage: OtherLanguagePassage, words: tuple[str, ...], width: int
) -> Iterator[Line]:
    yield Line((Span(passage.heading, Role.NOTE),), passage.block)
    for row in wrap(passage.text, width):
        yield _highlight_line(Line((Span(row, Role.TEXT),), passage.block), words)


def _highlight_line(line: Line, words: tuple[str, ...]) -> Line:
    spans: list[Span] = []
    for span in line.spans:
        if span.role not in _SEARCHED:
            spans.append(span)
            continue
        parts = split_normalized(span.text, words)
        for part in parts:
            role = Role.HIT if part.is_hit else span.role
            spans.append(span._replace(text=part.text, role=role))
    return Line(tuple(spans), line.block)
