"""Errors in YAML are reported where a person can mend them, not where the parser gave up."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Position
from iomtui.parsing.yaml_reader import read_yaml

NBSP, ZWSP, IDEOGRAPHIC, BOM = "\u00a0", "\u200b", "\u3000", "\ufeff"


def refusal(text: str) -> Diagnostic:
    """Return why a text is refused."""
    with pytest.raises(InvalidContentError) as caught:
        read_yaml(text.encode(), "x")
    (diagnostic,) = caught.value.diagnostics
    return diagnostic


def assert_refused(marked: str, code: Code) -> Diagnostic:
    """Check that a text is refused with a code, at the place that § marks."""
    before = marked.partition("§")[0]
    diagnostic = refusal(marked.replace("§", ""))
    place = Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert (diagnostic.code, diagnostic.position) == (code, place)
    return diagnostic


@pytest.mark.parametrize(
    "text",
    [
        'a: §"x\nb: "y"\nc: "z"\n',
        'a: §"x\nb: y\nc: z\nd: ""\n',
        'a: §"x\nb: y\n',
        "a: §'x\nb: ''\nc: 'z'\n",
        "a: §'x\nb: it's so\n",
        '§"a: 1\n"b": 2\n',
        'a:\n  - §"x\n  - "y"\n',
        'a: {b: §"x, c: y}\nd: "z"\n',
        'a: §"x\nb: y "\n  more text\nc: d\n',
        'a: §"Burn" is a title\nb: c\n',
        "a: §'It's'\n",
    ],
)
def test_a_quote_is_reported_where_it_opens(text: str) -> None:
    assert_refused(text, Code.YAML_QUOTE)


@given(st.integers(2, 30), st.data(), st.sampled_from("'\""), st.sampled_from(["a{}: ", "- "]))
def test_a_closing_quote_may_be_missing_on_any_line(
    count: int, data: st.DataObject, quote: str, start: str
) -> None:
    lines = [f"{start.format(number)}{quote}Some text{quote}" for number in range(count)]
    number = data.draw(st.integers(0, count - 1))
    lines[number] = lines[number][:-1]
    diagnostic = refusal("\n".join(["k:", *(f"  {line}" for line in lines)]))
    column = 3 + len(start.format(number))
    assert (diagnostic.code, diagnostic.position) == (Code.YAML_QUOTE, Position(number + 2, column))


@pytest.mark.parametrize(
    "text",
    ["a: §[", "a: §[x, y\nb: c\n", "a:\n  b: §{x: y, z: {w: v}\n  c: d\n", "a: {b: §[x\nc: d\n"],
)
def test_a_bracket_that_is_not_closed_is_reported_where_it_opens(text: str) -> None:
    assert_refused(text, Code.YAML_UNCLOSED)


@pytest.mark.parametrize("text", ["a: b\n§c:d\ne: f", "§a:b\nc: d", "k:\n  - §a：b\n    c: d"])
def test_a_key_without_a_space_behind_its_colon_is_reported_where_it_begins(text: str) -> None:
    assert_refused(text, Code.YAML_INDENT)


@pytest.mark.parametrize("text", ["a: {\n  x: y\n  z§: w\n}\n", "a:\n  [x, y\n   z§: w, v]\n"])
def test_a_missing_comma_is_reported_where_it_is_missing(text: str) -> None:
    assert_refused(text, Code.YAML_BRACKET)


@pytest.mark.parametrize("text", ["a:\n  b: §{start} WIB\n", "a: §[sic] text\n", "§{a: b} c"])
def test_a_text_that_begins_with_brackets_is_reported_where_they_open(text: str) -> None:
    assert_refused(text, Code.YAML_BRACKET_TEXT)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"a:\n§{NBSP}{NBSP}b: c\n", "U+00A0 NO-BREAK SPACE"),
        (f"a:\n  b: c\n§{ZWSP}  d: e\n", "U+200B ZERO WIDTH SPACE"),
        (f"a:\n§{IDEOGRAPHIC}b: c\n", "U+3000 IDEOGRAPHIC SPACE"),
        (f"a:\n  b: c\n§{BOM}  d: e\n", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        (f"a:\n  b: c\n  §{NBSP}d: e\n", "U+00A0 NO-BREAK SPACE"),
        (f"a:\n  b: c\n   §{NBSP}d: e\n", "U+00A0 NO-BREAK SPACE"),
        (f"a:\n  b:\n     §{NBSP}- c\n", "U+00A0 NO-BREAK SPACE"),
        (f"a:\n  b: c\n§{NBSP}\n  d: e\n", "U+00A0 NO-BREAK SPACE"),
        (f"a: >-\n  b\n§{NBSP}{NBSP}c\nd: e\n", "U+00A0 NO-BREAK SPACE"),
        (f"a:\n  -§{NBSP}b\n", "U+00A0 NO-BREAK SPACE"),
        (f"a:\n  b:§{NBSP}c\n  d: e\n", "U+00A0 NO-BREAK SPACE"),
    ],
)
def test_a_character_that_only_looks_like_a_space_is_named_where_it_stands(
    text: str, name: str
) -> None:
    assert assert_refused(text, Code.YAML_SPACE).values == {"character": name}


@pytest.mark.parametrize(
    "text",
    [f"a: {NBSP}x", f"a: b\n  {NBSP}c", f'a: "b\n  {NBSP}c"', f"a: >-\n  b\n  {NBSP}c\nd: e"],
)
def test_within_a_text_such_a_character_is_no_error(text: str) -> None:
    document = read_yaml(text.encode(), "x")
    assert {warning.code for warning in document.warnings} == {Code.CLEANED}


LINES = ["a:", "  b: One text", "  c:", "    - two", "    - three", "  d: >-", "    Four", "e: 5"]


@given(st.sampled_from([1, 2, 3, 4, 5]), st.sampled_from("\xa0\u2003\u202f\u3000"), st.integers(0))
@example(4, NBSP, 3)
def test_any_indentation_may_be_wrong(number: int, character: str, place: int) -> None:
    lines, line = [*LINES], LINES[number]
    column = place % (len(line) - len(line.lstrip()))
    lines[number] = line[:column] + character + line[column + 1 :]
    diagnostic = refusal("\n".join(lines))
    assert (diagnostic.code, diagnostic.position) == (
        Code.YAML_SPACE,
        Position(number + 1, column + 1),
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"a: [1\nb:\n{NBSP}c: 1\n", Code.YAML_UNCLOSED),
        (f"a: >-\n  b\n  {NBSP}c\nd: @e", Code.YAML_CHARACTER),
        ('a: ["b" "c"]', Code.YAML_BRACKET),
        ('a: "b\n  c"\n d: e', Code.YAML_INDENT),
        ("a: b: c\nd:e", Code.YAML_COLON),
    ],
)
def test_what_is_well_formed_is_not_blamed_for_an_error_after_it(text: str, code: Code) -> None:
    assert refusal(text).code is code
