"""Lays out a card of an unused screen: an episode, in every language, in the whole window.

The message of the venue has a card as well: a page, whose title is another one in each language.

A card has four forms; the first that fits is shown: all there is to say beside a QR code, the same
without a code, a small one with a sentence in each language, and a tiny one.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Block
from iomtui.kiosk.card_text import CardText, card_texts
from iomtui.kiosk.session import CardPosition
from iomtui.render.link import Area
from iomtui.render.qr import layout_code
from iomtui.render.typesetting import (
    GAP,
    Line,
    Measure,
    Role,
    Span,
    measure_for,
    pad_spans,
    width_of,
    with_marks,
    wrap,
)

_WIDEST = 60
"""The widest that the words are set, with the margin for their marks, in cells."""

_LEAST_BESIDE_CODE = 32
"""The narrowest that words stand beside a code, in cells."""

_NEAR, _APART = 3, 6
"""The space between words and code, in cells: in a narrow window, and in a wide one."""

_EDGE = 1
"""The columns and rows that stay free at each edge."""

_LEAST = Area(20, 6)
"""The smallest window that has cells to spare at its edges."""

_MOST_AIR = 3
"""The most empty rows between two groups of lines."""

_BETWEEN = " · "

_BETWEEN_KEYS = 3
"""The cells between two things to do on one line."""


class CardSetting(NamedTuple):
    """What is the same for all cards."""

    first: int
    """The index of the edition that comes first."""
    half_blocks: bool
    """Whether the terminal's font has half blocks."""
    language_key: str = ""
    """The key that changes the language; empty if there is none."""


class _Group(NamedTuple):
    """Lines that belong together."""

    lines: tuple[Line, ...]
    order: int = 0
    """Its place among the groups that get a further empty row above, from 1; 0 if it gets none."""


def layout_card(
    editions: tuple[Edition, ...], position: CardPosition, area: Area, setting: CardSetting
) -> tuple[Line, ...]:
    """Return a card for the whole window: at most its rows and columns."""
    texts = card_texts(editions, setting.first, position.entry)
    if area.columns >= _LEAST.columns and area.rows >= _LEAST.rows:
        # The cells to move into are always kept free, so that a move changes no line.
        inside = Area(area.columns - 1, area.rows - 1)
        if lines := _largest_form(texts, inside, setting):
            return _shifted(lines, position.shift)
    return _tiny(texts, area)


def _largest_form(texts: list[CardText], area: Area, setting: CardSetting) -> tuple[Line, ...]:
    """Return the largest form that fits but the tiny one; nothing if none does."""
    key = setting.language_key
    link = texts[0].entry.link
    code = layout_code(link.address, half_blocks=setting.half_blocks) if link else ()
    if code and (lines := _with_code(texts, code, area, key)):
        return lines
    columns = min(_WIDEST, area.columns - 2 * _EDGE)
    rows = area.rows - 2 * _EDGE
    names = _names(texts, columns)
    watch = _each_once((text for each in texts for text in each.without_code), Role.TEXT, columns)
    actions = _Group(_actions(texts, columns, key), order=2)
    groups = _content(texts, columns)
    body = _spaced([_Group(names), *groups, _Group(watch, order=3), actions], rows)
    if len(body) <= rows:
        return _centred(body, columns, area)
    title = _Group((*names[:1], *_title(texts[0], measure_for(columns))), order=4)
    body = _spaced([title, *_sentences(texts, columns), actions], rows)
    return _centred(body, columns, area) if len(body) <= area.rows else ()


def _with_code(
    texts: list[CardText], code: tuple[Line, ...], area: Area, language_key: str
) -> tuple[Line, ...]:
    """Return words beside a code; nothing if there is no room for both.

    The names of the series and what to do stand among the words. Where that makes too many rows,
    they stand above and below words and code, in one row each.
    """
    available = area.columns - 2 * _EDGE - width_of(code[0])
    gap = _APART if available >= _WIDEST + _APART else _NEAR
    columns = min(_WIDEST, available - gap)
    if columns < _LEAST_BESIDE_CODE:
        return ()
    width = columns + gap + width_of(code[0])
    names = _Group(_names(texts, columns))
    scan = _Group(_each_once((each.scan for each in texts), Role.TEXT, columns), order=3)
    actions = _Group(_actions(texts, columns, language_key), order=2)
    groups = [*_content(texts, columns), scan]
    body = _beside(_spaced([names, *groups, actions], len(code)), code, columns + gap)
    if len(body) <= min(max(len(code), area.rows - 2 * _EDGE), area.rows):
        return _centred(body, width, area)
    above, below = _names(texts, width), _actions(texts, width, language_key)
    body = _beside(_spaced(groups, len(code) - 2 * _EDGE), code, columns + gap)
    fits = len(body) <= min(len(code), area.rows - 2) and len(above) == len(below) == 1
    return _centred([*above, *body, *below], width, area) if fits else ()


def _tiny(texts: list[CardText], area: Area) -> tuple[Line, ...]:
    """Return what to do and the title, from the first row, as far as there is room."""
    columns = max(1, area.columns)
    lines = _each_once((each.press_any_key for each in texts), Role.KEY, columns)
    lines += _each_once([texts[0].entry.title], Role.TITLE, columns)
    return tuple(_cut(line, area.columns) for line in lines[: area.rows])


def _cut(line: Line, columns: int) -> Line:
    """Return a line of one piece, cut: a wide character is wider than the narrowest window."""
    if width_of(line) <= columns:
        return line
    spans = (span._replace(text=set_cell_size(span.text, columns)) for span in line.spans)
    return Line(tuple(spans))


def _content(texts: list[CardText], columns: int) -> Iterator[_Group]:
    """Yield the title and its meaning, the place in the series, and a sentence a language."""
    measure = measure_for(columns)
    meanings: list[Line] = []
    for gloss in filter(None, (each.block(":gloss") for each in texts)):
        text = " ".join((f"{gloss.label}:", *gloss.paragraphs))
        meanings += _marked(_each_once([text], Role.PLACE, measure.text), gloss, measure)
    yield _Group((*_title(texts[0], measure), *meanings), order=4)
    if place := texts[0].block(":place"):
        places = filter(None, (each.block(":place") for each in texts))
        paragraphs = (text for each in places for text in each.paragraphs)
        rows = _in_one_row(paragraphs, Role.PLACE, measure.text)
        yield _Group(tuple(_marked(rows, place, measure)))
    yield from _sentences(texts, columns)


def _title(text: CardText, measure: Measure) -> tuple[Line, ...]:
    """Return the title, and over the margin, if there is one, what its marks are.

    That of a page stands with its text.
    """
    if text.is_page:
        return ()
    rows = [row.spans for row in _each_once([text.entry.title], Role.TITLE, measure.text)]
    heading = (text.edition.wording.pane["source"],) if measure.margin else ()
    return tuple(with_marks(rows, heading, measure, ""))


def _sentences(texts: list[CardText], columns: int) -> Iterator[_Group]:
    """Yield a sentence in each language, with its marks; that of a page below its title."""
    measure = measure_for(columns)
    order = 1
    for text in texts:
        if block := text.running_text:
            title = [text.entry.title] if text.is_page else []
            lines = _each_once(title, Role.TITLE, measure.text)
            lines += _each_once([text.sentence], Role.TEXT, measure.text)
            rows = [row.spans for row in lines]
            yield _Group(tuple(with_marks(rows, block.attribution.marks, measure, block.id)), order)
            order = 0


def _names(texts: Iterable[CardText], columns: int) -> tuple[Line, ...]:
    """Return the name of the series in each language, in one row if that fits."""
    return _in_one_row((each.edition.title for each in texts), Role.QUIET, columns)


def _actions(texts: list[CardText], columns: int, language_key: str) -> tuple[Line, ...]:
    """Return what wakes the screen and what changes the language, in one row if that fits."""
    press = _in_one_row((each.press_any_key for each in texts), Role.KEY, columns)
    if len(texts) == 1 or not language_key:
        return press
    names = _BETWEEN.join(each.edition.name for each in texts)
    key = Span(texts[0].edition.wording.key_name(language_key), Role.KEY)
    choice = Line((key, Span(f" {names}", Role.QUIET)))
    if len(press) == 1 and width_of(press[0]) + _BETWEEN_KEYS + width_of(choice) <= columns:
        return (Line((*press[0].spans, Span(" " * _BETWEEN_KEYS, Role.TEXT), *choice.spans)),)
    return (*press, choice) if width_of(choice) <= columns else press


def _spaced(groups: Iterable[_Group], rows: int) -> list[Line]:
    """Return groups with an empty row between them, and more while that fits into `rows`."""
    first, *others = (group for group in groups if group.lines)
    gaps = [1] * len(others)
    spare = rows - len(first.lines) - sum(len(group.lines) + 1 for group in others)
    growing = [index for index, group in enumerate(others) if group.order]
    growing.sort(key=lambda index: others[index].order)
    for step in range(min(spare, len(growing) * (_MOST_AIR - 1))):
        gaps[growing[step % len(growing)]] += 1
    lines = list(first.lines)
    for gap, group in zip(gaps, others, strict=True):
        lines += [Line(())] * gap + list(group.lines)
    return lines


def _beside(words: list[Line], code: tuple[Line, ...], columns: int) -> list[Line]:
    """Return words in the middle of the height of a code, and the code from that column on."""
    height = max(len(words), len(code))
    above = (height - len(words)) // 2
    words = [*[Line(())] * above, *words, *[Line(())] * (height - len(words) - above)]
    rows = []
    for word, row in zip(words, (*code, *[Line(())] * (height - len(code))), strict=True):
        spans = (*pad_spans(word.spans, columns), *row.spans) if row.spans else word.spans
        rows.append(Line(spans, word.block))
    return rows


def _centred(body: list[Line], width: int, area: Area) -> tuple[Line, ...]:
    """Return lines of at most that width in the middle of an area."""
    left = Span(" " * ((area.columns - width) // 2), Role.TEXT)
    lines = (line._replace(spans=(left, *line.spans)) if line.spans else line for line in body)
    return (*[Line(())] * ((area.rows - len(body)) // 2), *lines)


def _shifted(lines: tuple[Line, ...], shift: tuple[int, int]) -> tuple[Line, ...]:
    columns, rows = shift
    left = (Span(" ", Role.TEXT),) * columns
    moved = (line._replace(spans=(*left, *line.spans)) if line.spans else line for line in lines)
    return (*[Line(())] * rows, *moved)


def _marked(rows: tuple[Line, ...], block: Block, measure: Measure) -> Iterator[Line]:
    """Yield rows of a block with its marks, in the last one that has room for them."""
    marks = " ".join(block.attribution.marks)
    longest = measure.text - GAP - cell_len(marks)
    fitting = [index for index, row in enumerate(rows) if width_of(row) <= longest]
    end = len(rows) if measure.margin or not fitting else fitting[-1] + 1
    yield from with_marks(
        [row.spans for row in rows[:end]], block.attribution.marks, measure, block.id
    )
    yield from (row._replace(block=block.id) for row in rows[end:])


def _in_one_row(texts: Iterable[str], role: Role, columns: int) -> tuple[Line, ...]:
    """Return texts on one line if they fit, else one under the other."""
    once = tuple(dict.fromkeys(texts))
    row = _BETWEEN.join(once)
    return _each_once((row,) if cell_len(row) <= columns else once, role, columns)


def _each_once(texts: Iterable[str], role: Role, columns: int) -> tuple[Line, ...]:
    """Return texts one under the other, each once."""
    once = dict.fromkeys(filter(None, texts))
    return tuple(Line((Span(row, role),)) for text in once for row in _balanced(text, columns))


def _balanced(text: str, columns: int) -> list[str]:
    """Return a text in as few lines as possible, which are about equally long."""
    fewest = len(wrap(text, columns))
    if fewest == 1:
        return wrap(text, columns)
    widths = range(1, columns)
    narrowest = bisect_left(widths, -fewest, key=lambda width: -len(wrap(text, width)))
    return wrap(text, widths[narrowest] if narrowest < len(widths) else columns)
