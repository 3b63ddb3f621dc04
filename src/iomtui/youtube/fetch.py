"""Fetching details from YouTube: whether it is possible now, and where the result is saved.

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
from typing import Any, NamedTuple

from msgspec.structs import replace

from iomtui.catalogue.model import Catalogue
from iomtui.parsing.diagnostics import Code
from iomtui.parsing.files import MAX_FILE_BYTES, shown_path
from iomtui.parsing.sanitize import clean
from iomtui.storage import atomic_file, file_lock, paths
from iomtui.youtube import backoff
from iomtui.youtube.answers import MAX_ENTRIES, Answers, zone_of
from iomtui.youtube.ask import ask
from iomtui.youtube.channel_address import source_address
from iomtui.youtube.classify import RETRY_AFTER
from iomtui.youtube.details_file import StoredDetails, encode_details, stored_details
from iomtui.youtube.report import Fault, FetchReport, Progress
from iomtui.youtube.ytdlp_process import Ytdlp


def local_now() -> datetime:
    """Return the present moment, in the zone of this computer."""
    return datetime.now(UTC).astimezone()


class FetchRequest(NamedTuple):
    """What to fetch, and where to save it."""

    catalogue: Catalogue
    data: Path
    """The data folder of the catalogue."""
    target: Path | None
    """The details file; None where there is no place for one."""
    source: str | None = None
    """The address to ask; None for the one in the data."""
    limit: int | None = None
    """The most videos of a list that are read."""
    keeps: bool = True
    """Whether the result is saved."""
    clock: Callable[[], datetime] = local_now
    """Returns the present moment with its zone."""

    @property
    def address(self) -> str:
        """The address to ask, in its plainest form; empty if there is none."""
        channel = self.catalogue.series.channel
        return source_address(self.source or (channel.url if channel else None) or "") or ""

    @property
    def file(self) -> str:
        """The details file, as it is shown to people."""
        return shown_path(self.target) if self.target else "–"


def known_details(request: FetchRequest) -> StoredDetails:
    """Return the details that a fetch adds to."""
    if request.target in (None, paths.details_file()):
        return stored_details(request.data, own=True)
    return stored_details(request.target.parent, own=False)


class _RefusedError(Exception):
    """Raised where nothing may be asked now, or the details could not be saved; has the report."""

    def __init__(self, fault: Fault, file: str, reason: str = "", **values: Any) -> None:
        super().__init__(fault)
        self.report = FetchReport(
            details=None, fault=fault, file=file, detail=clean(reason), **values
        )


class FetchTask:
    """One fetch. `run` it once, which blocks; `cancel` ends it from any thread.

    The details file is read and written while the one lock is held.
    """

    def __init__(self, request: FetchRequest, ytdlp: Ytdlp | None = None) -> None:
        self._request = request
        self._ytdlp = ytdlp or Ytdlp(os.environ)
        self._lock = threading.Lock()
        self._is_cancelled = False
        self._is_final = False

    def cancel(self) -> bool:
        """End it at once; `run` then returns a report that says so.

        Return False if it is too late for that: the report stands, and is saved or about to be.
        """
        with self._lock:
            if self._is_final:
                return False
            self._is_cancelled = True
        self._ytdlp.cancel()
        return True

    def run(self, on_progress: Callable[[Progress], None]) -> FetchReport:
        """Fetch, save the details, and return the report; `on_progress` is called meanwhile."""
        request = self._request
        with ExitStack() as stack:
            try:
                _check_request(request)
                _take_lock(stack, request)
                # Not before: the former owner of the lock may just have written.
                known = known_details(request)
                _check_known(request, known)
                _check_wait(request)
            except _RefusedError as error:
                return replace(error.report, details=known_details(request).details)
            series, limit = request.catalogue.series, min(request.limit or MAX_ENTRIES, MAX_ENTRIES)
            answers = Answers(request.address, request.clock(), zone_of(series), limit)
            report = ask(series, known.details, answers, self._ytdlp, on_progress)
            if report.fault is not Fault.CANCELLED:
                # Even if it is cancelled now: who has to wait has to.
                until = backoff.save_attempt(paths.last_attempt(), report.fault, request.clock())
                report = replace(report, until=until)
            with self._lock:
                self._is_final = not self._is_cancelled and report.fault is not Fault.CANCELLED
            if not self._is_final:
                report = FetchReport(
                    details=known.details, fault=Fault.CANCELLED, requests=report.requests
                )
            elif request.keeps and report.details != known.details:
                report = _save(report, request.target)
            return replace(report, file=request.file)


def _check_request(request: FetchRequest) -> None:
    """Raise _RefusedError if there is no address, or the details file cannot be written."""
    if not request.address:
        raise _RefusedError(Fault.NO_ADDRESS, request.file)
    if not request.keeps:
        return
    if request.target is None:
        raise _RefusedError(Fault.CANNOT_SAVE, request.file, "HOME")
    folder = request.target.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _RefusedError(Fault.CANNOT_SAVE, request.file, error.strerror or "") from None
    if os.path.isdir(request.target):  # noqa: PTH112 - Path.is_dir raises without permission
        raise _RefusedError(Fault.CANNOT_SAVE, request.file, os.strerror(errno.EISDIR))
    if not os.access(folder, os.W_OK):
        raise _RefusedError(Fault.CANNOT_SAVE, request.file, os.strerror(errno.EACCES))


def _take_lock(stack: ExitStack, request: FetchRequest) -> None:
    """Hold the lock for as long as `stack` lasts; raise _RefusedError if that is not possible."""
    path = paths.fetch_lock()
    if path is None:
        return
    try:
        is_alone = stack.enter_context(file_lock.exclusive_lock(path))
    except OSError as error:
        raise _RefusedError(Fault.CANNOT_SAVE, shown_path(path), error.strerror or "") from None
    if not is_alone:
        raise _RefusedError(Fault.BUSY, request.file)


def _check_known(request: FetchRequest, known: StoredDetails) -> None:
    """Raise _RefusedError if the details file is of a newer format, and would be overwritten."""
    is_newer = any(
        (each.file, each.code) == (request.file, Code.NEWER_FORMAT) for each in known.diagnostics
    )
    if request.keeps and is_newer:
        raise _RefusedError(Fault.NEWER, request.file)


def _check_wait(request: FetchRequest) -> None:
    """Raise _RefusedError if YouTube is to be left alone for now."""
    last = backoff.load_last_attempt(paths.last_attempt())
    if last and last.until and last.waits(request.clock()):
        fault = next((each for each in RETRY_AFTER if each == last.fault), Fault.RATE_LIMITED)
        raise _RefusedError(fault, request.file, until=last.until.astimezone())


def _save(report: FetchReport, target: Path | None) -> FetchReport:
    """Write the details; return the report, which has a fault if that is not possible."""
    if target is None or report.details is None:
        return report
    data = encode_details(report.details)
    try:
        # A larger file would be refused when it is read, and what it replaced would be lost.
        if len(data) > MAX_FILE_BYTES:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        atomic_file.write_atomically(target, data)
    except OSError as error:
        return replace(report, fault=Fault.CANNOT_SAVE, detail=clean(error.strerror or ""))
    return report
