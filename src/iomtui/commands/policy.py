"""Who may do what: a reader at a terminal of their own, and a visitor of a kiosk."""

from __future__ import annotations

from typing import NamedTuple

from iomtui.commands.command import Command
from iomtui.commands.table import COMMANDS, KIOSK_COMMANDS, KIOSK_KEYS
from iomtui.terminal.key_names import EDITING_KEYS
from iomtui.terminal.reader import InputFilter

KEYPAD = frozenset({"up", "down", "left", "right", "enter", "escape", *map(str, range(10))})
"""The keys that every kiosk has."""

KEYS_PER_SECOND = 60.0
"""The most keys of a visitor that count in a second; a key that is held repeats 30 times."""


class Policy(NamedTuple):
    """What may be done, and what may pass from the terminal for that."""

    commands: tuple[Command, ...]
    """The commands that there are, with the keys in use."""
    input_filter: InputFilter
    """What may pass from the terminal: what has a command, and what is typed."""
    is_unattended: bool = False
    """Whether strangers are at the keyboard, and nobody beside it."""

    def allows(self, command: str) -> bool:
        """Tell whether a command, by its id, may be done."""
        return any(each.id == command for each in self.commands)


def reader_policy(commands: tuple[Command, ...] = COMMANDS, *, suspends: bool = True) -> Policy:
    """Return what readers may do; `suspends` says whether the system can put programs aside."""
    there = tuple(each for each in commands if suspends or each.id != "suspend")
    return Policy(there, InputFilter(_keys(there) | EDITING_KEYS, types=True, mouse=True))


def visitor_policy(*, mouse: bool, has_exit: bool) -> Policy:
    """Return what visitors may do; `has_exit` says whether staff can leave with a PIN."""
    # What Enter does in the text has its place beside what it does in the list.
    place = [each.id for each in COMMANDS].index("read") + 1
    table = (*COMMANDS[:place], *KIOSK_COMMANDS, *COMMANDS[place:])
    allowed = [each for each in table if each.kiosk]
    there = tuple(_for_visitors(each) for each in allowed if has_exit or each.id != "staff_exit")
    digits = frozenset({*map(str, range(10)), "backspace"})
    input_filter = InputFilter(_keys(there) | digits, mouse=mouse, per_second=KEYS_PER_SECOND)
    return Policy(there, input_filter, is_unattended=True)


def _for_visitors(command: Command) -> Command:
    """Name the keys first that every kiosk has; what has none stays out of the key bar."""
    if command.is_range:
        return command
    more = KIOSK_KEYS.get(command.id, ())
    bindings = (*((key, "") for key in more), *command.bindings)
    common = tuple(key for key, _ in bindings if key in KEYPAD)
    shown = tuple(dict.fromkeys((*common, *command.display_keys)))
    bar = command.bar if common else 0
    return command._replace(bindings=bindings, display_keys=shown, bar=bar)


def _keys(commands: tuple[Command, ...]) -> frozenset[str]:
    return frozenset(key for command in commands for key, _ in command.bindings)
