"""Keys for commands from the settings: valid changes apply, the others are reported.

The whole table is checked at once, so that two commands may swap their keys.
"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from iomtui.commands.keymaps import key_clashes, remap_commands, slots
from iomtui.parsing.diagnostics import Code, Diagnostic, Position
from iomtui.parsing.document import Document
from iomtui.parsing.sanitize import short
from iomtui.terminal.key_names import key_label, parse_key_name, types_or_edits

_NEEDED_WHILE_TYPING = ("read", "back", "quit")
"""Slots that must keep a key that types no character: nothing else leads out of a text field."""


class KeyChange(NamedTuple):
    """Other keys for one slot."""

    slot: str
    """The slot, as `keymaps.slots` names it."""
    keys: tuple[str, ...]
    """Its keys, as Textual names them."""
    file: str
    position: Position

    def diagnostic(self, code: Code, **values: str) -> Diagnostic:
        return Diagnostic(self.file, self.position, code, {"slot": self.slot, **values})


def resolve_keys(
    documents: Sequence[Document], diagnostics: list[Diagnostic]
) -> dict[str, tuple[str, ...]]:
    """Return the keys of each slot whose keys are not the defaults, for `remap_commands`.

    `documents` is in ascending precedence. Of changes that bind a key twice in one context, one is
    dropped: the one of lower precedence, or the later one in a file. `diagnostics` gets what is
    passed over.
    """
    changes = [change for each in documents for change in reversed(_read_keys(each, diagnostics))]
    known = slots()
    while True:
        strongest = {change.slot: change for change in changes}
        keys = {name: change.keys for name, change in strongest.items()}
        clash = next(key_clashes(remap_commands(keys)), None)
        if clash is None:
            return {name: chosen for name, chosen in keys.items() if chosen != known[name].keys}
        in_conflict = [
            name
            for name, slot in known.items()
            if slot.command in (clash.first, clash.second)
            and clash.key in keys.get(name, slot.keys)
        ]
        # The slot to which the key is new is at fault, not the one whose key it usually is.
        change = next(
            change
            for change in changes
            if strongest[change.slot] is change
            and change.slot in in_conflict
            and clash.key not in known[change.slot].keys
        )
        other = next(name for name in in_conflict if name != change.slot)
        changes.remove(change)
        label = key_label(clash.key)
        diagnostics.append(change.diagnostic(Code.KEY_CLASH, key=label, other=other))


def _read_keys(document: Document, diagnostics: list[Diagnostic]) -> list[KeyChange]:
    """Return the changes in the table `keys` of a file, in its order.

    `diagnostics` gets what is passed over.
    """
    known = slots()
    changes = []
    for name, value in document.value_at(("keys",)).items():
        change = KeyChange(name, (), document.file, document.position_of(("keys", name)))
        if name not in known:
            near = get_close_matches(name, known, n=1)
            values = {"key": short(name), "near": near[0] if near else ""}
            diagnostics.append(Diagnostic(change.file, change.position, Code.UNKNOWN_KEY, values))
            continue
        written = [value] if isinstance(value, str) else value
        if not isinstance(written, list):
            diagnostics.append(change.diagnostic(Code.NO_KEYS))
            continue
        diagnostics += _wrong_keys(written, change)
        names = (parse_key_name(text) for text in written if isinstance(text, str))
        keys = tuple(dict.fromkeys(filter(None, names)))
        if written and not keys:
            continue
        if name in _NEEDED_WHILE_TYPING and all(map(types_or_edits, keys)):
            diagnostics.append(change.diagnostic(Code.NO_WAY_OUT))
            continue
        changes.append(change._replace(keys=keys))
    return changes


def _wrong_keys(written: Sequence[object], change: KeyChange) -> Iterator[Diagnostic]:
    for text in written:
        if not isinstance(text, str):
            yield change.diagnostic(Code.NO_KEYS)
        elif not parse_key_name(text):
            yield change.diagnostic(Code.WRONG_KEY, found=short(text))
