"""The help in lines: every command with its keys, and what the marks say."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from iomtui.catalogue.edition import Edition
from iomtui.commands.command import Command
from iomtui.render.typesetting import Line, Role, Span, wrap
from iomtui.wording.model import Wording
from iomtui.wording.section import fill

_Row = tuple[str, str, str]
"""An id, a name, and a text."""


def set_help(
    edition: Edition, commands: tuple[Command, ...], width: int, *, mouse: bool = True
) -> tuple[Line, ...]:
    """Return the help, set for a space of `width` cells; `mouse` says whether one can be used."""
    words = edition.wording.help
    return (
        Line((Span(words.title, Role.TITLE),), "title"),
        Line((), "title"),
        Line((Span(words.keys, Role.HEADING),), "keys"),
        *_table(list(_keys(commands, edition.wording)), width, Role.KEY),
        *(_paragraph("mouse", words.mouse, width) if mouse else ()),
        Line((), "mouse"),
        Line((Span(words.marks, Role.HEADING),), "marks"),
        *_table(list(_marks(edition)), width, Role.LABEL),
        *_paragraph("several", words.several, width),
    )


def help_passages(edition: Edition, commands: tuple[Command, ...]) -> dict[str, str]:
    """Return what readers can find in the help, by the ids of its blocks."""
    rows = (*_keys(commands, edition.wording), *_marks(edition))
    words = edition.wording.help
    found = {block: f"{name}  {text}" for block, name, text in rows}
    return {"title": words.title, **found, "mouse": words.mouse, "several": words.several}


def block_of(command: Command) -> str:
    """Return the id of the block that explains a command."""
    return f"command-{command.id}"


def _keys(commands: tuple[Command, ...], wording: Wording) -> Iterator[_Row]:
    """Yield each command; a row of digits is named by its two ends."""
    for command in commands:
        if not command.in_help:
            continue
        between = "–" if command.is_range else " "
        keys = between.join(map(wording.key_name, command.shown))
        yield block_of(command), keys or "–", wording.commands[command.id].help


def _marks(edition: Edition) -> Iterator[_Row]:
    """Yield each mark that can stand in the margin, with what it says."""
    words, marks = edition.wording.help, edition.wording.marks
    for index, source in enumerate(edition.sources):
        text = fill(words.source, {"source": source.title})
        yield f"source-{index}", source.mark, text
    yield "ours", marks.ours, words.ours
    yield "not-stated", marks.not_stated, words.not_stated
    yield "unsourced", marks.unsourced, words.unsourced
    yield "machine", marks.machine, words.machine
    if edition.is_supplemented:
        yield "youtube", marks.youtube, words.youtube


def _paragraph(block: str, text: str, width: int) -> Iterator[Line]:
    """Yield a text in lines, parted from what stands before it."""
    yield Line((), block)
    yield from (Line((Span(row, Role.TEXT),), block) for row in wrap(text, width))


def _table(rows: list[_Row], width: int, role: Role) -> Iterator[Line]:
    column = max(cell_len(name) for _, name, _ in rows) + 2
    for block, name, text in rows:
        before = name + " " * (column - cell_len(name))
        for part in wrap(text, max(10, width - column)):
            yield Line((Span(before, role), Span(part, Role.TEXT)), block)
            before = " " * column
