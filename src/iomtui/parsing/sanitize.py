"""Text made safe for a terminal: applied once to all text from outside, when it is read."""

import re
import unicodedata
from functools import lru_cache

MAX_TEXT = 20_000
"""The most characters one text may have; what is longer is cut."""

MAX_MARKS = 30
"""The most combining marks and joiners in a row; more pile up into the lines above and below.

It is the bound of the Stream-Safe Text Format (UAX #15, section 13), far beyond any spelling.
"""

_JOINERS = frozenset("\u200c\u200d\u180e")
"""Zero width non-joiner, zero width joiner, Mongolian vowel separator."""

_KEPT = frozenset(
    "\n\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
"""Kept in spite of their category; the last are visible (Prepended_Concatenation_Mark)."""

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_LINE_BREAKS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\t": "    "})


def clean(text: str, limit: int = MAX_TEXT) -> str:
    """Return text that can neither act on a terminal nor paint over it.

    Line ends become LF, tabs and every kind of space become spaces, and the text is normalised
    to NFC. Control, format, surrogate and private characters (Unicode general categories),
    noncharacters and variation selectors are dropped, except for joiners that spelling needs and
    format characters that are visible. At most MAX_MARKS combining marks follow each other.
    `limit` is in characters.
    """
    if len(text) <= limit and text.isascii() and text.isprintable():
        return text
    text = _clean(text[:limit])
    # Tabs make a text longer. What is cut off may be what a joiner joined.
    return text if len(text) <= limit else _clean(text[:limit])


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_BREAKS)
    result: list[str] = []
    marks = 0
    # Decomposed, so that the number of marks does not depend on what is dropped between them.
    for character in unicodedata.normalize("NFD", text):
        replacement, is_mark = _treatment(character)
        if replacement:
            marks = marks + 1 if is_mark else 0
            if marks <= MAX_MARKS:
                result.append(replacement)
    text = "".join(result)
    if not _JOINERS.isdisjoint(text):
        text = "".join(
            character
            for index, character in enumerate(text)
            if character not in _JOINERS or _is_spelling(text, index)
        )
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=4096)
def _treatment(character: str) -> tuple[str, bool]:
    """Return what a character becomes, and whether it counts as a mark."""
    category = unicodedata.category(character)
    if category == "Cn":
        # Python may be older than the character, which may be a mark.
        return ("", False) if _is_never_assigned(character) else (character, True)
    if category[0] == "M":
        return ("", False) if _is_variation_selector(character) else (character, True)
    if character in _JOINERS:
        return character, True
    if category in _DROPPED and character not in _KEPT:
        return "", False
    return " " if category == "Zs" else character, False


def _is_never_assigned(character: str) -> bool:
    """Return whether a code point is a noncharacter, or invisible whatever it will be.

    Noncharacter_Code_Point (PropList.txt) and Default_Ignorable_Code_Point
    (DerivedCoreProperties.txt) of Unicode. Others may be letters that Python does not know yet.
    """
    code = ord(character)
    return (
        code & 0xFFFE == 0xFFFE
        or 0xFDD0 <= code <= 0xFDEF
        or code == 0x2065
        or 0xFFF0 <= code <= 0xFFF8
        or 0xE0000 <= code <= 0xE0FFF
    )


def _is_variation_selector(character: str) -> bool:
    """Return whether the character switches between glyphs of different cell widths."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _is_spelling(text: str, index: int) -> bool:
    """Return whether the joiner at an index stands where spelling needs one.

    In right-to-left and Mongolian scripts it follows a letter; in scripts of India and its
    neighbours it is before or after a virama (UAX #31, section 2.3, and The Unicode Standard,
    chapter 12, on ra with ya); in Khmer and Hebrew it is between two marks (chapters 16 and 9).
    """
    start, end = index, index + 1
    while start and unicodedata.category(text[start - 1])[0] == "M":
        start -= 1
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    before, after = text[start:index], text[index + 1 : end]
    letter = text[start - 1] if start else ""
    return (
        bool(before and after)
        or any(unicodedata.combining(mark) == _VIRAMA for mark in before + after)
        or (letter != "" and unicodedata.bidirectional(letter) in {"AL", "R"})
        or "\u1820" <= letter <= "\u18aa"
    )


_VIRAMA = 9
"""The canonical combining class of the signs that join consonants."""


_BLANK_LINE = re.compile(r"\n *\n")


def fold(text: str) -> str:
    """Return a cleaned text with each paragraph on one line and a blank line between two.

    A text that is one space stays as it is: many languages part thousands with it.
    """
    if text == " ":
        return text
    if "\n" not in text:
        return one_line(text)
    return "\n\n".join(line for part in _BLANK_LINE.split(text) if (line := one_line(part)))


def one_line(text: str) -> str:
    """Return a cleaned text as a single line, its white space folded."""
    return " ".join(text.split())


def short(text: str, limit: int = 40) -> str:
    """Return any text as one safe line of at most `limit` characters, to be quoted in a message."""
    line = one_line(clean(text))
    return line if len(line) <= limit else line[: limit - 1] + "…"
