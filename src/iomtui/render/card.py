"""A card for a screen that nobody uses: one episode, in every language, over the whole window.

Set like a poster: the title with air round it, a sentence, what to do; the code beside it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Block
from iomtui.render.card_words import Face, faces_of
from iomtui.render.link import Room
from iomtui.render.qr import set_code
from iomtui.render.typesetting import (
    GAP,
    Line,
    Measure,
    Role,
    Span,
    Spans,
    measure_for,
    padded_to,
    width_of,
    with_marks,
    wrap,
)

_WIDEST = 60
"""The widest that the words are set, with the margin for their marks, in cells."""

_LEAST_BESIDE = 32
"""The narrowest that words stand beside a code, in cells."""

_NEAR, _APART = 3, 6
"""The space between words and code, in cells: in a narrow window, and in a wide one."""

_EDGE = 1
"""The columns and rows that stay free at each edge, if the window is not a very small one."""

_LEAST_FRAMED = Room(20, 6)
"""The smallest window that has cells to spare at its edges."""

_MOST_AIR = 3
"""The most empty rows between two groups of lines."""

_BETWEEN = " · "


class _Content(NamedTuple):
    """How much a card says beside its title and what to do."""

    code: bool = False
    series: bool = False
    gloss: bool = False
    place: bool = False
    sentences: int = 0
    """In how many languages there is a sentence."""


def set_card(  # noqa: PLR0913 - what is shown, on what, and where it has moved to
    editions: tuple[Edition, ...],
    first: int,
    entry: int,
    room: Room,
    *,
    half_blocks: bool,
    shift: tuple[int, int] = (0, 0),
) -> tuple[Line, ...]:
    """Return the card of an entry for the whole window: at most its rows and columns.

    `first` is the index of the edition that comes first, `entry` that of the entry among the
    entries, `shift` by how many columns and rows everything is moved: 0 or 1 each. What does
    not fit is left out whole; what to do and the title are left out last.
    """
    faces = faces_of(editions, first, entry)
    if room.columns < _LEAST_FRAMED.columns or room.rows < _LEAST_FRAMED.rows:
        return _smallest(faces, room)
    # The place to move into is kept free always, so that nothing is set anew when it moves.
    inside = Room(room.columns - 1, room.rows - 1)
    link = faces[0].entry.link
    code = set_code(link.address, half_blocks=half_blocks) if link else ()
    for content in _contents(len(faces)):
        poster = _poster(faces, content, code, inside)
        if poster:
            return _moved(poster, shift)
    return _smallest(faces, room)


def _contents(languages: int) -> Iterator[_Content]:
    """Yield what a card can say, the most first."""
    for code in (True, False):
        yield _Content(code, series=True, gloss=True, place=True, sentences=languages)
        yield _Content(code, gloss=True, place=True, sentences=languages)
        yield _Content(code, place=True, sentences=languages)
        yield _Content(code, sentences=languages)
    yield _Content(sentences=1)
    yield _Content()


class _Group(NamedTuple):
    """Lines that belong together."""

    lines: tuple[Line, ...]
    turn: int = 0
    """Its turn to get one more empty row above it, from 1; 0 if it keeps close to the others."""


def _poster(
    faces: list[Face], content: _Content, code: tuple[Line, ...], room: Room
) -> tuple[Line, ...]:
    """Return the card with a certain content in the middle of a room; nothing if it is too small.

    Words and code begin and end in the same rows, if the words need no more than the code.
    """
    if content.code and not code:
        return ()
    beside = code if content.code else ()
    wide = width_of(beside[0]) if beside else 0
    available = room.columns - 2 * _EDGE - wide
    gap = (_APART if available >= _WIDEST + _APART else _NEAR) if beside else 0
    columns = min(_WIDEST, available - gap)
    if beside and columns < _LEAST_BESIDE:
        return ()
    words = _aired(_groups(faces, content, columns), len(beside) or room.rows - 2 * _EDGE)
    height = max(len(words), len(beside))
    # What a card need not say must not make it crowded.
    if height > max(len(beside), room.rows - (4 * _EDGE if content.gloss else 0)):
        return ()
    if height > room.rows:
        return ()
    left = Span(" " * ((room.columns - columns - gap - wide) // 2), Role.TEXT)
    above = (height - len(words)) // 2
    lines = [Line(())] * ((room.rows - height) // 2)
    for index in range(height):
        word = words[index - above] if 0 <= index - above < len(words) else Line(())
        spans: Spans = (left, *word.spans) if word.spans else ()
        if index < len(beside):
            spans = (left, *padded_to(word.spans, columns + gap), *beside[index].spans)
        lines.append(Line(spans, word.block))
    return tuple(lines)


def _groups(faces: list[Face], content: _Content, columns: int) -> Iterator[_Group]:
    """Yield the words from the top, in groups."""
    measure = measure_for(columns)
    if content.series:
        series = (face.edition.title for face in faces)
        yield _Group(_joined(series, Role.QUIET, columns))
    title = _each([faces[0].entry.title], Role.TITLE, columns)
    yield _Group((*title, *_glosses(faces, measure)) if content.gloss else title, turn=4)
    if content.place and (place := faces[0].block(":place")):
        texts = (text for face in faces if (own := face.block(":place")) for text in own.paragraphs)
        rows = _joined(texts, Role.PLACE, measure.text)
        yield _Group(tuple(_marked(rows, place, measure)))
    said = [(face, face.saying) for face in faces[: content.sentences]]
    for index, (face, saying) in enumerate((face, saying) for face, saying in said if saying):
        rows = _each([face.sentence], Role.TEXT, measure.text)
        lines = with_marks([row.spans for row in rows], saying.told.marks, measure, saying.id)
        yield _Group(tuple(lines), turn=0 if index else 1)
    if content.code:
        yield _Group(_each((face.scan for face in faces), Role.TEXT, columns), turn=3)
    yield _Group(_joined((face.press for face in faces), Role.KEY, columns), turn=2)


def _glosses(faces: list[Face], measure: Measure) -> Iterator[Line]:
    """Yield what the title means, in the languages that need to say so."""
    for face in faces:
        if gloss := face.block(":gloss"):
            text = " ".join((gloss.label + ":", *gloss.paragraphs))
            yield from _marked(_each([text], Role.PLACE, measure.text), gloss, measure)


def _marked(rows: tuple[Line, ...], block: Block, measure: Measure) -> Iterator[Line]:
    """Yield rows of a block with its marks, in the last one that has room for them."""
    marks = " ".join(block.told.marks)
    room = measure.text - GAP - cell_len(marks)
    fitting = [index for index, row in enumerate(rows) if width_of(row) <= room]
    end = len(rows) if measure.margin or not fitting else fitting[-1] + 1
    yield from with_marks([row.spans for row in rows[:end]], block.told.marks, measure, block.id)
    yield from (row._replace(block=block.id) for row in rows[end:])


def _each(texts: Iterable[str], role: Role, columns: int) -> tuple[Line, ...]:
    """Return texts one under the other, each once."""
    once = dict.fromkeys(filter(None, texts))
    return tuple(Line((Span(row, role),)) for text in once for row in _balanced(text, columns))


def _joined(texts: Iterable[str], role: Role, columns: int) -> tuple[Line, ...]:
    """Return texts on one line if they fit, else one under the other."""
    once = tuple(dict.fromkeys(texts))
    joined = _BETWEEN.join(once)
    return _each((joined,) if cell_len(joined) <= columns else once, role, columns)


def _balanced(text: str, columns: int) -> list[str]:
    """Return a text in as few lines as can be, and these about equally long."""
    fewest = len(wrap(text, columns))
    if fewest == 1:
        return wrap(text, columns)
    widths = range(1, columns)
    narrowest = bisect_left(widths, -fewest, key=lambda width: -len(wrap(text, width)))
    return wrap(text, widths[narrowest] if narrowest < len(widths) else columns)


def _aired(groups: Iterable[_Group], rows: int) -> list[Line]:
    """Return groups with an empty row between them, and more while that fits into `rows`."""
    first, *others = groups
    gaps = [1] * len(others)
    spare = rows - len(first.lines) - sum(len(group.lines) + 1 for group in others)
    airy = [index for index, group in enumerate(others) if group.turn]
    airy.sort(key=lambda index: others[index].turn)
    for turn in range(min(spare, len(airy) * (_MOST_AIR - 1))):
        gaps[airy[turn % len(airy)]] += 1
    lines = list(first.lines)
    for gap, group in zip(gaps, others, strict=True):
        lines += [Line(())] * gap + list(group.lines)
    return lines


def _moved(lines: tuple[Line, ...], shift: tuple[int, int]) -> tuple[Line, ...]:
    columns, rows = shift
    before = (Span(" ", Role.TEXT),) * columns
    moved = (line._replace(spans=(*before, *line.spans)) if line.spans else line for line in lines)
    return (*[Line(())] * rows, *moved)


def _smallest(faces: list[Face], room: Room) -> tuple[Line, ...]:
    """Return what to do and the title, from the first row, as far as there is room."""
    columns = max(1, room.columns)
    lines = _each((face.press for face in faces), Role.KEY, columns)
    lines += _each([faces[0].entry.title], Role.TITLE, columns)
    return tuple(_cut(line, room.columns) for line in lines[: room.rows])


def _cut(line: Line, columns: int) -> Line:
    """Return a line of one piece, cut: a wide character is wider than the narrowest window."""
    if width_of(line) <= columns:
        return line
    return Line(tuple(Span(set_cell_size(text, columns), role) for text, role in line.spans))
