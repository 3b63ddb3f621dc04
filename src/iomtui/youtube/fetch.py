"""Fetching details from YouTube: whether it is possible now, and where the result is saved.

The command `fetch` and the viewer both do it through this.
"""

import asyncio
import errno
import os
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from msgspec.structs import replace

from iomtui.catalogue.links import source_address
from iomtui.catalogue.model import Catalogue
from iomtui.parsing.diagnostics import Code
from iomtui.parsing.files import MAX_FILE_BYTES, shown_path
from iomtui.parsing.sanitize import clean
from iomtui.storage import atomic_file, file_lock, paths
from iomtui.youtube import backoff
from iomtui.youtube.answers import MAX_ENTRIES, Answers
from iomtui.youtube.ask import ask
from iomtui.youtube.classify import RETRY_AFTER
from iomtui.youtube.details import Details
from iomtui.youtube.details_file import StoredDetails, encode_details, stored_details
from iomtui.youtube.report import Fault, FetchReport, Progress
from iomtui.youtube.ytdlp_process import Ytdlp, is_ytdlp_installed


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
    clock: Callable[[], datetime] = lambda: datetime.now(UTC).astimezone()
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


async def fetch(
    request: FetchRequest, on_progress: Callable[[Progress], None], ytdlp: Ytdlp | None = None
) -> FetchReport:
    """Fetch, save the details, and return the report; `on_progress` is called meanwhile.

    A cancelled fetch returns a report that says so. Nothing is awaited while something is saved,
    so that a cancellation comes before that or has no effect.
    """
    with ExitStack() as stack:
        report = _take_lock(request, stack)
        # Not before: the former owner of the lock may just have written.
        stored = known_details(request)
        report = report or _refusal(request, stored)
        if report is None:
            report = await _ask(request, stored.details, on_progress, ytdlp or Ytdlp(os.environ))
            if request.keeps and report.details != stored.details:
                report = _save(report, request.target)
        else:
            report = replace(report, details=stored.details)
        return replace(report, file=report.file or request.file)


def _take_lock(request: FetchRequest, stack: ExitStack) -> FetchReport | None:
    """Hold the lock for as long as `stack` lasts.

    Return the fault if there is no address to ask, the details could not be saved, or another fetch
    has the lock.
    """
    if not request.address:
        return FetchReport(details=None, fault=Fault.NO_ADDRESS)
    file = ""
    try:
        if request.keeps:
            _check_target(request.target)
        if lock := paths.fetch_lock():
            file = shown_path(lock)
            if not stack.enter_context(file_lock.exclusive_lock(lock)):
                return FetchReport(details=None, fault=Fault.BUSY)
    except OSError as error:
        reason = clean(error.strerror or "")
        return FetchReport(details=None, fault=Fault.CANNOT_SAVE, file=file, detail=reason)
    return None


def _check_target(target: Path | None) -> None:
    """Raise OSError if the details file cannot be written."""
    if target is None:
        raise OSError(errno.ENOENT, "HOME")
    target.parent.mkdir(parents=True, exist_ok=True)
    if os.path.isdir(target):  # noqa: PTH112 - Path.is_dir raises without permission
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    with TemporaryFile(dir=target.parent):
        pass


def _refusal(request: FetchRequest, stored: StoredDetails) -> FetchReport | None:
    """Return the fault that lets nothing be asked, if there is one.

    A file of a newer format would be replaced, yt-dlp is not installed, or it is too early to ask.
    """
    newer = (request.file, Code.NEWER_FORMAT)
    if request.keeps and newer in ((each.file, each.code) for each in stored.diagnostics):
        return FetchReport(details=None, fault=Fault.NEWER)
    if not is_ytdlp_installed():
        return FetchReport(details=None, fault=Fault.MISSING)
    last = backoff.load_last_attempt(paths.last_attempt())
    if last and (until := last.wait_until(request.clock())):
        return FetchReport(details=None, fault=last.fault, until=until)
    return None


async def _ask(
    request: FetchRequest,
    known: Details | None,
    on_progress: Callable[[Progress], None],
    ytdlp: Ytdlp,
) -> FetchReport:
    """Ask YouTube, save how that ended, and return the report; nothing else is saved."""
    series, limit = request.catalogue.series, min(request.limit or MAX_ENTRIES, MAX_ENTRIES)
    answers = Answers(series, known, request.address, request.clock(), limit)
    try:
        report = await ask(answers, ytdlp, on_progress)
    except asyncio.CancelledError:
        report = FetchReport(details=known, fault=Fault.CANCELLED, requests=answers.requests)
        if answers.fault not in RETRY_AFTER:
            return report
    # Even if it was cancelled in that moment: YouTube wants to be left alone.
    until = backoff.save_attempt(paths.last_attempt(), answers.fault, request.clock())
    return replace(report, until=until)


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
