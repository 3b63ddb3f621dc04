"""The pane in which an episode or a page is read."""

from __future__ import annotations

from iomtui.catalogue.edition import Edition
from iomtui.render.marking import Marking, marked
from iomtui.render.typesetting import Line, measure_for, set_entry
from iomtui.tui.widgets.sheet import Sheet


class ReadingPane(Sheet):
    """One entry of an Edition, with its provenance in the margin."""

    def __init__(self, edition: Edition, selected: int) -> None:
        super().__init__(id="pane")
        self._edition = edition
        self._selected = selected
        self._marking = Marking()

    def show(self, edition: Edition, selected: int, marking: Marking) -> None:
        """Show an entry with hits marked; the same one in another language stays where it was."""
        same = selected == self._selected
        self._edition, self._selected, self._marking = edition, selected, marking
        self.reset(edition.wording, keep_place=same)

    def set_lines(self, width: int) -> tuple[Line, ...]:
        """Return the entry, set for a width."""
        entry = self._edition.entries[self._selected]
        measure = measure_for(width)
        lines = set_entry(entry, self._edition.wording.pane.source, measure)
        return marked(lines, self._marking, measure.text)
