"""YAML read into plain, cleaned values with the positions of keys and values.

A stricter language than YAML: one document; no anchors, aliases, tags or duplicate keys; text
keys only; limits on depth, number of nodes and length. Plain scalars are resolved as the core
schema of YAML 1.2 does (https://yaml.org/spec/1.2.2/#103-core-schema), so that `no` and `21:00`
are text and `2023-06-29` is no date; so do the language servers of editors.
"""

import re
import unicodedata
from functools import cached_property
from typing import Any

import yaml

from iomtui.parsing.diagnostics import (
    Code,
    Diagnostic,
    InvalidContentError,
    Position,
    refusal,
)
from iomtui.parsing.document import Document, Path, kind_of
from iomtui.parsing.files import LINE_BREAK, decode, position_at
from iomtui.parsing.sanitize import MAX_TEXT, clean, fold, short
from iomtui.parsing.yaml_errors import (
    LOADER,
    CauseFinder,
    has_characters_like_spaces,
    syntax_error,
)

MAX_DEPTH = 12
"""The most levels of nesting."""

MAX_NODES = 200_000
"""The most values in one file."""


def read_yaml(data: bytes, file: str) -> Document:
    """Return the values of a YAML file whose root is a mapping.

    `file` is its name in diagnostics. Raises InvalidContentError with one fatal diagnostic.
    """
    text = decode(data, file)
    if match := _UNPRINTABLE.search(text):
        position = position_at(text, match.start())
        character = f"U+{ord(match.group()):04X}"
        raise refusal(file, position, Code.CONTROL_CHARACTER, character=character)
    return _Reader(text, file).document()


_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no YAML file may hold as it is (YAML 1.2.2, 5.1 Character Set)."""


_TIGHT_REMARK = re.compile(r"#[^\s#]")


class _Reader:
    """Turns the parser's events into values, refusing what the format does not allow."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._text = text
        self._finder = CauseFinder(text, file) if has_characters_like_spaces(text) else None
        self._has_tight_remarks = _TIGHT_REMARK.search(text) is not None
        self._parser = LOADER(text)
        self._keys: dict[Path, Position] = {}
        self._values: dict[Path, Position] = {}
        self._warnings: list[Diagnostic] = []

    def document(self) -> Document:
        try:
            root = self._read_root()
        except yaml.MarkedYAMLError as error:
            raise syntax_error(self._text, self._file, error) from None
        except yaml.YAMLError:
            raise refusal(self._file, None, Code.YAML_OTHER) from None
        finally:
            self._parser.dispose()
        return Document(self._file, root, self._keys, self._values, self._warnings)

    def _read_root(self) -> dict[str, object]:
        self._next_event()  # the start of the stream
        event = self._next_event()
        if isinstance(event, yaml.StreamEndEvent):
            raise self._refusal(event, Code.EMPTY)
        root = self._value(self._next_event(), ())
        self._next_event()
        after = self._next_event()
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._refusal(after, Code.YAML_SECOND)
        if root is None:
            raise self._refusal(event, Code.EMPTY)
        if not isinstance(root, dict):
            raise self._refusal(event, Code.WRONG_TYPE, expected="mapping", found=kind_of(root))
        return root

    def _next_event(self) -> Any:
        event = self._parser.get_event()
        if self._finder:
            self._finder.follow(event)
        return event

    def _value(self, event: Any, path: Path) -> object:
        self._values[path] = _position(event)
        if len(self._values) > MAX_NODES:
            raise self._refusal(event, Code.TOO_MANY_NODES, limit=str(MAX_NODES))
        if len(path) >= MAX_DEPTH:
            raise self._refusal(event, Code.TOO_DEEP, limit=str(MAX_DEPTH))
        if event.anchor is not None:  # an alias has one, too
            raise self._refusal(event, Code.YAML_ANCHOR)
        if event.tag is not None:
            raise self._refusal(event, Code.YAML_TAG)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(path)
        return self._mapping(path, is_flow=event.flow_style)

    def _list(self, path: Path) -> list[object]:
        items: list[object] = []
        while not isinstance(event := self._next_event(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path, *, is_flow: bool) -> dict[str, object]:
        mapping: dict[str, object] = {}
        without_colon: set[str] = set()
        while not isinstance(event := self._next_event(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise self._refusal(event, Code.YAML_KEY)
            key = self._clean(event)
            if key in mapping and key not in without_colon:
                raise self._refusal(event, Code.DUPLICATE_KEY, key=short(key))
            of_key = (*path, key)
            self._keys[of_key] = _position(event)
            mapping[key] = self._value(self._next_event(), of_key)
            if is_flow and len(mapping) > 1 and self._has_no_colon(event, mapping[key]):
                self._warn(event, Code.TEXT_ENDS, sign=",", rest=short(key))
                without_colon.add(key)
        for key in without_colon:
            del mapping[key]
        return mapping

    def _has_no_colon(self, key: yaml.ScalarEvent, value: object) -> bool:
        """Return whether a key in braces is none: {title: One, two} has the key "two"."""
        return value is None and self._rest_of_line(key)[:1] in (",", "}")

    def _scalar(self, event: yaml.ScalarEvent) -> object:
        if event.implicit[0]:
            plain = _resolve(event.value)
            if self._has_tight_remarks and (plain is None or isinstance(plain, str)):
                self._check_remark(event)
            if not isinstance(plain, str):
                return plain
        return fold(self._clean(event))

    def _check_remark(self, event: yaml.ScalarEvent) -> None:
        """Warn if a remark behind a text seems to be its end: it has no space after the #."""
        rest = self._rest_of_line(event)
        if _TIGHT_REMARK.match(rest):
            self._warn(event, Code.TEXT_ENDS, sign="#", rest=short(rest))

    def _rest_of_line(self, event: yaml.Event) -> str:
        """Return the beginning of what follows an event on its last line, without spaces."""
        mark: Any = event.end_mark
        line: str = self._lines[mark.line]
        return line[mark.column : mark.column + 100].strip()

    @cached_property
    def _lines(self) -> list[str]:
        return LINE_BREAK.split(self._text)

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
