"""The state of a search: the query, its result and the current hit."""

from typing import NamedTuple, Self

from iomtui.catalogue.search import Hit, Index, SearchResult
from iomtui.tui.widgets.text_field import InputText
from iomtui.tui.widgets.text_view import ScrollAnchor


class ReadingPosition(NamedTuple):
    """The position of a person when a search begins."""

    entry: int
    anchor: ScrollAnchor


class SearchState(NamedTuple):
    """A search; each step returns the next state."""

    texts: Index
    origin: ReadingPosition
    """Where the search began; the first hit is the next one from there."""
    line: InputText = InputText()
    result: SearchResult = SearchResult()
    hit_index: int = 0
    typing: bool = True
    """Whether keys go to the text field."""

    @property
    def hit(self) -> Hit | None:
        """The current hit; None without hits."""
        return self.result.hits[self.hit_index] if self.result.hits else None

    def with_line(self, line: InputText) -> Self:
        """Return the search for another line, at the first hit from its origin."""
        if line.text == self.line.text:
            return self._replace(line=line)
        result = self.texts.find(line.text)
        later = (i for i, hit in enumerate(result.hits) if hit.entry >= self.origin.entry)
        return self._replace(line=line, result=result, hit_index=next(later, 0))

    def renewed(self, texts: Index) -> Self:
        """Return the search in another index of texts, at the same hit if it is still there."""
        result, hit = texts.find(self.line.text), self.hit
        same = (
            i
            for i, each in enumerate(result.hits)
            if hit and (each.entry, each.block) == (hit.entry, hit.block)
        )
        return self._replace(texts=texts, result=result, hit_index=next(same, 0))

    def stepped(self, direction: int, entry: int | None = None) -> Self:
        """Return the search at the next or previous hit; the last is followed by the first.

        `entry` is the index of the entry on the screen. If it is not that of the current hit, the
        search continues from there.
        """
        hits = self.result.hits
        if not hits:
            return self
        if entry is None or (self.hit and self.hit.entry == entry):
            return self._replace(hit_index=(self.hit_index + direction) % len(hits))
        if direction > 0:
            later = (i for i, hit in enumerate(hits) if hit.entry >= entry)
            return self._replace(hit_index=next(later, 0))
        earlier = [i for i, hit in enumerate(hits) if hit.entry <= entry]
        return self._replace(hit_index=earlier[-1] if earlier else len(hits) - 1)
