"""A card for a screen that nobody uses: one episode, in every language, over the whole window.

Set like a poster: the title with air round it, a sentence, what to do; the code beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import set_cell_size

from iomtui.catalogue.edition import Edition
from iomtui.kiosk.card_content import (
    CardContent,
    aired,
    each_once,
    groups,
    series_names,
    what_to_do,
)
from iomtui.kiosk.card_text import CardText, card_texts_of
from iomtui.render.link import Area
from iomtui.render.qr import layout_code
from iomtui.render.typesetting import Line, Role, Span, pad_spans, width_of

_WIDEST = 60
"""The widest that the words are set, with the margin for their marks, in cells."""

_LEAST_BESIDE = 32
"""The narrowest that words stand beside a code, in cells."""

_NEAR, _APART = 3, 6
"""The space between words and code, in cells: in a narrow window, and in a wide one."""

_EDGE = 1
"""The columns and rows that stay free at each edge, if the window is not a very small one."""

_LEAST_FRAMED = Area(20, 6)
"""The smallest window that has cells to spare at its edges."""


class CardSetting(NamedTuple):
    """What cards are set for."""

    first: int
    """The index of the edition that comes first."""
    half_blocks: bool
    """Whether the terminal's font has half blocks."""
    language_key: str = ""
    """The key that changes the language; empty if there is none."""


def layout_card(
    editions: tuple[Edition, ...],
    entry: int,
    room: Area,
    setting: CardSetting,
    shift: tuple[int, int] = (0, 0),
) -> tuple[Line, ...]:
    """Return the card of an entry for the whole window: at most its rows and columns.

    `entry` is its index among the entries, `shift` by how many columns and rows everything is
    moved: 0 or 1 each. What does not fit is left out whole; what to do and the title are left out
    last.
    """
    faces = card_texts_of(editions, setting.first, entry)
    if room.columns < _LEAST_FRAMED.columns or room.rows < _LEAST_FRAMED.rows:
        return _smallest(faces, room)
    # The place to move into is kept free always, so that nothing is set anew when it moves.
    inside = Area(room.columns - 1, room.rows - 1)
    link = faces[0].entry.link
    code = layout_code(link.address, half_blocks=setting.half_blocks) if link else ()
    for content in _contents(len(faces), has_code=bool(code)):
        beside = code if content.code else ()
        if poster := _poster(faces, content, beside, inside, setting.language_key):
            return _moved(poster, shift)
    return _smallest(faces, room)


def _contents(languages: int, *, has_code: bool) -> Iterator[CardContent]:
    """Yield what a card can say, the most first."""
    for code in (True, False) if has_code else (False,):
        whole = CardContent(
            code=code,
            looking=not code,
            series=languages,
            gloss=True,
            place=True,
            sentences=languages,
        )
        yield whole
        if code:
            yield whole._replace(banded=True)
        plain = whole._replace(gloss=False)
        yield plain
        yield plain._replace(series=1)
        yield plain._replace(series=1, place=False)
    yield CardContent(series=languages, sentences=languages)
    yield CardContent(series=1, sentences=languages)
    yield CardContent(sentences=languages)
    yield CardContent(sentences=1)
    yield CardContent()


def _poster(
    faces: list[CardText],
    content: CardContent,
    code: tuple[Line, ...],
    room: Area,
    language_key: str,
) -> tuple[Line, ...]:
    """Return the card with a certain content in the middle of a room; nothing if it is too small.

    Words and code begin and end in the same rows, if the words need no more than the code.
    """
    wide = width_of(code[0]) if code else 0
    available = room.columns - 2 * _EDGE - wide
    gap = (_APART if available >= _WIDEST + _APART else _NEAR) if code else 0
    columns = min(_WIDEST, available - gap)
    if code and columns < _LEAST_BESIDE:
        return ()
    # Beside a code, words begin and end in its rows; where a band follows, not quite.
    reach = len(code) if code and not content.banded else (len(code) or room.rows) - 2 * _EDGE
    words = aired(groups(faces, content, columns, language_key), reach)
    # What a card need not say must not make it crowded.
    limit = room.rows - (2 * _EDGE if content.gloss else 0)
    body = _side_by_side(words, code, columns + gap)
    if len(body) > max(len(code), limit):
        return ()
    if content.banded:
        over = series_names(faces, columns + gap + wide)
        under = what_to_do(faces, columns + gap + wide, language_key)
        if [len(over), len(under)] != [1, 1] or len(body) > len(code):
            return ()
        body = [*over, *body, *under]
    if len(body) > room.rows:
        return ()
    left = Span(" " * ((room.columns - columns - gap - wide) // 2), Role.TEXT)
    framed = (line._replace(spans=(left, *line.spans)) if line.spans else line for line in body)
    return (*[Line(())] * ((room.rows - len(body)) // 2), *framed)


def _side_by_side(words: list[Line], code: tuple[Line, ...], columns: int) -> list[Line]:
    """Return words and code beside each other, the code from that column on."""
    if not code:
        return words
    height = max(len(words), len(code))
    above = (height - len(words)) // 2
    words = [*[Line(())] * above, *words, *[Line(())] * (height - len(words) - above)]
    rows = []
    for word, row in zip(words, (*code, *[Line(())] * (height - len(code))), strict=True):
        spans = (*pad_spans(word.spans, columns), *row.spans) if row.spans else word.spans
        rows.append(Line(spans, word.block))
    return rows


def _moved(lines: tuple[Line, ...], shift: tuple[int, int]) -> tuple[Line, ...]:
    columns, rows = shift
    before = (Span(" ", Role.TEXT),) * columns
    moved = (line._replace(spans=(*before, *line.spans)) if line.spans else line for line in lines)
    return (*[Line(())] * rows, *moved)


def _smallest(faces: list[CardText], room: Area) -> tuple[Line, ...]:
    """Return what to do and the title, from the first row, as far as there is room."""
    columns = max(1, room.columns)
    lines = each_once((face.press for face in faces), Role.KEY, columns)
    lines += each_once([faces[0].entry.title], Role.TITLE, columns)
    return tuple(_cut(line, room.columns) for line in lines[: room.rows])


def _cut(line: Line, columns: int) -> Line:
    """Return a line of one piece, cut: a wide character is wider than the narrowest window."""
    if width_of(line) <= columns:
        return line
    return Line(tuple(Span(set_cell_size(text, columns), role) for text, role in line.spans))
