"""The differences between the values of a document and the struct type that they should fit.

msgspec stops at its first objection and words it in English; this goes on and reports each with
its position. It is called when msgspec has refused a file, by `iomtui check`, and for settings.
"""

import difflib
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from msgspec import inspect as types

from iomtui.parsing.diagnostics import Code, Diagnostic
from iomtui.parsing.document import Document, Path, kind_of
from iomtui.parsing.field_types import Moment
from iomtui.parsing.sanitize import short


class Difference(NamedTuple):
    """Something that does not fit."""

    path: Path
    """The path of the value, or of the mapping that lacks a key."""
    diagnostic: Diagnostic


def check_schema(document: Document, expected: type[Any]) -> list[Difference]:
    """Return the differences between a document and a struct type, in the file's order."""
    result = []
    for path, code, of_key, values in _differences(document.root, types.type_info(expected), ()):
        position = document.position_of(path, of_key=of_key)
        result.append(Difference(path, Diagnostic(document.file, position, code, values)))
    return sorted(result, key=lambda difference: difference.diagnostic.position or (0, 0))


_Finding = tuple[Path, Code, bool, dict[str, str]]
"""A path, what is wrong there, whether with the key (not the value), what the sentence names."""

_KINDS: dict[type[types.Type], tuple[str, tuple[type, ...]]] = {
    types.StrType: ("text", (str,)),
    types.LiteralType: ("text", (str,)),
    types.IntType: ("number", (int,)),
    types.BoolType: ("yes_no", (bool,)),
    types.NoneType: ("nothing", (type(None),)),
    types.DateTimeType: ("moment", (str,)),
    types.CustomType: ("text", (str,)),  # pathlib.Path is the only one
    types.ListType: ("list", (list,)),
    types.VarTupleType: ("list", (list,)),
    types.DictType: ("mapping", (dict,)),
    types.StructType: ("mapping", (dict,)),
}


def _differences(value: object, expected: types.Type, path: Path) -> Iterator[_Finding]:
    code = None
    if isinstance(expected, types.Metadata):
        code = (expected.extra or {}).get("code")
        expected = expected.type
    if isinstance(expected, types.UnionType):
        yield from _union(value, expected, path)
    elif isinstance(expected, types.AnyType):
        return
    elif not _fits(value, expected):
        kind = _KINDS[type(expected)][0]
        yield path, Code.WRONG_TYPE, False, {"expected": kind, "found": kind_of(value)}
    elif isinstance(expected, types.StructType):
        yield from _struct(value, expected, path)
    elif isinstance(expected, types.DictType):
        yield from _dict(value, expected, path)
    elif isinstance(expected, types.ListType | types.VarTupleType):
        yield from _list(value, expected, path)
    else:
        yield from _leaf(value, expected, path, code)


def _fits(value: object, expected: types.Type) -> bool:
    if isinstance(value, bool) and not isinstance(expected, types.BoolType):
        return False
    return isinstance(value, _KINDS[type(expected)][1])


def _union(value: object, expected: types.UnionType, path: Path) -> Iterator[_Finding]:
    options = [option for option in expected.types if not isinstance(option, types.NoneType)]
    if value is None and len(options) < len(expected.types):
        return
    fitting = (option for option in options if _fits(value, _bare(option)))
    yield from _differences(value, next(fitting, options[0]), path)


def _bare(expected: types.Type) -> types.Type:
    return expected.type if isinstance(expected, types.Metadata) else expected


def _struct(value: Any, expected: types.StructType, path: Path) -> Iterator[_Finding]:
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


def _dict(value: Any, expected: types.DictType, path: Path) -> Iterator[_Finding]:
    for key, item in value.items():
        for _, code, _, values in _differences(key, expected.key_type, ()):
            yield (*path, key), code, True, values
        yield from _differences(item, expected.value_type, (*path, key))


def _list(
    value: Any, expected: types.ListType | types.VarTupleType, path: Path
) -> Iterator[_Finding]:
    low, high = expected.min_length or 0, expected.max_length
    if len(value) < low or (high is not None and len(value) > high):
        wanted = f"≥ {low}" if high is None else str(low if len(value) < low else high)
        values = {"expected": wanted}
        yield path, Code.WRONG_LENGTH, False, {**values, "count": str(len(value))}
    for index, item in enumerate(value):
        yield from _differences(item, expected.item_type, (*path, index))


def _leaf(value: Any, expected: types.Type, path: Path, code: Code | None) -> Iterator[_Finding]:
    if isinstance(expected, types.StrType):
        yield from _text(value, expected, path, code)
    elif isinstance(expected, types.LiteralType):
        if value not in expected.values:
            choices = ", ".join(map(str, expected.values))
            yield path, Code.WRONG_CHOICE, False, {"found": short(value), "choices": choices}
    elif isinstance(expected, types.IntType):
        least, most = expected.ge, expected.le
        if (least is not None and value < least) or (most is not None and value > most):
            bounds = f"≥ {least}" if most is None else f"{least}–{most}"
            yield path, Code.OUT_OF_RANGE, False, {"found": _number(value), "range": bounds}
    elif isinstance(expected, types.DateTimeType) and not _is_moment(value):
        yield path, Code.WRONG_MOMENT, False, {"found": short(value)}
    # Calls that open files raise ValueError for a null.
    elif isinstance(expected, types.CustomType) and (not value or "\0" in value):
        yield path, Code.NO_PATH, False, {}


def _text(value: str, expected: types.StrType, path: Path, code: Code | None) -> Iterator[_Finding]:
    if expected.min_length is not None and len(value) < expected.min_length:
        yield path, Code.EMPTY_TEXT, False, {}
    elif expected.pattern is not None and not re.search(expected.pattern, value):
        yield path, code or Code.WRONG_PATTERN, False, {"found": short(value)}
    if expected.max_length is not None and len(value) > expected.max_length:
        values = {"found": short(value), "limit": str(expected.max_length)}
        yield path, Code.TOO_LONG, False, values


def _number(value: int) -> str:
    """Return a number as text; Python does not write out one of more than 4,300 digits."""
    return short(str(value)) if value.bit_length() < 10_000 else "…"


def _is_moment(value: str) -> bool:
    try:
        msgspec.convert(value, Moment)
    except msgspec.ValidationError:
        return False
    return True
