"""Keymaps: the table of commands, with the keys that a person chose."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from iomtui.commands.command import Command, Context
from iomtui.commands.table import COMMANDS


class Slot(NamedTuple):
    """An entry of the settings' key table: a command, or one of its variants."""

    command: str
    argument: str
    """The argument that its keys pass; empty for none."""
    keys: tuple[str, ...]
    """The keys that it has unless it is given others."""


def slots() -> dict[str, Slot]:
    """Return every slot by its name in the settings."""
    return {
        f"{command.id}_{variant}" if variant else command.id: Slot(
            command.id,
            argument,
            tuple(key for key, passed in command.bindings if passed == argument),
        )
        for command in COMMANDS
        for variant, argument in command.variants or (("", ""),)
    }


def remap_commands(keys: Mapping[str, tuple[str, ...]]) -> tuple[Command, ...]:
    """Return the table of commands with other keys, given by slot."""
    known = slots()
    changed = {known[name].command for name in keys if keys[name] != known[name].keys}
    chosen = [slot._replace(keys=keys.get(name, slot.keys)) for name, slot in known.items()]
    return tuple(
        _with_slots(command, [slot for slot in chosen if slot.command == command.id])
        if command.id in changed
        else command
        for command in COMMANDS
    )


def _with_slots(command: Command, chosen: Sequence[Slot]) -> Command:
    # Of two variants, the first key of each is shown, then the second of each.
    turns = zip_longest(*(slot.keys for slot in chosen))
    return command._replace(
        bindings=tuple((key, slot.argument) for slot in chosen for key in slot.keys),
        display_keys=tuple(key for turn in turns for key in turn if key),
        bar_keys=min(command.bar_keys, max(1, sum(bool(slot.keys) for slot in chosen))),
        is_range=False,
    )


class KeyClash(NamedTuple):
    """A key that is bound twice in one context."""

    key: str
    first: str
    """The id of one command."""
    second: str
    """The id of the other."""


def key_clashes(commands: tuple[Command, ...]) -> Iterator[KeyClash]:
    """Yield each key that is bound twice in one context."""
    seen: dict[tuple[Context, str], str] = {}
    reported = set()
    for command in commands:
        for context in sorted(command.contexts):
            for key, argument in command.bindings:
                if not command.works(key, context):
                    continue
                here = f"{command.id} {argument}"
                before = seen.setdefault((context, key), here)
                clash = KeyClash(key, before.split()[0], command.id)
                if before != here and clash not in reported:
                    reported.add(clash)
                    yield clash


Keymap: TypeAlias = dict[Context, dict[str, tuple[Command, str]]]
"""The command and its argument of each key in each context."""


def build_keymap(commands: tuple[Command, ...]) -> Keymap:
    """Return the keymap of a table of commands.

    A capital does what its small letter does, unless it is bound itself: Caps Lock may be on.
    """
    keymap: Keymap = {}
    for context in Context:
        keys = {
            key: (command, argument)
            for command in commands
            for key, argument in command.bindings
            if command.works(key, context)
        }
        capitals = {key.upper(): bound for key, bound in keys.items() if len(key) == 1}
        keymap[context] = capitals | keys
    return keymap


def first_key(commands: tuple[Command, ...], command: str, argument: str = "") -> str:
    """Return the first shown key of a command, or of one of its variants; empty without one."""
    (match,) = (each for each in commands if each.id == command)
    return next((key for key in match.display_keys if (key, argument) in match.bindings), "")
