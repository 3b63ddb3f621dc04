"""Every difference between a file and its type is reported with its position."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import Meta

from iomtui.parsing.diagnostics import Code, Diagnostic, Position
from iomtui.parsing.field_types import Count, Id, Line, Moment, Name, Tag, Url, VideoId
from iomtui.parsing.schema_check import check_schema
from iomtui.parsing.toml_reader import read_toml
from iomtui.parsing.yaml_reader import read_yaml
from tests.support.examples import examples


class Part(msgspec.Struct):
    """A mapping inside."""

    name: Name
    kind: Literal["big", "small"] = "big"


class Whole(msgspec.Struct):
    """A mapping with a field of every kind."""

    count: Count
    id: Id | None = None
    tag: Tag = "en"
    url: Url | None = None
    video: VideoId | None = None
    start: Moment | None = None
    yes: bool = False
    idle: Annotated[int, Meta(ge=30, le=600)] = 90
    file: Path | None = None
    line: Line = ""
    mark: Annotated[str, Meta(min_length=1, max_length=4)] | None = None
    texts: tuple[Name, ...] = ()
    some: Annotated[list[str], Meta(min_length=1)] = msgspec.field(default_factory=lambda: ["a"])
    few: Annotated[tuple[str, ...], Meta(min_length=1, max_length=2)] = ("a",)
    parts: dict[Id, Part] = {}
    words: str | tuple[str, ...] | Part | None = None
    free: dict[str, Any] = {}


def differences_in(text: str) -> list[Diagnostic]:
    """Return the differences in a text."""
    document = read_yaml(text.encode(), "whole.yaml")
    return [difference.diagnostic for difference in check_schema(document, Whole)]


def only(text: str) -> Diagnostic:
    """Return the one difference in a text; § marks its position."""
    before = text.partition("§")[0]
    (diagnostic,) = differences_in(text.replace("§", ""))
    assert diagnostic.position == Position(
        before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    )
    assert diagnostic.file == "whole.yaml"
    return diagnostic


def test_what_fits_has_no_problems() -> None:
    assert not differences_in(
        "count: 0\nid: a-1\ntag: pt-BR\nurl: https://example.org/a?b\nvideo: abc_DEF-123\n"
        "start: 2023-06-29T21:00:00+07:00\nyes: true\nmark: ABCD\ntexts: [a]\n"
        "parts: {x: {name: X, kind: small}}\nwords: {name: W}\nfree: {any: [thing, 1]}\n"
    )


@pytest.mark.parametrize(
    ("line", "code", "values"),
    [
        ("count: §-1", Code.OUT_OF_RANGE, {"found": "-1", "range": "≥ 0"}),
        ("count: §true", Code.WRONG_TYPE, {"expected": "number", "found": "yes_no"}),
        ("id: §Not An Id", Code.WRONG_ID, {"found": "Not An Id"}),
        ("tag: §x", Code.WRONG_TAG, {"found": "x"}),
        ("mark: §ABCDE", Code.TOO_LONG, {"found": "ABCDE", "limit": "4"}),
        (f"url: §{'word ' * 50}", Code.WRONG_URL, {"found": "word " * 7 + "word…"}),
        ("video: §short", Code.WRONG_VIDEO, {"found": "short"}),
        ("start: §2023-06-29T21:00:00", Code.WRONG_MOMENT, {"found": "2023-06-29T21:00:00"}),
        ("yes: §yes", Code.WRONG_TYPE, {"expected": "yes_no", "found": "text"}),
        ("start: §21", Code.WRONG_TYPE, {"expected": "moment", "found": "number"}),
        ("idle: §29", Code.OUT_OF_RANGE, {"found": "29", "range": "30–600"}),
        ("idle: §601", Code.OUT_OF_RANGE, {"found": "601", "range": "30–600"}),
        ('mark: §""', Code.EMPTY_TEXT, {}),
        ('file: §""', Code.NO_PATH, {}),
        ('line: §"a\\n\\nb"', Code.SEVERAL_PARAGRAPHS, {"found": "a b"}),
        ("texts: §one", Code.WRONG_TYPE, {"expected": "list", "found": "text"}),
        ("texts: [one, §2]", Code.WRONG_TYPE, {"expected": "text", "found": "number"}),
        ("some: §[]", Code.WRONG_LENGTH, {"expected": "≥ 1", "count": "0"}),
        ("few: §[]", Code.WRONG_LENGTH, {"expected": "1", "count": "0"}),
        ("few: §[a, b, c]", Code.WRONG_LENGTH, {"expected": "2", "count": "3"}),
        ("parts: {a: §b}", Code.WRONG_TYPE, {"expected": "mapping", "found": "text"}),
        ("parts: {§A B: {name: x}}", Code.WRONG_ID, {"found": "A B"}),
        ("parts: {a: §{kind: big}}", Code.MISSING_KEY, {"key": "name"}),
        (
            "parts: {a: {name: x, kind: §huge}}",
            Code.WRONG_CHOICE,
            {"found": "huge", "choices": "big, small"},
        ),
        ("words: §1", Code.WRONG_TYPE, {"expected": "text", "found": "number"}),
        ("words: {§nam: x, name: y}", Code.UNKNOWN_KEY, {"key": "nam", "near": "name"}),
        ("§zzz: 1", Code.UNKNOWN_KEY, {"key": "zzz", "near": ""}),
    ],
)
def test_each_difference_is_reported_at_its_position(
    line: str, code: Code, values: dict[str, str]
) -> None:
    text = line if line.startswith("count") else f"count: 1\n{line}"
    diagnostic = only(text)
    assert (diagnostic.code, diagnostic.values) == (code, values)


def test_what_python_cannot_write_or_open_is_reported() -> None:
    toml = f"count = 1\nidle = 0x{'f' * 5_000}\nfile = '/a\\u0000b'".replace("'", '"')
    differences = check_schema(read_toml(toml.encode(), "x"), Whole)
    assert [each.diagnostic.code for each in differences] == [Code.OUT_OF_RANGE, Code.NO_PATH]


def test_all_differences_are_reported_in_the_order_of_the_file() -> None:
    problems = differences_in(
        "video: x\ncount: -1\nzzz: 1\nparts:\n  a: {}\n  b: {name: ''}\nid: X"
    )
    assert [each.code for each in problems] == [
        Code.WRONG_VIDEO,
        Code.OUT_OF_RANGE,
        Code.UNKNOWN_KEY,
        Code.MISSING_KEY,
        Code.EMPTY_TEXT,
        Code.WRONG_ID,
    ]
    assert [each.position.line for each in problems if each.position] == [1, 2, 3, 5, 6, 7]


LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 3),
    st.sampled_from([1.0, 0.5, 1e3]),
    st.sampled_from(
        [
            "",
            "a",
            "a\n\nb",
            "A b",
            "big",
            "EN-GB",
            "pt-BR",
            "abc_DEF-123",
            "https://example.org/",
            "https://example.org/" + "a" * 2000,
            "http://example.org",
            "2023-06-29",
            "2023-06-29T21:00:00+07:00",
            "2023-06-29 21:00:00Z",
            "2023-02-30T21:00:00Z",
            "0001-01-01T00:00:00+23:59",
            "2023-06-29T24:00:00Z",
        ]
    ),
)
KEYS = st.sampled_from(["a", "A b", "name", "kind", "zzz"])
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)
# Without `file`: msgspec converts no text to a path by itself.
FIELDS = st.sampled_from([name for name in Whole.__struct_fields__ if name != "file"] + ["zzz"])
SOME = st.dictionaries(FIELDS, LEAVES, max_size=2) | st.dictionaries(FIELDS, ANYTHING, max_size=3)


def is_refused(value: object) -> bool:
    """Return whether msgspec refuses a value."""
    try:
        msgspec.convert(value, Whole)
    except msgspec.ValidationError:
        return True
    return False


@given(SOME, st.sampled_from([{}, {"count": 1}]))
@example({"mark": "EN-GB"}, {"count": 1})
@examples(200)
def test_what_msgspec_refuses_has_a_reason_and_what_it_takes_has_none(
    some: dict[str, Any], rest: dict[str, Any]
) -> None:
    document = read_yaml(json.dumps({**rest, **some}).encode(), "whole.yaml")
    codes = {difference.diagnostic.code for difference in check_schema(document, Whole)}
    assert bool(codes - {Code.UNKNOWN_KEY}) == is_refused(document.root)
