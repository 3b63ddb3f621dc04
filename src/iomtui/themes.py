"""The names of the colour themes, and which one a terminal gets unless told otherwise."""

from __future__ import annotations

from collections.abc import Mapping

THEMES = ("night", "day", "contrast", "console", "plain")
"""Warm on dark, warm on light, high contrast, sixteen colours, and no colour at all."""


def default_theme(environ: Mapping[str, str]) -> str:
    """Return the theme for a terminal that has these environment variables.

    NO_COLOR counts when it is not empty (https://no-color.org).
    """
    if environ.get("NO_COLOR"):
        return "plain"
    colour = environ.get("COLORTERM", "").lower()
    term = environ.get("TERM", "").lower()
    if colour in ("truecolor", "24bit") or term.endswith(("-256color", "-direct")):
        return "night"
    return "console"
