"""Asking the channel from beginning to end: who may ask now, what comes of it, where it is kept.

The command `fetch` and the viewer both do it through this.
"""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from iomtui.catalogue.model import Catalogue
from iomtui.channel.faults import retry_after
from iomtui.channel.fetching import Fetcher, Job
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError
from iomtui.parsing.files import shown_path
from iomtui.parsing.sanitize import clean
from iomtui.storage import atomic_file, file_lock, paths
from iomtui.youtube import backoff
from iomtui.youtube.details import Details
from iomtui.youtube.details_choice import details_for
from iomtui.youtube.details_file import read_details, written
from iomtui.youtube.report import Fault, FetchReport, Progress

LONGEST_WAIT = 6 * 3600.0
"""The longest that anybody is made to wait, in seconds."""


class FetchOrder(NamedTuple):
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

    @property
    def address(self) -> str:
        """The address to ask; empty where nobody has named one."""
        channel = self.catalogue.series.channel
        return self.source or (channel.url if channel else None) or ""

    @property
    def file(self) -> str:
        """The file of the supplement, as it is shown to people."""
        return shown_path(self.target) if self.target else "–"


def local_now() -> datetime:
    """Return the present moment, in the zone of this computer."""
    return datetime.now(UTC).astimezone()


def known_details(order: FetchOrder) -> tuple[Details | None, list[Diagnostic]]:
    """Return what is known already, if anything is, and why some of it cannot be used."""
    if order.target in (None, paths.details_file()):
        return details_for(order.data, own=True)
    return details_for(order.target.parent, own=False)


class FetchTask:
    """One asking of the channel. `run` it once, which blocks; `cancel` ends it from any thread.

    What is known is read, and what was learnt is saved, under the one lock.
    """

    def __init__(self, order: FetchOrder, clock: Callable[[], datetime] = local_now) -> None:
        self._order = order
        self._clock = clock
        self._state = threading.Lock()
        self._fetcher: Fetcher | None = None
        self._is_cancelled = False
        self._is_settled = False

    def cancel(self) -> bool:
        """End it at once; `run` then returns a report that says so.

        False if it is too late for that: what came of it stands, and is saved or about to be.
        """
        with self._state:
            if self._is_settled:
                return False
            self._is_cancelled = True
            if self._fetcher:
                self._fetcher.cancel()
        return True

    def run(self, tell: Callable[[Progress], None]) -> FetchReport:
        """Ask, save what came of it, and return that; `tell` is called as it goes on."""
        with ExitStack() as held:
            refusal = self._impossible() or _hold(held, self._order)
            # Not before: whoever held the lock may just have written.
            supplement, problems = known_details(self._order)
            refusal = refusal or self._unwise(problems)
            if refusal:
                return replace(refusal, supplement=supplement)
            report = replace(self._asked(supplement, tell), file=self._order.file)
            return self._saved(report, supplement) if self._is_settled else report

    def _impossible(self) -> FetchReport | None:
        """Return why nothing could come of it, whoever asks; None if something could."""
        order = self._order
        if not order.address:
            return _refused(Fault.NO_ADDRESS, order.file)
        reason = _obstacle(order.target) if order.keeps else ""
        return _refused(Fault.CANNOT_SAVE, order.file, reason) if reason else None

    def _unwise(self, problems: list[Diagnostic]) -> FetchReport | None:
        """Return why it should not be asked now; `problems` are those of what is known."""
        order = self._order
        for problem in problems:
            if order.keeps and (problem.file, problem.code) == (order.file, Code.NEWER_FORMAT):
                return _refused(Fault.NEWER, order.file)
        last = backoff.load_last_attempt(paths.last_attempt())
        if last and last.waits(self._clock(), LONGEST_WAIT):
            refusal = _refused(Fault.TOO_SOON, order.file)
            return replace(refusal, until=last.until and last.until.astimezone())
        return None

    def _asked(self, supplement: Details | None, tell: Callable[[Progress], None]) -> FetchReport:
        """Ask, and settle what came of it, unless that was cancelled."""
        order = self._order
        job = Job(order.address, order.catalogue.series, supplement, order.limit)
        fetcher = Fetcher(job, clock=self._clock)
        with self._state:
            self._fetcher = fetcher
            if self._is_cancelled:
                fetcher.cancel()
        report = fetcher.run(tell)
        if report.fault is not Fault.CANCELLED:
            # Even if it is cancelled now: who was told to wait has to.
            report = replace(report, until=_noted(report.fault, self._clock()))
        with self._state:
            self._is_settled = not self._is_cancelled and report.fault is not Fault.CANCELLED
        if self._is_settled:
            return report
        return FetchReport(supplement=supplement, fault=Fault.CANCELLED, requests=report.requests)

    def _saved(self, report: FetchReport, before: Details | None) -> FetchReport:
        target, supplement = self._order.target, report.supplement
        if not self._order.keeps or not target or not supplement or supplement == before:
            return report
        data = written(supplement)
        try:
            # What would be refused at the next start must not take the place of what is not.
            read_details(data, report.file, self._clock())
            atomic_file.write_atomically(target, data)
        except InvalidContentError as error:
            reason = error.diagnostics[0].values.get("reason", "")
        except OSError as error:
            reason = error.strerror or ""
        else:
            return report
        return replace(report, fault=Fault.CANNOT_SAVE, detail=clean(reason))


def _refused(fault: Fault, file: str, reason: str = "") -> FetchReport:
    return FetchReport(supplement=None, fault=fault, file=file, detail=clean(reason))


def _hold(held: ExitStack, order: FetchOrder) -> FetchReport | None:
    """Hold the lock for as long as `held` lasts; return why that is not possible."""
    path = paths.fetch_lock()
    if path is None:
        return None
    try:
        is_alone = held.enter_context(file_lock.exclusive_lock(path))
    except OSError as error:
        return _refused(Fault.CANNOT_SAVE, shown_path(path), error.strerror or "")
    return None if is_alone else _refused(Fault.BUSY, order.file)


def _noted(fault: Fault | None, moment: datetime) -> datetime | None:
    """Note how a try went, and return the moment before which one is not to ask again."""
    wait = retry_after(fault) if fault else None
    until = moment + wait if wait else None
    backoff.save_last_attempt(
        paths.last_attempt(), backoff.FetchAttempt(at=moment, fault=fault, until=until)
    )
    return until


def _obstacle(target: Path | None) -> str:
    """Return why a file cannot be written; empty if nothing speaks against it."""
    if target is None:
        return "HOME"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return error.strerror or ""
    return "" if os.access(target.parent, os.W_OK) else os.strerror(errno.EACCES)
