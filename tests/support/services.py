"""A stand-in for the service manager: the socket to which a service reports (sd_notify(3))."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NotifySocket:
    """Receives the reports of a service."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(str(path))
        self.environ = {"NOTIFY_SOCKET": str(path)}

    def close(self) -> None:
        self._socket.close()

    def next(self, seconds: float) -> str | None:
        """Return the next report; None if none comes in time."""
        self._socket.settimeout(seconds)
        try:
            return self._socket.recv(4096).decode()
        except (TimeoutError, BlockingIOError):
            return None

    def waiting(self) -> list[str]:
        """Return the reports that have come."""
        return list(iter(lambda: self.next(0), None))


@contextmanager
def notify_socket(path: Path) -> Iterator[NotifySocket]:
    """Receive reports at a path."""
    manager = NotifySocket(path)
    try:
        yield manager
    finally:
        manager.close()
