"""Five wrong tries, then a minute in which none counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui.kiosk.tries import LOCK_SECONDS, MOST_TRIES, PinAttempts
from tests.support.examples import examples


def after(wrong: int, now: float = 0.0) -> PinAttempts:
    """Return the tries after some wrong ones at the same moment."""
    tries = PinAttempts()
    for _ in range(wrong):
        tries = tries.failed(now)
    return tries


@pytest.mark.parametrize("wrong", range(5))
def test_up_to_four_wrong_tries_lock_nothing(wrong: int) -> None:
    assert after(wrong).locked_for(0.0) == 0.0
    assert after(wrong).left(0.0) == 5 - wrong


def test_after_five_none_counts_for_a_minute() -> None:
    tries = after(5, now=1000.0)
    assert [tries.locked_for(now) for now in (1000.0, 1059.5, 1060.0, 9999.0)] == [60, 0.5, 0, 0]
    assert [tries.left(now) for now in (1000.0, 1059.5, 1060.0)] == [0, 0, 5]


def test_the_wait_is_counted_down_in_steps_and_never_said_to_be_one_second() -> None:
    tries = after(5, now=1000.0)
    moments = (1000.0, 1000.1, 1005.0, 1054.9, 1055.0, 1059.9, 1060.0)
    assert [tries.seconds_left(now) for now in moments] == [60, 60, 55, 10, 5, 5, 0]
    assert after(4).seconds_left(0.0) == 0


def test_what_is_tried_meanwhile_neither_counts_nor_makes_it_longer() -> None:
    tries = after(5)
    assert tries.failed(1.0) == tries.failed(59.9) == tries


def test_afterwards_there_are_five_again_and_then_a_minute_again() -> None:
    tries = after(5)
    for left in (4, 3, 2, 1):
        tries = tries.failed(60.0)
        assert (tries.left(60.0), tries.locked_for(60.0)) == (left, 0.0)
    assert tries.failed(60.0).locked_for(60.0) == LOCK_SECONDS


def test_wrong_tries_are_not_forgotten_with_time() -> None:
    assert after(4).left(1_000_000.0) == 1


@given(st.lists(st.integers(0, 70), max_size=30))
@examples(60)
def test_no_more_than_five_count_in_any_minute(pauses: list[int]) -> None:
    tries, now, counted = PinAttempts(), 0, []
    for pause in pauses:
        now += pause
        if tries.left(now):
            counted.append(now)
        tries = tries.failed(now)
        assert 0 <= tries.locked_for(now) <= LOCK_SECONDS
        assert bool(tries.left(now)) == (tries.locked_for(now) == 0)
    for first, sixth in zip(counted, counted[MOST_TRIES:], strict=False):
        assert sixth - first >= LOCK_SECONDS
