"""A fetch from beginning to end: when it is refused or cancelled, and what is saved."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from iomtui.catalogue.model import Catalogue
from iomtui.storage import file_lock, paths
from iomtui.youtube import backoff
from iomtui.youtube import fetch as fetch_module
from iomtui.youtube.details import Details
from iomtui.youtube.details_file import encode_details, load_details
from iomtui.youtube.fetch import FetchRequest, fetch
from iomtui.youtube.report import Fault, FetchReport, Progress
from iomtui.youtube.ytdlp_process import Ytdlp
from tests.support.ytdlp import RATE_LIMITED, Entry, StandInYtdlp, id_of, page

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
FIRST, TITLE = "burn-the-past", "Burn the Past"


def ignore(_: Progress) -> None:
    pass


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "channel.json"


@pytest.fixture
def request_(shipped: Catalogue, target: Path) -> FetchRequest:
    """Ask for one episode whose video a person has named: that costs two requests."""
    (first,) = (each for each in shipped.series.episodes if each.id == FIRST)
    series = replace(shipped.series, episodes=(replace(first, video=id_of(TITLE)),))
    catalogue = replace(shipped, series=series)
    return FetchRequest(catalogue, target.parent, target, clock=lambda: NOW)


@pytest.fixture
def ytdlp() -> StandInYtdlp:
    return StandInYtdlp(own={TITLE: page(TITLE)})


def run(request: FetchRequest, ytdlp: Ytdlp, now: datetime = NOW) -> FetchReport:
    return asyncio.run(fetch(request._replace(clock=lambda: now), ignore, ytdlp))


def test_details_are_saved_and_the_report_names_the_file(
    request_: FetchRequest, target: Path, ytdlp: StandInYtdlp
) -> None:
    report = run(request_, ytdlp)
    assert report.is_whole
    assert report.file == str(target)
    assert load_details(target) == report.details
    assert ytdlp.requests == 2


class CancelledYtdlp(StandInYtdlp):
    """Cancels the fetch when a number of requests has been allowed, or when it has answered."""

    def __init__(self, answer: Entry | str, at: int | None) -> None:
        super().__init__(own={TITLE: answer})
        self._at = at

    async def lines(self, *arguments: str) -> AsyncGenerator[str, None]:
        try:
            for line in self.answer(arguments):
                if self.requests == self._at:
                    await self._cancel()
                yield line
        finally:
            if self._at is None:
                await self._cancel()

    async def _cancel(self) -> None:
        task = asyncio.current_task()
        assert task
        task.cancel()
        await asyncio.sleep(0)


@pytest.mark.parametrize("at", [0, 1, 2, None])
def test_a_cancelled_fetch_saves_nothing_and_says_so(
    request_: FetchRequest, target: Path, fetched: Details, at: int | None
) -> None:
    target.write_bytes(encode_details(fetched))
    report = run(request_, CancelledYtdlp(page(TITLE), at))
    requests = 2 if at is None else at
    assert report == FetchReport(
        details=fetched, fault=Fault.CANCELLED, requests=requests, file=str(target)
    )
    assert load_details(target) == fetched
    assert backoff.load_last_attempt(paths.last_attempt()) is None


def test_a_wait_that_youtube_wants_is_saved_even_if_the_fetch_is_cancelled_then(
    request_: FetchRequest,
) -> None:
    report = run(request_, CancelledYtdlp(RATE_LIMITED, None))
    last = backoff.load_last_attempt(paths.last_attempt())
    assert report.fault is Fault.CANCELLED
    assert last
    assert last.wait_until(NOW)


def test_details_saved_by_another_fetch_before_it_begins_are_known(
    request_: FetchRequest, ytdlp: StandInYtdlp, target: Path, fetched: Details
) -> None:
    target.write_bytes(encode_details(fetched))
    details = run(request_, ytdlp).details
    assert details
    assert details.videos.keys() == {FIRST, *fetched.videos}


def test_an_error_of_showing_progress_is_raised(
    request_: FetchRequest, ytdlp: StandInYtdlp
) -> None:
    def on_progress(_: Progress) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        asyncio.run(fetch(request_, on_progress, ytdlp))


def test_a_folder_in_place_of_the_file_is_refused_before_anything_is_asked(
    request_: FetchRequest, target: Path, ytdlp: StandInYtdlp
) -> None:
    target.mkdir()
    report = run(request_, ytdlp)
    assert (report.fault, report.requests) == (Fault.CANNOT_SAVE, 0)
    assert report.detail == "Is a directory"


def test_details_too_large_to_be_read_again_replace_nothing(
    request_: FetchRequest,
    target: Path,
    fetched: Details,
    ytdlp: StandInYtdlp,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target.write_bytes(encode_details(fetched))
    monkeypatch.setattr(fetch_module, "MAX_FILE_BYTES", 100)
    report = run(request_, ytdlp)
    assert (report.fault, report.detail) == (Fault.CANNOT_SAVE, "File too large")
    assert load_details(target) == fetched


def test_where_ytdlp_is_not_installed_nothing_is_started(
    request_: FetchRequest, ytdlp: StandInYtdlp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "yt_dlp", None)
    assert run(request_, ytdlp).fault is Fault.MISSING
    assert ytdlp.requests == 0


def test_a_lock_that_cannot_be_taken_is_named(
    request_: FetchRequest, target: Path, fetched: Details, ytdlp: StandInYtdlp
) -> None:
    target.write_bytes(encode_details(fetched))
    path = paths.fetch_lock()
    assert path
    path.mkdir(parents=True)
    report = run(request_, ytdlp)
    assert (report.fault, report.file) == (Fault.CANNOT_SAVE, str(path))
    assert report.details == fetched
    assert ytdlp.requests == 0


def test_a_second_fetch_at_the_same_time_is_refused(
    request_: FetchRequest, target: Path, fetched: Details, ytdlp: StandInYtdlp
) -> None:
    target.write_bytes(encode_details(fetched))
    path = paths.fetch_lock()
    assert path
    with file_lock.exclusive_lock(path):
        report = run(request_, ytdlp)
    assert (report.fault, report.details) == (Fault.BUSY, fetched)
    assert ytdlp.requests == 0


@pytest.mark.parametrize("keeps", [True, False])
def test_a_file_of_a_newer_program_is_never_written_over(
    request_: FetchRequest, target: Path, ytdlp: StandInYtdlp, keeps: bool
) -> None:
    target.write_text('{"format": 2}')
    report = run(request_._replace(keeps=keeps), ytdlp)
    fault, requests = (Fault.NEWER, 0) if keeps else (None, 2)
    assert report.fault == fault
    assert ytdlp.requests == requests
    assert target.read_text() == '{"format": 2}'


def test_a_damaged_file_is_replaced(
    request_: FetchRequest, ytdlp: StandInYtdlp, target: Path
) -> None:
    target.write_text("{")
    assert run(request_, ytdlp).is_whole
    assert load_details(target)


def test_nothing_is_asked_before_the_wait_is_over(request_: FetchRequest) -> None:
    busy = StandInYtdlp(own={TITLE: RATE_LIMITED})
    assert run(request_, busy).fault is Fault.RATE_LIMITED
    last = backoff.load_last_attempt(paths.last_attempt())
    assert last
    assert last.wait_until(NOW)
    again = StandInYtdlp(own={TITLE: page(TITLE)})
    report = run(request_, again)
    assert (report.fault, report.until) == (Fault.RATE_LIMITED, last.wait_until(NOW))
    assert again.requests == 0
