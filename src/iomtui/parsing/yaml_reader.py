"""YAML read into plain, cleaned values with the positions of keys and values.

A stricter language than YAML: one document; no anchors, aliases, tags or duplicate keys; text
keys only; limits on depth, number of nodes and length. Plain scalars are resolved as the core
schema of YAML 1.2 does (https://yaml.org/spec/1.2.2/#103-core-schema), so that `no` and `21:00`
are text and `2023-06-29` is no date; so do the language servers of editors.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

import yaml

from iomtui.parsing.diagnostics import (
    Code,
    Diagnostic,
    InvalidContentError,
    Position,
    refusal,
)
from iomtui.parsing.document import Document, Path, code_of_message, kind_of
from iomtui.parsing.sanitize import MAX_TEXT, clean, fold, short

MAX_DEPTH = 12
"""The most levels of nesting."""

MAX_NODES = 200_000
"""The most values in one file."""


def read_yaml(data: bytes, file: str) -> Document:
    """Return the values of a YAML file whose root is a mapping.

    `file` is its name in diagnostics. Raises InvalidContentError with one fatal diagnostic.
    """
    return _Reader(_decode(data, file), file).document()


_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no YAML file may hold as it is (YAML 1.2.2, 5.1 Character Set)."""


def _decode(data: bytes, file: str) -> str:
    try:
        data = data.removeprefix(codecs.BOM_UTF8)
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        raise refusal(file, _position_at(before, len(before)), Code.NOT_UTF8) from None
    if match := _UNPRINTABLE.search(text):
        position = _position_at(text, match.start())
        character = f"U+{ord(match.group()):04X}"
        raise refusal(file, position, Code.CONTROL_CHARACTER, character=character)
    return text


def _position_at(text: str, offset: int) -> Position:
    line_start = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, offset) + 1, offset - line_start + 1)


_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What the parser counts as the end of a line."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Reader:
    """Turns the parser's events into values, refusing what the format does not allow."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._text = text
        self._parser = _LOADER(text)
        self._keys: dict[Path, Position] = {}
        self._values: dict[Path, Position] = {}
        self._warnings: list[Diagnostic] = []

    def document(self) -> Document:
        try:
            root = self._read_root()
        except yaml.MarkedYAMLError as error:
            raise self._syntax_error(error) from None
        except yaml.YAMLError:
            raise refusal(self._file, None, Code.YAML_OTHER) from None
        finally:
            self._parser.dispose()
        return Document(self._file, root, self._keys, self._values, self._warnings)

    def _read_root(self) -> dict[str, object]:
        events = self._events()
        event = next(events)
        if isinstance(event, yaml.StreamEndEvent):
            raise self._refusal(event, Code.EMPTY)
        root = self._value(next(events), events, ())
        next(events)
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._refusal(after, Code.YAML_SECOND)
        if root is None:
            raise self._refusal(event, Code.EMPTY)
        if not isinstance(root, dict):
            raise self._refusal(event, Code.WRONG_TYPE, expected="mapping", found=kind_of(root))
        return root

    def _events(self) -> Iterator[yaml.Event]:
        while True:
            event = self._parser.get_event()
            if not isinstance(event, yaml.StreamStartEvent):
                yield event

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path) -> object:
        self._values[path] = _position(event)
        if len(self._values) > MAX_NODES:
            raise self._refusal(event, Code.TOO_MANY_NODES, limit=str(MAX_NODES))
        if len(path) >= MAX_DEPTH:
            raise self._refusal(event, Code.TOO_DEEP, limit=str(MAX_DEPTH))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise self._refusal(event, Code.YAML_ANCHOR)
        if getattr(event, "tag", None) is not None:
            raise self._refusal(event, Code.YAML_TAG)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, path)
        return self._mapping(events, path)

    def _list(self, events: Iterator[yaml.Event], path: Path) -> list[object]:
        items: list[object] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._value(event, events, (*path, len(items))))
        return items

    def _mapping(self, events: Iterator[yaml.Event], path: Path) -> dict[str, object]:
        mapping: dict[str, object] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise self._refusal(event, Code.YAML_KEY)
            key = self._clean(event)
            if key in mapping:
                raise self._refusal(event, Code.DUPLICATE_KEY, key=short(key))
            of_key = (*path, key)
            self._keys[of_key] = _position(event)
            mapping[key] = self._value(next(events), events, of_key)
        return mapping

    def _scalar(self, event: yaml.ScalarEvent) -> object:
        if event.implicit[0]:
            plain = _resolve(event.value)
            if not isinstance(plain, str):
                return plain
        return fold(self._clean(event))

    def _clean(self, event: yaml.ScalarEvent) -> str:
        text: str = event.value
        cleaned = clean(text)
        if len(text) > MAX_TEXT:
            self._warn(event, Code.TEXT_CUT, limit=str(MAX_TEXT))
        elif cleaned != unicodedata.normalize("NFC", text):
            self._warn(event, Code.CLEANED)
        return cleaned

    def _warn(self, event: yaml.Event, code: Code, **values: str) -> None:
        self._warnings.append(Diagnostic(self._file, _position(event), code, values))

    def _refusal(self, event: yaml.Event, code: Code, **values: str) -> InvalidContentError:
        return refusal(self._file, _position(event), code, **values)

    def _syntax_error(self, error: yaml.MarkedYAMLError) -> InvalidContentError:
        mark = error.problem_mark or error.context_mark
        message = f"{error.context or ''} {error.problem or ''}"
        code = code_of_message(message, Code.YAML_OTHER)
        if error.context_mark and ("quoted scalar" in message or "simple key" in message):
            mark = error.context_mark
        position = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
        if code is Code.YAML_CHARACTER and self._character_at(position) == "\t":
            code = Code.YAML_TAB
        return refusal(self._file, position, code)

    def _character_at(self, position: Position) -> str:
        lines = _LINE_BREAK.split(self._text)
        line = lines[position.line - 1] if position.line <= len(lines) else ""
        return line[position.column - 1 : position.column]


_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,18}|[0-9]{1,18}(\.[0-9]{0,18})?)([eE][-+]?[0-9]{1,3})?\Z")


def _resolve(text: str) -> str | int | float | bool | None:
    """Return what a plain scalar means; what no program here needs (0x, .inf) stays text."""
    if text in _NULL:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if _INTEGER.match(text):
        return int(text)
    if _FLOAT.match(text):
        return float(text)
    return text


def _position(event: yaml.Event) -> Position:
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
