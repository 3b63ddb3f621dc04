"""What a command is, and where it can be done."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, TypeAlias

from iomtui.terminal.key_names import types_or_edits


class Context(StrEnum):
    """Where a person is."""

    LIST = "list"
    """In the list."""
    READING = "reading"
    """In the reading pane."""
    SEARCH = "search"
    """Typing what to look for."""
    SIDE_BY_SIDE = "side_by_side"
    """Reading two languages side by side."""
    SOURCES = "sources"
    """Reading what the statements rest on."""
    LINK = "link"
    """Looking at the address to watch and its QR code."""
    HELP = "help"
    """In the help."""
    LANGUAGE_PICKER = "language_picker"
    """Choosing one of three or more languages."""
    PALETTE = "palette"
    """Typing what to do."""
    FETCH = "fetch"
    """Asked whether the channel may be asked."""
    PIN = "pin"
    """Typing the PIN that ends a kiosk."""


MAIN = frozenset({Context.LIST, Context.READING})
"""On the main screen."""

CHOOSING = frozenset({Context.LIST, Context.LANGUAGE_PICKER})
"""In a list of which one takes one."""

ON_ENTRY = frozenset({Context.SIDE_BY_SIDE, Context.SOURCES, Context.LINK})
"""On a screen of its own about the chosen episode or page."""

SCROLLING = ON_ENTRY | {Context.READING, Context.HELP, Context.FETCH}
"""On a text, which may be longer than the window."""

TYPING = frozenset({Context.SEARCH, Context.PALETTE, Context.PIN})
"""In a text field: keys that print a character type it; of a PIN, digits only."""

EVERYWHERE = frozenset(Context)
"""On every screen."""

READERS = EVERYWHERE - {Context.PIN}
"""On every screen for reading."""

Bindings: TypeAlias = tuple[tuple[str, str], ...]
"""Keys, each with the argument that it gives to the action (empty for none)."""


class Command(NamedTuple):
    """One thing that a person can do."""

    id: str
    """Its name: the action it runs and its place in the wording."""
    bindings: Bindings
    """Its keys."""
    display_keys: tuple[str, ...]
    """The keys that are named to people."""
    contexts: frozenset[Context]
    """Where it can be done."""
    only_in: tuple[tuple[str, frozenset[Context]], ...] = ()
    """Keys that do it in fewer contexts than the others, each with those contexts."""
    bar: int = 0
    """Its rank in the key bar, 1 being the last to give way; 0 keeps it out."""
    bar_in: frozenset[Context] = EVERYWHERE
    """Where it may stand in the key bar."""
    bar_keys: int = 1
    """How many of the shown keys stand in the key bar."""
    kiosk: bool = False
    """Whether a visitor of a kiosk may do it."""
    is_global: bool = False
    """Whether it means the same on every screen, so that the App carries it out."""
    in_palette: bool = False
    """Whether the palette offers it; it has no argument then."""
    variants: tuple[tuple[str, str], ...] = ()
    """What the settings call each argument, where there are several."""
    in_help: bool = True
    """Whether the help lists it."""
    is_range: bool = False
    """Whether the shown keys are the two ends of a row of keys."""

    def works(self, key: str, context: Context) -> bool:
        """Tell whether one of its keys does it in a context: in a text field, some only type."""
        if context not in dict(self.only_in).get(key, self.contexts):
            return False
        if context is Context.PIN:
            return not (key.isdigit() or key == "backspace")
        return not (context in TYPING and types_or_edits(key))


def display_keys_in(command: Command, context: Context) -> tuple[str, ...]:
    """Return those of a command's shown keys that do it in a context."""
    return tuple(key for key in command.display_keys if command.works(key, context))
