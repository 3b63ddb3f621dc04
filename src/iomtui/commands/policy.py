"""Policies: the commands of a reader at their own terminal, and of a visitor of a kiosk."""

from typing import NamedTuple

from iomtui.commands.command import Command
from iomtui.commands.keymaps import build_keymap
from iomtui.commands.table import COMMANDS, KIOSK_COMMANDS, KIOSK_KEYS
from iomtui.terminal.key_names import EDITING_KEYS
from iomtui.terminal.reader import InputFilter

KEYPAD = frozenset({"up", "down", "left", "right", "enter", "escape", *map(str, range(10))})
"""The keys that every kiosk has."""

KEYS_PER_SECOND = 60.0
"""The most keys of a visitor that count in a second; a key that is held repeats 30 times."""


class Policy(NamedTuple):
    """The commands that may be used, and the input that may pass from the terminal."""

    commands: tuple[Command, ...]
    """The allowed commands, with the keys in use."""
    input_filter: InputFilter
    is_unattended: bool = False
    """Whether nobody supervises the keyboard, as in a kiosk."""

    def allows(self, command: str) -> bool:
        """Return whether a command is allowed, by its id."""
        return any(each.id == command for each in self.commands)


def reader_policy(commands: tuple[Command, ...] = COMMANDS, *, suspends: bool = True) -> Policy:
    """Return the policy for readers; `suspends` is whether the system can stop and resume jobs."""
    allowed = tuple(each for each in commands if suspends or each.id != "suspend")
    return Policy(allowed, InputFilter(_keys(allowed) | EDITING_KEYS, types=True, mouse=True))


def visitor_policy(*, mouse: bool, has_exit: bool) -> Policy:
    """Return the policy for visitors of a kiosk; `has_exit` is whether staff have a PIN."""
    # In the help, what Enter does in the text stands beside what it does in the list.
    place = [each.id for each in COMMANDS].index("read") + 1
    table = (*COMMANDS[:place], *KIOSK_COMMANDS, *COMMANDS[place:])
    allowed = tuple(
        _for_visitors(each)
        for each in table
        if each.kiosk and (has_exit or each.id != "staff_exit")
    )
    digits = frozenset({*map(str, range(10)), "backspace"})
    input_filter = InputFilter(_keys(allowed) | digits, mouse=mouse, per_second=KEYS_PER_SECOND)
    return Policy(allowed, input_filter, is_unattended=True)


def _for_visitors(command: Command) -> Command:
    """Put a keypad's keys first; a command without any stays out of the key bar."""
    if command.is_range:
        return command
    more = KIOSK_KEYS.get(command.id, ())
    bindings = (*((key, "") for key in more), *command.bindings)
    common = tuple(key for key, _ in bindings if key in KEYPAD)
    shown = tuple(dict.fromkeys((*common, *command.display_keys)))
    bar = command.bar if common else 0
    return command._replace(bindings=bindings, display_keys=shown, bar=bar)


def _keys(commands: tuple[Command, ...]) -> frozenset[str]:
    """Return the keys that do something."""
    return frozenset().union(*build_keymap(commands).values())
