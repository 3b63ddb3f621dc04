"""QR codes are read back by an independent decoder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui.catalogue.edition import Edition
from iomtui.render.qr import QUIET_ZONE, code_size, layout_code
from iomtui.render.typesetting import Line, Role
from tests.support.camera import drawn_code

HALVES = {" ": (False, False), "▀": (True, False), "▄": (False, True), "█": (True, True)}

each_form = pytest.mark.parametrize("half_blocks", [True, False], ids=["halves", "full"])


def modules_of(lines: tuple[Line, ...], *, half_blocks: bool) -> list[list[bool]]:
    """Return which modules a person sees dark."""
    if half_blocks:
        assert {span.role for line in lines for span in line.spans} == {Role.CODE}
        pairs = [[HALVES[cell] for cell in line.text] for line in lines]
        return [[pair[half] for pair in row] for row in pairs for half in (0, 1)]
    rows = []
    for line in lines:
        assert set(line.text) == {" "}
        cells = [span.role is Role.CODE_DARK for span in line.spans for _ in span.text]
        assert cells[::2] == cells[1::2]
        rows.append(cells[::2])
    return rows


def addresses(editions: tuple[Edition, ...]) -> list[str]:
    """Return the address of every entry, each once."""
    links = [entry.link for edition in editions for entry in edition.entries]
    assert len(editions) * 10 == len(links) == len(list(filter(None, links)))
    return list(dict.fromkeys(link.address for link in links if link))


def test_the_code_of_an_episode_takes_41_by_21_cells(
    shipped_editions: tuple[Edition, ...],
) -> None:
    for episode in shipped_editions[0].episodes:
        assert episode.link
        halves = layout_code(episode.link.address, half_blocks=True)
        assert (len(halves), {len(line.text) for line in halves}) == (21, {41})
        full = layout_code(episode.link.address, half_blocks=False)
        assert (len(full), {len(line.text) for line in full}) == (41, {82})


@each_form
def test_the_code_of_every_entry_and_of_any_length_is_read_by_a_decoder_on_a_dark_ground(
    shipped_editions: tuple[Edition, ...], half_blocks: bool
) -> None:
    long = ("https://a.example/?q=" + "%C3%A9" * 500)[:500]
    for address in (*addresses(shipped_editions), long[:20], long[:150], long):
        lines = layout_code(address, half_blocks=half_blocks)
        assert drawn_code([Line(()), *lines, Line(())], len(lines[0].text) + 4) == address


@each_form
def test_a_code_has_a_quiet_zone_of_four_modules(
    shipped_editions: tuple[Edition, ...], half_blocks: bool
) -> None:
    assert QUIET_ZONE == 4
    for address in addresses(shipped_editions):
        rows = modules_of(layout_code(address, half_blocks=half_blocks), half_blocks=half_blocks)
        size = len(rows[0])
        dark = [(x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark]
        columns, lines = zip(*dark, strict=True)
        assert (min(columns), max(columns)) == (4, size - 5)
        assert (min(lines), max(lines)) == (4, size - 5)
        assert len(rows) == size + (half_blocks and size % 2)


@each_form
@given(st.integers(0, 520))
def test_the_calculated_size_is_the_size_of_the_code(half_blocks: bool, length: int) -> None:
    address = "https://youtube.com/results?search_query=".ljust(length, "a")
    drawn = layout_code(address, half_blocks=half_blocks)
    wanted = (len(drawn[0].text), len(drawn)) if drawn else (0, 0)
    assert code_size(address, half_blocks=half_blocks) == wanted
