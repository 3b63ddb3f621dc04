"""yt-dlp under our rules: one host, a pause, no request that was not allowed, no plugin."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import aclosing
from itertools import pairwise
from pathlib import Path

import pytest

from iomtui.youtube.ytdlp_process import RUNNER, Ytdlp
from tests.support.processes import has_ended, started
from tests.support.youtube import YouTube
from tests.support.youtube.scenarios import LINE, STANDARD

PAUSE = 0.3
OPTIONS = ("--quiet", "--simulate", "--no-cache-dir", "--compat-options", "no-certifi")
VIDEO = "https://www.youtube.com/watch?v=abcdefghijk"


def ytdlp(youtube: YouTube, **environ: str) -> Ytdlp:
    """Return the runner, for which the stand-in is YouTube."""
    return Ytdlp({"PATH": os.environ["PATH"], "HOME": "/nonexistent", **youtube.environ, **environ})


async def test_a_request_is_announced_and_not_made_before_it_is_allowed(youtube: YouTube) -> None:
    youtube.show(STANDARD)
    process = ytdlp(youtube)
    async with aclosing(process.lines("0", *OPTIONS, VIDEO)) as lines:
        assert "version" in json.loads(await anext(lines))
        assert json.loads(await anext(lines))["request"].startswith(VIDEO)
        assert youtube.requests == []
        process.allow_request()
        youtube.wait_for(1)


async def test_requests_are_a_pause_apart_also_when_redirected(youtube: YouTube) -> None:
    youtube.show(LINE["round"])
    process, requests = ytdlp(youtube), 0
    async with aclosing(process.lines(str(PAUSE), *OPTIONS, VIDEO)) as lines:
        async for line in lines:
            if '"request"' in line:
                requests += 1
                if requests == 4:
                    break
                process.allow_request()
    times = [request.at for request in youtube.requests]
    assert len(times) == 3
    # Seen from the other end, where a first connection takes its time.
    assert all(later - earlier >= PAUSE / 2 for earlier, later in pairwise(times))


@pytest.mark.parametrize("name", ["elsewhere", "downgraded"])
async def test_another_host_is_never_asked(youtube: YouTube, name: str) -> None:
    youtube.show(LINE[name])
    process = ytdlp(youtube)
    async with aclosing(process.lines("0", *OPTIONS, VIDEO)) as lines:
        async for line in lines:
            process.allow_request()
            last = line
    assert "refused" in json.loads(last)
    assert youtube.strangers == []


async def test_it_loads_no_plugins_and_writes_nothing(youtube: YouTube, tmp_path: Path) -> None:
    plugins = tmp_path / "modules" / "yt_dlp_plugins" / "extractor"
    plugins.mkdir(parents=True)
    (plugins / "evil.py").write_text(f"open({str(tmp_path / 'loaded')!r}, 'w')\n", "utf-8")
    youtube.show(STANDARD)
    environ = {"PYTHONPATH": str(tmp_path / "modules"), "PYTHONDONTWRITEBYTECODE": "1"}
    process = ytdlp(youtube, HOME=str(tmp_path / "home"), **environ)
    async with aclosing(process.lines("0", *OPTIONS, VIDEO)) as lines:
        assert "version" in json.loads(await anext(lines))
        assert "request" in json.loads(await anext(lines))
    assert sorted(each.name for each in tmp_path.iterdir()) == ["modules"]


def test_it_ends_when_its_parent_is_killed(youtube: YouTube) -> None:
    youtube.show(LINE["stalled"])
    starting = (
        "import subprocess\n"
        f"child = subprocess.Popen({(*RUNNER, '0', *OPTIONS, VIDEO)!r},"
        " stdin=-1, start_new_session=True)\n"
        "child.stdin.write(b'.')\n"
        "child.stdin.flush()\n"
        "print(child.pid, flush=True)\n"
        "child.wait()\n"
    )
    environ = {"PATH": os.environ["PATH"], **youtube.environ}
    command = (sys.executable, "-c", starting)
    with started(command, stdout=subprocess.PIPE, env=environ) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        youtube.wait_for(1)
        assert not has_ended(child, 0)
        parent.kill()
        assert has_ended(child)
