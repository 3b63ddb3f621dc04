"""QR codes are read back by an independent decoder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui.catalogue.edition import Edition
from iomtui.render.qr import code_size, layout_code
from iomtui.render.typesetting import Line, Role
from tests.support.camera import drawn_code

each_form = pytest.mark.parametrize("half_blocks", [True, False], ids=["halves", "full"])


def addresses(editions: tuple[Edition, ...]) -> list[str]:
    """Return the address of every entry, each once."""
    links = [entry.link for edition in editions for entry in edition.entries]
    assert len(editions) * 10 == len(links) == len(list(filter(None, links)))
    return list(dict.fromkeys(link.address for link in links if link))


@each_form
def test_the_code_of_every_entry_and_of_any_length_is_read_by_a_decoder_on_a_dark_ground(
    shipped_editions: tuple[Edition, ...], half_blocks: bool
) -> None:
    long = ("https://a.example/?q=" + "%C3%A9" * 500)[:500]
    for address in (*addresses(shipped_editions), long[:20], long[:150], long):
        lines = layout_code(address, half_blocks=half_blocks)
        assert drawn_code([Line(()), *lines, Line(())], len(lines[0].text) + 4) == address


@each_form
@given(st.integers(0, 520))
def test_the_calculated_size_is_the_size_of_the_code(half_blocks: bool, length: int) -> None:
    address = "https://youtube.com/results?search_query=".ljust(length, "a")
    drawn = layout_code(address, half_blocks=half_blocks)
    wanted = (len(drawn[0].text), len(drawn)) if drawn else (0, 0)
    assert code_size(address, half_blocks=half_blocks) == wanted


@each_form
def test_a_code_has_a_quiet_zone_of_four_modules(
    shipped_editions: tuple[Edition, ...], half_blocks: bool
) -> None:
    columns, rows = (4, 2) if half_blocks else (8, 4)
    for address in addresses(shipped_editions):
        lines = layout_code(address, half_blocks=half_blocks)
        light = [
            "".join(
                span.text if span.role is Role.CODE else "#" * len(span.text) for span in line.spans
            )
            for line in lines
        ]
        assert not "".join((*light[:rows], *light[-rows:])).strip()
        assert light[rows].strip()
        assert {row[:columns] + row[-columns:] for row in light} == {" " * 2 * columns}
        assert any(row[columns] != " " for row in light)
