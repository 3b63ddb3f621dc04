"""The sources of an entry, and each statement with its citations."""

from __future__ import annotations

from itertools import product

import msgspec
import pytest

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Entry
from iomtui.i18n.templates import fill
from iomtui.render.sources import layout_sources
from iomtui.render.typesetting import Line, Role, width_of

each_entry = pytest.mark.parametrize("index", range(10))
each_language = pytest.mark.parametrize("language", [0, 1], ids=["id", "en"])


def bare(*texts: str) -> str:
    """Return texts without white space, so that it does not matter where lines break."""
    return "".join("".join(texts).split())


def of_block(lines: tuple[Line, ...], block: str) -> str:
    """Return the text of a block without white space."""
    return bare(*(line.text for line in lines if line.block == block))


def english(editions: tuple[Edition, ...]) -> Edition:
    return next(edition for edition in editions if edition.tag == "en")


def with_blocks(edition: Edition, entry: str, *names: str) -> Entry:
    """Return an entry with some of its statements only."""
    whole = next(each for each in edition.entries if each.id == entry)
    blocks = tuple(block for block in whole.blocks if block.id in names)
    assert len(blocks) == len(names)
    return msgspec.structs.replace(whole, blocks=blocks)


@each_language
@each_entry
def test_every_statement_is_there_with_all_citations(
    shipped_editions: tuple[Edition, ...],
    fetched_editions: tuple[Edition, ...],
    language: int,
    index: int,
) -> None:
    for width, editions in product((78, 38), (shipped_editions, fetched_editions)):
        edition, entry = editions[language], editions[language].entries[index]
        lines = layout_sources(edition, entry, width)
        assert max(map(width_of, lines)) <= width
        statements = [block for block in entry.blocks if block.attribution.marks]
        for block in statements:
            label = f"{block.label}:" if block.label else ""
            items = [f"·{item}" for item in block.items]
            citations = [
                text for each in block.attribution.citations for text in (each.mark, each.text)
            ]
            expected = bare(label, *block.paragraphs, *items, *citations)
            assert of_block(lines, block.id) == expected
        shown = [line.block for line in lines if line.block and line.block[:7] != "source:"]
        assert list(dict.fromkeys(shown)) == [block.id for block in statements]


@each_language
@each_entry
def test_used_sources_are_there_with_titles_and_addresses(
    shipped_editions: tuple[Edition, ...], language: int, index: int
) -> None:
    edition = shipped_editions[language]
    words = edition.wording.sources
    for width in (78, 38):
        lines = layout_sources(edition, edition.entries[index], width)
        names = [block.id for block in edition.entries[index].blocks]
        head = bare(*(line.text for line in lines if line.block not in names))
        texts = [text for each in edition.sources for text in (each.mark, each.title, each.address)]
        assert len(texts) == 6
        assert all(texts)
        title = fill(words["title"], {"entry": edition.entries[index].title})
        assert head == bare(title, words["sources"], *texts, words["statements"])


def test_unused_sources_are_left_out(shipped_editions: tuple[Edition, ...]) -> None:
    edition = english(shipped_editions)
    lines = layout_sources(edition, with_blocks(edition, "about", "collaboration"), 78)
    text = bare(*(line.text for line in lines))
    assert bare(edition.sources[0].address) in text
    assert edition.sources[1].address not in text
    ours = layout_sources(edition, with_blocks(edition, "about", "independence"), 78)
    assert edition.wording.sources["sources"] not in [line.text for line in ours]


def test_sources_of_calculations_are_there(
    shipped_editions: tuple[Edition, ...],
) -> None:
    edition = english(shipped_editions)
    lines = layout_sources(edition, with_blocks(edition, "sources", "watch-utc"), 78)
    assert edition.sources[1].address in bare(*(line.text for line in lines))


def test_marks_are_before_the_first_line_of_a_citation(
    shipped_editions: tuple[Edition, ...],
) -> None:
    edition = english(shipped_editions)
    lines = layout_sources(edition, edition.entries[8], 50)
    marked = [line for line in lines if line.spans and line.spans[0].role is Role.KEY]
    starts = {len(line.spans[0].text) for line in marked}
    assert len(starts) == 1
    marks = {"EN", "ID", "EN ID", "editors", "–", ""}
    assert {line.spans[0].text.strip() for line in marked} == marks
    assert all(span.role is Role.QUIET for line in marked for span in line.spans[1:])
