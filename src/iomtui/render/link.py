"""The lines of an address to watch: a QR code with text beside it, or text alone."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

import msgspec

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Entry
from iomtui.catalogue.links import Link
from iomtui.i18n.templates import fill
from iomtui.render.qr import code_size, layout_code
from iomtui.render.typesetting import GAP, MAX_MEASURE, Line, Role, Span, width_of, wrap, wrap_spans

_LEAST_WORDS = 13
"""The minimum width of text beside a code, in cells."""


class LinkOutcome(StrEnum):
    """The outcome of opening or copying an address."""

    OPENED = "opened"
    NO_BROWSER = "no_browser"
    FAILED = "failed"
    REFUSED = "refused"
    COPIED = "copied"

    def sentence(self, words: Mapping[str, str], *, has_code: bool) -> str:
        """Return the words of the same name; without a browser, also what to do instead."""
        sentence = words[self.value]
        if self in (LinkOutcome.NO_BROWSER, LinkOutcome.FAILED):
            return f"{sentence} {words['instead'] if has_code else words['instead_without_code']}"
        return sentence


class Area(NamedTuple):
    """A space to draw on, in cells."""

    columns: int
    rows: int
    columns_around: int = 0
    """The other columns of the window."""
    rows_around: int = 0
    """The other rows of the window."""
    can_grow: bool = True
    """Whether a person could enlarge the window."""


def layout_link(
    entry: Entry,
    words: Mapping[str, str],
    area: Area,
    *,
    half_blocks: bool,
    outcome: LinkOutcome | None = None,
) -> tuple[Line, ...]:
    """Return the address of an entry, with its code if that fits whole.

    `outcome` is that of the last opening or copying. An empty row comes first if it fits
    whatever the outcome is.
    """
    link = entry.link
    if link is None:
        return _words(entry.title, [(words["none"], Role.TEXT)], area.columns)
    texts = _beside_code(link, words)
    code = layout_code(link.address, half_blocks=half_blocks)
    has_code = code_fits(entry, words, area, half_blocks=half_blocks)
    status = outcome.sentence(words, has_code=has_code) if outcome else ""
    if has_code:
        beside = area.columns - width_of(code[0]) - GAP
        lines = _side_by_side(code, _words(entry.title, [*texts, (status, Role.TEXT)], beside))
        needed = max(len(code), _rows_needed(entry.title, link, words)(beside))
        return (Line(()), *lines) if needed < area.rows else lines
    texts[0] = (fill(words["type"], {"purpose": link.purpose}), Role.TEXT)
    if link.query:
        texts.insert(2, (fill(words["look_for"], {"words": link.query}), Role.TEXT))
    # First, so that it is visible in the smallest window.
    texts.insert(0, (status, Role.TEXT))
    if code and area.can_grow:
        rows_needed = _rows_needed(entry.title, link, words)
        widths = range(_LEAST_WORDS, MAX_MEASURE)
        width = next((each for each in widths if rows_needed(each) <= len(code)), MAX_MEASURE)
        size = {
            "columns": str(width_of(code[0]) + GAP + width + area.columns_around),
            "rows": str(len(code) + area.rows_around),
        }
        texts.append((fill(words["larger"], size), Role.QUIET))
    return _words(entry.title, texts, area.columns)


def entry_with_address(edition: Edition, entry: Entry, address: str) -> Entry:
    """Return an entry with an address to use; that of a source has its title."""
    if not address or (entry.link and entry.link.address == address):
        return entry
    titles = {source.address: source.title for source in edition.sources}
    link = Link(address, edition.wording.link["web"])
    return msgspec.structs.replace(entry, title=titles.get(address, entry.title), link=link)


def code_fits(entry: Entry, words: Mapping[str, str], area: Area, *, half_blocks: bool) -> bool:
    """Return whether the code of an entry's address fits into an area, with text beside it."""
    link = entry.link
    if link is None:
        return False
    columns, rows = code_size(link.address, half_blocks=half_blocks)
    beside = area.columns - columns - GAP
    if not columns or beside < _LEAST_WORDS:
        return False
    return max(rows, _rows_needed(entry.title, link, words)(beside)) <= area.rows


def _beside_code(link: Link, words: Mapping[str, str]) -> list[tuple[str, Role]]:
    return [
        (fill(words["scan"], {"purpose": link.purpose}), Role.TEXT),
        (link.address, Role.KEY),
        (link.note, Role.QUIET),
    ]


def _rows_needed(title: str, link: Link, words: Mapping[str, str]) -> Callable[[int], int]:
    """Return a function from columns to the rows that the text beside a code needs.

    It includes the longest outcome, so that the code stays visible after any outcome.
    """
    texts = _beside_code(link, words)
    outcomes = tuple(each.sentence(words, has_code=True) for each in LinkOutcome)
    return lambda columns: len(_words(title, texts, columns)) + 1 + _most_rows(outcomes, columns)


@lru_cache(maxsize=128)
def _most_rows(texts: tuple[str, ...], columns: int) -> int:
    """Return the rows of the longest text."""
    return max(len(wrap(text, columns)) for text in texts)


def layout_code_panel(link: Link | None, words: Mapping[str, str], area: Area) -> tuple[Line, ...]:
    """Return the code of an address with text under it, or text alone if the code does not fit."""
    if link is None:
        return ()
    code = layout_code(link.address, half_blocks=True)
    purpose = {"purpose": link.purpose}
    alone = [
        *_indented(fill(words["type"], purpose), Role.TEXT, area.columns - 2 * GAP),
        *_indented(link.address, Role.KEY, area.columns - 2 * GAP),
    ]
    if not code or width_of(code[0]) > area.columns:
        return tuple(alone)
    width = width_of(code[0]) - 2 * GAP
    scan = _indented(fill(words["scan"], purpose), Role.TEXT, width)
    note = _indented(link.note, Role.QUIET, width) if link.note else []
    variants = ((*code, Line(()), *scan, *note), (*code, *scan))
    return next((lines for lines in variants if len(lines) <= area.rows), tuple(alone))


def _indented(text: str, role: Role, width: int) -> list[Line]:
    return [Line((Span(" " * GAP, role), span)) for span in wrap_spans(text, role, width)]


def _words(title: str, texts: list[tuple[str, Role]], columns: int) -> tuple[Line, ...]:
    lines = [Line((Span(row, Role.TITLE),)) for row in wrap(title, columns)]
    for text, role in texts:
        if text:
            lines.append(Line(()))
            lines += [Line((span,)) for span in wrap_spans(text, role, columns)]
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
