"""Runs yt-dlp in child processes, and always ends them.

A process, because a thread cannot be killed, and a server that sends three bytes a second never
times out.
"""

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncGenerator, Mapping, Sequence
from importlib.util import find_spec

from iomtui.youtube.report import Fault

RUNNER = (sys.executable, "-I" if sys.flags.isolated else "-P", "-m", "iomtui.youtube.ytdlp_runner")
"""The command that runs yt-dlp, as isolated from its surroundings as this process is."""

MAX_OUTPUT = 16 * 1024 * 1024
"""The most bytes of all lines of a process; those of five videos have 100 KB."""

_GRACE = 1.0
"""Seconds to wait for a process that was killed; another one may still have its pipe."""

_ENVIRONMENT = frozenset(
    (
        *("PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP", "LANG"),
        *("PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE", "SSL_CERT_FILE", "SSL_CERT_DIR"),
    )
)
_PROXIES = frozenset(("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY"))


def is_ytdlp_installed() -> bool:
    """Return whether the Python that runs us has yt-dlp; that may still fail to start."""
    return find_spec("yt_dlp") is not None


class YtdlpError(Exception):
    """The fault that ended a process early."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class Ytdlp:
    """Runs yt-dlp several times, one after the other.

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
        self._process: Process | None = None
        self.status: int | None = None
        """The exit status of the last process; None if it did not end by itself."""

    def allow_request(self) -> None:
        """Let the request be made that the last line announced."""
        if self._process and self._process.stdin:
            self._process.stdin.write(b"\n")

    async def lines(self, *arguments: str) -> AsyncGenerator[str, None]:
        """Yield the lines of a new process, which is gone when this iterator is closed.

        Raises YtdlpError: MISSING if it cannot be started or is silent from the beginning, NETWORK
        if a line does not come in time, OUTDATED if the lines have more than MAX_OUTPUT bytes.
        """
        process = self._process = await self._start(arguments)
        total = 0
        try:
            while process.stdout and (line := await self._read_line(process, process.stdout)):
                total += len(line)
                if total > MAX_OUTPUT:
                    raise YtdlpError(Fault.OUTDATED)
                yield line.decode("utf-8", "replace").rstrip("\n")
            self.status = process.returncode
        except TimeoutError as error:
            raise YtdlpError(Fault.NETWORK if total else Fault.MISSING) from error
        except ValueError as error:  # a line longer than the limit of the stream
            raise YtdlpError(Fault.OUTDATED) from error
        finally:
            _kill(process)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_GRACE):
                    await process.communicate()

    async def _start(self, arguments: Sequence[str]) -> Process:
        self.status = None
        try:
            return await asyncio.create_subprocess_exec(
                *self._command,
                *arguments,
                stdin=PIPE,
                stdout=PIPE,
                stderr=STDOUT,  # so that messages stand before their answer
                limit=MAX_OUTPUT,
                env=self._environ,
                start_new_session=True,  # a group to kill, and no keys from our terminal
            )
        except OSError as error:
            raise YtdlpError(Fault.MISSING) from error

    async def _read_line(self, process: Process, source: asyncio.StreamReader) -> bytes:
        """Return the next line; at the end, when the process has ended, an empty one."""
        now = asyncio.get_running_loop().time()
        self._deadline = self._deadline or now + self._total_timeout
        async with asyncio.timeout_at(min(now + self._line_timeout, self._deadline)):
            line = await source.readline()
            if not line:
                await process.wait()
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


def _kill(process: Process) -> None:
    """Kill a process and its group, unless it has ended."""
    if process.returncode is not None:
        return
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
