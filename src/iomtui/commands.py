"""Everything that a person can do, said once.

What each key does, the key bar, the help, the palette and the settings of keys all come from this
table, and so will a kiosk's policy; its labels come from the wording. `key_names.py` tells how
keys are named.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, TypeAlias

from iomtui.key_names import types_or_edits


class Context(StrEnum):
    """Where a person is."""

    LIST = "list"
    """In the list."""
    READING = "reading"
    """In the reading pane."""
    SEARCH = "search"
    """Typing what to look for."""
    BESIDE = "beside"
    """Reading two languages side by side."""
    SOURCES = "sources"
    """Reading what the statements rest on."""
    LINK = "link"
    """Looking at the address to watch and its QR code."""
    HELP = "help"
    """In the help."""
    CHOOSER = "chooser"
    """Choosing one of three or more languages."""
    PALETTE = "palette"
    """Typing what to do."""


MAIN = frozenset({Context.LIST, Context.READING})
"""On the main screen."""

ON_ENTRY = frozenset({Context.BESIDE, Context.SOURCES, Context.LINK})
"""On a screen of its own about the chosen episode or page."""

TYPING = frozenset({Context.SEARCH, Context.PALETTE})
"""In a text field: keys that print a character type it."""

EVERYWHERE = frozenset(Context)
"""On every screen."""

Bindings: TypeAlias = tuple[tuple[str, str], ...]
"""Keys, each with the argument that it gives to the action (empty for none)."""


class Command(NamedTuple):
    """One thing that a person can do."""

    id: str
    """Its name: the action it runs and its place in the wording."""
    bindings: Bindings
    """Its keys."""
    shown: tuple[str, ...]
    """The keys that are named to people."""
    contexts: frozenset[Context]
    """Where it can be done."""
    bar: int = 0
    """Its rank in the key bar, 1 being the last to give way; 0 keeps it out."""
    bar_in: frozenset[Context] = EVERYWHERE
    """Where it may stand in the key bar."""
    bar_keys: int = 1
    """How many of the shown keys stand in the key bar."""
    kiosk: bool = False
    """Whether a visitor of a kiosk may do it, once there is one."""
    of_app: bool = False
    """Whether it means the same on every screen, so that the App carries it out."""
    in_palette: bool = False
    """Whether the palette offers it; it has no argument then."""
    ways: tuple[tuple[str, str], ...] = ()
    """What the settings call each argument, where there are several."""
    is_range: bool = False
    """Whether the shown keys are the two ends of a row of keys."""

    def works(self, key: str, context: Context) -> bool:
        """Tell whether one of its keys does it in a context: in a text field, some only type."""
        return context in self.contexts and not (context in TYPING and types_or_edits(key))


def _keys(*keys: str) -> Bindings:
    return tuple((key, "") for key in keys)


_DIGITS = tuple(map(str, range(1, 10)))
_ENTRY_SHOWN = MAIN | ON_ENTRY
_BACK_AND_FORTH = (("next", "1"), ("previous", "-1"))

COMMANDS = (
    Command(
        "switch_language",
        _keys("l", "L", "f2"),
        ("L", "f2"),
        EVERYWHERE,
        bar=1,
        kiosk=True,
        of_app=True,
        in_palette=True,
    ),
    Command(
        "move",
        (("up", "-1"), ("k", "-1"), ("down", "1"), ("j", "1")),
        ("up", "down", "k", "j"),
        EVERYWHERE,
        bar=5,
        bar_keys=2,
        kiosk=True,
        ways=(("up", "-1"), ("down", "1")),
    ),
    Command(
        "read",
        _keys("enter", "right"),
        ("enter", "right"),
        frozenset({Context.LIST, Context.CHOOSER}) | TYPING,
        bar=3,
        kiosk=True,
    ),
    Command(
        "back",
        _keys("escape", "left"),
        ("escape", "left"),
        EVERYWHERE,
        bar=2,
        kiosk=True,
    ),
    Command(
        "page",
        (("pageup", "-1"), ("pagedown", "1"), ("space", "1")),
        ("pageup", "pagedown"),
        EVERYWHERE,
        kiosk=True,
        ways=(("up", "-1"), ("down", "1")),
    ),
    Command(
        "edge",
        (("home", "-1"), ("end", "1")),
        ("home", "end"),
        EVERYWHERE - TYPING,
        kiosk=True,
        ways=(("first", "-1"), ("last", "1")),
    ),
    Command(
        "episode",
        tuple((digit, digit) for digit in _DIGITS),
        ("1", "9"),
        _ENTRY_SHOWN,
        kiosk=True,
        ways=tuple((digit, digit) for digit in _DIGITS),
        is_range=True,
    ),
    Command("other_pane", _keys("tab", "shift+tab"), ("tab",), MAIN, kiosk=True),
    Command(
        "entry",
        (("tab", "1"), ("shift+tab", "-1")),
        ("tab", "shift+tab"),
        ON_ENTRY,
        bar=6,
        kiosk=True,
        ways=_BACK_AND_FORTH,
    ),
    Command(
        "search",
        _keys("slash"),
        ("slash",),
        MAIN | {Context.HELP},
        bar=7,
        in_palette=True,
    ),
    Command(
        "hit",
        (("n", "1"), ("N", "-1")),
        ("n", "N"),
        MAIN | {Context.HELP},
        bar=3,
        ways=_BACK_AND_FORTH,
    ),
    Command(
        "side_by_side",
        _keys("equals_sign", "f3"),
        ("equals_sign", "f3"),
        _ENTRY_SHOWN,
        bar=9,
        bar_in=MAIN,
        kiosk=True,
        of_app=True,
        in_palette=True,
    ),
    Command(
        "link",
        _keys("c"),
        ("c",),
        _ENTRY_SHOWN,
        bar=10,
        bar_in=MAIN,
        kiosk=True,
        of_app=True,
        in_palette=True,
    ),
    Command(
        "sources",
        _keys("s"),
        ("s",),
        _ENTRY_SHOWN,
        bar=11,
        bar_in=MAIN,
        kiosk=True,
        of_app=True,
        in_palette=True,
    ),
    Command(
        "open_link",
        _keys("o"),
        ("o",),
        _ENTRY_SHOWN,
        bar=5,
        bar_in=frozenset({Context.LINK}),
        of_app=True,
        in_palette=True,
    ),
    Command(
        "copy_link",
        _keys("y"),
        ("y",),
        _ENTRY_SHOWN,
        bar=5,
        bar_in=frozenset({Context.LINK}),
        of_app=True,
        in_palette=True,
    ),
    Command("palette", _keys("ctrl+p"), ("ctrl+p",), EVERYWHERE, of_app=True),
    Command("theme", _keys("t"), ("t",), EVERYWHERE - TYPING, of_app=True, in_palette=True),
    Command(
        "help",
        _keys("question_mark", "f1"),
        ("question_mark", "f1"),
        EVERYWHERE,
        bar=4,
        kiosk=True,
        of_app=True,
        in_palette=True,
    ),
    Command(
        "quit",
        _keys("q", "ctrl+q", "ctrl+c"),
        ("q", "ctrl+q", "ctrl+c"),
        EVERYWHERE,
        bar=8,
        of_app=True,
        in_palette=True,
    ),
)
"""The table, in the order in which help lists it."""


def shown_in(command: Command, context: Context) -> tuple[str, ...]:
    """Return those of a command's shown keys that do it in a context."""
    return tuple(key for key in command.shown if command.works(key, context))
