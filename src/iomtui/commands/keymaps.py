"""Keymaps: the table of commands, with the keys that a person chose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from iomtui.commands.command import Command, Context
from iomtui.commands.table import COMMANDS


class Slot(NamedTuple):
    """An entry of the settings' key table: a command, or one of its variants."""

    command: str
    argument: str
    """The argument that its keys pass; empty for none."""


def slots() -> dict[str, Slot]:
    """Return every slot by its name in the settings."""
    return {
        f"{command.id}_{variant}" if variant else command.id: Slot(command.id, argument)
        for command in COMMANDS
        for variant, argument in command.variants or (("", ""),)
    }


def remap_commands(keys: Mapping[str, tuple[str, ...]]) -> tuple[Command, ...]:
    """Return the table of commands with other keys, given by slot."""
    known = slots()
    chosen = {known[name]: slot_keys for name, slot_keys in keys.items()}
    return tuple(_with_chosen_keys(command, chosen) for command in COMMANDS)


def _with_chosen_keys(command: Command, chosen: Mapping[Slot, tuple[str, ...]]) -> Command:
    arguments = [argument for _, argument in command.variants] or [""]
    usual = {argument: _keys_for(command, argument) for argument in arguments}
    keys = {
        argument: chosen.get(Slot(command.id, argument), usual[argument]) for argument in arguments
    }
    if keys == usual:
        return command
    # Of two variants, the first key of each is shown, then the second of each.
    turns = zip_longest(*keys.values()) if command.variants else zip(keys[""])
    return command._replace(
        bindings=tuple((key, argument) for argument in arguments for key in keys[argument]),
        display_keys=tuple(key for turn in turns for key in turn if key),
        bar_keys=min(command.bar_keys, max(1, sum(map(bool, keys.values())))),
        is_range=False,
    )


def _keys_for(command: Command, argument: str) -> tuple[str, ...]:
    return tuple(key for key, given in command.bindings if given == argument)


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
    """Return the keymap of a table of commands."""
    return {
        context: {
            key: (command, argument)
            for command in commands
            for key, argument in command.bindings
            if command.works(key, context)
        }
        for context in Context
    }


def first_key(commands: tuple[Command, ...], command: str, argument: str = "") -> str:
    """Return the first shown key of a command, or of one of its variants; empty without one."""
    (match,) = (each for each in commands if each.id == command)
    return next((key for key in match.display_keys if (key, argument) in match.bindings), "")
