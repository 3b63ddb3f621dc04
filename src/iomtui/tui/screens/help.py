"""The help: every command with its keys, and what the marks say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.cells import cell_len
from textual.widget import Widget

from iomtui.catalogue.edition import Edition
from iomtui.commands import COMMANDS, Command, Context
from iomtui.render.typesetting import MAX_MEASURE, Line, Role, Span, wrap
from iomtui.tui.bindings import screen_bindings
from iomtui.tui.screens.base import HouseScreen
from iomtui.tui.widgets.sheet import Sheet
from iomtui.wording.model import Wording, fill


class HelpSheet(Sheet):
    """The help in one language."""

    def __init__(self, edition: Edition) -> None:
        super().__init__(id="help")
        self._edition = edition

    def show(self, edition: Edition) -> None:
        """Show the help in another language, at the same place."""
        self._edition = edition
        self.reset(edition.wording, keep_place=True)

    def set_lines(self, width: int) -> tuple[Line, ...]:
        """Return the help, set for a width."""
        wording = self._edition.wording
        width = min(width, MAX_MEASURE)
        keys = [
            (_keys_of(command, wording), wording.commands[command.id].help) for command in COMMANDS
        ]
        lines = [Line((Span(wording.help.title, Role.TITLE),)), Line(())]
        lines += [Line((Span(wording.help.keys, Role.HEADING),))]
        lines += _table(keys, width, Role.KEY)
        lines += _paragraph(wording.help.mouse, width)
        lines += [Line(()), Line((Span(wording.help.marks, Role.HEADING),))]
        lines += _table(list(_marks(self._edition)), width, Role.MARK)
        lines += _paragraph(wording.help.several, width)
        return tuple(line._replace(block=str(index)) for index, line in enumerate(lines))


class HelpScreen(HouseScreen):
    """The help over the catalogue."""

    BINDINGS = screen_bindings(Context.HELP)

    @property
    def context(self) -> Context:
        """Where the person is."""
        return Context.HELP

    def body(self) -> Iterable[Widget]:
        """Yield the help."""
        yield HelpSheet(self.edition)

    def show(self) -> None:
        """Show the help in the current language."""
        self.query_one(HelpSheet).show(self.edition)

    def action_move(self, direction: int) -> None:
        """Scroll by a line."""
        self.query_one(HelpSheet).scroll_by(direction)

    def action_page(self, direction: int) -> None:
        """Scroll by a screen."""
        self.query_one(HelpSheet).scroll_by_page(direction)

    def action_edge(self, direction: int) -> None:
        """Scroll to the first or the last line."""
        self.query_one(HelpSheet).scroll_to_edge(direction)

    def action_back(self) -> None:
        """Leave the help."""
        self.dismiss()


def _keys_of(command: Command, wording: Wording) -> str:
    """Return the keys of a command as help names them; a row of digits as its two ends."""
    between = "–" if command.is_range else " "
    return between.join(map(wording.key_name, command.shown))


def _marks(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield each mark that can stand in the margin, with what it says."""
    words, marks = edition.wording.help, edition.wording.marks
    for mark, title in edition.sources:
        yield mark, fill(words.source, {"source": title})
    yield marks.ours, words.ours
    yield marks.not_stated, words.not_stated
    yield marks.unsourced, words.unsourced
    yield marks.machine, words.machine


def _paragraph(text: str, width: int) -> list[Line]:
    """Return a text in lines, parted from what stands before it."""
    return [Line(()), *(Line((Span(row, Role.TEXT),)) for row in wrap(text, width))]


def _table(rows: list[tuple[str, str]], width: int, role: Role) -> list[Line]:
    column = max(cell_len(name) for name, _ in rows) + 2
    lines = []
    for name, text in rows:
        before = name + " " * (column - cell_len(name))
        for part in wrap(text, max(10, width - column)):
            lines.append(Line((Span(before, role), Span(part, Role.TEXT))))
            before = " " * column
    return lines
