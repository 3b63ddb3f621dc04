"""Text made safe for a terminal: applied once to all text from outside, when it is read."""

from __future__ import annotations

import re
import unicodedata

MAX_TEXT = 20_000
"""The most characters one text may have; what is longer is cut."""

MAX_COMBINING = 2
"""The most combining marks in a row; more pile up into the lines above and below."""

_ZWNJ = "\u200c"
_LINE_BREAKS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\t": "    "})
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def clean(text: str, limit: int = MAX_TEXT) -> str:
    """Return text that can neither act on a terminal nor paint over it.

    Line ends become LF, tabs and every kind of space become spaces, the text is normalised
    to NFC, and control, format, surrogate, private and unassigned characters are dropped
    (Unicode general categories). U+200C stays between Arabic-script letters, where Persian
    needs it. At most two combining marks follow each other; `limit` is in characters.
    """
    if len(text) <= limit and text.isascii() and text.isprintable():
        return text
    text = text[:limit].replace("\r\n", "\n").replace("\r", "\n").translate(_LINE_BREAKS)
    text = unicodedata.normalize("NFC", text)
    result: list[str] = []
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        if category in ("Mn", "Me"):
            marks += 1
            if marks <= MAX_COMBINING and not _is_variation_selector(character):
                result.append(character)
            continue
        if category in _DROPPED and character != "\n":
            if character == _ZWNJ and result and _is_arabic(result[-1]):
                result.append(character)
            continue
        marks = 0
        result.append(" " if category == "Zs" else character)
    text = unicodedata.normalize("NFC", "".join(result))[:limit]
    if _ZWNJ not in text:
        return text
    # Last, because only now is it known which letter follows it.
    joined = "".join(
        character
        for index, character in enumerate(text)
        if character != _ZWNJ or (index + 1 < len(text) and _is_arabic(text[index + 1]))
    )
    return unicodedata.normalize("NFC", joined)


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


def _is_variation_selector(character: str) -> bool:
    """Return whether the character switches between glyphs of different cell widths."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _is_arabic(character: str) -> bool:
    return unicodedata.bidirectional(character) == "AL"
