"""The box for the PIN: what matters is there in every window, and the rest as long as it fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from iomtui.i18n.templates import fill
from iomtui.i18n.wording import KioskWords
from iomtui.i18n.wording_loader import load_wording
from iomtui.kiosk.pin_layout import PinState, layout_pin_box
from iomtui.render.link import Area
from iomtui.render.typesetting import width_of
from tests.support.examples import examples

ENGLISH, INDONESIAN = (load_wording(tag).kiosk for tag in ("en", "id"))
WRONG, LOCKED = PinState(was_wrong=True, attempts_left=4), PinState(lock_seconds=60)
CALM = WRONG._replace(was_wrong=False)
DIGITS = "* " * 12 + "_"
SMALLEST = Area(37, 9)
"""What a window of 40 by 12 has for it."""
COLUMNS = [37, 38, 42, 47, 57, 66, 77, 117, 197]
ROWS = range(SMALLEST.rows, 31)

each_first = pytest.mark.parametrize(
    "words", [(ENGLISH, INDONESIAN), (INDONESIAN, ENGLISH)], ids=["en", "id"]
)


def box(words: tuple[KioskWords, ...], area: Area, state: PinState = WRONG) -> list[str]:
    return [line.text for line in layout_pin_box(words, 12, state, area)]


def in_one_line(rows: list[str]) -> str:
    return " ".join(" ".join(rows).split())


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
            for text in (each.pin_title, each.pin_prompt, fill(each.pin_wrong, {"left": "4"})):
                assert text in in_one_line(asking)
            for text in (each.pin_title, fill(each.pin_locked, {"seconds": "60"})):
                assert text in in_one_line(locked)
        # Nothing moves when a PIN is wrong.
        calm = box(words, Area(columns, rows), CALM)
        shown = [row if row in calm else "" for row in asking]
        assert calm == shown
        assert fill(words[0].pin_wrong, {"left": "4"}) not in in_one_line(calm)


@each_first
def test_where_there_are_fewer_rows_the_current_language_stays(
    words: tuple[KioskWords, ...],
) -> None:
    current, other = words
    rows = box(words, Area(77, 6))
    assert other.pin_title not in rows
    for text in (current.pin_title, current.pin_prompt, DIGITS):
        assert text in rows
    assert fill(current.pin_wrong, {"left": "4"}) in rows


@given(
    st.integers(0, 200),
    st.integers(0, 60),
    st.integers(0, 12),
    st.sampled_from([CALM, WRONG, LOCKED]),
    st.integers(1, 3),
)
@examples(120)
def test_it_never_has_more_rows_or_columns_than_there_are(
    columns: int, rows: int, typed: int, state: PinState, languages: int
) -> None:
    words = (INDONESIAN, ENGLISH, ENGLISH)[:languages]
    lines = layout_pin_box(words, typed, state, Area(columns, rows))
    assert len(lines) <= rows
    assert all(width_of(line) <= max(1, columns) for line in lines)
    if columns >= SMALLEST.columns and rows >= SMALLEST.rows and not state.lock_seconds:
        assert any(cell_len(line.text) == 2 * typed + 1 for line in lines)
