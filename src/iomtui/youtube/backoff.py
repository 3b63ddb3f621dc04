"""How the last fetch ended, and until when YouTube is to be left alone.

It belongs to this computer, for YouTube asks a computer to wait, and not a data folder.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from iomtui.parsing.field_types import Moment
from iomtui.storage import state_files
from iomtui.youtube.classify import RETRY_AFTER
from iomtui.youtube.report import Fault

_LONGEST_WAIT = timedelta(hours=6)


class FetchAttempt(state_files.StoredState, frozen=True, kw_only=True):
    """The last fetch."""

    at: Moment
    fault: str | None = None
    """The code of the fault that ended it."""
    until: Moment | None = None
    """The moment before which YouTube is not to be asked again."""

    def waits(self, now: datetime) -> bool:
        """Return whether it is too early to ask again.

        A fetch in the future, or a longer wait than any, comes from a clock that was wrong.
        """
        return self.until is not None and (
            self.at <= now < self.until and self.until - now <= _LONGEST_WAIT
        )


def load_last_attempt(path: Path | None) -> FetchAttempt | None:
    """Return the last fetch; None if there was none, or its file is damaged."""
    return state_files.load_state(path, FetchAttempt)


def save_attempt(path: Path | None, fault: Fault | None, now: datetime) -> datetime | None:
    """Save how a fetch ended, if possible; return the moment before which to ask no more."""
    wait = RETRY_AFTER.get(fault) if fault else None
    until = now + wait if wait else None
    state_files.save_state(path, FetchAttempt(at=now, fault=fault, until=until))
    return until
