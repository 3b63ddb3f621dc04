"""The crash log: bounded, legible, and without anything that a person typed."""

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
    """Return an exception from so many calls deep."""

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


def test_an_entry_has_the_type_and_the_position_and_only_its_owner_may_read_it(path: Path) -> None:
    assert record_crash(path, fault(), NOON)
    log = path.read_text("utf-8")
    assert log.startswith(f"2026-03-01T12:00:00+00:00 iomtui {__version__}\nbuiltins.ValueError\n")
    assert f"storage/{Path(__file__).name}:" in log
    assert " fall" in log
    assert SECRET not in log
    assert str(Path(__file__).parent) not in log
    assert os.name != "posix" or stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_entry_has_the_causes_and_the_number_of_a_system_error(path: Path) -> None:
    try:
        try:
            raise OSError(errno.ENOSPC, SECRET, SECRET)
        except OSError as error:
            raise RuntimeError(SECRET) from error
    except RuntimeError as error:
        record_crash(path, error, NOON)
    log = path.read_text("utf-8")
    assert log.index("RuntimeError") < log.index(f"OSError (errno {errno.ENOSPC})")
    assert SECRET not in log


def test_a_ring_of_causes_is_written_once(path: Path) -> None:
    first, second = fault(), fault()
    first.__cause__, second.__cause__ = second, first
    assert record_crash(path, first, NOON)
    assert path.stat().st_size < 10_000


def test_the_oldest_entries_are_deleted(path: Path) -> None:
    for number in range(200):
        assert record_crash(path, fault(depth=30), NOON + timedelta(minutes=number))
        assert path.stat().st_size <= MOST_BYTES
    log = path.read_text("utf-8")
    newest = NOON + timedelta(minutes=199)
    assert log.count(newest.isoformat()) == 1
    assert NOON.isoformat() not in log
    assert log.startswith("2026-03-01T")
    assert [each.name for each in path.parent.iterdir()] == ["crash.log"]


@given(before=st.binary(max_size=2000) | st.binary(max_size=50).map(lambda data: data * 3000))
def test_an_entry_is_added_within_the_bound_to_any_content(before: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "crash.log"
        path.write_bytes(before)
        assert record_crash(path, fault(), NOON)
        log = path.read_bytes()
    assert len(log) <= MOST_BYTES
    assert log.count(b"builtins.ValueError\n") >= 1
    assert NOON.isoformat().encode() in log
    log.decode("utf-8")


def test_a_pipe_in_its_place_is_replaced_and_a_log_that_cannot_be_written_raises_nothing(
    path: Path,
) -> None:
    path.parent.mkdir()
    os.mkfifo(path)
    assert record_crash(path, fault(), NOON)
    assert path.is_file()
    assert not record_crash(path / "crash.log", fault(), NOON)
    assert not record_crash(None, fault(), NOON)
