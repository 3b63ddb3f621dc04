"""The words of a card in groups of lines, with air between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len

from iomtui.catalogue.entry import Block
from iomtui.kiosk.card_text import CardText
from iomtui.render.typesetting import (
    GAP,
    Line,
    Measure,
    Role,
    Span,
    measure_for,
    width_of,
    with_marks,
    wrap,
)

_MOST_AIR = 3
"""The most empty rows between two groups of lines."""

_BETWEEN = " · "

_BETWEEN_KEYS = 3
"""The cells between two things to do on one line."""


class CardContent(NamedTuple):
    """How much a card says beside its title and what to do."""

    code: bool = False
    """Whether there is a code, and words on what it is for."""
    looking: bool = False
    """Whether words say where to watch, in its place."""
    banded: bool = False
    """Whether the names of the series stand over all and what to do under it, in one row each."""
    series: int = 0
    """In how many languages the series is named."""
    gloss: bool = False
    """Whether it is said what the title means."""
    place: bool = False
    """Whether the place in the list is said."""
    sentences: int = 0
    """In how many languages there is a sentence."""


class CardGroup(NamedTuple):
    """Lines that belong together."""

    lines: tuple[Line, ...]
    turn: int = 0
    """Its turn to get one more empty row above it, from 1; 0 if it keeps close to the others."""


def groups(
    faces: list[CardText], content: CardContent, columns: int, language_key: str
) -> Iterator[CardGroup]:
    """Yield the words of a card from the top, set for so many columns."""
    measure = measure_for(columns)
    series = () if content.banded else series_names(faces[: content.series], columns)
    title = _title(faces, content, measure, columns)
    if content.gloss:
        if series:
            yield CardGroup(series)
        yield CardGroup((*title, *_glosses(faces, measure)), turn=4)
    else:
        yield CardGroup((*series, *title), turn=4)
    if content.place and (place := faces[0].block(":place")):
        texts = (text for face in faces if (own := face.block(":place")) for text in own.paragraphs)
        rows = _joined(texts, Role.PLACE, measure.text)
        yield CardGroup(tuple(_marked(rows, place, measure)))
    said = [(face, face.saying) for face in faces[: content.sentences]]
    for index, (face, saying) in enumerate((face, saying) for face, saying in said if saying):
        rows = each_once([face.sentence], Role.TEXT, measure.text)
        lines = with_marks(
            [row.spans for row in rows], saying.attribution.marks, measure, saying.id
        )
        yield CardGroup(tuple(lines), turn=0 if index else 1)
    if content.code:
        yield CardGroup(each_once((face.scan for face in faces), Role.TEXT, columns), turn=3)
    if content.looking:
        texts = (text for face in faces for text in face.looking)
        if rows := each_once(texts, Role.TEXT, columns):
            yield CardGroup(rows, turn=3)
    if not content.banded:
        yield CardGroup(what_to_do(faces, columns, language_key), turn=2)


def series_names(faces: Iterable[CardText], columns: int) -> tuple[Line, ...]:
    """Return what the series is called, in one row if that fits."""
    return _joined((face.edition.title for face in faces), Role.QUIET, columns)


def what_to_do(faces: list[CardText], columns: int, language_key: str) -> tuple[Line, ...]:
    """Return what wakes the screen and what changes the language, in one row if that fits.

    `language_key` is empty if there is no such key.
    """
    press = _joined((face.press for face in faces), Role.KEY, columns)
    if len(faces) == 1 or not language_key:
        return press
    names = _BETWEEN.join(face.edition.name for face in faces)
    key = Span(faces[0].edition.wording.key_name(language_key), Role.KEY)
    choice = Line((key, Span(f" {names}", Role.QUIET)))
    if len(press) == 1 and width_of(press[0]) + _BETWEEN_KEYS + width_of(choice) <= columns:
        return (Line((*press[0].spans, Span(" " * _BETWEEN_KEYS, Role.TEXT), *choice.spans)),)
    return (*press, choice) if width_of(choice) <= columns else press


def aired(words: Iterable[CardGroup], rows: int) -> list[Line]:
    """Return groups with an empty row between them, and more while that fits into `rows`."""
    first, *others = words
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


def each_once(texts: Iterable[str], role: Role, columns: int) -> tuple[Line, ...]:
    """Return texts one under the other, each once."""
    once = dict.fromkeys(filter(None, texts))
    return tuple(Line((Span(row, role),)) for text in once for row in _balanced(text, columns))


def _title(
    faces: list[CardText], content: CardContent, measure: Measure, columns: int
) -> tuple[Line, ...]:
    """Return the title, and over the margin, if there are marks in it, what they are."""
    face = faces[0]
    has_gloss = content.gloss and any(each.block(":gloss") for each in faces)
    has_marks = has_gloss or content.place or content.sentences
    if not (measure.margin and has_marks):
        return each_once([face.entry.title], Role.TITLE, columns)
    rows = each_once([face.entry.title], Role.TITLE, measure.text)
    heading = face.edition.wording.pane.source
    return tuple(with_marks([row.spans for row in rows], (heading,), measure, ""))


def _glosses(faces: list[CardText], measure: Measure) -> Iterator[Line]:
    """Yield what the title means, in the languages that need to say so."""
    for face in faces:
        if gloss := face.block(":gloss"):
            text = " ".join((gloss.label + ":", *gloss.paragraphs))
            yield from _marked(each_once([text], Role.PLACE, measure.text), gloss, measure)


def _marked(rows: tuple[Line, ...], block: Block, measure: Measure) -> Iterator[Line]:
    """Yield rows of a block with its marks, in the last one that has room for them."""
    marks = " ".join(block.attribution.marks)
    room = measure.text - GAP - cell_len(marks)
    fitting = [index for index, row in enumerate(rows) if width_of(row) <= room]
    end = len(rows) if measure.margin or not fitting else fitting[-1] + 1
    yield from with_marks(
        [row.spans for row in rows[:end]], block.attribution.marks, measure, block.id
    )
    yield from (row._replace(block=block.id) for row in rows[end:])


def _joined(texts: Iterable[str], role: Role, columns: int) -> tuple[Line, ...]:
    """Return texts on one line if they fit, else one under the other."""
    once = tuple(dict.fromkeys(texts))
    joined = _BETWEEN.join(once)
    return each_once((joined,) if cell_len(joined) <= columns else once, role, columns)


def _balanced(text: str, columns: int) -> list[str]:
    """Return a text in as few lines as can be, and these about equally long."""
    fewest = len(wrap(text, columns))
    if fewest == 1:
        return wrap(text, columns)
    widths = range(1, columns)
    narrowest = bisect_left(widths, -fewest, key=lambda width: -len(wrap(text, width)))
    return wrap(text, widths[narrowest] if narrowest < len(widths) else columns)
