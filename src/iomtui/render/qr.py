"""A QR code in lines of cells (ISO/IEC 18004).

Dark on light whatever the colours around it: a code is content, and many readers do not
take it the other way round.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import groupby

from iomtui.render.typesetting import Line, Role, Span

QUIET_ZONE = 4
"""The light border that the standard asks for, in modules."""

_MAX_LENGTH = 500
"""The longest address that is drawn; its code has 97 modules a side."""

_CAPACITY = (17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520)
"""The most bytes in codes of version 1, 2 and so on at level L (ISO/IEC 18004, table 7)."""

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def code_size(address: str, *, half_blocks: bool) -> tuple[int, int]:
    """Return the columns and rows that the code of an address takes, without drawing it.

    The first frame needs to know, and must not wait for what draws codes. Nought each if no window
    could hold it. What is drawn may be smaller, for an address in a smaller alphabet.
    """
    if len(address) > _MAX_LENGTH:
        return 0, 0
    version = bisect_left(_CAPACITY, len(address.encode())) + 1
    side = 17 + 4 * version + 2 * QUIET_ZONE
    return (side, (side + 1) // 2) if half_blocks else (2 * side, side)


@lru_cache(maxsize=32)
def layout_code(address: str, *, half_blocks: bool) -> tuple[Line, ...]:
    """Return the code of an address, with its quiet zone; nothing if no window could hold it.

    With `half_blocks`, a cell holds two modules, one above the other. Without, for fonts that
    lack them, a module is two spaces in its colour.
    """
    if len(address) > _MAX_LENGTH:
        return ()
    import segno  # noqa: PLC0415 - it takes a fifth of the time that the whole start takes

    code = segno.make(address, error="l", micro=False)
    rows = [[bool(module) for module in row] for row in code.matrix_iter(border=QUIET_ZONE)]
    if not half_blocks:
        return tuple(_spaces(row) for row in rows)
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return tuple(
        Line((Span("".join(_HALVES[pair] for pair in zip(*two, strict=True)), Role.CODE),))
        for two in zip(rows[::2], rows[1::2], strict=True)
    )


def _spaces(row: list[bool]) -> Line:
    return Line(
        tuple(
            Span("  " * len(list(run)), Role.CODE_DARK if is_dark else Role.CODE)
            for is_dark, run in groupby(row)
        )
    )
