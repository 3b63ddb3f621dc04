"""Commands, and the contexts in which they work."""

from enum import StrEnum
from typing import NamedTuple, TypeAlias

from iomtui.terminal.key_names import types_or_edits


class Context(StrEnum):
    """Where a person is: the screen, and on the main screen the pane."""

    LIST = "list"
    READING = "reading"
    SEARCH = "search"
    SIDE_BY_SIDE = "side_by_side"
    SOURCES = "sources"
    LINK = "link"
    HELP = "help"
    LANGUAGE_PICKER = "language_picker"
    """Choosing one of three or more languages."""
    PALETTE = "palette"
    """Typing in the palette of commands."""
    FETCH = "fetch"
    """On the screen about fetching details from YouTube."""
    PIN = "pin"
    """Typing the PIN that ends a kiosk."""


MAIN = frozenset({Context.LIST, Context.READING})

CHOOSING = frozenset({Context.LIST, Context.LANGUAGE_PICKER})
"""In a list to choose from."""

ON_ENTRY = frozenset({Context.SIDE_BY_SIDE, Context.SOURCES, Context.LINK})
"""On a screen of its own about the chosen episode or page."""

SCROLLING = ON_ENTRY | {Context.READING, Context.HELP, Context.FETCH}
"""On a text that may be longer than the window."""

TYPING = frozenset({Context.SEARCH, Context.PALETTE, Context.PIN})
"""In a text field: keys that print a character type it; of a PIN, digits only."""

EVERYWHERE = frozenset(Context)

READERS = EVERYWHERE - {Context.PIN}
"""On every screen for reading."""

Bindings: TypeAlias = tuple[tuple[str, str], ...]
"""Keys, each with the argument that it passes to the command (empty for none)."""


class Command(NamedTuple):
    """One thing that a person can do."""

    id: str
    """Its name: that of its method, and of its words in the wording."""
    bindings: Bindings
    display_keys: tuple[str, ...]
    """The keys that the interface names."""
    contexts: frozenset[Context]
    only_in: tuple[tuple[str, frozenset[Context]], ...] = ()
    """Keys that work in fewer contexts than the others, each with those contexts."""
    bar: int = 0
    """Its rank in the key bar, 1 being the last to be dropped; 0 keeps it out."""
    bar_in: frozenset[Context] = EVERYWHERE
    """In which contexts the key bar may show it."""
    bar_keys: int = 1
    """How many of the shown keys the key bar shows."""
    kiosk: bool = False
    """Whether a visitor of a kiosk may use it."""
    is_global: bool = False
    """Whether it is a method of the App; else of the screen."""
    in_palette: bool = False
    """Whether the palette offers it; it then has no argument."""
    variants: tuple[tuple[str, str], ...] = ()
    """The settings' name of each argument, where there are several."""
    in_help: bool = True
    is_range: bool = False
    """Whether the shown keys are the two ends of a row of keys."""

    def works(self, key: str, context: Context) -> bool:
        """Return whether one of its keys works in a context: in a text field, some only type."""
        if context not in dict(self.only_in).get(key, self.contexts):
            return False
        if context is Context.PIN:
            return not (key.isdigit() or key == "backspace")
        return not (context in TYPING and types_or_edits(key))


def display_keys_in(command: Command, context: Context) -> tuple[str, ...]:
    """Return the shown keys of a command that work in a context."""
    return tuple(key for key in command.display_keys if command.works(key, context))
