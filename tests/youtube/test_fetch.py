"""Asking from beginning to end: who may, what counts when it is cancelled, and what is kept."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from iomtui.catalogue.model import Catalogue
from iomtui.channel import fetching, protocol
from iomtui.storage import file_lock, paths
from iomtui.youtube import backoff, fetch
from iomtui.youtube.details import Details
from iomtui.youtube.details_file import load_details, written
from iomtui.youtube.fetch import FetchOrder, FetchTask
from iomtui.youtube.report import Fault, FetchReport, Progress
from tests.support.youtube import YouTube
from tests.support.youtube.scenarios import EPISODES, LINE, STANDARD

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
FIRST = "burn-the-past"

ANSWERS: list[list[msgspec.Struct]] = [
    [protocol.Ready(version="2026.10.26")],
    [
        *(protocol.Asking(requests=1), protocol.Asking(requests=2)),
        protocol.VideoDetails(id=EPISODES[FIRST].id, title="Burn the Past", duration=731),
    ],
]
"""What a helper says to each of the two questions that one episode takes."""

HURRY = (
    "import sys\n"
    f"answers = {[[msgspec.json.encode(each).decode() for each in said] for said in ANSWERS]!r}\n"
    "for _, said in zip(sys.stdin, answers): print(*said, sep='\\n', flush=True)\n"
    "sys.stdin.read()\n"
)


def nobody_hears(_: Progress) -> None:
    """Take no notice."""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """The file of the supplement, in a folder that is there; it is not."""
    return tmp_path / "channel.json"


@pytest.fixture
def order(
    youtube: YouTube, shipped: Catalogue, target: Path, monkeypatch: pytest.MonkeyPatch
) -> FetchOrder:
    """Ask for one episode whose video a person has named: that costs two requests."""
    youtube.show(STANDARD)
    monkeypatch.setattr(fetching, "PAUSE", 0.0)
    for name, value in youtube.environ.items():
        monkeypatch.setenv(name, value)
    (first,) = (each for each in shipped.series.episodes if each.id == FIRST)
    series = replace(shipped.series, episodes=(replace(first, video=EPISODES[FIRST].id),))
    return FetchOrder(replace(shipped, series=series), target.parent, target)


@pytest.fixture
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answer without yt-dlp, whose start takes long: for what does not depend on what it says."""
    helper = (sys.executable, "-I", "-S", "-c", HURRY)
    monkeypatch.setattr(fetch, "Fetcher", partial(fetching.Fetcher, command=helper))


hurried = pytest.mark.usefixtures("_in_a_hurry")


def run(order: FetchOrder, now: datetime = NOW) -> FetchReport:
    """Ask to the end."""
    return FetchTask(order, lambda: now).run(nobody_hears)


def test_what_was_learnt_is_saved_and_the_report_names_the_file(
    order: FetchOrder, target: Path, youtube: YouTube
) -> None:
    report = run(order)
    assert report.is_whole
    assert report.file == str(target)
    assert load_details(target, NOW) == report.supplement
    assert len(youtube.requests) == 2


@hurried
def test_cancelled_after_the_last_answer_it_saves_nothing_and_says_so(
    order: FetchOrder, target: Path
) -> None:
    one, were_in_time = FetchTask(order, lambda: NOW), []

    def tell(progress: Progress) -> None:
        if progress.found == progress.wanted:
            were_in_time.append(one.cancel())

    report = one.run(tell)
    assert were_in_time == [True]
    assert (report.fault, report.supplement) == (Fault.CANCELLED, None)
    assert not target.exists()


@hurried
def test_cancelled_once_it_is_saved_it_was_too_late_and_the_report_stands(
    order: FetchOrder, target: Path
) -> None:
    one = FetchTask(order, lambda: NOW)
    report = one.run(nobody_hears)
    assert not one.cancel()
    assert report.is_whole
    assert target.exists()


def test_cancelled_before_it_begins_it_asks_nothing(order: FetchOrder, youtube: YouTube) -> None:
    one = FetchTask(order, lambda: NOW)
    assert one.cancel()
    assert one.run(nobody_hears).fault is Fault.CANCELLED
    assert youtube.requests == []


@hurried
def test_what_another_one_saved_before_it_begins_is_known(
    order: FetchOrder, target: Path, fetched: Details
) -> None:
    one = FetchTask(order, lambda: NOW)
    target.write_bytes(written(fetched))
    found = one.run(nobody_hears).supplement
    assert found
    assert found.videos.keys() == {FIRST, *fetched.videos}


@hurried
def test_what_goes_wrong_in_telling_is_not_taken_for_a_file(order: FetchOrder) -> None:
    def tell(_: Progress) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        FetchTask(order, lambda: NOW).run(tell)


def test_a_lock_that_cannot_be_taken_is_named(
    order: FetchOrder, target: Path, fetched: Details, youtube: YouTube
) -> None:
    target.write_bytes(written(fetched))
    path = paths.fetch_lock()
    assert path
    path.mkdir(parents=True)
    report = run(order)
    assert (report.fault, report.file) == (Fault.CANNOT_SAVE, str(path))
    assert report.supplement == fetched
    assert youtube.requests == []


def test_while_another_one_asks_what_is_known_stays(
    order: FetchOrder, target: Path, fetched: Details, youtube: YouTube
) -> None:
    target.write_bytes(written(fetched))
    path = paths.fetch_lock()
    assert path
    with file_lock.exclusive_lock(path):
        report = run(order)
    assert (report.fault, report.supplement) == (Fault.BUSY, fetched)
    assert youtube.requests == []


@hurried
def test_what_could_not_be_read_again_is_not_saved(
    order: FetchOrder, target: Path, fetched: Details
) -> None:
    before = written(fetched)
    target.write_bytes(before)
    report = run(order, datetime(2020, 1, 1, tzinfo=UTC))
    assert report.fault is Fault.CANNOT_SAVE
    assert report.file == str(target)
    assert "fetched" in report.detail
    assert target.read_bytes() == before


@pytest.mark.parametrize("keeps", [True, False])
def test_a_file_of_a_newer_program_is_never_written_over(
    order: FetchOrder, target: Path, youtube: YouTube, keeps: bool
) -> None:
    target.write_text('{"format": 2}')
    report = run(order._replace(keeps=keeps))
    fault, requests = (Fault.NEWER, 0) if keeps else (None, 2)
    assert report.fault == fault
    assert len(youtube.requests) == requests
    assert target.read_text() == '{"format": 2}'


@hurried
def test_a_damaged_file_is_replaced(order: FetchOrder, target: Path) -> None:
    target.write_text("{")
    assert run(order).is_whole
    assert load_details(target, NOW)


def test_who_is_told_to_wait_is_not_let_through_before(order: FetchOrder, youtube: YouTube) -> None:
    youtube.show(LINE["429"])
    assert run(order).fault is Fault.RATE_LIMITED
    last = backoff.load_last_attempt(paths.last_attempt())
    assert last
    assert last.waits(NOW, 3600.0)
    assert run(order).fault is Fault.TOO_SOON
    assert len(youtube.requests) == 1
