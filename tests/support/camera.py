"""What a phone's camera sees on the screen of a terminal: the QR code that is drawn there."""

from __future__ import annotations

import zxingcpp

from tests.support.terminal import Terminal

_PIXELS = 3
"""The side of half a cell, in pixels."""

_NAMED = {"black": 0, "white": 170, "brightwhite": 255, "default": 20}
"""The brightness of the terminal's own colours, as a console shows them."""

_HALVES = {"█": (True, True), "▀": (True, False), "▄": (False, True)}


def seen_code(terminal: Terminal) -> str | None:
    """Return what the QR code on the screen says; None if no decoder can read one there."""
    rows: list[bytes] = []
    for y in range(terminal.screen.lines):
        upper, lower = bytearray(), bytearray()
        for x in range(terminal.screen.columns):
            cell = terminal.screen.buffer[y][x]
            front, back = _brightness(cell.fg), _brightness(cell.bg)
            if cell.reverse:
                front, back = back, front
            ink = _HALVES.get(cell.data, (False, False))
            for half, is_ink in zip((upper, lower), ink, strict=True):
                half.extend([front if is_ink else back] * _PIXELS)
        rows += [bytes(upper)] * _PIXELS + [bytes(lower)] * _PIXELS
    shape = (len(rows), len(rows[0]))
    found = zxingcpp.read_barcode(
        memoryview(b"".join(rows)).cast("B", shape), try_invert=False, try_rotate=False
    )
    return str(found.text) if found else None


def _brightness(colour: str) -> int:
    if colour in _NAMED:
        return _NAMED[colour]
    red, green, blue = bytes.fromhex(colour) if len(colour) == 6 else (90, 90, 90)
    return round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
