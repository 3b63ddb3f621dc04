"""The catalogue as plain text, for pipes, files and terminals that cannot be drawn on."""

from __future__ import annotations

from collections.abc import Iterator

from iomtui.catalogue.edition import Edition
from iomtui.render.typesetting import MARGIN, MAX_MEASURE, Measure, layout_entry


def plain_lines(edition: Edition) -> Iterator[str]:
    """Yield the whole catalogue in one language, without a single escape code."""
    yield edition.title
    for entry in edition.entries:
        yield ""
        yield ""
        measure = Measure(MAX_MEASURE, MARGIN)
        for line in layout_entry(entry, edition.wording.pane.source, measure):
            yield line.text.rstrip()
