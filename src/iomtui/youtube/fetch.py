"""Fetching details from YouTube: who may fetch now, what comes of it, where it is saved.

The command `fetch` and the viewer both do it through this.
"""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from iomtui.parsing.diagnostics import Code, Diagnostic
from iomtui.parsing.files import shown_path
from iomtui.parsing.sanitize import clean
from iomtui.storage import atomic_file, file_lock, paths
from iomtui.youtube import backoff
from iomtui.youtube.ask import ask
from iomtui.youtube.classify import RETRY_AFTER
from iomtui.youtube.details import Details
from iomtui.youtube.details_file import (
    StoredDetails,
    encode_details,
    stored_details,
)
from iomtui.youtube.fetch_request import FetchRequest
from iomtui.youtube.report import Fault, FetchReport, Progress
from iomtui.youtube.ytdlp_process import Ytdlp

LONGEST_WAIT = 6 * 3600.0
"""The longest that anybody is made to wait, in seconds."""


def known_details(request: FetchRequest) -> StoredDetails:
    """Return what is known already."""
    if request.target in (None, paths.details_file()):
        return stored_details(request.data, own=True)
    return stored_details(request.target.parent, own=False)


class FetchTask:
    """One fetch. `run` it once, which blocks; `cancel` ends it from any thread.

    What is known is read, and what was learnt is saved, under the one lock.
    """

    def __init__(self, request: FetchRequest, ytdlp: Ytdlp | None = None) -> None:
        self._request = request
        self._ytdlp = ytdlp or Ytdlp(os.environ)
        self._lock = threading.Lock()
        self._is_cancelled = False
        self._is_settled = False

    def cancel(self) -> bool:
        """End it at once; `run` then returns a report that says so.

        False if it is too late for that: what came of it stands, and is saved or about to be.
        """
        with self._lock:
            if self._is_settled:
                return False
            self._is_cancelled = True
        self._ytdlp.cancel()
        return True

    def run(self, on_progress: Callable[[Progress], None]) -> FetchReport:
        """Fetch, save what came of it, and return that; `on_progress` is called as it goes on."""
        with ExitStack() as stack:
            refusal = self._impossible() or _hold(stack, self._request)
            # Not before: whoever held the lock may just have written.
            known, _, diagnostics = known_details(self._request)
            refusal = refusal or self._unwise(diagnostics)
            if refusal:
                return replace(refusal, details=known)
            report = replace(self._fetched(known, on_progress), file=self._request.file)
            return self._saved(report, known) if self._is_settled else report

    def _impossible(self) -> FetchReport | None:
        """Return why nothing could come of it, whoever asks; None if something could."""
        request = self._request
        if not request.address:
            return _refused(Fault.NO_ADDRESS, request.file)
        reason = _obstacle(request.target) if request.keeps else ""
        return _refused(Fault.CANNOT_SAVE, request.file, reason) if reason else None

    def _unwise(self, diagnostics: Iterable[Diagnostic]) -> FetchReport | None:
        """Return why it should not be asked now; `diagnostics` are those of what is known."""
        request = self._request
        for each in diagnostics:
            if request.keeps and (each.file, each.code) == (request.file, Code.NEWER_FORMAT):
                return _refused(Fault.NEWER, request.file)
        last = backoff.load_last_attempt(paths.last_attempt())
        if last and last.waits(request.clock(), LONGEST_WAIT):
            fault = next((each for each in RETRY_AFTER if each == last.fault), Fault.RATE_LIMITED)
            refusal = _refused(fault, request.file)
            return replace(refusal, until=last.until and last.until.astimezone())
        return None

    def _fetched(
        self, known: Details | None, on_progress: Callable[[Progress], None]
    ) -> FetchReport:
        """Ask, and settle what came of it, unless that was cancelled."""
        request = self._request
        report = ask(request, known, self._ytdlp, on_progress)
        if report.fault is not Fault.CANCELLED:
            # Even if it is cancelled now: who was told to wait has to.
            report = replace(report, until=_save_attempt(report.fault, request.clock()))
        with self._lock:
            self._is_settled = not self._is_cancelled and report.fault is not Fault.CANCELLED
        if self._is_settled:
            return report
        return FetchReport(details=known, fault=Fault.CANCELLED, requests=report.requests)

    def _saved(self, report: FetchReport, before: Details | None) -> FetchReport:
        request = self._request
        target, details = request.target, report.details
        if not request.keeps or not target or not details or details == before:
            return report
        try:
            atomic_file.write_atomically(target, encode_details(details))
        except OSError as error:
            reason = clean(error.strerror or "")
            return replace(report, fault=Fault.CANNOT_SAVE, detail=reason)
        return report


def _refused(fault: Fault, file: str, reason: str = "") -> FetchReport:
    return FetchReport(details=None, fault=fault, file=file, detail=clean(reason))


def _hold(stack: ExitStack, request: FetchRequest) -> FetchReport | None:
    """Hold the lock for as long as `stack` lasts; return why that is not possible."""
    path = paths.fetch_lock()
    if path is None:
        return None
    try:
        is_alone = stack.enter_context(file_lock.exclusive_lock(path))
    except OSError as error:
        return _refused(Fault.CANNOT_SAVE, shown_path(path), error.strerror or "")
    return None if is_alone else _refused(Fault.BUSY, request.file)


def _save_attempt(fault: Fault | None, moment: datetime) -> datetime | None:
    """Save how a fetch went, and return the moment before which YouTube is left alone."""
    wait = RETRY_AFTER.get(fault) if fault else None
    until = moment + wait if wait else None
    attempt = backoff.FetchAttempt(at=moment, fault=fault, until=until)
    backoff.save_last_attempt(paths.last_attempt(), attempt)
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
