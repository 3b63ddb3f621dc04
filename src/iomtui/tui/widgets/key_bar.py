"""The bottom line: the most important keys of the current context."""

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
"""The cells between two hints; the second is used if all hints fit only then."""

_SHORT_NAME_RANK = 5
"""Hints up to this rank have priority over the full name of the other language."""

_TAG_RANK = 3
"""Hints up to this rank, which are essential, have priority over its short name."""


class BarState(NamedTuple):
    """What the hints depend on besides the language and the context."""

    unavailable: frozenset[str] = frozenset()
    """The ids of commands without an effect."""
    has_code: bool = True
    """Whether the QR code of the selected entry fits into the window."""


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
    """In the order of the table of commands."""
    gap: int
    """The cells between two hints."""
    dropped_rank: float
    """The rank of the first hint that does not fit; infinity if all do."""


class KeyBar(Widget):
    """As many hints as fit, by their rank.

    The other language has a shorter name if its full name would displace a more important hint.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key", "bar--label"}

    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, screen: Screen[Any], command: Command, argument: str) -> None:
            super().__init__()
            self.screen = screen
            """The screen of the click; it may be closed when the message arrives."""
            self.command = command
            self.argument = argument
            """That of the last key of the hint, so that “↑ ↓” goes down."""

    def __init__(self, editions: tuple[Edition, ...], commands: tuple[Command, ...]) -> None:
        super().__init__(id="key-bar")
        self._editions = editions
        self._commands = commands
        self._current = 0
        self._bar_context: Context | None = None
        self._state: Callable[[], BarState] = BarState

    def show(self, current: int, context: Context, state: Callable[[], BarState]) -> None:
        """Show the available commands of a context, in the language with the index `current`.

        `state` is called when the bar is drawn: whether a page scrolls is known only after layout.
        """
        self._current, self._bar_context, self._state = current, context, state
        self.refresh()

    def _label(self, command: Command, context: Context, state: BarState) -> str:
        """Return the label of a command; that of `onward` is the label of its target."""
        is_onward = command.id == "onward"
        name = next_command(context, state.unavailable) if is_onward else command.id
        words = self._editions[self._current].wording.commands[name]
        special = None
        if name == "link" and not state.has_code:
            special = words.without_code
        elif is_onward:
            special = words.onward
        elif context is Context.SEARCH:
            special = words.searching
        elif context in (Context.LANGUAGE_PICKER, Context.PALETTE):
            special = words.taking
        elif context is not Context.LIST:
            special = words.reading
        return special or words.label or ""

    def _hint(self, command: Command, context: Context, state: BarState, language: str) -> _Hint:
        label = self._label(command, context, state)
        if command.id == "switch_language":
            label = language or label
        keys = display_keys_in(command, context)[: command.bar_keys]
        argument = dict(command.bindings).get(keys[-1], "")
        key_name = self._editions[self._current].wording.key_name
        return _Hint(command, " ".join(map(key_name, keys)), label, argument)

    def _candidates(self, language: str, state: BarState) -> list[_Hint]:
        """Return all hints for the context; `language` is the name of the other language."""
        context = self._bar_context
        if context is None:
            return []
        return [
            self._hint(command, context, state, language)
            for command in self._commands
            if command.bar
            and context in command.bar_in
            and command.id not in state.unavailable
            and display_keys_in(command, context)
        ]

    def _row(self) -> _Row:
        """Return the hints, with the longest acceptable name of the other language."""
        state = self._state()
        if len(self._editions) != 2:
            return self._fit(self._candidates("", state))
        other = self._editions[1 - self._current]
        names = {
            other.name: _SHORT_NAME_RANK,
            other.short: _SHORT_NAME_RANK,
            other.tag.upper(): _TAG_RANK,
        }
        rows = [(self._fit(self._candidates(name, state)), rank) for name, rank in names.items()]
        # Of equals the first: a shorter name is used only if it saves a hint of its rank.
        return max(rows, key=lambda row: min(row[0].dropped_rank, row[1] + 1))[0]

    def _fit(self, candidates: list[_Hint]) -> _Row:
        """Return the hints that fit, the most important first in line."""
        for gap in _GAPS:
            fitting: list[_Hint] = []
            space = self.size.width - 1
            for hint in sorted(candidates, key=lambda hint: hint.command.bar):
                if hint.width <= space:
                    fitting.append(hint)
                    space -= hint.width + gap
            if len(fitting) == len(candidates):
                break
        dropped = (hint.command.bar for hint in candidates if hint not in fitting)
        hints = [hint for hint in candidates if hint in fitting]
        return _Row(hints, gap, min(dropped, default=math.inf))

    def render_line(self, y: int) -> Strip:
        key = self.get_component_rich_style("bar--key")
        label = self.get_component_rich_style("bar--label")
        pieces = [(" ", label)]
        row = self._row()
        for number, hint in enumerate(row.hints):
            pieces += [(" " * row.gap, label)] if number else []
            pieces += [(hint.keys, key), (f" {hint.label}", label)]
        return strip_of(pieces, self.size.width, label)

    def on_click(self, event: events.Click) -> None:
        start, row = 1, self._row()
        for hint in row.hints:
            if start <= event.x < start + hint.width:
                self.post_message(self.Pressed(self.screen, hint.command, hint.argument))
                return
            start += hint.width + row.gap
