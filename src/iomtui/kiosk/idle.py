"""When an unattended screen warns, goes back to its start, and shows what it has to offer.

All times are seconds of one clock that does not know the hour, such as `time.monotonic`.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import NamedTuple

from iomtui.kiosk.countdown import shown_seconds

WARNING_SECONDS = 20
"""How long one is warned: WCAG 2.2.1 (Timing Adjustable) asks for at least 20 seconds."""

HOME_SECONDS = 10
"""How long the start stands there, for someone who just stepped up, before the cards begin."""


class Phase(StrEnum):
    """What the screen is in the middle of."""

    ACTIVE = "active"
    """Somebody uses it."""
    WARNING = "warning"
    """Nobody has for a while, and it says so."""
    HOME = "home"
    """It is back at its start."""
    ATTRACT = "attract"
    """It shows one card after the other."""

    @property
    def is_asleep(self) -> bool:
        """Whether a key wakes the screen first of all."""
        return self in (Phase.WARNING, Phase.ATTRACT)


_NEXT = {Phase.ACTIVE: Phase.WARNING, Phase.WARNING: Phase.HOME, Phase.HOME: Phase.ATTRACT}


class IdleClock(NamedTuple):
    """Which phase it is, and since when. A new one begins at the start, as after a reset."""

    idle: float
    """Seconds without a key until the warning."""
    phase: Phase = Phase.HOME
    """The phase."""
    since: float = 0.0
    """When it began, in seconds."""

    def touched(self, now: float) -> IdleClock:
        """Return the clock after any input: somebody is there, from `now` on."""
        return self._replace(phase=Phase.ACTIVE, since=now)

    def at(self, now: float) -> IdleClock:
        """Return what has become of it by `now` without any input.

        Each phase begins when the one before it ended, however late one asks. If time ran
        backwards, the phase begins anew, so that nothing is skipped and nothing lasts for ever.
        """
        if now < self.since:
            return self._replace(since=now)
        clock = self
        while now - clock.since >= clock._lasts:
            clock = clock._replace(phase=_NEXT[clock.phase], since=clock.since + clock._lasts)
        return clock

    def seconds_left(self, now: float) -> int:
        """Return the seconds that a warning has left: 20, 15, 10 or 5; 0 outside a warning."""
        if self.phase is not Phase.WARNING:
            return 0
        return shown_seconds(self.since + WARNING_SECONDS - now, WARNING_SECONDS)

    @property
    def _lasts(self) -> float:
        """How long the phase lasts, in seconds."""
        return {
            Phase.ACTIVE: self.idle,
            Phase.WARNING: WARNING_SECONDS,
            Phase.HOME: HOME_SECONDS,
        }.get(self.phase, math.inf)
