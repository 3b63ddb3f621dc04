"""How the viewer starts."""

from __future__ import annotations

from typing import NamedTuple

from iomtui.browser import Opener
from iomtui.themes import THEMES


class Start(NamedTuple):
    """Where a reader begins."""

    tag: str
    """The language to begin with, one of the editions'."""
    entry: str | None = None
    """The id of the episode or page; the first if there is none of that name."""
    theme: str = THEMES[0]
    """The colours, one of THEMES."""
    first_hint: bool = False
    """Whether the reader is new, and is told of the first keys."""
    half_blocks: bool = True
    """Whether the terminal's font has half blocks."""
    opener: Opener | None = None
    """What opens an address in a browser; None where there is no display."""
