"""A search under way: what is typed, what that found, and which hit is at hand."""

from __future__ import annotations

from typing import NamedTuple

from iomtui.catalogue.search import Hit, Index, SearchResult
from iomtui.tui.text_line import TextLine
from iomtui.tui.widgets.text_view import ScrollAnchor


class ReadingPosition(NamedTuple):
    """Where a person was when a search began."""

    entry: int
    """The index of the entry."""
    anchor: ScrollAnchor
    """The place on the sheet."""


class SearchState(NamedTuple):
    """A search; each step returns the next state."""

    texts: Index
    """What is searched."""
    place: ReadingPosition
    """Where it began; the first hit is looked for from there."""
    line: TextLine = TextLine()
    """What is typed."""
    found: SearchResult = SearchResult()
    """What that found."""
    at: int = 0
    """Which of the hits is at hand."""
    typing: bool = True
    """Whether one is still typing."""

    @property
    def hit(self) -> Hit | None:
        """The hit at hand, if there is any."""
        return self.found.hits[self.at] if self.found.hits else None

    def with_line(self, line: TextLine) -> SearchState:
        """Return the search for what is typed now, at its first hit from where it began."""
        if line.text == self.line.text:
            return self._replace(line=line)
        found = self.texts.find(line.text)
        later = (number for number, hit in enumerate(found.hits) if hit.entry >= self.place.entry)
        return self._replace(line=line, found=found, at=next(later, 0))

    def renewed(self, texts: Index) -> SearchState:
        """Return the same search in other texts, at the same hit if it is still there."""
        found, hit = texts.find(self.line.text), self.hit
        same = (
            number
            for number, each in enumerate(found.hits)
            if hit and (each.entry, each.block) == (hit.entry, hit.block)
        )
        return self._replace(texts=texts, found=found, at=next(same, 0))

    def stepped(self, direction: int, entry: int | None = None) -> SearchState:
        """Return the search at the next hit or the one before, and round again.

        `entry` is where the person is: who has gone elsewhere goes on from there.
        """
        hits = self.found.hits
        if not hits:
            return self
        if entry is None or (self.hit and self.hit.entry == entry):
            return self._replace(at=(self.at + direction) % len(hits))
        if direction > 0:
            found = (number for number, hit in enumerate(hits) if hit.entry >= entry)
            return self._replace(at=next(found, 0))
        before = [number for number, hit in enumerate(hits) if hit.entry <= entry]
        return self._replace(at=before[-1] if before else len(hits) - 1)
