"""The names of the colour themes, and the defaults for a terminal."""

from collections.abc import Mapping

THEMES = ("night", "day", "contrast", "console", "plain")
"""Warm on dark, warm on light, high contrast, sixteen colours, and no colour at all."""


def default_theme(environ: Mapping[str, str]) -> str:
    """Return the theme for a terminal with these environment variables.

    NO_COLOR counts when it is not empty (https://no-color.org).
    """
    if environ.get("NO_COLOR"):
        return "plain"
    colour = environ.get("COLORTERM", "").lower()
    term = environ.get("TERM", "").lower()
    if colour in ("truecolor", "24bit") or term.endswith(("-256color", "-direct")):
        return "night"
    return "console"


def has_half_blocks(
    environ: Mapping[str, str], encoding: str, *, setting: bool | None = None
) -> bool:
    """Return whether QR codes can be drawn with half blocks: never if the encoding lacks them.

    Without a setting the terminal decides: most fonts of the Linux console, which have 256 or 512
    glyphs, lack them.
    """
    try:
        "▀▄█".encode(encoding)
    except UnicodeEncodeError:
        return False
    return environ.get("TERM", "").lower() != "linux" if setting is None else setting
