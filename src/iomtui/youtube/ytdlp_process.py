"""Processes that run yt-dlp: their environment, their lines, and their end, which is certain.

A process and no thread, because a thread cannot be ended, and a server that sends three bytes a
second never times out. A thread reads the lines, because on some systems one cannot wait for a
pipe and for something else as well.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from queue import Empty, SimpleQueue
from typing import IO

from iomtui.youtube.report import Fault

RUNNER = (sys.executable, "-P", "-m", "iomtui.youtube.ytdlp_runner")
"""The command that runs yt-dlp."""

MAX_OUTPUT = 16 * 1024 * 1024
"""The most bytes of all lines of a process; those of five videos have 100 KB."""

_CHUNK = 64 * 1024
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
    """What ended a process before its own end."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class Ytdlp:
    """Runs yt-dlp several times, one after the other. `cancel` may be called from any thread.

    It may take so many seconds from one line to the next, and in all its runs.
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
        self._lines: SimpleQueue[bytes | YtdlpError | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._is_cancelled = False
        self._process: subprocess.Popen[bytes] | None = None
        self.status: int | None = None
        """The exit status of the last process; None if it did not end by itself."""

    def cancel(self) -> None:
        """Kill the process; whoever reads its lines gets YtdlpError."""
        with self._lock:
            self._is_cancelled = True
            if self._process:
                _kill(self._process)
        self._lines.put(YtdlpError(Fault.CANCELLED))

    def allow_request(self) -> None:
        """Let the request be made that the last line announced."""
        if self._process and self._process.stdin:
            # A process that is gone has no more lines, and that is noticed.
            with contextlib.suppress(OSError):
                self._process.stdin.write(b"\n")

    def lines(self, *arguments: str) -> Generator[str, None, None]:
        """Yield the lines of a new process, which is gone when this iterator is closed.

        Raises YtdlpError: CANCELLED, MISSING if it cannot be started, NETWORK if a line does not
        come in time, OUTDATED if the lines have more than MAX_OUTPUT bytes.
        """
        self.status = None
        process = self._start(arguments)
        reader = threading.Thread(
            target=_read, args=(process.stdout, self._lines), daemon=True, name="yt-dlp"
        )
        try:
            reader.start()
            yield from self._received()
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
            self._lines = SimpleQueue()
            try:
                self._process = subprocess.Popen(
                    (*self._command, *arguments),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,  # so that what is said of an answer stands before it
                    bufsize=0,
                    env=self._environ,
                    start_new_session=True,  # a group to kill, and no keys from our terminal
                )
            except OSError as error:
                raise YtdlpError(Fault.MISSING) from error
            return self._process

    def _received(self) -> Iterator[str]:
        now = time.monotonic()
        self._deadline = self._deadline or now + self._total_timeout
        while True:
            left = min(self._deadline - time.monotonic(), self._line_timeout)
            try:
                line = self._lines.get(timeout=max(0.0, left))
            except Empty:
                line = YtdlpError(Fault.NETWORK)
            if self._is_cancelled:
                line = YtdlpError(Fault.CANCELLED)
            if isinstance(line, YtdlpError):
                raise line
            if line is None:
                return
            yield line.decode("utf-8", "replace")


def ytdlp_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return what yt-dlp gets of an environment.

    It gets the proxies, which people write in capitals or small letters, and certificates of their
    own; no plugins, which would be anybody's code.
    """
    passed = {
        name: value
        for name, value in environ.items()
        if name in _ENVIRONMENT
        or name.startswith("LC_")
        or (name.upper() in _PROXIES and name in (name.upper(), name.lower()))
    }
    return {**passed, "PYTHONUTF8": "1", "YTDLP_NO_PLUGINS": "1"}


def _read(source: IO[bytes], lines: SimpleQueue[bytes | YtdlpError | None]) -> None:
    """Hand over whole lines until the end, or until it is too much."""
    rest, total = b"", 0
    with source:
        while data := source.read(_CHUNK):
            total += len(data)
            if total > MAX_OUTPUT:
                lines.put(YtdlpError(Fault.OUTDATED))
                return
            *whole, rest = (rest + data).split(b"\n")
            for line in whole:
                lines.put(line)
    lines.put(None)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and its group; it has nothing to lose, so it is not asked first."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
