"""An unattended screen: warned in time, back at the start, and never stuck."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from iomtui.kiosk.idle import HOME_SECONDS, WARNING_SECONDS, IdleClock, Phase

IDLE = 90.0
USED = IdleClock(IDLE).touched(1000.0)
WARNED = 1000 + IDLE
HOME = WARNED + WARNING_SECONDS
ATTRACT = HOME + HOME_SECONDS

ORDER = [Phase.ACTIVE, Phase.WARNING, Phase.HOME, Phase.ATTRACT]
TIMES = st.floats(-1e9, 1e9)
CLOCKS = st.builds(IdleClock, st.floats(1, 3600), st.sampled_from(Phase), TIMES)


def test_it_begins_at_the_start_and_then_shows_its_cards() -> None:
    new = IdleClock(IDLE, since=50.0)
    assert new.at(59.9) == new
    assert new.at(60) == IdleClock(IDLE, Phase.ATTRACT, 60)


def test_without_a_key_it_warns_then_goes_home_then_shows_its_cards_and_stays_there() -> None:
    assert USED.at(WARNED - 0.1) == USED
    assert USED.at(WARNED) == (IDLE, Phase.WARNING, WARNED)
    assert USED.at(HOME - 0.1) == (IDLE, Phase.WARNING, WARNED)
    assert USED.at(HOME) == (IDLE, Phase.HOME, HOME)
    assert USED.at(ATTRACT) == (IDLE, Phase.ATTRACT, ATTRACT)
    assert USED.at(1e12) == (IDLE, Phase.ATTRACT, ATTRACT)


def test_a_warning_lasts_as_long_as_wcag_asks() -> None:
    assert WARNING_SECONDS >= 20


def test_a_warning_counts_in_steps_of_five_and_nothing_else_counts() -> None:
    clock = USED.at(WARNED)
    seconds = [clock.seconds_left(WARNED + tenth / 10) for tenth in range(200)]
    assert seconds == sorted(seconds, reverse=True)
    assert {each: seconds.count(each) for each in seconds} == {20: 50, 15: 50, 10: 50, 5: 50}
    for phase in set(Phase) - {Phase.WARNING}:
        assert IdleClock(IDLE, phase).seconds_left(5) == 0


@given(CLOCKS, TIMES)
def test_any_key_in_any_phase_gives_the_whole_time_again(clock: IdleClock, now: float) -> None:
    assert clock.touched(now) == (clock.idle, Phase.ACTIVE, now)


@given(CLOCKS, st.lists(st.floats(0, 500), max_size=8))
def test_it_does_not_matter_how_often_one_asks(clock: IdleClock, steps: list[float]) -> None:
    now, asked = clock.since, clock
    for step in steps:
        now += step
        asked = asked.at(now)
        assert asked == clock.at(now)
        assert asked.at(now) == asked


@given(CLOCKS, st.lists(TIMES, min_size=2))
def test_wherever_time_runs_no_phase_is_taken_back(clock: IdleClock, times: list[float]) -> None:
    clocks = [clock]
    for now in times:
        clocks.append(clocks[-1].at(now))
        assert now >= clocks[-1].since
        assert clocks[-1].seconds_left(now) in (0, 5, 10, 15, 20)
        assert clock.seconds_left(now) in (0, 5, 10, 15, 20)
    for before, after in pairwise(clocks):
        assert ORDER.index(after.phase) >= ORDER.index(before.phase)


@given(CLOCKS, TIMES)
def test_after_a_leap_of_time_it_still_comes_to_its_cards(clock: IdleClock, now: float) -> None:
    rest = clock.idle + WARNING_SECONDS + HOME_SECONDS + 1
    assert clock.at(now).at(now + rest).phase is Phase.ATTRACT
