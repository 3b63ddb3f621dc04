"""Text from the channel made fit to be shown: clean, short, and with nobody to visit or to call.

Anybody can name a channel as this one is named. No address of theirs may stand on our screen, and
no number that people who look for help would call.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

from iomtui.catalogue.supplement import MAX_DESCRIPTION, MAX_TITLE
from iomtui.reading.cleaning import clean, one_line

TAKEN_OUT = "…"
"""What stands where an address or a number was."""


def title_of(text: str | None) -> str | None:
    """Return a title, or another name, on one line; None if nothing is left of it."""
    return _settled(text, one_line, MAX_TITLE)


def description_of(text: str | None) -> str | None:
    """Return a description, its lines kept; None if nothing is left of it."""
    return _settled(text, _lines, MAX_DESCRIPTION)


def without_contacts(text: str) -> str:
    """Return a text without addresses of the web and of e-mail, accounts, and numbers to call."""
    return _replaced(_replaced(text, _addresses), _numbers)


def _settled(text: str | None, shape: Callable[[str], str], limit: int) -> str | None:
    """Return a text that would come through here again as it is.

    Hence the loop: where a text is cut, its end may look like something else.
    """
    found, before = shape(clean(text or "")), None
    while found != before:
        before, found = found, shape(without_contacts(found))
        if len(found) > limit:
            found = shape(clean(found[:limit]))
    return found if any(map(str.isalnum, found)) else None


def _lines(text: str) -> str:
    """Return a text with tidy lines, without those that only led to an address."""
    lines = map(one_line, text.split("\n"))
    kept = (line for line in lines if TAKEN_OUT not in line or any(map(str.isalnum, line)))
    return _BLANK_LINES.sub("\n\n", "\n".join(kept)).strip()


_FOREIGN = re.compile(r"[^\x00-\x7f]")
_BLANK_LINES = re.compile(r"\n{3,}")

_Span = tuple[int, int]


def _replaced(text: str, find: Callable[[str], Iterator[_Span]]) -> str:
    """Return a text without what is found in it, read as if written in plain characters."""
    plain = _FOREIGN.sub(lambda found: _plain(found[0]), text)
    pieces: list[str] = []
    end = 0
    for start, stop in find(plain):
        pieces += text[end:start], TAKEN_OUT
        end = stop
    return "".join((*pieces, text[end:]))


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """Return the one character that another is a wide, round or foreign form of."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    found = unicodedata.normalize("NFKC", character)
    return found if len(found) == 1 else character


_TOKEN = re.compile(r"\S+")
_OPENING = "([{<«“‘\"'¿¡"
_CLOSING = ")]}>»”’\"'.,;:!?"
_ADDRESS = re.compile(
    r"""
    :// | @\w | \w@                                           # any scheme, accounts, e-mail
    | [^\s!-/:-@\[-`{-~…][.。][^\W\d_][^\s!-@\[-`{-~’”»…]      # a dot before two letters
    | \d{1,3}(?:[.。]\d{1,3}){3}                               # four numbers
    """,
    re.VERBOSE,
)
"""What shows that a word holds an address, wherever in the word it is."""


def _addresses(text: str) -> Iterator[_Span]:
    """Find the words that hold an address, but for the punctuation around them.

    By words, because what one can tell by its middle would else be sought from every character.
    """
    for token in _TOKEN.finditer(text):
        if _ADDRESS.search(token[0]):
            start = token.end() - len(token[0].lstrip(_OPENING))
            yield start, start + len(text[start : token.end()].rstrip(_CLOSING))


_NUMBER = re.compile(
    r"(?:\+|\(\+?(?=\d{1,4}\)))?\d(?:(?:,|[-\s()./\\‐‑‒–—−·•_*~|\u20e3]{0,3})\d)+\u20e3?"
)
"""Digits that could belong together, whatever parts them."""

_YEAR = r"(?:19|20)\d\d"
_PART = rf"""(?:
    {_YEAR}[-./]\d\d?[-./]\d\d? | \d\d?[-./\ ]\d\d?[-./\ ]{_YEAR} |  # a date
    {_YEAR} | \d{{1,3}}/{_YEAR} |                                    # a year, a law of a year
    [1-9]\d{{0,2}}(?:[.,]\d{{3}})+ | [0-2]?\d\.[0-5]\d               # a large number, a time
)"""
_HARMLESS = re.compile(rf"{_PART}(?:\s?[-–—/(]?\s?{_PART}){{0,2}}", re.VERBOSE)
"""What has as many digits as a number to call, and is none; up to three side by side."""

_CALL = re.compile(
    r"\b(?:tele?p?|tele(?:ph?|f)one?|telpon|phone|call|hubungi|hotline|hp|wa|whatsapp|sms|fax|faks"
    r"|kontak|contact|dial)(?:\s\w+)?\W{0,3}\Z",
    re.IGNORECASE,
)
"""What stands before a number that is short and to be called all the same."""


def _numbers(text: str) -> Iterator[_Span]:
    """Find the numbers that a person could call."""
    for found in _NUMBER.finditer(text):
        digits = sum(map(str.isdecimal, found[0]))
        before = text[max(0, found.start() - 40) : found.start()]
        if _is_long(found[0], digits) or (digits >= 3 and _CALL.search(before)):
            yield found.span()


def _is_long(number: str, digits: int) -> bool:
    """Tell whether a number has enough digits, and is no other thing that has."""
    if "+" in number:
        return digits >= 6
    return digits >= 7 and not _HARMLESS.fullmatch(number)
