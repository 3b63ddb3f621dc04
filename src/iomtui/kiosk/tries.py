"""How often the PIN may be tried: five wrong ones, then a minute in which none counts.

At five tries a minute, half of all PINs of six digits take ten weeks of typing day and night.
"""

from __future__ import annotations

from typing import NamedTuple

from iomtui.kiosk.countdown import shown_seconds

MOST_TRIES = 5
"""The wrong tries after which none counts for a while."""

LOCK_SECONDS = 60.0
"""How long none counts then."""


class PinAttempts(NamedTuple):
    """The wrong tries so far. Each gives the next; `now` is in seconds of `time.monotonic`.

    They are not forgotten with time. The worst that comes of it is that staff who mistype after
    somebody else's four tries wait a minute; that is not worth a second rule about time.
    """

    wrong: int = 0
    """The wrong tries since the beginning or the last lock."""
    locked_until: float | None = None
    """When the last lock ends or ended; None if there was none."""

    def locked_for(self, now: float) -> float:
        """Return the seconds for which no try counts; 0 if one does."""
        return 0.0 if self.locked_until is None else max(0.0, self.locked_until - now)

    def seconds_left(self, now: float) -> int:
        """Return the seconds to wait as they are counted down: 60, 55 and so on; 0 if none."""
        left = self.locked_for(now)
        return shown_seconds(left, LOCK_SECONDS) if left else 0

    def left(self, now: float) -> int:
        """Return how many wrong tries are left before none counts; 0 while none does."""
        return 0 if self.locked_for(now) else MOST_TRIES - self.wrong

    def failed(self, now: float) -> PinAttempts:
        """Return the tries after a wrong one; unchanged while none counts."""
        if self.locked_for(now):
            return self
        if self.wrong + 1 < MOST_TRIES:
            return self._replace(wrong=self.wrong + 1)
        return PinAttempts(locked_until=now + LOCK_SECONDS)
