"""The rules of an unattended screen: when it warns, goes home and shows cards, and PIN attempts.

All times are seconds of one clock that never goes back when the date is set, such as
`time.monotonic`. They are passed in, so that tests need not wait.
"""

import math
from enum import StrEnum
from typing import NamedTuple, Self

WARNING_SECONDS = 20
"""How long the warning lasts: WCAG 2.2.1 (Timing Adjustable) asks for at least 20 seconds."""

HOME_SECONDS = 10
"""How long the first page stays, for someone who just stepped up, before the cards begin."""

LEAST_CARD_SECONDS = 10
"""The shortest time for which a card is shown."""

MOST_CARD_SECONDS = 60
"""The longest, unless the settings name a longer time."""

CHARACTERS_PER_SECOND = 10
"""The pace of a slow reader in a second language, spaces counted.

Adults read 238 words a minute in English, most of them 175 to 300, and in a second language
fewer: Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109
(2019). At six characters a word with its space, ten a second are 100 words a minute: well under
half of that. Characters, because words are not of the same length in every language.
"""

MOST_ATTEMPTS = 5
"""The wrong PINs after which none is accepted for a while.

At five a minute, half of all PINs of six digits take ten weeks of typing day and night.
"""

LOCK_SECONDS = 60
"""How long none is accepted then."""

COUNTDOWN_STEP = 5
"""The step of every countdown, in seconds: a line that changes each second distracts.

No step is a single second, so that a sentence needs no other form for one.
"""

_SHIFT_SECONDS = 60
_SHIFTS = ((0, 0), (1, 0), (1, 1), (0, 1))


class Phase(StrEnum):
    """The state of the screen."""

    ACTIVE = "active"
    """Somebody uses it."""
    WARNING = "warning"
    """Nobody has used it for a while, and it says so."""
    HOME = "home"
    """It is back at its first page."""
    CARDS = "cards"
    """It shows one card after the other."""

    @property
    def is_asleep(self) -> bool:
        """Whether a key only wakes the screen, `WAKING_COMMANDS` aside."""
        return self in WAKING_COMMANDS


WAKING_COMMANDS = {
    Phase.WARNING: frozenset({"switch_language", "redraw", "staff_exit"}),
    Phase.CARDS: frozenset({"switch_language", "redraw", "staff_exit", "episode"}),
}
"""The ids of the commands that a key carries out although it also wakes the screen.

Under the warning, a digit must not lead away from the page: people press any key to stay.
"""


class CardPosition(NamedTuple):
    """A card, and where it is drawn."""

    entry: int
    """The index of its episode; one above those of the episodes for the venue's message."""
    shift: tuple[int, int]
    """The columns and rows by which it is moved, each 0 or 1."""


def card_seconds(texts: tuple[str, ...], setting: int | None = None) -> float:
    """Return how long a card is shown, in seconds; `setting` is the time that the settings name.

    `texts` are those of the card, one a language. A visitor reads one of them: the longest counts.
    """
    if setting is not None:
        return float(max(LEAST_CARD_SECONDS, setting))
    longest = max(map(len, texts), default=0)
    return min(max(LEAST_CARD_SECONDS, longest / CHARACTERS_PER_SECOND), MOST_CARD_SECONDS)


class KioskSession(NamedTuple):
    """The state of a kiosk at a time. A new one begins at the first page, as after a reset."""

    idle: float
    """Seconds without input until the warning."""
    cards: tuple[float, ...] = (LEAST_CARD_SECONDS,)
    """How long each card is shown, in seconds, all above 0; at least one."""
    phase: Phase = Phase.HOME
    since: float = 0.0
    """When the phase began, in seconds."""
    wrong_pins: int = 0
    """The wrong PINs since the beginning or the last lock.

    They are not forgotten with time. The worst that comes of it is that staff who mistype after
    somebody else's four wrong PINs wait a minute; that is not worth a second rule about time.
    """
    locked_until: float = -math.inf
    """When the last lock ends or ended."""

    def after_input(self, now: float) -> Self:
        """Return the session after any key or click."""
        return self._replace(phase=Phase.ACTIVE, since=now)

    def at(self, now: float) -> Self:
        """Return the session at a time, if there was no input since.

        Each phase begins when the one before it ended, however late this is called. If time ran
        backwards, the phase begins anew, so that nothing is skipped and nothing lasts for ever.
        """
        if now < self.since:
            return self._replace(since=now)
        session = self
        for phase, seconds, following in (
            (Phase.ACTIVE, self.idle, Phase.WARNING),
            (Phase.WARNING, WARNING_SECONDS, Phase.HOME),
            (Phase.HOME, HOME_SECONDS, Phase.CARDS),
        ):
            if session.phase is phase and now - session.since >= seconds:
                session = session._replace(phase=following, since=session.since + seconds)
        return session

    def warning_seconds(self, now: float) -> int:
        """Return the seconds that the warning has left: 20, 15, 10 or 5; 0 if there is none."""
        if self.phase is not Phase.WARNING:
            return 0
        return _countdown(self.since + WARNING_SECONDS - now, WARNING_SECONDS)

    def card(self, now: float) -> CardPosition:
        """Return the card to show; it moves round a square by one cell a minute.

        So nothing burns into the screen.
        """
        elapsed = max(0.0, now - self.since)
        shift = _SHIFTS[int(elapsed // _SHIFT_SECONDS) % len(_SHIFTS)]
        remaining = elapsed % sum(self.cards)
        for entry, seconds in enumerate(self.cards):
            if remaining < seconds:
                return CardPosition(entry, shift)
            remaining -= seconds
        # Rounding can leave a fraction of time behind the last card.
        return CardPosition(0, shift)

    def lock_seconds(self, now: float) -> int:
        """Return the seconds until a PIN is accepted again: 60, 55 and so on; 0 if one is now."""
        left = self.locked_until - now
        return _countdown(left, LOCK_SECONDS) if left > 0 else 0

    def attempts_left(self, now: float) -> int:
        """Return how many wrong PINs are left before none is accepted; 0 while none is."""
        return 0 if self.lock_seconds(now) else MOST_ATTEMPTS - self.wrong_pins

    def after_wrong_pin(self, now: float) -> Self:
        """Return the session after a wrong PIN; unchanged while none is accepted."""
        if self.lock_seconds(now):
            return self
        if self.wrong_pins + 1 < MOST_ATTEMPTS:
            return self._replace(wrong_pins=self.wrong_pins + 1)
        return self._replace(wrong_pins=0, locked_until=now + LOCK_SECONDS)


def _countdown(left: float, most: int) -> int:
    """Return the seconds to show while some are left: the next step above, up to `most`."""
    steps = math.ceil(left / COUNTDOWN_STEP) * COUNTDOWN_STEP
    return max(COUNTDOWN_STEP, min(steps, most))
