"""The first sentence of a text, for where there is room for one."""

from __future__ import annotations

import re

from rich.cells import cell_len

from iomtui.render.typesetting import wrap

_STOP = re.compile(r"[.!?…]+[”’»\"')\]]*(?=\s)|[。！？]+[」』”]*")
"""What can end a sentence; a stop of East Asian scripts needs no space after it."""

_ABBREVIATION = re.compile(r"\b[A-Z]\w{0,2}\.$")
"""What ends in a stop and mostly goes on: Dr., St., Jl., J."""


def first_sentence(text: str, longest: int) -> str:
    """Return the first sentence of a text, on one line and of at most `longest` cells.

    A longer one is cut after a whole word and ends in an ellipsis. A stop after an abbreviation,
    or before a small letter or a digit, is taken to be inside a sentence.
    """
    line = " ".join(text.split())
    ends = (found.end() for found in _STOP.finditer(line) if _ends(line, found.end()))
    sentence = line[: next(ends, len(line))]
    if cell_len(sentence) <= longest:
        return sentence
    return wrap(sentence, longest - 1)[0].rstrip(" ,;:–—") + "…"


def _ends(line: str, end: int) -> bool:
    after = line[end:].lstrip()[:1]
    return not (after.islower() or after.isdigit() or _ABBREVIATION.search(line[:end]))
