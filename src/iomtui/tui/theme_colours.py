"""The colours of the themes: warm neutrals and one accent; and the style of each role.

A test computes the contrast of what is drawn (WCAG 2, 1.4.3).
"""

from functools import cache
from typing import NamedTuple

from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from iomtui.render.typesetting import Role
from iomtui.themes import THEMES


class _Colours(NamedTuple):
    """The page, text, titles, secondary text and keys; the selected row with its text and mark."""

    ground: str
    ink: str
    strong: str
    muted: str
    accent: str
    cursor_ground: str
    cursor_ink: str
    cursor_mark: str


_COLOURS = {
    "night": _Colours(
        *("#1d1a17", "#e6dfd3", "#f9f1e2", "#aea491", "#e3a857"),
        *("#3d3832", "#fff7e8", "#e3a857"),
    ),
    "day": _Colours(
        *("#f7f2e8", "#2c2620", "#17120d", "#665b4d", "#8c4a10"),
        *("#e6d6ba", "#17120d", "#8c4a10"),
    ),
    "contrast": _Colours(
        *("#000000", "#ffffff", "#ffffff", "#66e0ff", "#ffd400"),
        *("#ffd400", "#000000", "#000000"),
    ),
    "console": _Colours(
        *("ansi_black", "ansi_white", "ansi_bright_white", "ansi_white", "ansi_bright_yellow"),
        *("ansi_white", "ansi_black", "ansi_black"),
    ),
    "plain": _Colours(*("ansi_default",) * 8),
}
_ANSI = ("console", "plain")


@cache
def role_styles(theme: str) -> dict[Role, Style]:
    """Return the style of each role in one of THEMES."""
    colours = _COLOURS[theme]
    ground, ink, strong, muted, accent, cursor_ground, cursor_ink, cursor_mark = colours
    dark, light = ("ansi_black", "ansi_white") if theme in _ANSI else ("#000000", "#ffffff")
    cursor, hit = "bold", (ground, accent, "bold")
    if theme == "plain":
        cursor, hit = "bold reverse", (ground, ground, "bold reverse")
    quiet = (Role.PLACE, Role.LABEL, Role.NOTE, Role.QUIET, Role.MARK, Role.HEADING)
    looks = {
        **dict.fromkeys(quiet, (muted, ground, "")),
        Role.TITLE: (strong, ground, "bold"),
        Role.NAME: (ink, ground, "bold"),
        Role.TEXT: (ink, ground, ""),
        Role.KEY: (accent, ground, ""),
        Role.STRONG_KEY: (accent, ground, "bold"),
        Role.HIT: hit,
        Role.CURSOR: (cursor_ink, cursor_ground, cursor),
        Role.CURSOR_MARK: (cursor_mark, cursor_ground, ""),
        Role.CURSOR_AT_REST: (strong, ground, "bold"),
        # A code is content: dark on light whatever the theme.
        Role.CODE: (dark, light, ""),
        Role.CODE_DARK: (light, dark, ""),
    }
    return {
        role: Style.parse(attributes)
        + Style(color=Color.parse(front).rich_color, bgcolor=Color.parse(back).rich_color)
        for role, (front, back, attributes) in looks.items()
    }


def _theme(name: str) -> Theme:
    colours = _COLOURS[name]
    return Theme(
        name=name,
        primary=colours.accent,
        secondary=colours.muted,
        accent=colours.accent,
        foreground=colours.ink,
        background=colours.ground,
        surface=colours.ground,
        panel=colours.ground,
        dark=name != "day",
        text_alpha=1.0,
        ansi=name in _ANSI,
        variables={
            "ground": colours.ground,
            "ink": colours.ink,
            # Textual's own stylesheet uses these in themes with the terminal's colours.
            "ansi-background": colours.ground,
            "ansi-foreground": colours.ink,
        },
    )


CUSTOM_THEMES = {name: _theme(name) for name in THEMES}
"""By their names, in the order of the key that changes the theme."""
