"""The strict YAML: its values, their positions, and what is refused."""

from __future__ import annotations

import codecs
import json
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.i18n.templates import PLACEHOLDER
from iomtui.i18n.wording_loader import load_wording
from iomtui.parsing import yaml_reader
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Position, Severity
from iomtui.parsing.document import Document
from iomtui.parsing.sanitize import MAX_TEXT, clean, fold
from iomtui.parsing.yaml_reader import MAX_DEPTH, read_yaml
from tests.support.examples import examples
from tests.support.spellings import SPELLINGS

ENGLISH = load_wording("en")


def read(text: str) -> Document:
    """Return what a text holds."""
    return read_yaml(text.encode(), "words.yaml")


def refusal(data: bytes) -> Diagnostic:
    """Return why a file is refused."""
    with pytest.raises(InvalidContentError) as caught:
        read_yaml(data, "words.yaml")
    (diagnostic,) = caught.value.diagnostics
    return diagnostic


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("no", "no"),
        ("2023-06-29", "2023-06-29"),
        ("0x1F", "0x1F"),
        ("012", 12),
        ("-3", -3),
        ("1.5", 1.5),
        ("2e3", 2000.0),
        ("9" * 19, "9" * 19),
        ("true", True),
        ("FALSE", False),
        ("", None),
        ("~", None),
        ('"12"', "12"),
        ("'true'", "true"),
        ('""', ""),
        (">-\n  one\n  two", "one two"),
        ("|\n  one\n  two\n\n\n  three\n", "one two\n\nthree"),
        ('"  one \\n two  "', "one two"),
        ('" "', " "),
    ],
)
def test_a_value_has_the_type_that_editors_expect(plain: str, expected: object) -> None:
    value = read(f"key: {plain}").root["key"]
    assert (type(value), value) == (type(expected), expected)


def test_every_value_and_key_has_its_position() -> None:
    document = read("one: 1\nköy: {in: [a, 'b',\n  c]}\n")
    assert document.position_of(("one",)) == Position(1, 6)
    assert document.position_of(("köy",), of_key=True) == Position(2, 1)
    assert document.position_of(("köy", "in"), of_key=True) == Position(2, 7)
    assert document.position_of(("köy", "in", 1)) == Position(2, 15)
    assert document.position_of(("köy", "in", 2)) == Position(3, 3)


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("a: b: c", Code.YAML_COLON, Position(1, 5)),
        ("a:\n\tb: c", Code.YAML_TAB, Position(2, 1)),
        ("a: 1\nb: @x", Code.YAML_CHARACTER, Position(2, 4)),
        (r'a: "C:\data"', Code.YAML_QUOTE, Position(1, 4)),
        ("a: [1, [2] 3]", Code.YAML_BRACKET, Position(1, 12)),
        ("a: |\n\tx", Code.YAML_TAB, Position(2, 1)),
        ("a: *", Code.YAML_ANCHOR, Position(1, 5)),
        ("a: & x", Code.YAML_ANCHOR, Position(1, 5)),
        ("a: !<x y", Code.YAML_TAG, Position(1, 7)),
        ("b: - 1", Code.YAML_CHARACTER, Position(1, 4)),
        ("b: ? 1", Code.YAML_CHARACTER, Position(1, 4)),
        ("b: | 1 |", Code.YAML_CHARACTER, Position(1, 4)),
        ("a: 1\n...\nb: 2", Code.YAML_OTHER, Position(3, 1)),
        ("- a\nb: c", Code.YAML_INDENT, Position(2, 1)),
        ("a: 1\nb\nc: 2", Code.YAML_INDENT, Position(2, 1)),
        ("a:\n  - 1\n b: 2", Code.YAML_INDENT, Position(3, 2)),
        ("a: &x 1", Code.YAML_ANCHOR, Position(1, 4)),
        ("a: 1\nb: *a", Code.YAML_ANCHOR, Position(2, 4)),
        ("a: !secret x", Code.YAML_TAG, Position(1, 4)),
        ("a: 1\n---\nb: 2", Code.YAML_SECOND, Position(2, 1)),
        ("? [1]\n: 2", Code.YAML_KEY, Position(1, 3)),
        ("a: 1\nb: 2\na: 3", Code.DUPLICATE_KEY, Position(3, 1)),
        ("", Code.EMPTY, Position(1, 1)),
        ("~", Code.EMPTY, Position(1, 1)),
        ("- a", Code.WRONG_TYPE, Position(1, 1)),
        ("a: 1\nb: \x1b[2J", Code.CONTROL_CHARACTER, Position(2, 4)),
        ("a: 1\rb: \x1b[2J", Code.CONTROL_CHARACTER, Position(2, 4)),
    ],
)
def test_what_is_refused_has_its_code_and_position(
    text: str, code: Code, position: Position
) -> None:
    diagnostic = refusal(text.encode())
    assert (diagnostic.code, diagnostic.position) == (code, position)


@pytest.mark.parametrize("start", [b"", codecs.BOM_UTF8])
def test_bytes_that_are_not_utf8_are_refused_with_their_position(start: bytes) -> None:
    diagnostic = refusal(start + b"a: b\nk\xc3\xb6y: \xff\n")
    assert (diagnostic.code, diagnostic.position) == (Code.NOT_UTF8, Position(2, 6))


def test_nesting_has_a_limit() -> None:
    at_most = "{a: " * (MAX_DEPTH - 1) + "1" + "}" * (MAX_DEPTH - 1)
    assert read(at_most).root
    for data in (f"{{a: {at_most}}}".encode(), b"a: " + b"[" * 100_000):
        assert refusal(data).code is Code.TOO_DEEP


def test_the_number_of_values_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_reader, "MAX_NODES", 5)
    assert read("a: [1, 2, 3]").root
    diagnostic = refusal(b"a: [1, 2, 3, 4]")
    assert (diagnostic.code, diagnostic.values) == (Code.TOO_MANY_NODES, {"limit": "5"})


def test_invisible_characters_are_taken_out_and_reported() -> None:
    document = read('a: "x\\e[31m"\nb\u202e: y')
    assert document.root == {"a": "x[31m", "b": "y"}
    assert document.warnings == [
        Diagnostic("words.yaml", Position(1, 4), Code.CLEANED),
        Diagnostic("words.yaml", Position(2, 1), Code.CLEANED),
    ]


def test_spelling_is_nothing_to_report() -> None:
    for word in SPELLINGS.values():
        document = read(f"a: {word}")
        assert document.root == {"a": unicodedata.normalize("NFC", word)}
        assert document.warnings == []


@pytest.mark.parametrize(
    ("text", "sign", "rest"),
    [
        ("{gloss: null, synopsis: She flees, and finds work}", ",", "and finds work"),
        ("{a: one, two, b: three}", ",", "two"),
        ("Episode #1", "#", "#1"),
        ("#1 of all", "#", "#1 of all"),
    ],
)
def test_a_text_that_ends_at_a_sign_of_yaml_is_reported(text: str, sign: str, rest: str) -> None:
    (warning,) = read(f"k:\n  x: {text}").warnings
    assert (warning.code, warning.values) == (Code.TEXT_ENDS, {"sign": sign, "rest": rest})
    assert warning.position
    assert warning.position.line == 2


def test_a_word_that_comes_twice_in_a_text_is_no_key() -> None:
    warnings = read("k: {a: They wait, wait, wait}").warnings
    assert [warning.values["rest"] for warning in warnings] == ["wait", "wait"]


@pytest.mark.parametrize(
    "text",
    [
        "{a: one, b: two, c: }",
        "{a: null, b: [one, two]}",
        '{a: "one, two", b: "#1"}',
        "Episode#1",
        "12 #1",
        "one # remark",
        "two ## remark",
        '"Episode #1"',
    ],
)
def test_a_whole_text_is_not_reported(text: str) -> None:
    assert read(f"x: {text}").warnings == []


def test_keys_that_look_the_same_are_the_same() -> None:
    assert refusal("\ufeffkey: 1\nk\u200bey: 2".encode()).code is Code.DUPLICATE_KEY


def test_a_text_that_is_too_long_is_cut_and_reported() -> None:
    document = read("a: " + "x" * (MAX_TEXT + 1))
    assert document.root == {"a": "x" * MAX_TEXT}
    assert [warning.code for warning in document.warnings] == [Code.TEXT_CUT]


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=10,
)


def cleaned(value: object) -> object:
    """Return a value with every text in it cleaned and folded."""
    if isinstance(value, dict):
        return {clean(key): cleaned(item) for key, item in value.items()}
    if isinstance(value, list):
        return [cleaned(item) for item in value]
    return fold(clean(value)) if isinstance(value, str) else value


@given(st.dictionaries(st.text(max_size=4), PLAIN, max_size=4))
@examples(150)
def test_what_was_written_is_what_is_read(written: dict[str, object]) -> None:
    try:
        document = read_yaml(json.dumps(written).encode(), "words.yaml")
    except InvalidContentError as error:
        # Lone halves of a surrogate pair are no YAML, and two keys may be cleaned to one.
        codes = {diagnostic.code for diagnostic in error.diagnostics}
        assert codes <= {Code.DUPLICATE_KEY, Code.YAML_QUOTE}
    else:
        assert document.root == cleaned(written)


YAMLISH = st.text(
    st.sampled_from("ab1:-,[]{}#&*!|>'\"%@`? \n\t\r\\x\x85\u2028\ufeff~."), max_size=30
)
FILES = st.one_of(
    st.binary(max_size=40),
    st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")),
    YAMLISH.map(str.encode),
    YAMLISH.map(lambda text: f"a: {text}".encode()),
)


@given(FILES)
@example(b"\xef\xbb\xbf\xff")
@example(b"%YAML 9.9\n---\na: 1")
@example(b"\r\t")
@examples(600)
def test_every_file_is_read_well_or_refused(data: bytes) -> None:
    try:
        document = read_yaml(data, "words.yaml")
    except InvalidContentError as error:
        (diagnostic,) = error.diagnostics
        assert diagnostic.severity is Severity.FATAL
        assert not PLACEHOLDER.search(ENGLISH.describe(diagnostic))
    else:
        assert document.root == cleaned(document.root)
        assert all(warning.severity is Severity.FAULT for warning in document.warnings)
