"""How the last fetch ended, and the wait after it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from iomtui.youtube.backoff import FetchAttempt, load_last_attempt

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SLOW_DOWN = FetchAttempt(at=AT, fault="rate-limited", until=AT + HOUR)


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
    assert SLOW_DOWN.waits(now) is waits


def test_a_wait_longer_than_any_does_not_count() -> None:
    assert not FetchAttempt(at=AT, until=AT + timedelta(days=900)).waits(AT)
    assert not FetchAttempt(at=AT, fault="dns").waits(AT)
