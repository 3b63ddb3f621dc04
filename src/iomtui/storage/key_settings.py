"""The keys that a person chose for commands: what fits counts, what does not is told.

The whole table is judged at once, so that two commands may swap their keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from iomtui.commands.keymaps import key_clashes, remap_commands, slots
from iomtui.commands.table import COMMANDS
from iomtui.parsing.diagnostics import Code, Diagnostic, Position
from iomtui.parsing.sanitize import clean, short
from iomtui.parsing.toml_document import TomlDocument
from iomtui.terminal.key_names import key_label, parse_key_name, types_or_edits

_NEEDED_WHILE_TYPING = ("read", "back", "quit")
"""Slots that must keep a key that types no character: nothing else leads out of a text field."""


class KeyChange(NamedTuple):
    """Other keys for one slot."""

    slot: str
    """The slot, as `keymaps.slots` names it."""
    keys: tuple[str, ...]
    """Its keys, as the toolkit names them."""
    file: str
    """The file that says so."""
    place: Position
    """Where in the file."""

    def problem(self, code: Code, **values: str) -> Diagnostic:
        """Return what is wrong with it."""
        return Diagnostic(self.file, self.place, code, {"slot": self.slot, **values})


class RequestedKeys(NamedTuple):
    """The changes of one file, and what was passed over in it."""

    changes: list[KeyChange]
    """The changes, in the order of the file."""
    diagnostics: list[Diagnostic]
    """What was passed over."""


class ResolvedKeys(NamedTuple):
    """The keys that count, and what was passed over because it did not go together."""

    keys: dict[str, tuple[str, ...]]
    """The keys of each slot that has others than usual; fit for `keymaps.remapped`."""
    diagnostics: list[Diagnostic]
    """What was passed over."""


def default_keys() -> dict[str, tuple[str, ...]]:
    """Return the keys that each slot has unless it is given others."""
    bindings = {command.id: command.bindings for command in COMMANDS}
    return {
        name: tuple(key for key, argument in bindings[slot.command] if argument == slot.argument)
        for name, slot in slots().items()
    }


def read_keys(table: Mapping[str, object], document: TomlDocument) -> RequestedKeys:
    """Return the changes that the table of keys in a file asks for."""
    known = slots()
    found = RequestedKeys([], [])
    for name, value in table.items():
        place = document.position_of("keys", name)
        if name not in known:
            near = get_close_matches(name, known, n=1)
            values = {"slot": short(clean(name)), "near": near[0] if near else ""}
            found.diagnostics.append(Diagnostic(document.file, place, Code.UNKNOWN_SLOT, values))
            continue
        written = [value] if isinstance(value, str) else value
        change = KeyChange(name, (), document.file, place)
        if not isinstance(written, list):
            found.diagnostics.append(change.problem(Code.NO_KEYS))
            continue
        found.diagnostics.extend(_faults(written, change))
        keys = tuple(dict.fromkeys(_keys(written)))
        if written and not keys:
            continue
        if name in _NEEDED_WHILE_TYPING and all(map(types_or_edits, keys)):
            found.diagnostics.append(change.problem(Code.NO_WAY_OUT))
            continue
        found.changes.append(change._replace(keys=keys))
    return found


def _keys(written: Sequence[object]) -> Iterator[str]:
    for text in written:
        if isinstance(text, str) and (key := parse_key_name(text)):
            yield key


def _faults(written: Sequence[object], change: KeyChange) -> Iterator[Diagnostic]:
    for text in written:
        if not isinstance(text, str):
            yield change.problem(Code.NO_KEYS)
        elif not parse_key_name(text):
            yield change.problem(Code.WRONG_KEY, found=short(clean(text)))


def resolve_keys(files: Sequence[Sequence[KeyChange]]) -> ResolvedKeys:
    """Return what counts of the changes of several files, the weakest file first.

    Where a key would do two things in one place, a change that brought it there is passed over:
    rather one of a weaker file, and rather a later one in the same file.
    """
    standing = [change for changes in files for change in reversed(changes)]
    faults = []
    while conflict := _conflict(standing):
        change, problem = conflict
        standing.remove(change)
        faults.append(problem)
    usual = default_keys()
    keys = {change.slot: change.keys for change in standing}
    return ResolvedKeys(
        {slot: chosen for slot, chosen in keys.items() if chosen != usual[slot]}, faults
    )


def _conflict(standing: Sequence[KeyChange]) -> tuple[KeyChange, Diagnostic] | None:
    """Return a change that makes a key do two things in one place, and what to say of it."""
    strongest = {change.slot: change for change in standing}
    chosen = {slot: change.keys for slot, change in strongest.items()}
    clash = next(key_clashes(remap_commands(chosen)), None)
    if clash is None:
        return None
    usual = default_keys()
    at_odds = [
        name
        for name, slot in slots().items()
        if slot.command in (clash.first, clash.second)
        and clash.key in chosen.get(name, usual[name])
    ]
    # It is the newcomer that is at fault, not the slot whose key it usually is.
    newcomer = next(
        change
        for change in standing
        if strongest[change.slot] is change
        and change.slot in at_odds
        and clash.key not in usual[change.slot]
    )
    other = next(name for name in at_odds if name != newcomer.slot)
    label = key_label(clash.key)
    return newcomer, newcomer.problem(Code.KEY_CLASH, key=label, other=other)
