"""The lines of the help: each command with its keys, and the meaning of the marks."""

from collections.abc import Iterator

from rich.cells import cell_len

from iomtui.catalogue.edition import Edition, mark_meanings
from iomtui.commands.command import Command
from iomtui.render.typesetting import Line, Role, Span, wrap

_Row = tuple[str, str, str]
"""An id, a name, and a text."""


def layout_help(
    edition: Edition,
    commands: tuple[Command, ...],
    width: int,
    *,
    mouse: bool = True,
    common: frozenset[str] = frozenset(),
) -> tuple[Line, ...]:
    """Return the lines of the help for a space of `width` cells.

    `mouse` is whether a mouse can be used. `common` are the keys that every keyboard has, empty
    if the keyboard is a full one: commands with such keys come first and name only these.
    """
    words = edition.wording.help
    keys, further = _keys(commands, edition, common)
    return (
        Line((Span(words["title"], Role.TITLE),), "title"),
        Line((), "title"),
        Line((Span(words["keys"], Role.HEADING),), "keys"),
        *_table(keys, width, Role.KEY),
        *(_paragraph("mouse", words["mouse"], width) if mouse else ()),
        *(() if common else _paragraph("print", words["print"], width)),
        Line((), "mouse"),
        Line((Span(words["marks"], Role.HEADING),), "marks"),
        *_table(list(mark_meanings(edition)), width, Role.LABEL),
        *_paragraph("several", words["several"], width),
        *(_further(words["further_keys"], further, width) if further else ()),
    )


def help_passages(edition: Edition, commands: tuple[Command, ...]) -> dict[str, str]:
    """Return the text of the help for searching, by the ids of its blocks."""
    rows = (*_keys(commands, edition)[0], *mark_meanings(edition))
    words = edition.wording.help
    passages = {block: f"{name}  {text}" for block, name, text in rows}
    rest = {"mouse": words["mouse"], "print": words["print"], "several": words["several"]}
    return {"title": words["title"], **passages, **rest}


def command_block_id(command: Command) -> str:
    """Return the id of the block about a command."""
    return f"command-{command.id}"


def _keys(
    commands: tuple[Command, ...], edition: Edition, common: frozenset[str] = frozenset()
) -> tuple[list[_Row], list[_Row]]:
    """Return the rows of commands with common keys, and those of the others.

    A range of digits is shown by its two ends, and ends at the number of episodes.
    """
    wording = edition.wording
    first: list[_Row] = []
    further: list[_Row] = []
    for command in commands:
        if not command.in_help:
            continue
        common_keys = tuple(key for key in command.display_keys if key in common)
        names, separator = common_keys or command.display_keys, " "
        if command.is_range:
            digits = tuple(key for key, _ in command.bindings)[: len(edition.episodes)]
            names, separator = (*digits[:1], *digits[1:][-1:]), "–"
        keys = separator.join(map(wording.key_name, names))
        rows = further if common and not common_keys else first
        rows.append((command_block_id(command), keys or "–", wording.commands[command.id].help))
    return first, further


def _further(heading: str, rows: list[_Row], width: int) -> Iterator[Line]:
    """Yield the commands for which some keyboards lack the keys, in a less prominent style."""
    yield Line((), "further")
    yield Line((Span(heading, Role.HEADING),), "further")
    yield from _table(rows, width, Role.QUIET, Role.QUIET)


def _paragraph(block: str, text: str, width: int) -> Iterator[Line]:
    """Yield a blank line and the lines of a text."""
    yield Line((), block)
    yield from (Line((Span(row, Role.TEXT),), block) for row in wrap(text, width))


def _table(rows: list[_Row], width: int, role: Role, text_role: Role = Role.TEXT) -> Iterator[Line]:
    column = max(cell_len(name) for _, name, _ in rows) + 2
    for block, name, text in rows:
        before = name + " " * (column - cell_len(name))
        for part in wrap(text, max(10, width - column)):
            yield Line((Span(before, role), Span(part, text_role)), block)
            before = " " * column
