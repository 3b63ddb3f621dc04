"""How the last fetch ended, and the wait after it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from iomtui.youtube.backoff import FetchAttempt, load_last_attempt
from iomtui.youtube.report import Fault

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
RATE_LIMITED = FetchAttempt(at=AT, fault=Fault.RATE_LIMITED)


@pytest.mark.parametrize("content", [b"", b"{}", b'{"format": 1, "at": "yesterday"}', b"\xff"])
def test_a_damaged_file_means_no_wait(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "fetch.json").write_bytes(content)
    assert load_last_attempt(tmp_path / "fetch.json") is None


@pytest.mark.parametrize(
    ("now", "waits"),
    [
        (AT, True),
        (AT + HOUR - timedelta(seconds=1), True),
        (AT + HOUR, False),
        (AT - timedelta(days=400), False),
        (AT + timedelta(days=400), False),
    ],
)
def test_the_wait_ends_in_time_whatever_the_clock(now: datetime, waits: bool) -> None:
    assert RATE_LIMITED.wait_until(now) == (AT + HOUR if waits else None)


def test_other_faults_have_no_wait() -> None:
    assert FetchAttempt(at=AT, fault=Fault.NETWORK).wait_until(AT) is None
    assert FetchAttempt(at=AT).wait_until(AT) is None
