"""The lines of an entry's sources: the sources, then each statement with its citations."""

from collections.abc import Iterator

from rich.cells import cell_len

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Block, Entry
from iomtui.i18n.templates import fill
from iomtui.render.typesetting import GAP, MAX_MEASURE, Line, Role, Span, wrap_spans


def layout_sources(edition: Edition, entry: Entry, width: int) -> tuple[Line, ...]:
    """Return the sources and citations of an entry for a space of `width` cells."""
    width = max(1, min(width, MAX_MEASURE))
    words = edition.wording.sources
    statements = [block for block in entry.blocks if block.attribution.citations]
    used = {source for block in statements for source in block.attribution.sources}
    sources = [source for source in edition.sources if source in used]
    marks = [source.mark for source in sources]
    marks += [each.mark for block in statements for each in block.attribution.citations]
    column = max((cell_len(mark) for mark in marks), default=0) + GAP
    lines = list(_paragraph(fill(words["title"], {"entry": entry.title}), Role.TITLE, width))
    if sources:
        lines += [Line(()), Line((Span(words["sources"], Role.HEADING),))]
    for source in sources:
        text = "\n".join(filter(None, (source.title, source.address)))
        rows = _row(source.mark, text, column, width)
        lines += (line._replace(block=f"source:{source.mark}") for line in rows)
    lines += [Line(()), Line((Span(words["statements"], Role.HEADING),))]
    for index, block in enumerate(statements):
        lines += [Line((), block.id)] if index else []
        lines += (line._replace(block=block.id) for line in _statement(block, column, width))
    return tuple(lines)


def _statement(block: Block, column: int, width: int) -> Iterator[Line]:
    if block.label and not block.paragraphs:
        yield from _paragraph(f"{block.label}:", Role.TEXT, width)
    for index, paragraph in enumerate(block.paragraphs):
        label = f"{block.label}: " if block.label and not index else ""
        yield from _paragraph(label + paragraph, Role.TEXT, width)
    for item in block.items:
        yield from _paragraph(f"· {item}", Role.TEXT, width)
    for citation in block.attribution.citations:
        yield from _row(citation.mark, citation.text, column, width)


def _paragraph(text: str, role: Role, width: int) -> Iterator[Line]:
    return (Line((span,)) for span in wrap_spans(text, role, width))


def _row(mark: str, text: str, column: int, width: int) -> Iterator[Line]:
    """Yield a text with a mark before its first line."""
    before = mark + " " * (column - cell_len(mark))
    for span in wrap_spans(text, Role.QUIET, max(1, width - column)):
        yield Line((Span(before, Role.KEY), span))
        before = " " * column
