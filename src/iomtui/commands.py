"""Everything that a person can do, said once.

Bindings, the key bar and help all come from this table, and so will a kiosk's policy; its labels
come from the wording. Keys bear the names that terminals' toolkits give them ("question_mark").
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Context(StrEnum):
    """Where a person is."""

    LIST = "list"
    """In the list."""
    READING = "reading"
    """In the reading pane."""
    HELP = "help"
    """In the help."""
    CHOOSER = "chooser"
    """Choosing one of three or more languages."""


MAIN = frozenset({Context.LIST, Context.READING})
"""On the main screen."""

EVERYWHERE = frozenset(Context)
"""On every screen."""


class Command(NamedTuple):
    """One thing that a person can do."""

    id: str
    """Its name: the action it runs and its place in the wording."""
    bindings: tuple[tuple[str, str], ...]
    """Each key, with the argument that it gives to the action (empty for none)."""
    shown: tuple[str, ...]
    """The keys that are named to people."""
    contexts: frozenset[Context]
    """Where it can be done."""
    bar: int = 0
    """Its rank in the key bar, 1 being the last to give way; 0 keeps it out."""
    kiosk: bool = False
    """Whether a visitor of a kiosk may do it, once there is one."""
    bar_keys: int = 1
    """How many of the shown keys stand in the key bar."""
    is_range: bool = False
    """Whether the shown keys are the two ends of a row of keys."""
    of_app: bool = False
    """Whether it means the same on every screen, so that the App carries it out."""


def _keys(*keys: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, "") for key in keys)


COMMANDS = (
    Command(
        "switch_language",
        _keys("l", "L", "f2"),
        ("L", "f2"),
        EVERYWHERE,
        1,
        kiosk=True,
        of_app=True,
    ),
    Command(
        "move",
        (("up", "-1"), ("k", "-1"), ("down", "1"), ("j", "1")),
        ("up", "down", "k", "j"),
        EVERYWHERE,
        4,
        kiosk=True,
        bar_keys=2,
    ),
    Command(
        "read",
        _keys("enter", "right"),
        ("enter", "right"),
        frozenset({Context.LIST, Context.CHOOSER}),
        2,
        kiosk=True,
    ),
    Command(
        "back",
        _keys("escape", "left"),
        ("escape", "left"),
        frozenset({Context.READING, Context.HELP, Context.CHOOSER}),
        2,
        kiosk=True,
    ),
    Command(
        "page",
        (("pageup", "-1"), ("pagedown", "1"), ("space", "1")),
        ("pageup", "pagedown"),
        EVERYWHERE,
        kiosk=True,
    ),
    Command("edge", (("home", "-1"), ("end", "1")), ("home", "end"), EVERYWHERE, kiosk=True),
    Command(
        "episode",
        tuple((str(number), str(number)) for number in range(1, 10)),
        ("1", "9"),
        MAIN,
        kiosk=True,
        is_range=True,
    ),
    Command("other_pane", _keys("tab", "shift+tab"), ("tab",), MAIN, kiosk=True),
    Command("theme", _keys("t"), ("t",), EVERYWHERE, of_app=True),
    Command(
        "help",
        _keys("question_mark", "f1"),
        ("question_mark", "f1"),
        EVERYWHERE,
        3,
        kiosk=True,
        of_app=True,
    ),
    Command(
        "quit",
        _keys("q", "ctrl+q", "ctrl+c"),
        ("q", "ctrl+q", "ctrl+c"),
        EVERYWHERE,
        5,
        of_app=True,
    ),
)
"""The table, in the order in which help lists it."""


def commands_in(context: Context) -> tuple[Command, ...]:
    """Return the commands of a context, in the table's order."""
    return tuple(command for command in COMMANDS if context in command.contexts)
