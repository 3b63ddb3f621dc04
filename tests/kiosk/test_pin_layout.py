"""The box for the PIN: what matters is there in every window, and the rest as long as it fits."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from iomtui.i18n.templates import fill
from iomtui.i18n.wording import KioskWords
from iomtui.i18n.wording_loader import load_wording
from iomtui.kiosk.pin_layout import PinState, layout_pin_box
from iomtui.render.link import Area
from iomtui.render.typesetting import Role, width_of

ENGLISH, INDONESIAN = (load_wording(tag).kiosk for tag in ("en", "id"))

WRONG, LOCKED, CALM = PinState(was_wrong=True, left=4), PinState(seconds=60), PinState(left=5)
DIGITS = "* " * 12 + "_"

SMALLEST = Area(37, 9)
"""What a window of 40 by 12 has for it."""

COLUMNS = [37, 38, 42, 47, 57, 66, 77, 117, 197]
ROWS = range(SMALLEST.rows, 31)

each_first = pytest.mark.parametrize(
    "words", [(ENGLISH, INDONESIAN), (INDONESIAN, ENGLISH)], ids=["en", "id"]
)


def box(
    words: tuple[KioskWords, ...], room: Area, answer: PinState = WRONG, typed: int = 12
) -> list[str]:
    """Return the rows of a box."""
    return [line.text for line in layout_pin_box(words, typed, answer, room)]


def said(rows: list[str]) -> str:
    return " ".join(" ".join(rows).split())


def results(words: KioskWords) -> tuple[str, str]:
    """Return what is said of a wrong PIN, and while none counts."""
    return fill(words.pin_wrong, {"left": "4"}), fill(words.pin_locked, {"seconds": "60"})


@each_first
@pytest.mark.parametrize("columns", COLUMNS)
def test_in_every_window_that_is_not_too_small_both_languages_say_all_of_it(
    words: tuple[KioskWords, ...], columns: int
) -> None:
    for rows in ROWS:
        asking = box(words, Area(columns, rows))
        locked = box(words, Area(columns, rows), LOCKED)
        assert DIGITS in asking
        for each in words:
            wrong, lock = results(each)
            for text in (each.pin_title, each.pin_prompt, wrong):
                assert text in said(asking)
            for text in (each.pin_title, lock):
                assert text in said(locked)


@each_first
def test_where_there_are_fewer_rows_the_current_language_stays_longest(
    words: tuple[KioskWords, ...],
) -> None:
    current, other = words
    texts = {
        "other how": other.pin_prompt,
        "other who": other.pin_title,
        "other result": results(other)[0],
        "who": current.pin_title,
        "how": current.pin_prompt,
        "result": results(current)[0],
        "digits": DIGITS,
    }
    went: list[str] = []
    for rows in range(9, 1, -1):
        found = said(box(words, Area(77, rows)))
        went += [name for name, text in texts.items() if text not in found and name not in went]
    assert went == ["other how", "other who", "other result", "who", "how"]


@each_first
def test_empty_rows_go_first_and_come_with_more_room(words: tuple[KioskWords, ...]) -> None:
    for columns in COLUMNS:
        heights = [len(box(words, Area(columns, rows))) for rows in ROWS]
        whole = max(heights)
        assert heights == [min(rows, whole) for rows in ROWS]
        assert box(words, Area(columns, whole)).count("") == 4
    rows = box(words, Area(77, 8))
    assert rows.index("") == rows.index(DIGITS) - 1


@each_first
@pytest.mark.parametrize("columns", COLUMNS)
def test_nothing_moves_when_a_pin_is_wrong(words: tuple[KioskWords, ...], columns: int) -> None:
    for rows in ROWS:
        calm, wrong = (box(words, Area(columns, rows), each) for each in (CALM, WRONG))
        assert calm == [
            row if index < len(calm) and calm[index] else "" for index, row in enumerate(wrong)
        ]
        assert results(words[0])[0] not in said(calm)


def test_each_digit_is_a_star_that_stands_out() -> None:
    lines = layout_pin_box((ENGLISH, INDONESIAN), 4, CALM, SMALLEST)
    assert [line.spans[0].role for line in lines if line.text == "* * * * _"] == [Role.KEY]


@given(
    st.integers(0, 200),
    st.integers(0, 60),
    st.integers(0, 12),
    st.sampled_from([CALM, WRONG, LOCKED]),
    st.integers(1, 3),
)
@settings(max_examples=120)
def test_it_never_has_more_rows_or_columns_than_there_are(
    columns: int, rows: int, typed: int, answer: PinState, languages: int
) -> None:
    words = (INDONESIAN, ENGLISH, ENGLISH)[:languages]
    lines = layout_pin_box(words, typed, answer, Area(columns, rows))
    assert len(lines) <= rows
    assert all(width_of(line) <= max(1, columns) for line in lines)
    if columns >= SMALLEST.columns and rows >= 1 and not answer.seconds:
        assert any(cell_len(line.text) == 2 * typed + 1 for line in lines)
