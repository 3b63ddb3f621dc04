"""The bottom line: the keys that matter here, from the table of commands."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from iomtui.catalogue.edition import Edition
from iomtui.commands.command import Command, Context, display_keys_in
from iomtui.commands.table import next_command
from iomtui.tui.widgets.strips import strip_of

_GAPS = (3, 2)
"""The cells between two hints: the second where only that lets all of them in."""

_SHORT_FOR = 5
"""The last rank of the hints for which the other language is called by its short name."""

_TAG_FOR = 3
"""The last rank of those for which it is called by its tag: without them one does not get on."""


class Situation(NamedTuple):
    """What the labels depend on besides the language and where one is."""

    idle: frozenset[str] = frozenset()
    """The ids of commands that would do nothing."""
    has_code: bool = True
    """Whether the address of what is chosen has a QR code that fits."""


class _Hint(NamedTuple):
    """A command in the bar."""

    command: Command
    keys: str
    label: str
    argument: str

    @property
    def width(self) -> int:
        return cell_len(f"{self.keys} {self.label}")


class _Row(NamedTuple):
    """The hints that fit."""

    hints: list[_Hint]
    """They, in the table's order."""
    gap: int
    """The cells between two of them."""
    lost: float
    """The rank of the first that does not fit; infinity if all do."""


class KeyBar(Widget):
    """As many hints as fit; what ranks lowest gives way.

    Where the full name of the other language would push out what people need more, a shorter
    one takes its place.
    """

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
        self._look: Callable[[], Situation] = Situation

    def show(self, current: int, context: Context, look: Callable[[], Situation]) -> None:
        """Show what can be done in a context, in the current language, but for idle commands.

        `look` is called when the bar is drawn: only then is it known how much of a page is in
        view, and so whether anything scrolls.
        """
        self._current, self._where, self._look = current, context, look
        self.refresh()

    def _label(self, command: Command, where: Context, now: Situation) -> str:
        """Return what a command is called here; going on is called by what it leads to."""
        goes_on = command.id == "onward"
        name = next_command(where, now.idle) if goes_on else command.id
        words = self._editions[self._current].wording.commands[name]
        special = None
        if name == "link" and not now.has_code:
            special = words.without_code
        elif goes_on:
            special = words.onward
        elif where is Context.SEARCH:
            special = words.searching
        elif where in (Context.LANGUAGE_PICKER, Context.PALETTE):
            special = words.taking
        elif where is not Context.LIST:
            special = words.reading
        return special or words.label or ""

    def _hint(self, command: Command, where: Context, now: Situation, language: str) -> _Hint:
        label = self._label(command, where, now)
        if command.id == "switch_language":
            label = language or label
        shown = display_keys_in(command, where)[: command.bar_keys]
        argument = dict(command.bindings).get(shown[-1], "")
        key_name = self._editions[self._current].wording.key_name
        return _Hint(command, " ".join(map(key_name, shown)), label, argument)

    def _offered(self, language: str, now: Situation) -> list[_Hint]:
        """Return what could stand in the bar here, the other language by this name."""
        where = self._where
        if where is None:
            return []
        return [
            self._hint(command, where, now, language)
            for command in self._commands
            if command.bar
            and where in command.bar_in
            and command.id not in now.idle
            and display_keys_in(command, where)
        ]

    def _row(self) -> _Row:
        """Return what stands in the bar; of the other language's names, the fullest that may."""
        now = self._look()
        if len(self._editions) != 2:
            return self._fitted(self._offered("", now))
        other = self._editions[1 - self._current]
        names = {other.name: _SHORT_FOR, other.short: _SHORT_FOR, other.tag.upper(): _TAG_FOR}
        rows = [(self._fitted(self._offered(name, now)), rank) for name, rank in names.items()]
        # The first of the best: a shorter name that does not save a hint of its rank is no better.
        return max(rows, key=lambda found: min(found[0].lost, found[1] + 1))[0]

    def _fitted(self, offered: list[_Hint]) -> _Row:
        """Return those of the hints that fit."""
        for gap in _GAPS:
            kept: list[_Hint] = []
            room = self.size.width - 1
            for hint in sorted(offered, key=lambda hint: hint.command.bar):
                if hint.width <= room:
                    kept.append(hint)
                    room -= hint.width + gap
            if len(kept) == len(offered):
                break
        lost = (hint.command.bar for hint in offered if hint not in kept)
        return _Row([hint for hint in offered if hint in kept], gap, min(lost, default=math.inf))

    def render_line(self, y: int) -> Strip:
        """Return the one line."""
        key = self.get_component_rich_style("bar--key")
        label = self.get_component_rich_style("bar--label")
        pieces = [(" ", label)]
        row = self._row()
        for number, hint in enumerate(row.hints):
            pieces += [(" " * row.gap, label)] if number else []
            pieces += [(hint.keys, key), (f" {hint.label}", label)]
        return strip_of(pieces, self.size.width, label)

    def on_click(self, event: events.Click) -> None:
        """Do what the hint under the mouse says."""
        start, row = 1, self._row()
        for hint in row.hints:
            if start <= event.x < start + hint.width:
                self.post_message(self.Pressed(self.screen, hint.command, hint.argument))
                return
            start += hint.width + row.gap
