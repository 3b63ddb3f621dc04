"""The bottom line: the keys that matter here, from the table of commands."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from iomtui.catalogue.edition import Edition
from iomtui.commands import Command, Context, commands_in
from iomtui.tui.widgets.drawing import strip_of

_BETWEEN = "   "


class _Hint(NamedTuple):
    """A command in the bar."""

    command: str
    keys: str
    label: str
    rank: int
    argument: str

    @property
    def width(self) -> int:
        return cell_len(f"{self.keys} {self.label}")


class KeyBar(Widget):
    """As many hints as fit; what ranks lowest gives way."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key", "bar--label"}

    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, command: str, argument: str) -> None:
            super().__init__()
            self.command = command
            """The id of its command."""
            self.argument = argument
            """The argument of its last key, so that “↑ ↓” goes down."""

    def __init__(self, editions: tuple[Edition, ...], current: int, context: Context) -> None:
        super().__init__(id="key-bar")
        self._editions = editions
        self._current = current
        self._where = context

    def show(self, current: int, context: Context) -> None:
        """Show what can be done in a context, in the current language."""
        self._current, self._where = current, context
        self.refresh()

    def _hint(self, command: Command) -> _Hint:
        wording = self._editions[self._current].wording
        words = wording.commands[command.id]
        label = words.label or ""
        if self._where in (Context.READING, Context.HELP) and words.reading:
            label = words.reading
        if command.id == "switch_language" and len(self._editions) == 2:
            label = self._editions[1 - self._current].name
        argument = command.bindings[-1][1]
        shown = command.shown[: command.bar_keys]
        return _Hint(
            command.id, " ".join(map(wording.key_name, shown)), label, command.bar, argument
        )

    def hints(self) -> list[_Hint]:
        """Return the hints that fit, in the table's order."""
        offered = [self._hint(item) for item in commands_in(self._where) if item.bar]
        if len(self._editions) == 1:
            offered = [hint for hint in offered if hint.command != "switch_language"]
        kept: set[str] = set()
        room = self.size.width - 2
        for hint in sorted(offered, key=lambda hint: hint.rank):
            if hint.width <= room:
                kept.add(hint.command)
                room -= hint.width + len(_BETWEEN)
        return [hint for hint in offered if hint.command in kept]

    def render_line(self, y: int) -> Strip:
        """Return the one line."""
        key = self.get_component_rich_style("bar--key")
        label = self.get_component_rich_style("bar--label")
        pieces = [(" ", label)]
        for number, hint in enumerate(self.hints()):
            pieces += [(_BETWEEN, label)] if number else []
            pieces += [(hint.keys, key), (f" {hint.label}", label)]
        return strip_of(pieces, self.size.width, label)

    def on_click(self, event: events.Click) -> None:
        """Do what the hint under the mouse says."""
        start = 1
        for hint in self.hints():
            if start <= event.x < start + hint.width:
                self.post_message(self.Pressed(hint.command, hint.argument))
                return
            start += hint.width + len(_BETWEEN)
