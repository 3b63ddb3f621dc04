"""How the last fetch ended, and until when YouTube is to be left alone.

It belongs to this computer, for YouTube asks a computer to wait, and not a data folder.
"""

from datetime import datetime, timedelta
from pathlib import Path

from iomtui.parsing.field_types import Moment
from iomtui.storage import state_files
from iomtui.youtube.classify import RETRY_AFTER
from iomtui.youtube.report import Fault


class FetchAttempt(state_files.StoredState, frozen=True, kw_only=True):
    """The last fetch."""

    at: Moment
    fault: Fault | None = None
    """What ended it early."""

    def wait_until(self, now: datetime) -> datetime | None:
        """Return the moment before which YouTube is not to be asked again; None if it may be asked.

        A fetch in the future comes from a clock that was wrong.
        """
        wait = RETRY_AFTER.get(self.fault, timedelta())
        return (self.at + wait).astimezone() if timedelta() <= now - self.at < wait else None


def load_last_attempt(path: Path | None) -> FetchAttempt | None:
    """Return the last fetch; None if there was none, or its file is damaged."""
    return state_files.load_state(path, FetchAttempt)


def save_attempt(path: Path | None, fault: Fault | None, now: datetime) -> datetime | None:
    """Save how a fetch ended, if possible; return the moment before which to ask no more."""
    attempt = FetchAttempt(at=now, fault=fault)
    state_files.save_state(path, attempt)
    return attempt.wait_until(now)
