"""A fetch from beginning to end: when it is refused or cancelled, and what is saved."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from iomtui.catalogue.model import Catalogue
from iomtui.storage import file_lock, paths
from iomtui.youtube import backoff, fetch
from iomtui.youtube.details import Details
from iomtui.youtube.details_file import encode_details, load_details
from iomtui.youtube.fetch import FetchRequest, FetchTask
from iomtui.youtube.report import Fault, FetchReport, Progress
from iomtui.youtube.ytdlp_process import Ytdlp
from tests.support.ytdlp import StandInYtdlp, id_of, page

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
FIRST, TITLE = "burn-the-past", "Burn the Past"
RATE_LIMITED = "WARNING: [youtube] HTTP Error 429: Too Many Requests"


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
    return FetchTask(request._replace(clock=lambda: now), ytdlp).run(ignore)


def test_details_are_saved_and_the_report_names_the_file(
    request_: FetchRequest, target: Path, ytdlp: StandInYtdlp
) -> None:
    report = run(request_, ytdlp)
    assert report.is_whole
    assert report.file == str(target)
    assert load_details(target) == report.details
    assert ytdlp.requests == 2


def test_cancelled_after_the_last_answer_it_saves_nothing_and_says_so(
    request_: FetchRequest, ytdlp: StandInYtdlp, target: Path
) -> None:
    one, were_in_time = FetchTask(request_, ytdlp), []

    def on_progress(progress: Progress) -> None:
        if progress.found == progress.wanted:
            were_in_time.append(one.cancel())

    report = one.run(on_progress)
    assert were_in_time == [True]
    assert (report.fault, report.details) == (Fault.CANCELLED, None)
    assert not target.exists()


def test_cancelled_once_it_is_saved_it_was_too_late_and_the_report_stands(
    request_: FetchRequest, ytdlp: StandInYtdlp, target: Path
) -> None:
    one = FetchTask(request_, ytdlp)
    report = one.run(ignore)
    assert not one.cancel()
    assert report.is_whole
    assert target.exists()


def test_cancelled_before_it_begins_it_asks_nothing(
    request_: FetchRequest, ytdlp: StandInYtdlp
) -> None:
    one = FetchTask(request_, Ytdlp({}, command=("/nonexistent",)))
    assert one.cancel()
    assert one.run(ignore).fault is Fault.CANCELLED


def test_details_saved_by_another_fetch_before_it_begins_are_known(
    request_: FetchRequest, ytdlp: StandInYtdlp, target: Path, fetched: Details
) -> None:
    one = FetchTask(request_, ytdlp)
    target.write_bytes(encode_details(fetched))
    found = one.run(ignore).details
    assert found
    assert found.videos.keys() == {FIRST, *fetched.videos}


def test_an_error_of_showing_progress_is_raised(
    request_: FetchRequest, ytdlp: StandInYtdlp
) -> None:
    def on_progress(_: Progress) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        FetchTask(request_, ytdlp).run(on_progress)


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
    monkeypatch.setattr(fetch, "MAX_FILE_BYTES", 100)
    report = run(request_, ytdlp)
    assert (report.fault, report.detail) == (Fault.CANNOT_SAVE, "File too large")
    assert load_details(target) == fetched


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
    assert last.waits(NOW)
    again = StandInYtdlp(own={TITLE: page(TITLE)})
    report = run(request_, again)
    assert (report.fault, report.until) == (Fault.RATE_LIMITED, last.until)
    assert again.requests == 0
