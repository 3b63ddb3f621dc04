"""Reports of a kiosk: what they mean, and that none comes while nothing is drawn."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from iomtui.kiosk.monitor import Monitor
from tests.kiosk.conftest import OpenKiosk
from tests.support.services import NotifySocket, notify_socket


@pytest.fixture
def socket_of_manager(tmp_path: Path) -> Iterator[NotifySocket]:
    with notify_socket(tmp_path / "notify") as manager:
        yield manager


def beat(path: Path) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(path.read_bytes())
    return values


def test_the_service_is_ready_once_something_was_drawn_and_reports_while_the_terminal_waits(
    socket_of_manager: NotifySocket, tmp_path: Path
) -> None:
    path = tmp_path / "run" / "kiosk.json"
    monitor = Monitor(socket_of_manager.environ, path)
    for now, is_drawn, messages, drawn in (
        (100.0, False, ["WATCHDOG=1"], None),
        (101.0, True, ["READY=1", "WATCHDOG=1"], 101.0),
        (102.0, False, ["WATCHDOG=1"], 101.0),
        (103.0, True, ["WATCHDOG=1"], 103.0),
    ):
        monitor.report(now, 7, is_drawn=is_drawn)
        assert socket_of_manager.waiting() == messages
        assert beat(path)["drawn"] == drawn
    monitor.content_problem = "id.yaml:3:1: wrong"
    monitor.report(107.5, 8, is_drawn=False)
    values = beat(path)
    assert [values[name] for name in ("time", "drawn", "frames")] == [107.5, 103.0, 8]
    assert values["content_problem"] == "id.yaml:3:1: wrong"
    assert path.stat().st_mode & 0o777 == 0o644
    monitor.close()
    assert not path.exists()


@pytest.mark.parametrize(
    ("microseconds", "seconds"),
    [("15000000", 5.0), ("3000000", 1.0), ("", 5.0), ("x", 5.0), ("-1", 5.0), ("9" * 5000, 5.0)],
)
def test_there_are_three_reports_in_the_time_of_the_watchdog(
    microseconds: str, seconds: float
) -> None:
    monitor = Monitor({"WATCHDOG_USEC": microseconds}, None)
    assert monitor.is_due(0.0)
    monitor.report(0.0, 1, is_drawn=True)
    assert not monitor.is_due(seconds - 0.1)
    assert monitor.is_due(seconds)


def test_an_abstract_address_is_understood() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as abstract:
        abstract.bind("")
        address = abstract.getsockname().decode()
        Monitor({"NOTIFY_SOCKET": f"@{address[1:]}"}, None).report(0.0, 1, is_drawn=True)
        assert abstract.recv(100, socket.MSG_DONTWAIT) == b"READY=1"


def test_until_something_was_drawn_a_report_stays_due() -> None:
    monitor = Monitor({}, None)
    monitor.report(0.0, 0, is_drawn=False)
    assert monitor.is_due(0.0)


@pytest.mark.parametrize("address", ["", "/nowhere", "here", "vsock:2:1", "@", "/" + "x" * 500])
def test_without_a_manager_and_a_place_for_the_heartbeat_nothing_fails(
    address: str, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    monitor = Monitor({"NOTIFY_SOCKET": address}, tmp_path / "file" / "kiosk.json")
    monitor.report(0.0, 1, is_drawn=True)
    monitor.close()
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


async def test_a_kiosk_reports_while_nothing_changes_and_not_while_its_screen_hangs(
    open_kiosk: OpenKiosk, tmp_path: Path
) -> None:
    path = tmp_path / "kiosk.json"
    async with open_kiosk(dwell=600) as kiosk:
        kiosk.app.monitor = Monitor({}, path)
        for seconds in (1, 30, 5):
            await kiosk.after(seconds)
            assert beat(path)["time"] == kiosk.clock.now
        reported, end_of_hang = kiosk.clock.now, asyncio.Event()
        kiosk.app.screen.call_next(end_of_hang.wait)
        for _ in range(3):
            kiosk.clock.now += 5
            await kiosk.app.tick()
            await asyncio.sleep(0)
        assert beat(path)["time"] == reported
        end_of_hang.set()
        await kiosk.after(5)
        assert beat(path)["time"] == kiosk.clock.now
