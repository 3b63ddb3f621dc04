"""YAML as plain, cleaned values, each with its line and column.

A stricter language than YAML: one document; no anchors, aliases, tags or duplicate keys; text
keys only; limits on depth, number of nodes and length. Plain scalars are resolved as the core
schema of YAML 1.2 does (https://yaml.org/spec/1.2.2/#103-core-schema), so that `no` and `21:00`
are text and `2023-06-29` is no date; so do the language servers of editors.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import yaml

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Position
from iomtui.parsing.sanitize import MAX_TEXT, clean, short

MAX_DEPTH = 12
"""The most levels of nesting."""

MAX_NODES = 200_000
"""The most values in one file."""

Value: TypeAlias = "str | int | float | bool | YamlMapping | YamlList | None"
"""What a file can hold."""

Path: TypeAlias = Sequence[str | int]
"""The keys and indexes that lead from the root to a value."""


class YamlMapping(dict[str, Value]):
    """A mapping that knows where it and its keys and values stand."""

    def __init__(self, place: Position) -> None:
        super().__init__()
        self.place = place
        """Where the mapping begins."""
        self.keys_at: dict[str, Position] = {}
        """Where each key stands."""
        self.values_at: dict[str, Position] = {}
        """Where each value begins."""


class YamlList(list[Value]):
    """A list that knows where it and its items stand."""

    def __init__(self, place: Position) -> None:
        super().__init__()
        self.place = place
        """Where the list begins."""
        self.values_at: list[Position] = []
        """Where each item begins."""


class Document(NamedTuple):
    """One file, read."""

    file: str
    """The file's name, for problems."""
    root: YamlMapping
    """Its values."""
    warnings: list[Diagnostic]
    """What had to be cleaned away."""

    def position_of(self, path: Path, *, of_key: bool = False) -> Position:
        """Return where the value at a path stands, or its key; the nearest parent if absent."""
        place = self.root.place
        value: Value = self.root
        for index, step in enumerate(path):
            if isinstance(value, YamlMapping) and isinstance(step, str) and step in value:
                last = index == len(path) - 1
                place = value.keys_at[step] if of_key and last else value.values_at[step]
                value = value[step]
            elif isinstance(value, YamlList) and isinstance(step, int) and step < len(value):
                place = value.values_at[step]
                value = value[step]
            else:
                break
        return place


def read_yaml(data: bytes, file: str) -> Document:
    """Return the values of a YAML file whose root is a mapping.

    `file` is the name that problems bear. Raises InvalidContentError with one fatal problem.
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
        raise InvalidContentError(
            [Diagnostic(file, _place_in(before, len(before)), Code.NOT_UTF8)]
        ) from None
    if found := _UNPRINTABLE.search(text):
        place = _place_in(text, found.start())
        values = {"character": f"U+{ord(found.group()):04X}"}
        raise InvalidContentError([Diagnostic(file, place, Code.CONTROL_CHARACTER, values)])
    return text


def _place_in(text: str, offset: int) -> Position:
    line_start = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, offset) + 1, offset - line_start + 1)


_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What the parser counts as the end of a line."""

_SYNTAX = (
    ("mapping values are not allowed", Code.YAML_COLON),
    ("tab character", Code.YAML_TAB),
    ("cannot start any token", Code.YAML_CHARACTER),
    ("quoted scalar", Code.YAML_QUOTE),
    ("flow sequence", Code.YAML_BRACKET),
    ("flow mapping", Code.YAML_BRACKET),
    ("block mapping", Code.YAML_INDENT),
    ("block collection", Code.YAML_INDENT),
    ("simple key", Code.YAML_INDENT),
    ("undefined alias", Code.YAML_ANCHOR),
    ("alias", Code.YAML_ANCHOR),
    ("anchor", Code.YAML_ANCHOR),
    ("tag", Code.YAML_TAG),
)
"""Parts of the YAML parser's own sentences, and what a person most likely did."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Reader:
    """Turns the parser's events into values, refusing what the format does not allow."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._text = text
        self._parser = _LOADER(text)
        self._nodes = 0
        self._faults: list[Diagnostic] = []

    def document(self) -> Document:
        """Return the one document of the text."""
        try:
            root = self._read_root()
        except yaml.MarkedYAMLError as error:
            raise self._syntax_problem(error) from None
        except yaml.YAMLError:
            raise InvalidContentError([Diagnostic(self._file, None, Code.YAML_OTHER)]) from None
        finally:
            self._parser.dispose()
        return Document(self._file, root, self._faults)

    def _read_root(self) -> YamlMapping:
        events = self._events()
        event = next(events)
        if isinstance(event, yaml.StreamEndEvent):
            raise self._refusal(event, Code.EMPTY)
        root = self._value(next(events), events, 1)
        next(events)
        after = next(events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise self._refusal(after, Code.YAML_SECOND)
        if root is None:
            raise self._refusal(event, Code.EMPTY)
        if not isinstance(root, YamlMapping):
            raise self._refusal(event, Code.WRONG_TYPE, expected="mapping", found=kind_of(root))
        return root

    def _events(self) -> Iterator[yaml.Event]:
        while True:
            event = self._parser.get_event()
            if not isinstance(event, yaml.StreamStartEvent):
                yield event

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Value:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise self._refusal(event, Code.TOO_MANY_NODES, limit=str(MAX_NODES))
        if depth > MAX_DEPTH:
            raise self._refusal(event, Code.TOO_DEEP, limit=str(MAX_DEPTH))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise self._refusal(event, Code.YAML_ANCHOR)
        if getattr(event, "tag", None) is not None:
            raise self._refusal(event, Code.YAML_TAG)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(event, events, depth)
        return self._mapping(event, events, depth)

    def _list(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> YamlList:
        items = YamlList(_place(start))
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.values_at.append(_place(event))
            items.append(self._value(event, events, depth + 1))
        return items

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> YamlMapping:
        mapping = YamlMapping(_place(start))
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise self._refusal(event, Code.YAML_KEY)
            key = self._clean(event)
            if key in mapping:
                raise self._refusal(event, Code.DUPLICATE_KEY, key=short(key))
            mapping.keys_at[key] = _place(event)
            event = next(events)
            mapping.values_at[key] = _place(event)
            mapping[key] = self._value(event, events, depth + 1)
        return mapping

    def _scalar(self, event: yaml.ScalarEvent) -> Value:
        if event.implicit[0]:
            plain = _resolve(event.value)
            if not isinstance(plain, str):
                return plain
        return self._clean(event)

    def _clean(self, event: yaml.ScalarEvent) -> str:
        text: str = event.value
        if len(text) > MAX_TEXT:
            self._fault(event, Code.TEXT_CUT, limit=str(MAX_TEXT))
        cleaned = clean(text)
        if cleaned != text and len(text) <= MAX_TEXT:
            self._fault(event, Code.CLEANED)
        return cleaned

    def _fault(self, event: yaml.Event, code: Code, **values: str) -> None:
        self._faults.append(Diagnostic(self._file, _place(event), code, values))

    def _refusal(self, event: yaml.Event, code: Code, **values: str) -> InvalidContentError:
        return InvalidContentError([Diagnostic(self._file, _place(event), code, values)])

    def _syntax_problem(self, error: yaml.MarkedYAMLError) -> InvalidContentError:
        mark = error.problem_mark or error.context_mark
        sentence = f"{error.context or ''} {error.problem or ''}"
        code = next((code for part, code in _SYNTAX if part in sentence), Code.YAML_OTHER)
        if error.context_mark and ("quoted scalar" in sentence or "simple key" in sentence):
            mark = error.context_mark
        place = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
        if code is Code.YAML_CHARACTER and self._character_at(place) == "\t":
            code = Code.YAML_TAB
        return InvalidContentError([Diagnostic(self._file, place, code)])

    def _character_at(self, place: Position) -> str:
        lines = _LINE_BREAK.split(self._text)
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        return line[place.column - 1 : place.column]


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


def kind_of(value: Value) -> str:
    """Return the name of a value's kind, a key of the wording's kinds."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes_no"
    if isinstance(value, int):
        return "number"
    if isinstance(value, float):
        return "fraction"
    if isinstance(value, str):
        return "text"
    return "mapping" if isinstance(value, YamlMapping) else "list"


def _place(event: yaml.Event) -> Position:
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
