"""Asking the channel: the one door to this package for the command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from iomtui.catalogue.model import Series
from iomtui.channel.conversation import HELPER, PATIENCE, Conversation, Patience
from iomtui.channel.environment import helper_environment
from iomtui.channel.gathering import Gathering, Subject
from iomtui.channel.merging import merged, news
from iomtui.youtube.channel_address import source_address
from iomtui.youtube.details import Details
from iomtui.youtube.report import Fault, FetchReport, Progress

PAUSE = 1.0
"""Seconds from the end of one request to the beginning of the next."""


class Job(NamedTuple):
    """What is to be asked."""

    source: str
    """The address of the channel or playlist."""
    series: Series
    """The series whose episodes are looked for."""
    known: Details | None = None
    """What is known already."""
    limit: int | None = None
    """The most videos of a list that are looked at; None for as many as can be."""


def _now() -> datetime:
    return datetime.now(UTC)


class Fetcher:
    """One asking of the channel, in a helper process. `run` it once, in any thread."""

    def __init__(
        self,
        job: Job,
        *,
        clock: Callable[[], datetime] = _now,
        command: Sequence[str] = HELPER,
        environ: Mapping[str, str] | None = None,
        patience: Patience = PATIENCE,
    ) -> None:
        """Prepare to ask; nothing is started yet.

        `clock` gives the present moment with its zone. The helper is started with `command`, and
        told what it needs of `environ`, or of our own environment.
        """
        self._job = job
        self._clock = clock
        told = helper_environment(os.environ if environ is None else environ)
        self._conversation = Conversation(command, told, patience=patience)

    def cancel(self) -> None:
        """End it at once: nothing is learnt, and `run` returns. May be called from any thread."""
        self._conversation.cancel()

    def run(self, tell: Callable[[Progress], None]) -> FetchReport:
        """Ask, and return what came of it when the helper is gone; nothing is saved.

        `tell` is called as it goes on, in this thread. Whatever goes wrong is in the report.
        """
        job, now = self._job, self._clock()
        address = source_address(job.source)
        if address is None:
            return FetchReport(supplement=job.known, fault=Fault.NO_ADDRESS)
        subject = Subject(address, job.series, job.known, job.limit, now)
        with self._conversation as talk:
            gathering = Gathering(subject, talk, tell)
            gathering.gather(PAUSE)
        return report_of(subject, gathering)


def report_of(subject: Subject, gathering: Gathering) -> FetchReport:
    """Return what came of an asking that is over; one that was cancelled has taught nothing."""
    if gathering.fault is Fault.CANCELLED:
        return FetchReport(
            supplement=subject.known, fault=Fault.CANCELLED, requests=gathering.requests
        )
    outcome = gathering.outcome()
    supplement = merged(subject.known, outcome, subject.now)
    taken = gathering.looks.taken
    listing = gathering.listing
    numbered = listing.matches.numbered
    return FetchReport(
        supplement=supplement,
        found=tuple(each.id for each in subject.series.episodes if each.id in taken),
        unmatched=outcome.unmatched,
        ambiguous=outcome.ambiguous,
        news=news(subject.known, supplement),
        numbered={name: number for name, number in numbered.items() if name in taken},
        fault=outcome.fault,
        faults=gathering.looks.faults,
        is_cut=outcome.has_list and not listing.is_complete,
        requests=gathering.requests,
    )
