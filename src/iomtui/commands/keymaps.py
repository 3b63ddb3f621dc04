"""What each key does: by the table of commands, and by the keys that a person chose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from iomtui.commands.command import Command, Context
from iomtui.commands.table import COMMANDS


class Slot(NamedTuple):
    """A place for keys in the settings: a command, or one of the ways in which it is done."""

    command: str
    """The id of the command."""
    argument: str
    """The argument that its keys give."""


def slots() -> dict[str, Slot]:
    """Return each place for keys, by the name that the settings give it."""
    found = {}
    for command in COMMANDS:
        if command.variants:
            for way, argument in command.variants:
                found[f"{command.id}_{way}"] = Slot(command.id, argument)
        else:
            found[command.id] = Slot(command.id, "")
    return found


def remap_commands(keys: Mapping[str, tuple[str, ...]]) -> tuple[Command, ...]:
    """Return the table with other keys; `keys` names them by the settings' names of slots."""
    known = slots()
    wanted = {known[name]: chosen for name, chosen in keys.items()}
    return tuple(_with_keys(command, wanted) for command in COMMANDS)


def _with_keys(command: Command, wanted: Mapping[Slot, tuple[str, ...]]) -> Command:
    arguments = [argument for _, argument in command.variants] or [""]
    usual = {argument: _keys_for(command, argument) for argument in arguments}
    keys = {
        argument: wanted.get(Slot(command.id, argument), usual[argument]) for argument in arguments
    }
    if keys == usual:
        return command
    # Of two ways, first one key of each is shown, then a second of each.
    turns = zip_longest(*keys.values()) if command.variants else zip(keys[""])
    return command._replace(
        bindings=tuple((key, argument) for argument in arguments for key in keys[argument]),
        display_keys=tuple(key for turn in turns for key in turn if key),
        bar_keys=min(command.bar_keys, max(1, sum(map(bool, keys.values())))),
        is_range=False,
    )


def _keys_for(command: Command, argument: str) -> tuple[str, ...]:
    return tuple(key for key, given in command.bindings if given == argument)


class Clash(NamedTuple):
    """One key that would do two things in one place."""

    key: str
    """The key."""
    first: str
    """The id of one command."""
    second: str
    """The id of the other."""


def clashes(commands: tuple[Command, ...]) -> Iterator[Clash]:
    """Yield each key that would do two things in one place."""
    seen: dict[tuple[Context, str], str] = {}
    told = set()
    for command in commands:
        for context in sorted(command.contexts):
            for key, argument in command.bindings:
                if not command.works(key, context):
                    continue
                here = f"{command.id} {argument}"
                before = seen.setdefault((context, key), here)
                clash = Clash(key, before.split()[0], command.id)
                if before != here and clash not in told:
                    told.add(clash)
                    yield clash


Keymap: TypeAlias = dict[Context, dict[str, tuple[Command, str]]]
"""What each key does in each context: a command and its argument."""


def build_keymap(commands: tuple[Command, ...]) -> Keymap:
    """Return what each key does."""
    return {
        context: {
            key: (command, argument)
            for command in commands
            for key, argument in command.bindings
            if command.works(key, context)
        }
        for context in Context
    }


def key_of(commands: tuple[Command, ...], command: str, argument: str = "") -> str:
    """Return the first of the keys named to people that do something; empty if there is none."""
    (found,) = (each for each in commands if each.id == command)
    return next((key for key in found.display_keys if (key, argument) in found.bindings), "")
