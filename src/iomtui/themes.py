"""The names of the colour themes, and what a terminal can show unless told otherwise."""

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


def has_half_blocks(environ: Mapping[str, str]) -> bool:
    """Tell whether a terminal's font has the half blocks of which QR codes are drawn.

    Linux's own console has a font of 256 or 512 glyphs, and most such fonts lack them.
    """
    return environ.get("TERM", "").lower() != "linux"
