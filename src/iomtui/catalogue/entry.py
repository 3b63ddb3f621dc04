"""An episode or a page as readers of one language see it: blocks, each with what it rests on."""

from __future__ import annotations

from typing import Literal

import msgspec

from iomtui.catalogue.links import Link
from iomtui.catalogue.provenance import Attribution


class Block(msgspec.Struct, frozen=True):
    """One thing that is said, with what it rests on."""

    id: str
    """The statement's id, or, with a colon in it, what is not a statement; unique in its entry."""
    attribution: Attribution
    """What it rests on."""
    label: str = ""
    """A word or two that name it."""
    note: str = ""
    """Said over it, where its text is in another language, or in the words of a stranger."""
    paragraphs: tuple[str, ...] = ()
    """Its text; a line break inside a paragraph is kept."""
    items: tuple[str, ...] = ()
    """A list that follows."""
    tag: str = ""
    """The tag of the language its text is in, where that is another one."""
    tone: Literal["place", "gloss", "plain", "quiet"] = "plain"
    """How it is set."""


class Entry(msgspec.Struct, frozen=True):
    """An episode or a page."""

    id: str
    """Its name in the files."""
    title: str
    """Its title, on one line."""
    number: int | None
    """An episode's place in the list, from 1; None for a page."""
    blocks: tuple[Block, ...]
    """What it says."""
    link: Link | None = None
    """Where to watch it, if anything is known of that."""
