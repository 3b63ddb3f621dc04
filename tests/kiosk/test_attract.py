"""The cards of an unattended screen: long enough to be read, round and round, never quite still."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from iomtui.kiosk.attract import LEAST_SECONDS, MOST_SECONDS, CardRotation, dwell

YEARS = 10 * 365 * 86400.0
LOOPS = st.builds(CardRotation, st.lists(st.floats(10, 60), min_size=1, max_size=9).map(tuple))


def test_a_card_stands_as_long_as_its_longest_text_needs() -> None:
    assert dwell(("a" * 300, "b" * 200)) == 30
    assert dwell(("a" * 300, "b" * 300, "c" * 300)) == 30


@given(st.lists(st.integers(0, 2000), max_size=3))
def test_no_card_hurries_or_stays_for_ever(lengths: list[int]) -> None:
    assert LEAST_SECONDS <= dwell(tuple("a" * length for length in lengths)) <= MOST_SECONDS


@pytest.mark.parametrize(
    ("setting", "seconds"), [(45, 45), (300, 300), (10, 10), (3, 10), (-1, 10)]
)
def test_a_chosen_time_counts_instead_but_is_never_too_short(setting: int, seconds: int) -> None:
    assert dwell(("a" * 250,), setting) == seconds


def test_cards_follow_one_another_round_and_round() -> None:
    loop = CardRotation((10, 20, 15))
    seen = [loop.at(second) for second in range(90)]
    assert seen == ([0] * 10 + [1] * 20 + [2] * 15) * 2


@given(LOOPS, st.floats(0, YEARS))
def test_after_years_it_is_still_the_card_whose_turn_it_is(
    loop: CardRotation, elapsed: float
) -> None:
    within = elapsed % sum(loop.dwells)
    ends = list(accumulate(loop.dwells))
    assume(all(abs(within - end) > 1e-3 for end in (0.0, *ends)))
    assert loop.at(elapsed) == next(i for i, end in enumerate(ends) if within < end)


@given(LOOPS, st.floats(-YEARS, YEARS))
def test_any_time_has_a_card_and_a_place(loop: CardRotation, elapsed: float) -> None:
    assert 0 <= loop.at(elapsed) < len(loop.dwells)
    assert set(loop.shift(elapsed)) <= {0, 1}


def test_it_goes_round_a_square_by_one_cell_a_minute() -> None:
    loop = CardRotation((10,))
    seen = [loop.shift(minute * 60 + second) for minute in range(8) for second in (0, 59.9)]
    assert seen == [place for place in [(0, 0), (1, 0), (1, 1), (0, 1)] * 2 for _ in range(2)]


def test_ten_thousand_cards_are_no_trouble() -> None:
    loop = CardRotation((10.0,) * 10_000)
    assert loop.at(99_999) == 9999
    assert loop.at(100_000) == 0
