"""Contrast, computed from what is drawn (WCAG 2.2, 1.4.3 and 1.4.11), for every theme."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from rich.color import Color, ColorSystem, ColorType
from rich.style import Style
from textual.pilot import Pilot

from iomtui.themes import THEMES
from tests.tui.conftest import Running

VGA = (
    *((0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0)),
    *((0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)),
    *((85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85)),
    *((85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255)),
)
LEAST = {"night": 4.5, "day": 4.5, "contrast": 7.0, "console": 4.5}
GRAPHIC = 3.0
GRAPHICS, CODE = set("▌━"), set("█▀▄ ")
STATES = (
    (),
    ("down", "enter"),
    ("escape", "end"),
    ("question_mark",),
    ("escape", "slash"),
    tuple("kota"),
    ("escape", "escape", "equals_sign"),
    ("s",),
    ("c", "y"),
    ("ctrl+p",),
)
"""Keys that lead from one state to the next."""


def luminance(rgb: tuple[int, int, int]) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: tuple[int, int, int], second: tuple[int, int, int]) -> float:
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def rgb(color: Color | None) -> tuple[int, int, int]:
    assert color is not None
    if color.type is ColorType.STANDARD and color.number is not None:
        return VGA[color.number]
    assert color.type in (ColorType.TRUECOLOR, ColorType.EIGHT_BIT), color
    red, green, blue = color.get_truecolor()
    return red, green, blue


@cache
def least_contrast(style: Style) -> float:
    """Return the contrast of a style, on a terminal of many colours or of 256."""
    assert style.color
    assert style.bgcolor
    front, back = style.color, style.bgcolor
    return min(
        contrast(rgb(front.downgrade(depth)), rgb(back.downgrade(depth)))
        for depth in (ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT)
    )


def drawn(pilot: Pilot[None]) -> Iterator[tuple[str, Style]]:
    for strip in pilot.app.screen._compositor.render_strips():
        for segment in strip:
            if segment.text.strip() and segment.style:
                yield segment.text, segment.style


@pytest.mark.parametrize("theme", LEAST)
async def test_everything_drawn_has_enough_contrast(running: Running, theme: str) -> None:
    async with running(theme=theme, first_hint=True) as pilot:
        for keys in STATES:
            await pilot.press(*keys)
            pieces = list(drawn(pilot))
            assert len(pieces) > 10
            for text, style in pieces:
                least = GRAPHIC if set(text.strip()) <= GRAPHICS else LEAST[theme]
                assert least_contrast(style) >= least, (keys, text, style)


async def test_the_plain_theme_uses_bold_and_reverse_and_no_colour(running: Running) -> None:
    seen = set()
    async with running(theme="plain", first_hint=True) as pilot:
        for keys in STATES:
            await pilot.press(*keys)
            for text, style in drawn(pilot):
                # A QR code is content: dark on light here too.
                if set(text.strip()) <= CODE:
                    continue
                for color in (style.color, style.bgcolor):
                    assert color is None or color.type is ColorType.DEFAULT, (text, style)
                seen |= {name for name in ("bold", "reverse") if getattr(style, name)}
    assert seen == {"bold", "reverse"}


async def test_a_key_changes_the_theme_and_in_each_the_selection_has_more_than_a_colour(
    running: Running,
) -> None:
    async with running() as pilot:
        for theme in (*THEMES, THEMES[0]):
            assert pilot.app.theme == theme
            marked = [text for text, _ in drawn(pilot) if "▌" in text]
            assert len(marked) == 1
            await pilot.press("enter")
            assert len([text for text, _ in drawn(pilot) if "▌" in text]) == 2
            await pilot.press("escape", "t")
