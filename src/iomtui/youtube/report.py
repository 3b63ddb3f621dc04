"""Types for the progress, the faults and the report of a fetch."""

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import msgspec

from iomtui.youtube.details import Details, State

MOST_REQUESTS = 13
"""The most requests of one fetch: three pages of a list, and two for each of five videos."""


class Fault(StrEnum):
    """What ended a fetch, one for each thing that a person can do about it.

    The wording has a sentence for each.
    """

    CANCELLED = "cancelled"
    RATE_LIMITED = "rate-limited"
    BLOCKED = "blocked"
    """YouTube refuses this network, or takes us for a robot: wait longer."""
    NETWORK = "network"
    SERVER = "server"
    CLOCK = "clock"
    """The certificate does not fit this computer's date: correct the date."""
    PORTAL = "portal"
    """Something other than YouTube answered: look for a sign-in page or a filter."""
    NOT_FOUND = "not-found"
    NO_ADDRESS = "no-address"
    OUTDATED = "outdated"
    """yt-dlp does not understand the answer: update it."""
    MISSING = "missing"
    SUSPECT = "suspect"
    """The list is empty, or has none of the episodes any more: YouTube may have changed."""
    BUDGET = "budget"
    BUSY = "busy"
    CANNOT_SAVE = "cannot-save"
    NEWER = "newer"
    """The details file is of a newer version of this program: update it."""


class Progress(NamedTuple):
    """How far a fetch has come."""

    requests: int
    listed: int
    """How many videos of the channel were looked at."""
    found: int
    """How many episodes have a video now."""


class FetchReport(msgspec.Struct, frozen=True, kw_only=True, rename={"details": "supplement"}):
    """The result of a fetch. The keys are ids of episodes; the names are public (`--json`)."""

    details: Details | None
    """What is known now, old and new together."""
    found: tuple[str, ...] = ()
    """The episodes whose video was seen this time."""
    unmatched: tuple[str, ...] = ()
    """The episodes for which no video was found this time."""
    ambiguous: dict[str, tuple[str, ...]] = {}
    """The ids of videos that fit equally well."""
    news: dict[str, tuple[str, ...]] = {}
    """The names of the fields that are new or have changed."""
    numbered: dict[str, int] = {}
    """The number that a video's title gives an episode, where it is not its place in the list."""
    fault: Fault | None = None
    """What ended it early; None if nothing did."""
    faults: dict[str, State] = {}
    """Why the video of an episode cannot be watched."""
    is_cut: bool = False
    """Whether the channel lists more videos than were looked at."""
    requests: int = 0
    until: datetime | None = None
    """The moment before which YouTube is left alone."""
    file: str = ""
    """The details file, as it is shown to people."""
    detail: str = ""
    """The system's reason, where that file cannot be written."""

    @property
    def is_whole(self) -> bool:
        """Whether every episode was found, and nothing went wrong."""
        return not (self.fault or self.faults or self.unmatched or self.ambiguous)


def known_report(details: Details | None, file: str = "") -> FetchReport:
    """Return what is known already, as a report of which nothing is new."""
    if details is None:
        return FetchReport(details=None, file=file)
    return FetchReport(
        details=details,
        unmatched=details.unmatched,
        ambiguous=details.ambiguous,
        is_cut=not details.origin.complete,
        file=file,
    )
