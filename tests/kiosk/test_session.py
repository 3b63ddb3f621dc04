"""The state machine of a kiosk: warning, reset, cards, and five PINs a minute."""

from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from iomtui.kiosk.session import (
    HOME_SECONDS,
    LEAST_CARD_SECONDS,
    LOCK_SECONDS,
    MOST_ATTEMPTS,
    MOST_CARD_SECONDS,
    WARNING_SECONDS,
    KioskSession,
    Phase,
    card_seconds,
)
from tests.support.examples import examples

IDLE = 90.0
NEW = KioskSession(IDLE, since=1000.0)
USED = NEW.after_input(1000.0)
WARNED = 1000 + IDLE
HOME = WARNED + WARNING_SECONDS
CARDS = HOME + HOME_SECONDS
YEARS = 10 * 365 * 86400.0

TIMES = st.floats(-1e9, 1e9)
SESSIONS = st.builds(
    KioskSession,
    idle=st.floats(1, 3600),
    cards=st.lists(st.floats(10, 60), min_size=1, max_size=9).map(tuple),
    phase=st.sampled_from(Phase),
    since=TIMES,
)


def phase_at(session: KioskSession, now: float) -> tuple[Phase, float]:
    """Return the phase at a time, and since when it is."""
    later = session.at(now)
    return later.phase, later.since


def test_without_input_it_warns_resets_and_shows_cards_for_ever() -> None:
    assert phase_at(NEW, 1010) == (Phase.CARDS, 1010)
    assert USED.at(WARNED - 0.1) == USED
    assert phase_at(USED, WARNED) == phase_at(USED, HOME - 0.1) == (Phase.WARNING, WARNED)
    assert phase_at(USED, HOME) == (Phase.HOME, HOME)
    assert phase_at(USED, CARDS) == phase_at(USED, 1e12) == (Phase.CARDS, CARDS)


def test_the_warning_lasts_as_long_as_wcag_asks_and_counts_in_steps_of_five() -> None:
    session = USED.at(WARNED)
    seconds = [session.warning_seconds(WARNED + tenth / 10) for tenth in range(200)]
    assert seconds == [20] * 50 + [15] * 50 + [10] * 50 + [5] * 50
    assert session.at(WARNED + 19.9).phase is Phase.WARNING
    assert USED.warning_seconds(WARNED) == 0


@given(SESSIONS, st.lists(st.floats(0, 500), max_size=8))
def test_the_state_does_not_depend_on_how_often_it_is_computed(
    session: KioskSession, steps: list[float]
) -> None:
    often = session
    for now in accumulate(steps, initial=session.since):
        often = often.at(now)
        assert often == session.at(now)


@given(SESSIONS, st.lists(TIMES, min_size=2))
def test_clock_jumps_never_take_back_a_phase_or_keep_the_cards_away(
    session: KioskSession, times: list[float]
) -> None:
    sessions = [session]
    for now in times:
        sessions.append(sessions[-1].at(now))
        assert now >= sessions[-1].since
        assert sessions[-1].warning_seconds(now) in (0, 5, 10, 15, 20)
    order = list(Phase)
    for before, after in pairwise(sessions):
        assert order.index(after.phase) >= order.index(before.phase)
    rest = session.idle + WARNING_SECONDS + HOME_SECONDS + 1
    assert sessions[-1].at(times[-1] + rest).phase is Phase.CARDS


@given(st.lists(st.integers(0, 2000), max_size=3))
def test_the_time_of_a_card_has_limits(lengths: list[int]) -> None:
    seconds = card_seconds(tuple("a" * length for length in lengths))
    assert LEAST_CARD_SECONDS <= seconds <= MOST_CARD_SECONDS


def test_a_card_is_shown_for_its_longest_text_or_as_long_as_the_settings_say() -> None:
    texts = ("a" * 300, "b" * 200)
    assert card_seconds(texts) == 30
    assert [card_seconds(texts, setting) for setting in (300, 10, 3, -1)] == [300, 10, 10, 10]


@given(SESSIONS, st.floats(-YEARS, YEARS))
def test_the_cycle_of_cards_is_exact_after_years(session: KioskSession, elapsed: float) -> None:
    session = session._replace(since=0.0)
    entry, shift = session.card(elapsed)
    assert set(shift) <= {0, 1}
    within = max(0.0, elapsed) % sum(session.cards)
    ends = list(accumulate(session.cards))
    assume(all(abs(within - end) > 1e-3 for end in (0.0, *ends)))
    assert entry == next(index for index, end in enumerate(ends) if within < end)


def test_cards_move_round_a_square_by_one_cell_a_minute() -> None:
    session = KioskSession(IDLE)
    seen = [session.card(minute * 60 + rest).shift for minute in range(8) for rest in (0, 59.9)]
    assert seen == [shift for shift in [(0, 0), (1, 0), (1, 1), (0, 1)] * 2 for _ in range(2)]


def after(wrong: int, now: float = 0.0, session: KioskSession = NEW) -> KioskSession:
    """Return the session after some wrong PINs at the same time."""
    for _ in range(wrong):
        session = session.after_wrong_pin(now)
    return session


def test_up_to_four_wrong_pins_lock_nothing_and_are_not_forgotten_with_time() -> None:
    for wrong in range(5):
        assert after(wrong).attempts_left(1_000_000.0) == 5 - wrong
        assert after(wrong).lock_seconds(0.0) == 0


def test_five_wrong_pins_lock_for_a_minute_counted_in_steps() -> None:
    session = after(5, now=1000.0)
    times = (1000.0, 1000.1, 1005.0, 1054.9, 1055.0, 1059.9, 1060.0, 9999.0)
    assert [session.lock_seconds(now) for now in times] == [60, 60, 55, 10, 5, 5, 0, 0]
    assert [session.attempts_left(now) for now in (1000.0, 1059.9, 1060.0)] == [0, 0, 5]


def test_pins_typed_while_locked_do_not_count() -> None:
    session = after(5)
    assert session.after_wrong_pin(1.0) == session.after_wrong_pin(59.9) == session
    assert after(5, 60.0, session).lock_seconds(60.0) == LOCK_SECONDS


@given(st.lists(st.integers(0, 70), max_size=30))
@examples(60)
def test_no_more_than_five_wrong_pins_count_in_any_minute(pauses: list[int]) -> None:
    session, counted = NEW, []
    for now in accumulate(pauses):
        if session.attempts_left(now):
            counted.append(now)
        session = session.after_wrong_pin(now)
        assert bool(session.attempts_left(now)) == (session.lock_seconds(now) == 0)
    for earliest, sixth in zip(counted, counted[MOST_ATTEMPTS:], strict=False):
        assert sixth - earliest >= LOCK_SECONDS
