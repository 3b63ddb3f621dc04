"""A search under way: what is typed, what that found, and which hit is at hand."""

from __future__ import annotations

from typing import NamedTuple

from iomtui.catalogue.search import Found, Hit, Index
from iomtui.tui.text_line import TextLine


class Search(NamedTuple):
    """A search; each step returns the next state."""

    texts: Index
    """What is searched."""
    entry: int
    """The entry at which it began: the first hit is looked for from there."""
    line: TextLine = TextLine()
    """What is typed."""
    found: Found = Found()
    """What that found."""
    at: int = 0
    """Which of the hits is at hand."""
    typing: bool = True
    """Whether one is still typing."""

    @property
    def hit(self) -> Hit | None:
        """The hit at hand, if there is any."""
        return self.found.hits[self.at] if self.found.hits else None

    def with_line(self, line: TextLine) -> Search:
        """Return the search for what is typed now, at its first hit from where it began."""
        if line.text == self.line.text:
            return self._replace(line=line)
        found = self.texts.find(line.text)
        later = (number for number, hit in enumerate(found.hits) if hit.entry >= self.entry)
        return self._replace(line=line, found=found, at=next(later, 0))

    def stepped(self, direction: int) -> Search:
        """Return the search at the next hit or the one before, and round again."""
        if not self.found.hits:
            return self
        return self._replace(at=(self.at + direction) % len(self.found.hits))
