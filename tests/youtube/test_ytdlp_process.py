"""The process that runs yt-dlp: its environment, its time limits, and its end."""

from __future__ import annotations

import asyncio
import sys
from contextlib import aclosing

import pytest

from iomtui.youtube.report import Fault
from iomtui.youtube.ytdlp_process import (
    MAX_OUTPUT,
    Ytdlp,
    YtdlpError,
    ytdlp_environment,
)
from tests.support.processes import has_ended

PID = "import os, sys, time; print(os.getpid(), flush=True); "
FOREVER = "time.sleep(3600)"
CHILD = (
    "import subprocess; sleep = 'import time; time.sleep(3600)';"
    "print(subprocess.Popen([sys.executable, '-c', sleep]).pid, flush=True); "
)


def python(code: str, **timeouts: float) -> Ytdlp:
    """Return what runs some Python in place of yt-dlp."""
    return Ytdlp({}, command=(sys.executable, "-I", "-S", "-c", code), **timeouts)


async def read(ytdlp: Ytdlp) -> tuple[list[str], Fault | None]:
    """Return all lines, and what ended them early."""
    lines: list[str] = []
    try:
        async for line in ytdlp.lines():
            lines.append(line)  # noqa: PERF401 - an error must not lose those before it
    except YtdlpError as error:
        return lines, error.fault
    return lines, None


async def test_lines_come_with_messages_among_them_and_then_the_status() -> None:
    code = "import sys; print('a'); sys.stdout.flush(); print('é', file=sys.stderr); sys.exit(3)"
    ytdlp = python(code)
    assert await read(ytdlp) == (["a", "é"], None)
    assert ytdlp.status == 3


async def test_a_request_waits_until_it_is_allowed() -> None:
    ytdlp = python("print('request', flush=True); print(repr(input()))")
    async with aclosing(ytdlp.lines()) as lines:
        assert await anext(lines) == "request"
        ytdlp.allow_request()
        assert await anext(lines) == "''"


async def test_allowing_a_request_of_a_process_that_has_ended_is_no_error() -> None:
    ytdlp = python("import os; print(os.getpid(), flush=True)")
    async with aclosing(ytdlp.lines()) as lines:
        assert has_ended(int(await anext(lines)))
        ytdlp.allow_request()
        assert [line async for line in lines] == []


@pytest.mark.parametrize(
    ("code", "timeout"),
    [
        (PID + FOREVER, "line_timeout"),
        (PID + "[print(flush=True) or time.sleep(0.01) for _ in range(9999)]", "total_timeout"),
    ],
)
async def test_silence_and_too_long_a_run_end_it(code: str, timeout: str) -> None:
    (process, *_), fault = await read(python(code, **{timeout: 1.0}))
    assert fault is Fault.NETWORK
    assert has_ended(int(process), 0)


async def test_silence_from_the_beginning_is_no_fault_of_the_network() -> None:
    assert await read(python(f"import time; {FOREVER}", line_timeout=0.1)) == ([], Fault.MISSING)


@pytest.mark.parametrize("separator", ["", "\\n"])
async def test_too_much_ends_it(separator: str) -> None:
    code = f"import sys\nwhile True: sys.stdout.write('x' * {MAX_OUTPUT // 4} + '{separator}')"
    assert (await read(python(code)))[1] is Fault.OUTDATED


async def test_closing_the_lines_ends_the_process_and_its_children() -> None:
    async with aclosing(python(PID + CHILD + FOREVER).lines()) as lines:
        processes = [int(await anext(lines)), int(await anext(lines))]
    assert all(map(has_ended, processes))


async def test_a_cancellation_ends_the_process_before_the_task() -> None:
    async with aclosing(python(PID + FOREVER).lines()) as lines:
        process = int(await anext(lines))
        task = asyncio.create_task(anext(lines))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert has_ended(process, 0)


async def test_a_program_that_is_not_there_is_an_error() -> None:
    assert await read(Ytdlp({}, command=("/nonexistent",))) == ([], Fault.MISSING)


def test_the_environment_has_proxies_and_certificates_but_no_plugins() -> None:
    passed = {
        "PATH": "/bin",
        "https_proxy": "http://proxy.example",
        "NO_PROXY": "localhost",
        "SSL_CERT_FILE": "/etc/own.pem",
        "LC_ALL": "C",
    }
    dropped = {"Https_Proxy": "x", "PYTHONSTARTUP": "x", "LD_PRELOAD": "x", "SECRET": "x"}
    own = {"PYTHONUTF8": "1", "YTDLP_NO_PLUGINS": "1"}
    assert ytdlp_environment({**passed, **dropped}) == {**passed, **own}
