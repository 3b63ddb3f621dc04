"""The colours of the themes: warm neutrals and one accent.

The stylesheets name roles ($ink, $accent, ...); only this module has colours. A test computes
the contrast of what is drawn (WCAG 2, 1.4.3).
"""

from __future__ import annotations

from textual.theme import Theme

from iomtui.themes import THEMES

ROLES = (
    "ground",
    "ink",
    "strong",
    "muted",
    "accent",
    "cursor-ground",
    "cursor-ink",
    "cursor-mark",
    "cursor-style",
    "rest-style",
    "hit-ground",
    "hit-ink",
    "hit-style",
    "code-dark",
    "code-light",
)
"""The variables in the stylesheets: page, text, titles, secondary text, accent; the selected row
with its text and mark, and its style with and without the focus; search hits; QR codes."""

_COLOURS: dict[str, tuple[str, ...]] = {
    "night": (
        *("#1d1a17", "#e6dfd3", "#f9f1e2", "#aea491", "#e3a857"),
        *("#3d3832", "#fff7e8", "#e3a857"),
    ),
    "day": (
        *("#f7f2e8", "#2c2620", "#17120d", "#665b4d", "#8c4a10"),
        *("#e6d6ba", "#17120d", "#8c4a10"),
    ),
    "contrast": (
        *("#000000", "#ffffff", "#ffffff", "#66e0ff", "#ffd400"),
        *("#ffd400", "#000000", "#000000"),
    ),
    "console": (
        *("ansi_black", "ansi_white", "ansi_bright_white", "ansi_white", "ansi_bright_yellow"),
        *("ansi_white", "ansi_black", "ansi_black"),
    ),
    "plain": ("ansi_default",) * 8,
}


def _theme(name: str) -> Theme:
    colours = _COLOURS[name]
    is_plain = name == "plain"
    styles = ("bold reverse", "bold") if is_plain else ("bold", "bold")
    ground, ink, _, muted, accent, *_ = colours
    hit = (ground, ground, "bold reverse") if is_plain else (accent, ground, "bold")
    is_ansi = name in ("console", "plain")
    code = ("ansi_black", "ansi_white") if is_ansi else ("#000000", "#ffffff")
    return Theme(
        name=name,
        primary=accent,
        secondary=muted,
        accent=accent,
        foreground=ink,
        background=ground,
        surface=ground,
        panel=ground,
        dark=name != "day",
        text_alpha=1.0,
        ansi=is_ansi,
        variables={
            **dict(zip(ROLES, (*colours, *styles, *hit, *code), strict=True)),
            # Textual's own stylesheet uses these in themes with the terminal's colours.
            "ansi-background": ground,
            "ansi-foreground": ink,
        },
    )


CUSTOM_THEMES = tuple(_theme(name) for name in THEMES)
"""In the order of the key that changes the theme."""

FALLBACKS = CUSTOM_THEMES[0].variables
"""The variables for a theme that does not define them."""
