"""What a terminal is taken to show: colours, and half blocks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui.themes import THEMES, default_theme, has_half_blocks
from tests.support.examples import examples


@pytest.mark.parametrize(
    ("environ", "theme"),
    [
        ({"TERM": "xterm-256color"}, "night"),
        ({"TERM": "xterm-direct"}, "night"),
        ({"TERM": "linux", "COLORTERM": "truecolor"}, "night"),
        ({"TERM": "foot", "COLORTERM": "24bit"}, "night"),
        ({"TERM": "linux"}, "console"),
        ({}, "console"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, "plain"),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, "night"),
    ],
)
def test_the_default_theme_follows_the_terminal(environ: dict[str, str], theme: str) -> None:
    assert default_theme(environ) == theme


@given(st.dictionaries(st.sampled_from(["TERM", "COLORTERM", "NO_COLOR"]), st.text(max_size=12)))
@examples(100)
def test_every_terminal_gets_a_theme_that_exists(environ: dict[str, str]) -> None:
    theme = default_theme(environ)
    assert theme in THEMES
    assert (theme == "plain") == bool(environ.get("NO_COLOR"))


def test_half_blocks_follow_the_setting_then_the_terminal_and_need_an_encoding_with_them() -> None:
    assert has_half_blocks({"TERM": "xterm"}, "utf-8")
    assert not has_half_blocks({"TERM": "linux"}, "utf-8")
    assert has_half_blocks({"TERM": "linux"}, "cp437", setting=True)
    assert not has_half_blocks({"TERM": "xterm"}, "utf-8", setting=False)
    assert not has_half_blocks({"TERM": "xterm"}, "ascii", setting=True)
    assert not has_half_blocks({"TERM": "xterm"}, "iso8859-1", setting=True)
