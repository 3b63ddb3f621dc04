"""Where faults are written down: in bounds, legible, and silent about people."""

from __future__ import annotations

import errno
import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui import __version__
from iomtui.storage.crash_log import MOST_BYTES, record_crash

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECRET = "730195 of somebody"


def fault(message: str = SECRET, depth: int = 1) -> Exception:
    """Return a fault as it was caught, so many calls deep."""

    def fall(left: int) -> None:
        typed = SECRET
        if left == 0:
            raise ValueError(message, typed)
        fall(left - 1)

    try:
        fall(depth)
    except ValueError as error:
        return error
    raise AssertionError


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk hundreds of times."""
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "crash.log"


def test_it_tells_what_it_was_and_where_but_not_what_was_typed(path: Path) -> None:
    assert record_crash(path, fault(), NOON)
    noted = path.read_text("utf-8")
    assert noted.startswith(
        f"2026-03-01T12:00:00+00:00 iomtui {__version__}\nbuiltins.ValueError\n"
    )
    assert f"storage/{Path(__file__).name}:" in noted
    assert " fall" in noted
    assert SECRET not in noted
    assert str(Path(__file__).parent) not in noted


def test_it_tells_what_led_to_it_and_the_number_of_a_system_error(path: Path) -> None:
    try:
        try:
            raise OSError(errno.ENOSPC, SECRET, SECRET)
        except OSError as error:
            raise RuntimeError(SECRET) from error
    except RuntimeError as error:
        record_crash(path, error, NOON)
    noted = path.read_text("utf-8")
    assert noted.index("RuntimeError") < noted.index(f"OSError (errno {errno.ENOSPC})")
    assert SECRET not in noted


def test_faults_that_led_to_each_other_in_a_ring_are_told_once_and_in_bounds(path: Path) -> None:
    first, second = fault(), fault()
    first.__cause__, second.__cause__ = second, first
    assert record_crash(path, first, NOON)
    assert path.stat().st_size < 10_000


def test_two_hundred_faults_stay_in_bounds_and_the_newest_is_there(path: Path) -> None:
    for number in range(200):
        assert record_crash(path, fault(depth=30), NOON + timedelta(minutes=number))
        assert path.stat().st_size <= MOST_BYTES
    noted = path.read_text("utf-8")
    newest = NOON + timedelta(minutes=199)
    assert noted.count(newest.isoformat()) == 1
    assert NOON.isoformat() not in noted
    assert noted.startswith("2026-03-01T")
    assert [each.name for each in path.parent.iterdir()] == ["crash.log"]


@pytest.mark.skipif(os.name != "posix", reason="other permissions")
def test_it_is_its_owners_alone(path: Path) -> None:
    record_crash(path, fault(), NOON)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@given(before=st.binary(max_size=2000) | st.binary(max_size=50).map(lambda data: data * 3000))
def test_whatever_was_in_the_file_the_fault_is_noted_and_it_stays_in_bounds(before: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "crash.log"
        path.write_bytes(before)
        assert record_crash(path, fault(), NOON)
        noted = path.read_bytes()
    assert len(noted) <= MOST_BYTES
    assert noted.count(b"builtins.ValueError\n") >= 1
    assert NOON.isoformat().encode() in noted
    noted.decode("utf-8")


def test_a_file_that_is_no_file_is_not_waited_for(path: Path) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    assert record_crash(path, fault(), NOON)
    assert path.is_file()


def test_where_nothing_can_be_written_nothing_is_raised(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert not record_crash(tmp_path / "file" / "crash.log", fault(), NOON)
    assert not record_crash(None, fault(), NOON)
