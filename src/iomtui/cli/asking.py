"""Asking the channel from beginning to end: who may ask now, what comes of it, where it is kept.

The command `fetch` and the viewer both do it through this.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from iomtui.catalogue.channel_report import Fault, Progress, Report
from iomtui.catalogue.model import Catalogue
from iomtui.catalogue.supplement import Supplement
from iomtui.catalogue.supplement_reading import written
from iomtui.channel.faults import retry_after
from iomtui.channel.fetching import Fetcher, Job
from iomtui.cli.supplement import supplement_for
from iomtui.reading.cleaning import clean
from iomtui.reading.files import shown_path
from iomtui.stored import atomic, last_try, locations, lock

WAITED_FOR = frozenset({Fault.RATE_LIMITED, Fault.BOT_CHECK, Fault.BLOCKED})
"""The faults after which we do not ask for a while, even if told to. After others, the person who
has just mended the network knows best."""

LONGEST_WAIT = 6 * 3600.0
"""The longest that anybody is made to wait, in seconds."""


class Order(NamedTuple):
    """What is to be asked, and where the result goes."""

    catalogue: Catalogue
    """The episodes to look for."""
    data: Path
    """The data folder that they are of."""
    target: Path | None
    """The file of the supplement; None where there is no place for one."""
    source: str | None = None
    """The address to ask; None for the one in the data."""
    limit: int | None = None
    """The most videos of a list that are looked at."""
    keeps: bool = True
    """Whether the result is saved."""


def now() -> datetime:
    """Return the present moment, in the zone of this computer."""
    return datetime.now(UTC).astimezone()


def known(order: Order) -> Supplement | None:
    """Return what is known already; None if nothing is, or what there is cannot be used."""
    if order.target in (None, locations.supplement_file()):
        return supplement_for(order.data, own=True)[0]
    return supplement_for(order.target.parent, own=False)[0]


def known_report(order: Order) -> Report:
    """Return what is known already, as a report of which nothing is new."""
    supplement = known(order)
    if supplement is None:
        return Report(supplement=None)
    return Report(
        supplement=supplement,
        unmatched=supplement.unmatched,
        ambiguous=supplement.ambiguous,
        is_cut=not supplement.origin.complete,
    )


class Asking:
    """One asking of the channel. `run` blocks; `cancel` ends it from any thread."""

    def __init__(self, order: Order, clock: Callable[[], datetime] = now) -> None:
        self._order = order
        self._clock = clock
        self._known = known(order)
        channel = order.catalogue.series.channel
        self._source = order.source or (channel.url if channel else None) or ""
        job = Job(self._source, order.catalogue.series, self._known, order.limit)
        self._fetcher = Fetcher(job, clock=clock)

    def cancel(self) -> None:
        """End it at once; `run` then returns a report that says so."""
        self._fetcher.cancel()

    def run(self, tell: Callable[[Progress], None]) -> Report:
        """Ask, save what came of it, and return that; `tell` is called as it goes on."""
        return self._refusal() or self._alone(tell)

    def _refusal(self) -> Report | None:
        """Return why nothing can be asked now; None if it can."""
        if not self._source:
            return self._refused(Fault.NO_ADDRESS)
        reason = _obstacle(self._order.target) if self._order.keeps else ""
        if reason:
            return self._cannot_save(Report(supplement=self._known), reason)
        last = last_try.recall(locations.last_try())
        if last and last.waits(self._clock(), LONGEST_WAIT):
            return self._refused(Fault.TOO_SOON, until=last.until and last.until.astimezone())
        return None

    def _refused(self, fault: Fault, *, until: datetime | None = None) -> Report:
        return Report(supplement=self._known, fault=fault, until=until)

    def _cannot_save(self, report: Report, reason: str) -> Report:
        target = self._order.target
        file = shown_path(target) if target else "–"
        return msgspec.structs.replace(
            report, fault=Fault.CANNOT_SAVE, file=file, detail=clean(reason)
        )

    def _alone(self, tell: Callable[[Progress], None]) -> Report:
        path = locations.fetch_lock()
        if path is None:
            return self._ask(tell)
        try:
            with lock.alone(path) as is_alone:
                return self._ask(tell) if is_alone else self._refused(Fault.BUSY)
        except OSError as error:
            return self._cannot_save(Report(supplement=self._known), error.strerror or "")

    def _ask(self, tell: Callable[[Progress], None]) -> Report:
        report = self._fetcher.run(tell)
        if report.fault is Fault.CANCELLED:
            return report
        moment = self._clock()
        wait = retry_after(report.fault) if report.fault in WAITED_FOR else None
        until = moment + wait if wait else None
        last_try.remember(
            locations.last_try(), last_try.LastTry(at=moment, fault=report.fault, until=until)
        )
        return self._saved(msgspec.structs.replace(report, until=until))

    def _saved(self, report: Report) -> Report:
        target, supplement = self._order.target, report.supplement
        if not self._order.keeps or not target or not supplement or supplement == self._known:
            return report
        try:
            atomic.write(target, written(supplement))
        except OSError as error:
            return self._cannot_save(report, error.strerror or "")
        return report


def _obstacle(target: Path | None) -> str:
    """Return why a file cannot be written; empty if nothing speaks against it."""
    if target is None:
        return "HOME"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return error.strerror or ""
    return "" if os.access(target.parent, os.W_OK) else os.strerror(errno.EACCES)
