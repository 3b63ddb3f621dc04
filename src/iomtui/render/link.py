"""The address to watch in lines: its QR code with the words beside it, or the words alone."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from iomtui.catalogue.entry import Entry
from iomtui.catalogue.links import Link
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import LinkWords
from iomtui.render.qr import code_size, layout_code
from iomtui.render.typesetting import GAP, MAX_MEASURE, Line, Role, Span, width_of, wrap

_LEAST_WORDS = 13
"""The narrowest that words stand beside a code, in cells."""


class LinkOutcome(StrEnum):
    """What can have happened to an address."""

    OPENED = "opened"
    NO_BROWSER = "no_browser"
    REFUSED = "refused"
    COPIED = "copied"

    def sentence(self, words: LinkWords) -> str:
        """Return it in words."""
        return {
            LinkOutcome.OPENED: words.opened,
            LinkOutcome.NO_BROWSER: words.no_browser,
            LinkOutcome.REFUSED: words.refused,
            LinkOutcome.COPIED: words.copied,
        }[self]


class Area(NamedTuple):
    """How much there is to draw on, in cells."""

    columns: int
    """The columns."""
    rows: int
    """The rows."""
    columns_around: int = 0
    """The columns of the window beside these."""
    rows_around: int = 0
    """The rows of the window above and below."""
    can_grow: bool = True
    """Whether the person could make the window larger."""


def layout_link(
    entry: Entry, words: LinkWords, room: Area, *, half_blocks: bool, said: str = ""
) -> tuple[Line, ...]:
    """Return the address of an entry with its code, if that fits whole.

    There is an empty row above if that fits as well, with all that could be said. `said` is what
    happened to the address last: that it was sent to the terminal, say.
    """
    link = entry.link
    if link is None:
        return _words(entry.title, [(words.none, Role.TEXT)], room.columns)
    texts = _beside_code(link, words)
    code = layout_code(link.address, half_blocks=half_blocks)
    if code_fits(entry, words, room, half_blocks=half_blocks):
        beside = room.columns - width_of(code[0]) - GAP
        lines = _side_by_side(code, _words(entry.title, [*texts, (said, Role.TEXT)], beside))
        needed = max(len(code), _rows_needed(entry.title, link, words)(beside))
        return (Line(()), *lines) if needed < room.rows else lines
    texts[0] = (fill(words.type, {"purpose": link.purpose}), Role.TEXT)
    if link.words:
        texts.insert(2, (fill(words.look_for, {"words": link.words}), Role.TEXT))
    # First, so that it is seen in the smallest window.
    texts.insert(0, (said, Role.TEXT))
    if code and room.can_grow:
        rows_needed = _rows_needed(entry.title, link, words)
        widths = range(_LEAST_WORDS, MAX_MEASURE)
        width = next((each for each in widths if rows_needed(each) <= len(code)), MAX_MEASURE)
        size = {
            "columns": str(width_of(code[0]) + GAP + width + room.columns_around),
            "rows": str(len(code) + room.rows_around),
        }
        texts.append((fill(words.larger, size), Role.QUIET))
    return _words(entry.title, texts, room.columns)


def code_fits(entry: Entry, words: LinkWords, room: Area, *, half_blocks: bool) -> bool:
    """Tell whether the address of an entry is shown with its code in a room, or in words alone."""
    link = entry.link
    if link is None:
        return False
    columns, rows = code_size(link.address, half_blocks=half_blocks)
    beside = room.columns - columns - GAP
    if not columns or beside < _LEAST_WORDS:
        return False
    return max(rows, _rows_needed(entry.title, link, words)(beside)) <= room.rows


def _beside_code(link: Link, words: LinkWords) -> list[tuple[str, Role]]:
    return [
        (fill(words.scan, {"purpose": link.purpose}), Role.TEXT),
        (link.address, Role.KEY),
        (link.note, Role.QUIET),
    ]


def _rows_needed(title: str, link: Link, words: LinkWords) -> Callable[[int], int]:
    """Return how many rows the words need in so many columns, whatever is said at their end.

    What happens to an address must not push its code out.
    """
    texts = _beside_code(link, words)
    sayings = [each.sentence(words) for each in LinkOutcome]
    return lambda columns: (
        len(_words(title, texts, columns)) + 1 + max(len(wrap(each, columns)) for each in sayings)
    )


def layout_code_panel(link: Link, words: LinkWords, room: Area) -> tuple[Line, ...]:
    """Return an address's code with the words under it, or the words alone if it does not fit."""
    code = layout_code(link.address, half_blocks=True)
    purpose = {"purpose": link.purpose}
    alone = [
        *_under(fill(words.type, purpose), Role.TEXT, room.columns - 2 * GAP),
        *_under(link.address, Role.KEY, room.columns - 2 * GAP),
    ]
    if not code or width_of(code[0]) > room.columns:
        return tuple(alone)
    width = width_of(code[0]) - 2 * GAP
    scan = _under(fill(words.scan, purpose), Role.TEXT, width)
    note = _under(link.note, Role.QUIET, width) if link.note else []
    settings = ((*code, Line(()), *scan, *note), (*code, *scan))
    return next((lines for lines in settings if len(lines) <= room.rows), tuple(alone))


def _under(text: str, role: Role, width: int) -> list[Line]:
    return [Line((Span(" " * GAP, role), Span(row, role))) for row in wrap(text, width)]


def _words(title: str, texts: list[tuple[str, Role]], columns: int) -> tuple[Line, ...]:
    lines = [Line((Span(row, Role.TITLE),)) for row in wrap(title, columns)]
    for text, role in texts:
        if text:
            lines.append(Line(()))
            lines += [Line((Span(row, role),)) for row in wrap(text, columns)]
    return tuple(lines)


def _side_by_side(code: tuple[Line, ...], words: tuple[Line, ...]) -> tuple[Line, ...]:
    blank = Span(" " * width_of(code[0]), Role.TEXT)
    gap = Span(" " * GAP, Role.TEXT)
    lines = []
    for index in range(max(len(code), len(words))):
        left = code[index].spans if index < len(code) else (blank,)
        right = words[index].spans if index < len(words) else ()
        lines.append(Line((*left, gap, *right)))
    return tuple(lines)
