"""TOML as plain values, and where its keys stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Position
from iomtui.parsing.sanitize import clean, short

Keys: TypeAlias = tuple[str, ...]
"""The keys that lead from the root to a value."""


class TomlDocument(NamedTuple):
    """One file, read."""

    file: str
    """The file's name, for problems."""
    root: dict[str, object]
    """Its values, not cleaned."""
    places: dict[Keys, Position]
    """Where keys stand, as far as that can be told."""
    folder: Path
    """The folder that the file lies in."""

    def position_of(self, *path: str) -> Position:
        """Return where the key at a path stands; that of the nearest parent if that is unknown."""
        ends = range(len(path), 0, -1)
        known = (self.places[path[:end]] for end in ends if path[:end] in self.places)
        return next(known, Position(1, 1))

    def where(self, *path: str) -> str:
        """Return the file and the place of a key, as editors and terminals expect it."""
        place = self.position_of(*path)
        return f"{self.file}:{place.line}:{place.column}"


def read_toml(data: bytes, file: str, folder: Path) -> TomlDocument:
    """Return the values of a TOML file.

    `file` is the name that problems bear, `folder` where it lies. Raises InvalidContentError with
    one fatal problem.
    """
    try:
        text = data.decode("utf-8-sig")
        root = tomllib.loads(text)
    except UnicodeDecodeError:
        raise InvalidContentError([Diagnostic(file, None, Code.NOT_UTF8)]) from None
    except (ValueError, RecursionError) as error:
        raise InvalidContentError([_problem_of(str(error), text, file)]) from None
    return TomlDocument(file, root, _places(text), folder)


def toml_kind(value: object) -> str:
    """Return what a value of TOML is called: a name in the wording's `kinds`."""
    return _KINDS.get(type(value), "moment")


def unknown_setting(document: TomlDocument, path: Keys, known: Iterable[str]) -> Diagnostic:
    """Return what to say of a key that is not among those known in its table."""
    from difflib import get_close_matches  # noqa: PLC0415 - only who errs waits for it

    near = next(iter(get_close_matches(path[-1], list(known), n=1)), "")
    values = {"key": short(clean(path[-1])), "near": near}
    return Diagnostic(document.file, document.position_of(*path), Code.UNKNOWN_SETTING, values)


_KINDS = {
    str: "text",
    bool: "yes_no",
    int: "number",
    float: "fraction",
    list: "list",
    dict: "table",
}
"""What TOML's values are called; all others are moments."""

_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"\\]*"|'[^']*'""")
_DOTTED = rf"(?:{_PART.pattern})(?:[ \t]*\.[ \t]*(?:{_PART.pattern}))*"
_KEY = re.compile(rf"[ \t]*(?P<open>\[\[?[ \t]*)?(?P<keys>{_DOTTED})[ \t]*[]=]")
"""The start of a line that sets a key or opens a table."""


def _places(text: str) -> dict[Keys, Position]:
    """Return where keys stand; the TOML reader of the standard library does not tell.

    A key within braces is not found: the place of its parent must do.
    """
    places: dict[Keys, Position] = {}
    table: Keys = ()
    for number, line in enumerate(text.split("\n"), 1):
        if not (found := _KEY.match(line)):
            continue
        path = () if found["open"] else table
        for part in _PART.finditer(line, *found.span("keys")):
            name = part[0]
            path = (*path, name[1:-1] if name[0] in "\"'" else name)
            places.setdefault(path, Position(number, part.start() + 1))
        if found["open"]:
            table = path
    return places


_REASONS = {
    "Cannot overwrite": Code.TOML_TWICE,
    "Cannot declare": Code.TOML_TWICE,
    "Cannot mutate": Code.TOML_TWICE,
    "Cannot redefine": Code.TOML_TWICE,
    "Duplicate inline": Code.TOML_TWICE,
    "Invalid value": Code.TOML_VALUE,
    "Expected newline": Code.TOML_REST,
    "Expected '='": Code.TOML_EQUALS,
    "Expected ']": Code.TOML_BRACKET,
    "Unclosed": Code.TOML_BRACKET,
    "Illegal character": Code.TOML_QUOTE,
    "Expected \"'": Code.TOML_QUOTE,
    "Found invalid character '\\n'": Code.TOML_QUOTE,
    "Unterminated": Code.TOML_QUOTE,
    "Unescaped": Code.TOML_BACKSLASH,
    "Invalid hex": Code.TOML_BACKSLASH,
}
"""How the sentences of the standard library's reader begin; it has no other sign of what is wrong.

Those of a later Python may be others: then only the place is told.
"""


def _problem_of(sentence: str, text: str, file: str) -> Diagnostic:
    """Return what to say of a text that the standard library's reader refused with a sentence."""
    codes = (code for begin, code in _REASONS.items() if sentence.startswith(begin))
    return Diagnostic(file, _place_in(sentence, text), next(codes, Code.NOT_TOML))


def _place_in(sentence: str, text: str) -> Position | None:
    """Return the place that is named: "(at line 1, column 5)", or "(at end of document)"."""
    if found := re.search(r"at line (\d+), column (\d+)", sentence):
        return Position(int(found[1]), int(found[2]))
    if "end of document" not in sentence:
        return None
    lines = text.rstrip().split("\n")
    return Position(len(lines), len(lines[-1]) + 1)
