"""Runs yt-dlp in child processes, and always ends them.

A process, because a thread cannot be killed, and a server that sends three bytes a second never
times out. A thread reads the lines, because Windows cannot wait for a pipe with a timeout.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Mapping, Sequence
from queue import Empty, SimpleQueue
from typing import IO

from iomtui.youtube.report import Fault

RUNNER = (sys.executable, "-P", "-m", "iomtui.youtube.ytdlp_runner")
"""The command that runs yt-dlp."""

MAX_OUTPUT = 16 * 1024 * 1024
"""The most bytes of all lines of a process; those of five videos have 100 KB."""

_GRACE = 1.0
"""Seconds to wait for the thread, which ends with the process unless another one has its pipe."""

_ENVIRONMENT = frozenset(
    (
        *("PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "LANG"),
        *("PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE", "SSL_CERT_FILE", "SSL_CERT_DIR"),
    )
)
_PROXIES = frozenset(("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"))


class YtdlpError(Exception):
    """The fault that ended a process early."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class Ytdlp:
    """Runs yt-dlp several times, one after the other. `cancel` may be called from any thread.

    `line_timeout` is the longest time from one line to the next, `total_timeout` that of all runs,
    in seconds.
    """

    def __init__(
        self,
        environ: Mapping[str, str],
        *,
        command: Sequence[str] = RUNNER,
        line_timeout: float = 20.0,
        total_timeout: float = 120.0,
    ) -> None:
        self._environ = ytdlp_environment(environ)
        self.has_own_certificates = bool({"SSL_CERT_FILE", "SSL_CERT_DIR"} & self._environ.keys())
        """Whether the operator names the certificates to trust."""
        self._command = command
        self._line_timeout = line_timeout
        self._total_timeout = total_timeout
        self._deadline: float | None = None
        self._lines: SimpleQueue[bytes | Fault | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._is_cancelled = False
        self._process: subprocess.Popen[bytes] | None = None
        self.status: int | None = None
        """The exit status of the last process; None if it did not end by itself."""

    def cancel(self) -> None:
        """Kill the process; `lines` then raises YtdlpError."""
        with self._lock:
            self._is_cancelled = True
            if self._process:
                _kill(self._process)
        self._lines.put(Fault.CANCELLED)

    def allow_request(self) -> None:
        """Let the request be made that the last line announced."""
        if self._process and self._process.stdin:
            with contextlib.suppress(OSError):  # a process that is gone has no more lines
                os.write(self._process.stdin.fileno(), b"\n")  # unbuffered

    def lines(self, *arguments: str) -> Generator[str, None, None]:
        """Yield the lines of a new process, which is gone when this iterator is closed.

        Raises YtdlpError: CANCELLED, MISSING if it cannot be started, NETWORK if a line does not
        come in time, OUTDATED if the lines have more than MAX_OUTPUT bytes.
        """
        process = self._start(arguments)
        reader = threading.Thread(target=_read, args=(process.stdout, self._lines), daemon=True)
        reader.start()
        self._deadline = self._deadline or time.monotonic() + self._total_timeout
        try:
            while (line := self._next_line(self._deadline)) is not None:
                yield line.decode("utf-8", "replace").rstrip("\n")
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.status = process.wait(_GRACE)
        finally:
            with self._lock:
                # From here on `cancel` kills nothing: the number may soon be another process's.
                self._process = None
                if self.status is None:
                    _kill(process)
            if process.stdin:
                process.stdin.close()
            process.wait()
            reader.join(_GRACE)

    def _start(self, arguments: Sequence[str]) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._is_cancelled:
                raise YtdlpError(Fault.CANCELLED)
            self._lines, self.status = SimpleQueue(), None
            try:
                self._process = subprocess.Popen(
                    (*self._command, *arguments),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,  # so that messages stand before their answer
                    env=self._environ,
                    start_new_session=True,  # a group to kill, and no keys from our terminal
                )
            except OSError as error:
                raise YtdlpError(Fault.MISSING) from error
            return self._process

    def _next_line(self, deadline: float) -> bytes | None:
        timeout = min(deadline - time.monotonic(), self._line_timeout)
        try:
            line = self._lines.get(timeout=max(0.0, timeout))
        except Empty:
            line = Fault.NETWORK
        if self._is_cancelled:
            line = Fault.CANCELLED
        if isinstance(line, Fault):
            raise YtdlpError(line)
        return line


def ytdlp_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the part of an environment that yt-dlp gets: proxies, but no plugins."""
    passed = {
        name: value
        for name, value in environ.items()
        if name in _ENVIRONMENT
        or name.startswith("LC_")
        or (name.upper() in _PROXIES and name in (name.upper(), name.lower()))
    }
    return {**passed, "PYTHONUTF8": "1", "YTDLP_NO_PLUGINS": "1"}


def _read(source: IO[bytes], lines: SimpleQueue[bytes | Fault | None]) -> None:
    """Put the lines into a queue; at the end None, or OUTDATED if they are too much."""
    total = 0
    with source:
        while line := source.readline(MAX_OUTPUT):
            total += len(line)
            if total > MAX_OUTPUT:
                lines.put(Fault.OUTDATED)
                return
            lines.put(line)
    lines.put(None)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and its group; it has nothing to lose."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
