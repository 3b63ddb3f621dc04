"""An episode or a page as readers of one language see it: blocks of text with their attribution."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from iomtui.catalogue.links import Link
from iomtui.catalogue.provenance import Attribution


class Block(msgspec.Struct, frozen=True):
    """One statement, or another part of an entry, with its attribution."""

    id: str
    """The statement's id; other parts have a colon in it. Unique within an entry."""
    attribution: Attribution = Attribution((), ())
    """Empty for what is no statement, such as how to watch."""
    label: str = ""
    """A word or two that name it."""
    note: str = ""
    """A line over the text, if that is written by a stranger."""
    paragraphs: tuple[str, ...] = ()
    """The text; a line break inside a paragraph is kept."""
    items: tuple[str, ...] = ()
    """A list that follows the text."""
    tag: str = ""
    """The tag of the language of the text, if it is not that of the Edition."""
    tone: Literal["place", "gloss", "plain", "quiet", "heading", "footnote"] = "plain"
    """How it is typeset; no blank line follows a heading or goes before a footnote."""

    @property
    def text(self) -> str:
        """Label, paragraphs and items, a line each."""
        return "\n".join(filter(None, (self.label, *self.paragraphs, *self.items)))


class Entry(msgspec.Struct, frozen=True):
    """An episode or a page."""

    id: str
    title: str
    number: int | None
    """An episode's place in the list, from 1; None for a page."""
    blocks: tuple[Block, ...]
    link: Link | None = None
    """Where to watch it; None if nothing is known of that."""
    note: str = ""
    """A line under the title, if some of the text is in another language."""

    @property
    def gloss(self) -> str:
        """What the title means; empty if nobody has written that."""
        return next((block.paragraphs[0] for block in self.blocks if block.tone == "gloss"), "")


def align_blocks(entries: Sequence[Entry]) -> list[tuple[Block | None, ...]]:
    """Return the blocks of one entry in several languages as rows, in reading order.

    A language that does not have a block has None in its row.
    """
    order: list[str] = []
    for entry in entries:
        position = 0
        for block in entry.blocks:
            if block.id in order:
                position = order.index(block.id) + 1
            else:
                order.insert(position, block.id)
                position += 1
    by_id = [{block.id: block for block in entry.blocks} for entry in entries]
    return [tuple(blocks.get(block_id) for blocks in by_id) for block_id in order]
