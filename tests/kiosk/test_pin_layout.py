"""The layout of the PIN box in windows of every size."""

from __future__ import annotations

from itertools import product

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
INITIAL = WRONG._replace(was_wrong=False)
DIGITS = "* " * 12 + "_"
SMALLEST = Area(37, 9)
"""The area of the box in a window of 40 by 12 cells."""


def box(words: tuple[KioskWords, ...], area: Area, state: PinState = WRONG) -> list[str]:
    return [line.text for line in layout_pin_box(words, 12, state, area)]


def in_one_line(rows: list[str]) -> str:
    return " ".join(" ".join(rows).split())


@pytest.mark.parametrize("columns", [37, 47, 77, 197])
def test_both_languages_are_complete_in_every_window_that_is_not_too_small(columns: int) -> None:
    orders = ((ENGLISH, INDONESIAN), (INDONESIAN, ENGLISH))
    for words, rows in product(orders, range(SMALLEST.rows, 31)):
        wrong, locked, initial = (
            box(words, Area(columns, rows), state) for state in (WRONG, LOCKED, INITIAL)
        )
        assert DIGITS in wrong
        for each in words:
            for text in (each.pin_title, each.pin_prompt, fill(each.pin_wrong, {"left": "4"})):
                assert text in in_one_line(wrong)
            for text in (each.pin_title, fill(each.pin_locked, {"seconds": "60"})):
                assert text in in_one_line(locked)
        # Nothing moves when a PIN is wrong.
        assert [row if row in initial else "" for row in wrong] == initial


def test_with_too_few_rows_only_the_current_language_is_shown() -> None:
    rows = box((INDONESIAN, ENGLISH), Area(77, 6))
    assert ENGLISH.pin_title not in rows
    shown = {INDONESIAN.pin_title, INDONESIAN.pin_prompt, DIGITS}
    assert set(rows) >= shown | {fill(INDONESIAN.pin_wrong, {"left": "4"})}


@given(
    st.integers(0, 200),
    st.integers(0, 60),
    st.integers(0, 12),
    st.sampled_from([INITIAL, WRONG, LOCKED]),
    st.integers(1, 3),
)
@examples(120)
def test_the_box_always_fits_its_area(
    columns: int, rows: int, typed: int, state: PinState, languages: int
) -> None:
    words = (INDONESIAN, ENGLISH, ENGLISH)[:languages]
    lines = layout_pin_box(words, typed, state, Area(columns, rows))
    assert len(lines) <= rows
    assert all(width_of(line) <= max(1, columns) for line in lines)
    if columns >= SMALLEST.columns and rows >= SMALLEST.rows and not state.lock_seconds:
        assert any(cell_len(line.text) == 2 * typed + 1 for line in lines)
