"""The bottom line: the most important keys of the current context."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip

from iomtui.commands.command import Command, Context, display_keys_in
from iomtui.commands.table import next_command
from iomtui.render.typesetting import Role
from iomtui.tui.widgets.lines_panel import RoleWidget

if TYPE_CHECKING:
    from iomtui.tui.screens.base import BaseScreen

_GAPS = (3, 2)
"""The cells between two hints; the second is used if all hints fit only then."""

_SHORT_NAME_RANK = 5
"""Hints up to this rank have priority over the full name of the other language."""

_TAG_RANK = 3
"""Hints up to this rank, which are essential, have priority over its short name."""


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


class KeyBar(RoleWidget):
    """As many hints as fit, by their rank.

    They are worked out when the bar is drawn: whether a page scrolls is known only after layout.
    The other language has a shorter name if its full name would displace a more important hint.
    """

    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, screen: Screen[Any], command: Command, argument: str) -> None:
            super().__init__()
            self.screen = screen
            """The screen of the click; it may be closed when the message arrives."""
            self.command = command
            self.argument = argument
            """That of the last key of the hint, so that “↑ ↓” goes down."""

    def __init__(self, owner: BaseScreen) -> None:
        """Prepare the bar of a screen."""
        super().__init__(id="key-bar")
        self._owner = owner

    def _label(self, command: Command, unavailable: frozenset[str]) -> str:
        """Return the label of a command; that of `onward` is the label of its target."""
        context, is_onward = self._owner.context, command.id == "onward"
        name = next_command(context, unavailable) if is_onward else command.id
        words = self._owner.edition.wording.commands[name]
        special = None
        if name == "link" and not self._owner.has_code:
            special = words.without_code
        elif is_onward:
            special = words.onward
        elif context is Context.SEARCH:
            special = words.searching
        elif context in (Context.LANGUAGE_PICKER, Context.PALETTE):
            special = words.taking
        elif context is not Context.LIST and (context is Context.LINK or not self._owner.address):
            # Where there are addresses to choose from, the arrow keys choose.
            special = words.reading
        return special or words.label or ""

    def _candidates(self) -> list[_Hint]:
        """Return all hints for the context."""
        app, context = self._owner.app, self._owner.context
        unavailable = self._owner.unavailable_commands
        if app.active_commands is not None:
            unavailable = frozenset(each.id for each in app.commands) - app.active_commands
        hints = []
        for command in app.commands:
            keys = display_keys_in(command, context)[: command.bar_keys]
            if command.bar and context in command.bar_in and command.id not in unavailable and keys:
                names = " ".join(map(app.edition.wording.key_name, keys))
                argument = dict(command.bindings).get(keys[-1], "")
                hints.append(_Hint(command, names, self._label(command, unavailable), argument))
        return hints

    def _row(self) -> _Row:
        """Return the hints, with the longest acceptable name of the other language."""
        app, candidates = self._owner.app, self._candidates()
        if len(app.editions) != 2:
            return self._fit(candidates)
        other = app.editions[1 - app.current]
        names = {
            other.name: _SHORT_NAME_RANK,
            other.short: _SHORT_NAME_RANK,
            other.tag.upper(): _TAG_RANK,
        }
        rows = [(self._fit(_with_language(candidates, name)), names[name]) for name in names]
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

    def content_rows(self) -> Iterable[Strip]:
        row, quiet = self._row(), Role.QUIET
        pieces = [(" ", quiet)]
        for number, hint in enumerate(row.hints):
            pieces += [(" " * row.gap, quiet)] if number else []
            pieces += [(hint.keys, Role.STRONG_KEY), (f" {hint.label}", quiet)]
        yield self.strip(pieces, self.size.width, quiet)

    def on_click(self, event: events.Click) -> None:
        start, row = 1, self._row()
        for hint in row.hints:
            if start <= event.x < start + hint.width:
                self.post_message(self.Pressed(self._owner, hint.command, hint.argument))
                return
            start += hint.width + row.gap


def _with_language(hints: list[_Hint], name: str) -> list[_Hint]:
    """Return hints in which the name of the other language is the label of its command."""
    return [
        hint._replace(label=name) if hint.command.id == "switch_language" else hint
        for hint in hints
    ]
