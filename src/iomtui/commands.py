"""Everything that a person can do, said once.

What each key does, the key bar, the help, the palette, the settings of keys and what a kiosk allows
(`policy.py`) all come from this table; its labels come from the wording. `key_names.py` tells how
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
    PIN = "pin"
    """Typing the PIN that ends a kiosk."""


MAIN = frozenset({Context.LIST, Context.READING})
"""On the main screen."""

ON_ENTRY = frozenset({Context.BESIDE, Context.SOURCES, Context.LINK})
"""On a screen of its own about the chosen episode or page."""

TYPING = frozenset({Context.SEARCH, Context.PALETTE, Context.PIN})
"""In a text field: keys that print a character type it; of a PIN, digits only."""

EVERYWHERE = frozenset(Context)
"""On every screen."""

_READERS = EVERYWHERE - {Context.PIN}
"""On every screen for reading."""

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
    """Whether a visitor of a kiosk may do it."""
    of_app: bool = False
    """Whether it means the same on every screen, so that the App carries it out."""
    in_palette: bool = False
    """Whether the palette offers it; it has no argument then."""
    ways: tuple[tuple[str, str], ...] = ()
    """What the settings call each argument, where there are several."""
    in_help: bool = True
    """Whether the help lists it."""
    is_range: bool = False
    """Whether the shown keys are the two ends of a row of keys."""

    def works(self, key: str, context: Context) -> bool:
        """Tell whether one of its keys does it in a context: in a text field, some only type."""
        if context not in self.contexts:
            return False
        if context is Context.PIN:
            return not (key.isdigit() or key == "backspace")
        return not (context in TYPING and types_or_edits(key))


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
        _READERS,
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
        bar_in=_READERS,
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
        _READERS,
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
    Command("palette", _keys("ctrl+p"), ("ctrl+p",), _READERS, of_app=True),
    Command("theme", _keys("t"), ("t",), EVERYWHERE - TYPING, of_app=True, in_palette=True),
    Command(
        "help",
        _keys("question_mark", "f1"),
        ("question_mark", "f1"),
        _READERS,
        bar=4,
        kiosk=True,
        of_app=True,
        in_palette=True,
    ),
    Command("suspend", _keys("ctrl+z"), ("ctrl+z",), _READERS, of_app=True, in_palette=True),
    Command(
        "quit",
        _keys("q", "ctrl+q", "ctrl+c"),
        ("q", "ctrl+q", "ctrl+c"),
        _READERS,
        bar=8,
        of_app=True,
        in_palette=True,
    ),
)
"""The table, in the order in which help lists it."""

KIOSK_COMMANDS = (
    Command(
        "onward",
        _keys("enter", "right"),
        ("enter", "right"),
        ON_ENTRY | {Context.READING},
        bar=3,
        kiosk=True,
        of_app=True,
    ),
    # Not for visitors, and so not in their help.
    Command(
        "staff_exit",
        _keys("ctrl+e"),
        ("ctrl+e",),
        EVERYWHERE,
        kiosk=True,
        of_app=True,
        in_help=False,
    ),
)
"""What there is in a kiosk only: a way to everything without letters, and one out of it."""

KIOSK_KEYS = {"switch_language": ("0",)}
"""The keys that commands have in a kiosk besides their own, in its first place."""

_ONWARD = (
    ("link", Context.LINK),
    ("side_by_side", Context.BESIDE),
    ("sources", Context.SOURCES),
    ("help", Context.HELP),
)


def onward_from(context: Context, idle: frozenset[str]) -> str:
    """Return the id of the command that follows where a visitor reads; `idle` would do nothing."""
    places = [place for _, place in _ONWARD]
    after = places.index(context) + 1 if context in places else 0
    return next(command for command, _ in _ONWARD[after:] if command not in idle)


def shown_in(command: Command, context: Context) -> tuple[str, ...]:
    """Return those of a command's shown keys that do it in a context."""
    return tuple(key for key in command.shown if command.works(key, context))
