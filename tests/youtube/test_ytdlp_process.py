"""The process that runs yt-dlp: its environment, its time limits, and its end."""

from __future__ import annotations

import sys
import threading
from contextlib import closing

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


def ended_with(ytdlp: Ytdlp) -> tuple[list[str], Fault | None]:
    """Return all lines, and what ended them early."""
    lines: list[str] = []
    try:
        with closing(ytdlp.lines()) as source:
            lines.extend(iter(source.__next__, None))
    except StopIteration:
        return lines, None
    except YtdlpError as error:
        return lines, error.fault
    raise AssertionError


def test_lines_come_with_messages_among_them_and_then_the_status() -> None:
    code = "import sys; print('a'); sys.stdout.flush(); print('é', file=sys.stderr); sys.exit(3)"
    ytdlp = python(code)
    with closing(ytdlp.lines()) as lines:
        assert list(lines) == ["a", "é"]
    assert ytdlp.status == 3


def test_a_request_waits_until_it_is_allowed() -> None:
    code = "print('request', flush=True); print(repr(input()))"
    ytdlp = python(code)
    with closing(ytdlp.lines()) as lines:
        assert next(lines) == "request"
        ytdlp.allow_request()
        assert next(lines) == "''"


def test_allowing_a_request_of_a_process_that_has_ended_is_no_error() -> None:
    ytdlp = python("import os; print(os.getpid(), flush=True)")
    with closing(ytdlp.lines()) as lines:
        assert has_ended(int(next(lines)))
        ytdlp.allow_request()
        assert list(lines) == []


@pytest.mark.parametrize(
    ("code", "timeout"),
    [
        (PID + FOREVER, "line_timeout"),
        (PID + "[print(flush=True) or time.sleep(0.01) for _ in range(9999)]", "total_timeout"),
    ],
)
def test_silence_and_too_long_a_run_end_it(code: str, timeout: str) -> None:
    lines, fault = ended_with(python(code, **{timeout: 0.3}))
    assert fault is Fault.NETWORK
    assert not lines or has_ended(int(lines[0]))


@pytest.mark.parametrize("separator", ["", "\\n"])
def test_too_much_ends_it(separator: str) -> None:
    code = f"import sys\nwhile True: sys.stdout.write('x' * {MAX_OUTPUT // 4} + '{separator}')"
    assert ended_with(python(code))[1] is Fault.OUTDATED


def test_closing_the_lines_ends_the_process_and_its_children() -> None:
    with closing(python(PID + CHILD + FOREVER).lines()) as lines:
        processes = [int(next(lines)), int(next(lines))]
    assert all(map(has_ended, processes))


def test_cancelling_from_another_thread_ends_it_at_once() -> None:
    ytdlp = python(PID + FOREVER)
    with closing(ytdlp.lines()) as lines:
        process = int(next(lines))
        threading.Thread(target=ytdlp.cancel).start()
        with pytest.raises(YtdlpError):
            next(lines)
    assert has_ended(process)
    assert ended_with(ytdlp) == ([], Fault.CANCELLED)


def test_a_program_that_is_not_there_is_an_error() -> None:
    assert ended_with(Ytdlp({}, command=("/nonexistent",))) == ([], Fault.MISSING)


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
