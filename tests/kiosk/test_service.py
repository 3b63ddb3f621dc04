"""The real kiosk as a service: it reports what is drawn, and stops reporting when it hangs."""

from __future__ import annotations

import signal
from pathlib import Path

from iomtui.kiosk.health import Heartbeat
from iomtui.storage.state_files import load_state
from tests.kiosk.test_terminal_faults import stall
from tests.support.processes import drain, end, kiosk, send
from tests.support.services import NotifySocket, notify_socket
from tests.support.terminal import OUTPUT_TIMEOUT, run

WATCHDOG = 3.0
"""Seconds without a report after which a service would be restarted."""


def service(manager: NotifySocket, folder: Path) -> dict[str, str]:
    """Return the environment of a service."""
    watchdog = {"WATCHDOG_USEC": str(int(WATCHDOG * 1e6)), "XDG_RUNTIME_DIR": str(folder)}
    return {**manager.environ, **watchdog}


def wait_for_report(manager: NotifySocket) -> None:
    """Wait for a report that was made from now on."""
    manager.waiting()
    assert manager.next(WATCHDOG) == "WATCHDOG=1"


def test_a_service_is_ready_when_it_is_drawn_and_a_frozen_one_reports_nothing(
    tmp_path: Path,
) -> None:
    with notify_socket(tmp_path / "notify") as manager:
        environ = service(manager, tmp_path)
        with kiosk(environ=environ) as terminal:
            assert manager.next(OUTPUT_TIMEOUT) == "READY=1"
            wait_for_report(manager)
            asked = run("kiosk", "health", environ=environ)
            assert (asked.returncode, asked.stderr) == (0, "")
            send(terminal, signal.SIGSTOP)
            manager.waiting()
            assert manager.next(WATCHDOG) is None
            send(terminal, signal.SIGCONT)
            wait_for_report(manager)
            send(terminal, signal.SIGTERM)
            assert end(terminal).signal == signal.SIGTERM
        assert list((tmp_path / "iomtui").iterdir()) == []


def test_a_terminal_that_stalls_does_not_end_the_service_and_shows_in_its_heartbeat(
    tmp_path: Path,
) -> None:
    def beat() -> Heartbeat:
        found = load_state(tmp_path / "iomtui" / "kiosk.json", Heartbeat)
        assert found
        return found

    with (
        notify_socket(tmp_path / "notify") as manager,
        kiosk(environ=service(manager, tmp_path)) as terminal,
    ):
        assert manager.next(OUTPUT_TIMEOUT) == "READY=1"
        stall(terminal)
        wait_for_report(manager)
        before = beat()
        wait_for_report(manager)
        assert beat().time > before.time
        assert beat().drawn == before.drawn
        drain(terminal, WATCHDOG)
        assert beat().drawn != before.drawn
