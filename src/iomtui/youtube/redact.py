"""Addresses, accounts, and numbers to call, found in what others wrote and taken out of it.

People understand more ways of writing these than rules can tell. So the rules are few and strict:
they rather take out too much.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

TAKEN_OUT = "…"
"""What stands where an address or a number was."""


def without_contacts(text: str) -> str:
    """Return a text without addresses of the web and of e-mail, accounts, and numbers to call."""
    plain = _FOREIGN.sub(lambda found: _plain(found[0]), text)
    finders = (_addresses, _numbers, _called_numbers) if _DIGIT.search(plain) else (_addresses,)
    for find in finders:
        spans = list(find(plain))
        text, plain = _without(text, spans), _without(plain, spans)
    return text


_DIGIT = re.compile(r"\d")
_FOREIGN = re.compile(r"[^\x00-\x7f]")

_Span = tuple[int, int]


def _without(text: str, spans: list[_Span]) -> str:
    """Return a text in which spans, each after the one before, are replaced."""
    pieces: list[str] = []
    end = 0
    for start, stop in spans:
        pieces += text[end:start], TAKEN_OUT
        end = stop
    return "".join((*pieces, text[end:])) if spans else text


_SHAPE = "٠"
"""What any digit in a shape of its own (①, ⒈, Ⅷ, ½) is read as: a digit, and of no plain number."""


@lru_cache(maxsize=4096)
def _plain(character: str) -> str:
    """Return the one character that another is a wide, round or foreign form of."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if unicodedata.category(character) in ("No", "Nl"):
        return _SHAPE
    found = unicodedata.normalize("NFKC", character)
    return found if len(found) == 1 else character


_OPENING = "([{<«“‘\"'¿¡"
_CLOSING = ")]}>»”’\"'.,;:!?"
_DOMAIN = r"(?:(?i:com|org|net|xyz)\b|(?:id|io)\b|(?i:co[.。])|(?:me|ly|gl)/)"
_BRACKETS = (r"[(\[{<]", r"[)\]}>]")
_SPELT = r"(?i:at|dot|titik)"
_WORDS = re.compile(
    rf"""
    \S++ (?: \ (?: {_BRACKETS[0]}\ ?{_SPELT}\ ?{_BRACKETS[1]}\   # evil (dot) com
                 | (?i:dot|titik)\ (?={_DOMAIN})                 # evil dot com
                 | (?=[.。]\ ?{_DOMAIN}) | (?<=[.。]\ )(?={_DOMAIN})  # evil .com, evil. com
             ) \S++ )*+
    """,
    re.VERBOSE,
)
"""A word, or several that are one address."""

_ADDRESS = re.compile(
    rf"""
    \s | :// | @\w | \w@                                       # any scheme, accounts, e-mail
    | {_BRACKETS[0]}(?:{_SPELT}|[.。@]){_BRACKETS[1]}
    | (?<![.…])[.。][(\[{{<'"‘“]?[^\W\d_][^\s!-@\[-`{{-~’”»…]  # a dot before two letters
    | [.。]\W{{0,3}}{_DOMAIN}
    | \d{{1,3}}(?:[.。]\d{{1,3}}){{3}}                         # four numbers
    """,
    re.VERBOSE,
)
"""What shows that a word holds an address, wherever in the word it is."""


def _addresses(text: str) -> Iterator[_Span]:
    """Find the words that hold an address, but for the punctuation around them.

    By words, because what one can tell by its middle would else be sought from every character.
    """
    for words in _WORDS.finditer(text):
        if _ADDRESS.search(words[0]):
            start = words.end() - len(words[0].lstrip(_OPENING))
            yield start, start + len(text[start : words.end()].rstrip(_CLOSING))


_BETWEEN = r"[\W_]{0,6}"
_NUMBER = re.compile(
    rf"(?:\+|\(\+?(?=\d{{1,4}}\){_BETWEEN}\d))?\d(?:{_BETWEEN}(?:[^\W\d_]{_BETWEEN})?\d)*\u20e3?"
)
"""Digits that could belong together, whatever parts them, but for words."""

_YEAR = r"(?:19|20)\d\d"
_PART = rf"""(?:
    {_YEAR}[-./]\d\d?[-./]\d\d? | \d\d?[-./\ ]\d\d?[-./\ ]{_YEAR} |  # a date
    {_YEAR}(?:[-–/]{_YEAR})? | \d{{1,3}}/{_YEAR} |                   # years, a law of a year
    [1-9]\d{{0,2}}(?:[.,]\d{{3}}){{1,2}} |                           # a large number
    \d?\d(?:[.:][0-5]\d){{1,2}} | [1-9]\d?(?:[.,]\d)?              # a time, a small number
)(?!\d)"""
_MORE = r"[.,:;]?[^\w.:]{1,6}"
_HARMLESS = re.compile(
    rf"""\(?(?:
        {_PART} (?:{_MORE}{_PART}){{0,2}} | {_PART}{_MORE}[1-9]\d\d | [1-9]\d\d{_MORE}{_PART}
    )""",
    re.VERBOSE,
)
"""What has as many digits as a number to call, and is none; up to three side by side."""


def _numbers(text: str) -> Iterator[_Span]:
    """Find the numbers that have enough digits to be called, and are no other thing that has."""
    for found in _NUMBER.finditer(text):
        if len(found[0]) >= 3 and _is_long(found[0]):
            yield found.span()


def _is_long(number: str) -> bool:
    digits = _digits(number)
    if digits >= 7 and not _HARMLESS.fullmatch(number):
        return True
    return (digits >= 6 and "+" in number) or number.count(_SHAPE) >= 3


def _digits(text: str) -> int:
    return sum(map(str.isdecimal, text))


_CALL = re.compile(
    r"""
    (?<![^\W\d_]) (?:
        call | calling | dial | phone | telephone | text | contact | fax | faks | sms | mms
      | tel | telp | tlp | tlpn | hp | handphone | ponsel | wa | whatsapp
      | telegram | viber | chat | hotline | helpline
      | (?:men)?tele(?:pon|fon) | telpon | (?:meng|di)?hubungi | kontak | panggil | panggilan
      | emergency | darurat | lapor | pengaduan
      | (?:reach | ring)\ us | (?:our | this)\ number | nomor(?:nya | \ (?:ini | kami))
    ) (?![^\W\d_])
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words with which people are told to call, in English and Indonesian."""

_END = re.compile(r"\n|[.!?](?=\s\D)")
"""The end of a sentence: where a number follows, the point is that of an abbreviation."""

_ANYTHING = re.compile(r"[^\W_]")


def _called_numbers(text: str) -> Iterator[_Span]:
    """Find the numbers that are short, and to be called all the same.

    All numbers of a sentence in which there is a word for that, whatever they are; and of the
    next sentence those that are nothing else.
    """
    if not _CALL.search(text):
        return
    start, was_call = 0, False
    for end in (*(found.end() for found in _END.finditer(text)), len(text)):
        if _ANYTHING.search(text, start, end):
            is_call = _CALL.search(text, start, end) is not None
            if is_call or was_call:
                numbers = list(_NUMBER.finditer(text, start, end))
                yield from _short_numbers(numbers, all_of_them=is_call)
            was_call = is_call
        start = end


def _short_numbers(numbers: list[re.Match[str]], *, all_of_them: bool) -> Iterator[_Span]:
    """Find the numbers of a sentence that are to be called."""
    if all_of_them:
        if sum(_digits(found[0]) for found in numbers) >= 3:
            yield from (found.span() for found in numbers)
        return
    for found in numbers:
        if _digits(found[0]) >= 3 and not _HARMLESS.fullmatch(found[0]):
            yield found.span()
