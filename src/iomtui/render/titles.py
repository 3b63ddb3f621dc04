"""The titles of the episodes in lines."""

from __future__ import annotations

from collections.abc import Iterator

from iomtui.catalogue.edition import Edition


def title_lines(edition: Edition) -> Iterator[str]:
    """Yield the titles of the episodes, numbered as listed."""
    width = len(str(len(edition.episodes)))
    for entry in edition.episodes:
        yield f"{entry.number:>{width}}  {entry.title}"
