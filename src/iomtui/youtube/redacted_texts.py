"""Text from the channel made fit to be shown: clean, short, and with nobody to visit or to call.

Anybody can name a channel as this one is named. No address of theirs may stand on our screen, and
no number that people who look for help would call.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from iomtui.parsing.sanitize import clean, one_line
from iomtui.youtube.details import MAX_DESCRIPTION, MAX_TITLE
from iomtui.youtube.redact import TAKEN_OUT, without_contacts

MOST_PASSES = 4
"""How often a text is gone through, at most.

Where something is taken out, its neighbours may come to look like something else. In a text that
people wrote that ends at once; others are made to go on for as long as they are.
"""


def title_of(text: str | None) -> str | None:
    """Return a title, or another name, on one line; None if nothing is left of it."""
    return _settled(text, one_line, MAX_TITLE)


def description_of(text: str | None) -> str | None:
    """Return a description, its lines kept; None if nothing is left of it."""
    return _settled(text, _lines, MAX_DESCRIPTION)


def _settled(text: str | None, shape: Callable[[str], str], limit: int) -> str | None:
    """Return a text that would come through here again as it is; None if there is no such."""
    found = shape(clean(text or ""))
    for _ in range(MOST_PASSES):
        before, found = found, shape(without_contacts(found))
        if len(found) > limit:
            found = shape(clean(found[:limit]))
        if found == before:
            return found if any(map(str.isalnum, found)) else None
    return None


def _lines(text: str) -> str:
    """Return a text with tidy lines, without those that only led to an address."""
    lines = map(one_line, text.split("\n"))
    kept = (line for line in lines if TAKEN_OUT not in line or any(map(str.isalnum, line)))
    return _BLANK_LINES.sub("\n\n", "\n".join(kept)).strip()


_BLANK_LINES = re.compile(r"\n{3,}")
