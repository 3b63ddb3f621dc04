"""TOML: its values, and the positions of its keys."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Position
from iomtui.parsing.toml_reader import read_toml
from tests.support.examples import examples

LINES = [
    "# theme = 1",
    'theme = "day"',
    '  data= "x"',
    '"odd name" = 1',
    "'quoted' = 2",
    'other.search = "x"',
    "",
    "[ keys ]  # chosen",
    "quit = [",
    '  "q",',
    "]",
    "\tback . much = 1",
    "link = { a = 1 }",
    "[[more]]",
    "link = 2",
]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_each_key_has_its_position(ending: str) -> None:
    document = read_toml(ending.join(LINES).encode(), "x")
    assert {path: (at.line, at.column) for path, at in document.keys.items()} == {
        ("theme",): (2, 1),
        ("data",): (3, 3),
        ("odd name",): (4, 1),
        ("quoted",): (5, 1),
        ("other",): (6, 1),
        ("other", "search"): (6, 7),
        ("keys",): (8, 3),
        ("keys", "quit"): (9, 1),
        ("keys", "back"): (12, 2),
        ("keys", "back", "much"): (12, 9),
        ("keys", "link"): (13, 1),
        ("more",): (14, 3),
        ("more", "link"): (15, 1),
    }
    assert document.position_of(("keys", "link", "a")) == Position(13, 1)


def test_a_key_without_a_known_position_is_at_the_beginning() -> None:
    assert read_toml(b'\n"\\u0061" = 1', "x").position_of(("a",)) == Position(1, 1)


@pytest.mark.parametrize(
    ("content", "code", "position"),
    [
        (b'a = "\xff"', Code.NOT_UTF8, Position(1, 6)),
        (b"\na =", Code.TOML_VALUE, Position(2, 4)),
        (b"a = 1\na = 2\n", Code.TOML_TWICE, Position(2, 6)),
        (b"[a]\n[a]\n", Code.TOML_TWICE, Position(2, 3)),
        (b"a = []\n[[a]]\n", Code.TOML_TWICE, Position(2, 4)),
        (b"[a.b]\n[a]\nb.c = 1", Code.TOML_TWICE, Position(3, 8)),
        (b"a = {b = 1, b = 2}", Code.TOML_TWICE, Position(1, 18)),
        (b"a = 90s\n", Code.TOML_REST, Position(1, 7)),
        (b"a: 1", Code.TOML_EQUALS, Position(1, 2)),
        (b"[a\nb = 1", Code.TOML_BRACKET, Position(1, 3)),
        (b"a = [1, 2\n", Code.TOML_BRACKET, Position(1, 10)),
        (b'a = "b\n', Code.TOML_QUOTE, Position(1, 7)),
        (b"a = 'b\nc = 'd'\n", Code.TOML_QUOTE, Position(1, 7)),
        (b"a = '''b", Code.TOML_QUOTE, Position(1, 9)),
        (b"[[a]\n", Code.TOML_BRACKET, Position(1, 4)),
        (b'a = """b', Code.TOML_QUOTE, Position(1, 9)),
        (b'a = "C:\\q"', Code.TOML_BACKSLASH, Position(1, 10)),
        (b'a = "C:\\Users"', Code.TOML_BACKSLASH, Position(1, 10)),
        (b"= 1", Code.NOT_TOML, Position(1, 1)),
    ],
)
def test_a_syntax_error_is_refused_with_its_position(
    content: bytes, code: Code, position: Position | None
) -> None:
    with pytest.raises(InvalidContentError) as caught:
        read_toml(content, "x.toml")
    assert caught.value.diagnostics == [Diagnostic("x.toml", position, code)]


NAMES = st.text("ab-_9", min_size=1, max_size=3) | st.sampled_from(['"a b"', "'c.d'", '"="'])
KEYS = st.lists(NAMES, min_size=1, max_size=3).map(" . ".join)


@given(st.lists(KEYS, min_size=1, max_size=4, unique=True), st.booleans())
@example(['"="', "a"], True)
@examples(100)
def test_every_key_of_a_plain_file_has_a_line_that_holds_it(
    keys: list[str], in_table: bool
) -> None:
    lines = ["[table]"] * in_table + [f"{key} = 1" for key in keys]
    try:
        document = read_toml("\n".join(lines).encode(), "x")
    except InvalidContentError:
        return
    for path, at in document.keys.items():
        assert str(path[-1]) in lines[at.line - 1][at.column - 1 :]
    top = document.root["table"] if in_table else document.root
    assert isinstance(top, dict)
    prefix = ("table",) * in_table
    assert {(*prefix, name) for name in top} <= set(document.keys)
