"""Lines of text: the spelling of every script survives them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.loading import load
from iomtui.parsing.sanitize import clean
from iomtui.render.typesetting import Role, plain_lines, wrap, wrap_spans
from tests.support.spellings import SPELLINGS


@pytest.mark.parametrize("width", [1, 2, 7, 20])
def test_a_line_is_not_broken_before_a_mark(width: int) -> None:
    for word in map(clean, SPELLINGS.values()):
        rows = wrap(f"{word} {word * 5}", width)
        assert "".join(rows).replace(" ", "") == (word * 6).replace(" ", "")
        assert all(unicodedata.category(row[0])[0] != "M" for row in rows if row)


@pytest.mark.parametrize("text", ["हिन्दी भाषा में", "தமிழ் மொழியில்", "ភាសាខ្មែរ", "မြန်မာဘာသာ"])
def test_a_line_has_room_for_vowel_signs_with_a_cell_of_their_own(text: str) -> None:
    rows = wrap(" ".join([text] * 9), 40)
    assert " ".join(rows) == " ".join([text] * 9)
    marks = (sum(unicodedata.category(each) == "Mc" for each in row) for row in rows)
    assert all(cell_len(row) + number <= 40 for row, number in zip(rows, marks, strict=True))


def test_plain_text_has_the_words_as_they_are_written(make_folder: Callable[..., Path]) -> None:
    text = "\n\n    ".join(SPELLINGS.values())
    folder = make_folder(("languages/en.yaml", "Real lives.", f"|-\n    {text}"))
    english = next(each for each in editions(load(folder), "press") if each.tag == "en")
    lines = "\n".join(plain_lines(english))
    assert [word for word in SPELLINGS.values() if clean(word) not in lines] == []


def test_each_row_of_an_address_has_the_whole_of_it_and_other_rows_have_none() -> None:
    address = "https://example.org/" + "a" * 40
    rows = list(wrap_spans(f"A title\n{address}\nand words about it", Role.TEXT, 25))
    assert "".join(row.text for row in rows if row.link) == address
    assert {row.link for row in rows if row.text in address} == {address}
    assert [row.text for row in rows if not row.link] == ["A title", "and words about it"]


def test_in_plain_text_marks_follow_their_statement_and_addresses_are_whole(
    shipped_editions: tuple[Edition, ...],
) -> None:
    for edition in shipped_editions:
        lines = list(plain_lines(edition))
        text = " ".join(" ".join(lines).split())
        for block in (block for entry in edition.entries for block in entry.blocks):
            if marks := block.attribution.marks:
                last = (block.items or block.paragraphs)[-1]
                assert f"{' '.join(last.split())} [{' '.join(marks)}]" in text
        assert {source.address for source in edition.sources} <= set(lines)
