"""What a terminal without UTF-8 gets, and that nothing moves."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from iomtui.terminal.charset import encode
from tests.support.camera import seen_code
from tests.support.examples import first
from tests.support.terminal import Terminal

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=30)


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        (" ▌ 1  “A”… – it’s ↑ ↓", "ascii", ' > 1  "A". - it\'s ^ v'),
        ("café, naïve, Łódź", "ascii", "cafe, naive, Lodz"),
        ("café – ▌", "iso8859-1", "café - >"),
        ("café – ▌▀", "cp437", "café - ▌▀"),
        ("日本 ｶ ＡＢ", "ascii", "???? ? ????"),
        ("ﬁ ½ 👍🏽.", "ascii", "? ? ??."),
        ("– ▌ é 日", "utf-8", "– ▌ é 日"),
    ],
)
def test_what_the_character_set_lacks_is_replaced(text: str, encoding: str, expected: str) -> None:
    assert encode(text, encoding).decode(encoding) == expected


@given(TEXTS)
@example("e\u0301 ▌")
@example("မြို့ |")
def test_every_text_keeps_its_width(text: str) -> None:
    assert len(encode(text, "ascii")) == cell_len(text)


@first(1, "arguments", ["--lang en", "--lang en kiosk"])
def test_gnu_screen_without_utf_8_gets_marks_and_codes_of_ascii(arguments: str) -> None:
    environ = {"TERM": "screen", "LC_ALL": "C", "COLORTERM": ""}
    with Terminal(*arguments.split(), environ=environ, size=(120, 48)) as terminal:
        terminal.wait_for(" > 1  Burn the Past ")
        terminal.type("c")
        terminal.wait(lambda: "youtube.com" in (seen_code(terminal) or ""), "a code of spaces")
        assert terminal.raw.isascii()


@pytest.mark.thorough
@pytest.mark.parametrize("arguments", ["--lang en", "--lang en kiosk"])
def test_where_a_code_of_ascii_does_not_fit_there_are_words(arguments: str) -> None:
    with Terminal(*arguments.split(), environ={"TERM": "screen", "LANG": ""}) as terminal:
        terminal.wait_for("EPISODES")
        terminal.type("c")
        terminal.wait_for("type this address:")
        assert terminal.raw.isascii()
