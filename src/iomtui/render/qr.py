"""QR codes as lines of cells (ISO/IEC 18004).

Always dark on light, because many readers do not accept inverted codes.
"""

from bisect import bisect_left
from functools import lru_cache
from itertools import groupby

from iomtui.render.typesetting import Line, Role, Span

QUIET_ZONE = 4
"""The light border that the standard requires, in modules."""

_MAX_LENGTH = 500
"""The longest address with a code; that code has 97 modules a side."""

_CAPACITY = (17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520)
"""The maximum bytes in codes of version 1, 2, ... at level L (ISO/IEC 18004, table 7)."""

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def code_size(address: str, *, half_blocks: bool) -> tuple[int, int]:
    """Return the columns and rows of the code of an address, (0, 0) if the address is too long.

    This does not load the library that draws codes, so that the first frame need not wait for it.
    The code may be smaller, for an address in a smaller alphabet.
    """
    if len(address) > _MAX_LENGTH:
        return 0, 0
    version = bisect_left(_CAPACITY, len(address.encode())) + 1
    side = 17 + 4 * version + 2 * QUIET_ZONE
    return (side, (side + 1) // 2) if half_blocks else (2 * side, side)


@lru_cache(maxsize=32)
def layout_code(address: str, *, half_blocks: bool) -> tuple[Line, ...]:
    """Return the code of an address with its quiet zone; empty if the address is too long.

    With `half_blocks`, a cell has two modules, one above the other. Without, for fonts that lack
    these characters, a module is two spaces in its colour.
    """
    if len(address) > _MAX_LENGTH:
        return ()
    import segno  # noqa: PLC0415 - takes a fifth of the start time

    code = segno.make(address, error="l", micro=False)
    rows = [[bool(module) for module in row] for row in code.matrix_iter(border=QUIET_ZONE)]
    if not half_blocks:
        return tuple(_space_line(row) for row in rows)
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return tuple(
        Line((Span("".join(_HALVES[pair] for pair in zip(*two, strict=True)), Role.CODE),))
        for two in zip(rows[::2], rows[1::2], strict=True)
    )


def _space_line(row: list[bool]) -> Line:
    return Line(
        tuple(
            Span("  " * len(list(run)), Role.CODE_DARK if is_dark else Role.CODE)
            for is_dark, run in groupby(row)
        )
    )
