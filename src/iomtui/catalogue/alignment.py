"""The same entry in several languages, block by block."""

from __future__ import annotations

from collections.abc import Sequence

from iomtui.catalogue.entry import Block, Entry


def align_blocks(entries: Sequence[Entry]) -> list[tuple[Block | None, ...]]:
    """Return the blocks of one entry in several languages, side by side, in reading order.

    Where a language does not have a block, None stands in its place.
    """
    order: list[str] = []
    for entry in entries:
        place = 0
        for block in entry.blocks:
            if block.id in order:
                place = order.index(block.id) + 1
            else:
                order.insert(place, block.id)
                place += 1
    by_id = [{block.id: block for block in entry.blocks} for entry in entries]
    return [tuple(blocks.get(name) for blocks in by_id) for name in order]
