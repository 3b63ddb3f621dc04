"""The bottom line: the keys that matter here, from the table of commands."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from iomtui.catalogue.edition import Edition
from iomtui.commands.command import Command, Context, shown_in
from iomtui.commands.table import onward_from
from iomtui.tui.widgets.drawing import strip_of

_GAPS = (3, 2)
"""The cells between two hints: the second where only that lets all of them in."""


class _Hint(NamedTuple):
    """A command in the bar."""

    command: Command
    keys: str
    label: str
    argument: str

    @property
    def width(self) -> int:
        return cell_len(f"{self.keys} {self.label}")


class KeyBar(Widget):
    """As many hints as fit; what ranks lowest gives way."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key", "bar--label"}

    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, screen: Screen[Any], command: Command, argument: str) -> None:
            super().__init__()
            self.screen = screen
            """The screen on which that was; it may be gone when the message comes."""
            self.command = command
            """Its command."""
            self.argument = argument
            """The argument of its last key, so that “↑ ↓” goes down."""

    def __init__(self, editions: tuple[Edition, ...], commands: tuple[Command, ...]) -> None:
        super().__init__(id="key-bar")
        self._editions = editions
        self._commands = commands
        self._current = 0
        self._where: Context | None = None
        self._idle: frozenset[str] = frozenset()

    def show(self, current: int, context: Context, idle: frozenset[str]) -> None:
        """Show what can be done in a context, in the current language, but for idle commands."""
        self._current, self._where, self._idle = current, context, idle
        self.refresh()

    def _hint(self, command: Command, where: Context) -> _Hint:
        wording = self._editions[self._current].wording
        words = wording.commands[command.id]
        label = words.label or ""
        if where is Context.SEARCH:
            label = words.searching or label
        elif where in (Context.CHOOSER, Context.PALETTE):
            label = words.taking or label
        elif where is not Context.LIST:
            label = words.reading or label
        if command.id == "onward":
            label = wording.commands[onward_from(where, self._idle)].label or ""
        if command.id == "switch_language" and len(self._editions) == 2:
            label = self._editions[1 - self._current].name
        shown = shown_in(command, where)[: command.bar_keys]
        argument = dict(command.bindings).get(shown[-1], "")
        return _Hint(command, " ".join(map(wording.key_name, shown)), label, argument)

    def _offered(self) -> list[_Hint]:
        """Return what could stand in the bar here."""
        where = self._where
        if where is None:
            return []
        return [
            self._hint(command, where)
            for command in self._commands
            if command.bar
            and where in command.bar_in
            and command.id not in self._idle
            and shown_in(command, where)
        ]

    def hints(self) -> tuple[list[_Hint], int]:
        """Return the hints that fit, in the table's order, and the cells between two of them."""
        offered = self._offered()
        for gap in _GAPS:
            kept: list[_Hint] = []
            room = self.size.width - 1
            for hint in sorted(offered, key=lambda hint: hint.command.bar):
                if hint.width <= room:
                    kept.append(hint)
                    room -= hint.width + gap
            if len(kept) == len(offered):
                break
        return [hint for hint in offered if hint in kept], gap

    def render_line(self, y: int) -> Strip:
        """Return the one line."""
        key = self.get_component_rich_style("bar--key")
        label = self.get_component_rich_style("bar--label")
        pieces = [(" ", label)]
        hints, gap = self.hints()
        for number, hint in enumerate(hints):
            pieces += [(" " * gap, label)] if number else []
            pieces += [(hint.keys, key), (f" {hint.label}", label)]
        return strip_of(pieces, self.size.width, label)

    def on_click(self, event: events.Click) -> None:
        """Do what the hint under the mouse says."""
        start = 1
        hints, gap = self.hints()
        for hint in hints:
            if start <= event.x < start + hint.width:
                self.post_message(self.Pressed(self.screen, hint.command, hint.argument))
                return
            start += hint.width + gap
