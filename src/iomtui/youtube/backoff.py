"""How asking the channel went last: kept apart from what was learnt, which a failure never touches.

It belongs to this computer, for YouTube asks a computer to wait, and not a data folder.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec

from iomtui.parsing.field_types import FORMAT, Moment
from iomtui.storage import state_files


class FetchAttempt(msgspec.Struct, frozen=True, kw_only=True):
    """One try to ask the channel."""

    format: int = FORMAT
    """The version of this format."""
    at: Moment
    """When it was."""
    fault: str | None = None
    """The code of what ended it early; None if nothing did."""
    until: Moment | None = None
    """The moment before which the channel is not to be asked again."""

    def waits(self, now: datetime, longest: float) -> bool:
        """Tell whether one still has to wait at a moment.

        `longest` is the longest that anybody is ever made to wait, in seconds: a longer wait, or
        a try in the future, comes from a clock that was wrong.
        """
        if self.until is None or self.at > now:
            return False
        return now < self.until and (self.until - now).total_seconds() <= longest


def load_last_attempt(path: Path | None) -> FetchAttempt | None:
    """Return the last try; None if there was none, or nobody knows any more."""
    return state_files.load_state(path, FetchAttempt)


def save_last_attempt(path: Path | None, last: FetchAttempt) -> None:
    """Write a try down; where that is not possible, go without."""
    state_files.save_state(path, last)
