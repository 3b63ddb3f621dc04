"""Decode the QR code on the screen of a terminal, or in lines."""

from __future__ import annotations

from collections.abc import Iterable

import zxingcpp
from pyte.screens import Char

from iomtui.render.typesetting import Line, Role
from tests.support.terminal import Terminal

_PIXELS = 3
"""The side of half a cell, in pixels."""

_NAMED = {"black": 0, "white": 170, "brightwhite": 255, "default": 20}
"""The brightness of the terminal's own colours, as a console shows them."""

_HALVES = {"█": (True, True), "▀": (True, False), "▄": (False, True)}

_ROLES = {Role.CODE: (0, 255), Role.CODE_DARK: (255, 0)}
"""The brightness of ink and ground of a code in lines."""


_Cell = tuple[str, int, int]
"""A character, the brightness of its ink, and that of its ground."""


def seen_code(terminal: Terminal) -> str | None:
    """Return the text of the QR code on the screen; None if there is none to decode."""
    rows = range(terminal.screen.lines)
    columns = range(terminal.screen.columns)
    return _read([[_cell(terminal.screen.buffer[y][x]) for x in columns] for y in rows])


def drawn_code(lines: Iterable[Line], columns: int) -> str | None:
    """Return the text of the QR code in lines that are drawn on a dark ground."""
    rows: list[list[_Cell]] = []
    for line in lines:
        row = [
            (each, *_ROLES.get(span.role, (200, 20))) for span in line.spans for each in span.text
        ]
        rows.append(row + [(" ", 200, 20)] * (columns - len(row)))
    return _read(rows)


def _read(cells: list[list[_Cell]]) -> str | None:
    rows: list[bytes] = []
    for line in cells:
        upper, lower = bytearray(), bytearray()
        for character, front, back in line:
            ink = _HALVES.get(character, (False, False))
            for half, is_ink in zip((upper, lower), ink, strict=True):
                half.extend([front if is_ink else back] * _PIXELS)
        rows += [bytes(upper)] * _PIXELS + [bytes(lower)] * _PIXELS
    shape = (len(rows), len(rows[0]))
    found = zxingcpp.read_barcode(
        memoryview(b"".join(rows)).cast("B", shape), try_invert=False, try_rotate=False
    )
    return str(found.text) if found else None


def _cell(cell: Char) -> _Cell:
    front, back = _brightness(cell.fg), _brightness(cell.bg)
    return (cell.data, back, front) if cell.reverse else (cell.data, front, back)


def _brightness(colour: str) -> int:
    if colour in _NAMED:
        return _NAMED[colour]
    red, green, blue = bytes.fromhex(colour) if len(colour) == 6 else (90, 90, 90)
    return round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
