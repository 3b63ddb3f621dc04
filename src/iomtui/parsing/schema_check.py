"""Every way in which read values differ from the type that they should have.

The types are the msgspec structs that start-up converts to. msgspec stops at its first
objection and says it in English; this walks on and reports each with its place. It is called
when msgspec has refused, and by `iomtui check`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import inspect as types

from iomtui.parsing.diagnostics import Code, Diagnostic
from iomtui.parsing.field_types import Moment
from iomtui.parsing.sanitize import short
from iomtui.parsing.yaml_document import Document, Path, Value, kind_of


def check_schema(document: Document, expected: type[Any]) -> list[Diagnostic]:
    """Return what in a document differs from a struct type, in the file's order."""
    found: list[Diagnostic] = []
    for path, code, of_key, values in _differences(document.root, types.type_info(expected), ()):
        place = document.position_of(path, of_key=of_key)
        found.append(Diagnostic(document.file, place, code, values))
    return sorted(found, key=lambda problem: problem.position or (0, 0))


_Difference = tuple[Path, Code, bool, dict[str, str]]
"""A path, what is wrong there, whether with the key (not the value), what to name."""

_KINDS: dict[type[types.Type], tuple[str, tuple[type, ...]]] = {
    types.StrType: ("text", (str,)),
    types.LiteralType: ("text", (str,)),
    types.IntType: ("number", (int,)),
    types.BoolType: ("yes_no", (bool,)),
    types.NoneType: ("nothing", (type(None),)),
    types.DateTimeType: ("moment", (str,)),
    types.ListType: ("list", (list,)),
    types.VarTupleType: ("list", (list,)),
    types.DictType: ("mapping", (dict,)),
    types.StructType: ("mapping", (dict,)),
}


def _differences(value: Value, expected: types.Type, path: Path) -> Iterator[_Difference]:
    code = None
    if isinstance(expected, types.Metadata):
        code = (expected.extra or {}).get("code")
        expected = expected.type
    if isinstance(expected, types.UnionType):
        yield from _union(value, expected, path)
    elif isinstance(expected, types.LiteralType):
        yield from _choice(value, expected, path)
    elif isinstance(expected, types.AnyType):
        return
    elif not _fits(value, expected):
        kind = _KINDS[type(expected)][0]
        code = Code.WRONG_FIGURE if kind == "number" else Code.WRONG_TYPE
        yield path, code, False, {"expected": kind, "found": kind_of(value)}
    elif isinstance(expected, types.StructType):
        yield from _struct(value, expected, path)
    elif isinstance(expected, types.DictType):
        yield from _dict(value, expected, path)
    elif isinstance(expected, types.ListType | types.VarTupleType):
        yield from _list(value, expected, path)
    else:
        yield from _leaf(value, expected, path, code)


def _choice(value: Value, expected: types.LiteralType, path: Path) -> Iterator[_Difference]:
    if not isinstance(value, str):
        yield path, Code.WRONG_TYPE, False, {"expected": "text", "found": kind_of(value)}
    elif value not in expected.values:
        choices = ", ".join(str(choice) for choice in expected.values)
        yield path, Code.WRONG_CHOICE, False, {"found": short(value), "choices": choices}


def _fits(value: Value, expected: types.Type) -> bool:
    if isinstance(value, bool) and not isinstance(expected, types.BoolType):
        return False
    return isinstance(value, _KINDS[type(expected)][1])


def _union(value: Value, expected: types.UnionType, path: Path) -> Iterator[_Difference]:
    options = [option for option in expected.types if _fits(value, _bare(option))]
    if options:
        yield from _differences(value, options[0], path)
        return
    named = next(
        option for option in map(_bare, expected.types) if not isinstance(option, types.NoneType)
    )
    kind = _KINDS[type(named)][0]
    yield path, Code.WRONG_TYPE, False, {"expected": kind, "found": kind_of(value)}


def _bare(expected: types.Type) -> types.Type:
    return expected.type if isinstance(expected, types.Metadata) else expected


def _struct(value: Any, expected: types.StructType, path: Path) -> Iterator[_Difference]:
    fields = {field.encode_name: field for field in expected.fields}
    for key, item in value.items():
        if key in fields:
            yield from _differences(item, fields[key].type, (*path, key))
        else:
            near = difflib.get_close_matches(key, fields, n=1)
            values = {"key": short(key), "near": near[0] if near else ""}
            yield (*path, key), Code.UNKNOWN_KEY, True, values
    for name, field in fields.items():
        if field.required and name not in value:
            yield path, Code.MISSING_KEY, False, {"key": name}


def _dict(value: Any, expected: types.DictType, path: Path) -> Iterator[_Difference]:
    for key, item in value.items():
        for _, code, _, values in _differences(key, expected.key_type, ()):
            yield (*path, key), code, True, values
        yield from _differences(item, expected.value_type, (*path, key))


def _list(
    value: Any, expected: types.ListType | types.VarTupleType, path: Path
) -> Iterator[_Difference]:
    low, high = expected.min_length or 0, expected.max_length
    if len(value) < low or (high is not None and len(value) > high):
        wanted = f"≥ {low}" if high is None else str(low if len(value) < low else high)
        values = {"expected": wanted}
        yield path, Code.WRONG_LENGTH, False, {**values, "found": str(len(value))}
    for index, item in enumerate(value):
        yield from _differences(item, expected.item_type, (*path, index))


def _leaf(
    value: Value, expected: types.Type, path: Path, code: Code | None
) -> Iterator[_Difference]:
    if isinstance(expected, types.StrType) and isinstance(value, str):
        too_short = expected.min_length is not None and len(value) < expected.min_length
        no_match = expected.pattern is not None and not re.search(expected.pattern, value)
        if too_short or no_match:
            yield path, code or Code.WRONG_PATTERN, False, {"found": short(value)}
        if expected.max_length is not None and len(value) > expected.max_length:
            values = {"found": short(value), "limit": str(expected.max_length)}
            yield path, Code.TOO_LONG, False, values
    elif isinstance(expected, types.IntType) and isinstance(value, int):
        if expected.ge is not None and value < expected.ge:
            values = {"found": str(value), "least": str(expected.ge)}
            yield path, Code.WRONG_NUMBER, False, values
    elif (
        isinstance(expected, types.DateTimeType)
        and isinstance(value, str)
        and not _is_moment(value)
    ):
        yield path, Code.WRONG_MOMENT, False, {"found": short(value)}


def _is_moment(value: str) -> bool:
    try:
        msgspec.convert(value, Moment)
    except msgspec.ValidationError:
        return False
    return True
