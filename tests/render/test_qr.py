"""A QR code on the screen is read back by a reader that knows nothing of us."""

from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from iomtui.catalogue.edition import Edition
from iomtui.render.qr import QUIET_ZONE, code_size, layout_code
from iomtui.render.typesetting import Line, Role

SCALE = 4
"""How many pixels a module is wide and high."""

DARK, LIGHT = 0, 255
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


def read(modules: list[list[bool]], *, border: int = 0) -> list[str]:
    """Return what a reader finds in a picture of modules, with a dark border round them."""
    wide = len(modules[0]) + 2 * border
    edge = [[True] * wide] * border
    rows = [*edge, *([True] * border + row + [True] * border for row in modules), *edge]
    pixels = b"".join(
        bytes(DARK if is_dark else LIGHT for is_dark in row for _ in range(SCALE)) * SCALE
        for row in rows
    )
    picture = memoryview(pixels).cast("B", (len(rows) * SCALE, wide * SCALE))
    return [found.text for found in zxingcpp.read_barcodes(picture, try_invert=False)]


def addresses(editions: tuple[Edition, ...]) -> list[str]:
    """Return the address of every entry, each once."""
    links = [entry.link for edition in editions for entry in edition.entries]
    assert len(editions) * 10 == len(links) == len(list(filter(None, links)))
    return list(dict.fromkeys(link.address for link in links if link))


@each_form
def test_the_code_of_every_entry_is_read_back_to_its_address(
    shipped_editions: tuple[Edition, ...], half_blocks: bool
) -> None:
    for address in addresses(shipped_editions):
        modules = modules_of(layout_code(address, half_blocks=half_blocks), half_blocks=half_blocks)
        assert read(modules) == [address]


@each_form
def test_a_code_is_read_on_a_dark_screen(half_blocks: bool) -> None:
    address = "https://youtu.be/abc_DEF-123"
    modules = modules_of(layout_code(address, half_blocks=half_blocks), half_blocks=half_blocks)
    assert read(modules, border=10) == [address]


@pytest.mark.parametrize("length", [20, 150, 500])
def test_an_address_of_any_length_is_read_back(length: int) -> None:
    address = ("https://a.example/?q=" + "%C3%A9" * length)[:length]
    assert read(modules_of(layout_code(address, half_blocks=True), half_blocks=True)) == [address]


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
