"""Text and numbers of unknown kind, made fit to be sent: bounded, and of the type they should have.

Nothing is cleaned here: whoever reads it does.
"""

from __future__ import annotations

import math

_LARGEST = 2**53
"""Beyond that, JSON's numbers are not exact."""


def sendable(text: str, longest: int) -> str:
    """Return the beginning of a text, with U+FFFD for half characters, which JSON cannot carry."""
    return text[:longest].encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def text_or_none(value: object, longest: int) -> str | None:
    """Return the beginning of a text; None if it is no text."""
    return sendable(value, longest) if isinstance(value, str) else None


def count_or_none(value: object) -> int | None:
    """Return a number of people or seconds as a whole number; None if it is no such number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return int(value) if 0 <= value < _LARGEST else None
