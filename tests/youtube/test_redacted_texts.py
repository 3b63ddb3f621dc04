"""Nothing from the channel tells anybody where to go or whom to call."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from iomtui.parsing.sanitize import clean
from iomtui.youtube.details import MAX_DESCRIPTION, MAX_TITLE
from iomtui.youtube.redacted_texts import description_of, title_of
from tests.support.channel import TEXTS
from tests.support.examples import examples


def test_lines_that_only_led_to_an_address_go_and_others_keep_their_places() -> None:
    text = "He flees.\n\n\n\nhttps://a.example/x\n👉 @iom\nShe waits.  \r\nMore: https://b.example"
    assert description_of(text) == "He flees.\n\nShe waits.\nMore: …"


@pytest.mark.parametrize("text", [None, "", "  \n ", "\x1b\u202e", "https://a.example", "…", "👉"])
def test_a_text_of_which_nothing_is_left_is_none(text: str | None) -> None:
    assert title_of(text) is None
    assert description_of(text) is None


def test_a_title_is_one_line_without_escapes() -> None:
    assert title_of(" Burn\x1b[2J\n the\u202e\tPast ") == "Burn[2J the Past"


def test_a_text_that_turns_into_something_else_again_and_again_is_none() -> None:
    pad = "…" * 8
    outer, inner = [f"{pad}1234"] * 9, [f"5678{pad}"] * 9
    text = "\n".join((*outer, "1234567", *inner))
    assert description_of(f"He flees.\n{text}\nShe waits.") is None
    text = "\n".join((*outer[:1], "1234567", *inner[:1]))
    assert description_of(f"He flees.\n{text}\nShe waits.") == "He flees.\nShe waits."


def test_long_texts_are_cut() -> None:
    assert title_of("word " * 1000) == ("word " * (MAX_TITLE // 5)).strip()
    assert len(description_of("word\n" * 100_000) or "") == MAX_DESCRIPTION - 1


@given(TEXTS)
@example("x " * 98 + "12.345.678")
@example("x" * 4990 + " 29.06.2023 21.00")
@examples(300)
def test_what_comes_out_is_clean_and_comes_out_again_as_it_is(text: str) -> None:
    for found, again in ((title_of(text), title_of), (description_of(text), description_of)):
        assert found is None or (clean(found) == found and again(found) == found)


@given(TEXTS)
@examples(150)
def test_no_sign_of_an_address_is_left(text: str) -> None:
    shown = (title_of(text) or "") + (description_of(text) or "")
    assert not any(sign in shown for sign in ("://", "@evil", "a@b", "www.x", "evil.xyz", "\x1b"))
