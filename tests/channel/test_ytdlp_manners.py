"""What the helper process never does: ask too often or too fast, outlive anybody, say too much."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from iomtui.channel.protocol import Failed, List, Look, Missing, More, Page, Ready
from tests.support.processes import has_ended, ignores
from tests.support.youtube import YouTube
from tests.support.youtube.scenarios import EPISODES, LINE, STANDARD
from tests.support.ytdlp import HELPER, Helper

CHANNEL = List(url="https://www.youtube.com/@IOMIndonesia")
FIRST = Look(id=EPISODES["burn-the-past"].id)
PAUSE = 0.1


def test_requests_are_counted_and_a_pause_apart(youtube: YouTube) -> None:
    youtube.show(STANDARD)
    with Helper(youtube.environ, budget=3, pause=PAUSE) as helper:
        assert isinstance(helper.begin(), Ready)
        assert isinstance(helper.ask(CHANNEL), Page)
        assert isinstance(helper.ask(More()), Page)
        answer = helper.ask(FIRST)
        assert isinstance(answer, Failed)
        assert answer.signs.is_over_budget
        again = helper.ask(CHANNEL)
        assert isinstance(again, Failed)
        assert again.signs.is_over_budget
        assert helper.announced == [1, 2, 3]
    times = [request.at for request in youtube.requests]
    assert len(times) == 3
    assert all(later - earlier >= PAUSE for earlier, later in pairwise(times))


@pytest.mark.thorough
def test_requests_that_are_sent_round_are_counted_and_a_pause_apart(youtube: YouTube) -> None:
    youtube.show(LINE["round"])
    with Helper(youtube.environ, budget=3, pause=PAUSE) as helper:
        helper.begin()
        answer = helper.ask(CHANNEL)
    assert isinstance(answer, Failed)
    assert answer.signs.is_over_budget
    times = [request.at for request in youtube.requests]
    assert len(times) == 3
    assert all(later - earlier >= PAUSE for earlier, later in pairwise(times))


def test_who_is_asked_to_slow_down_is_never_asked_again(youtube: YouTube) -> None:
    youtube.show(LINE["429"])
    with Helper(youtube.environ) as helper:
        helper.begin()
        for question in (CHANNEL, FIRST, CHANNEL):
            answer = helper.ask(question)
            assert isinstance(answer, Failed)
            assert answer.signs.status == 429
    assert len(youtube.requests) == 1


def test_it_leaves_in_the_middle_of_a_request_when_nobody_asks_any_more(youtube: YouTube) -> None:
    youtube.show(LINE["trickle"])
    with Helper(youtube.environ) as helper:
        helper.begin()
        helper.send(b'{"is":"list","url":"https://www.youtube.com/@IOMIndonesia"}')
        youtube.wait_for(1)
        assert helper.leave() == 0


def test_it_does_not_outlive_whoever_was_killed(youtube: YouTube) -> None:
    youtube.show(LINE["stalled"])
    starting = (
        "import subprocess, sys, time\n"
        f"child = subprocess.Popen({HELPER!r}, stdin=-1, start_new_session=True)\n"
        'child.stdin.write(b\'{"is":"begin","budget":9,"pause":0}\\n\'\n'
        '                  b\'{"is":"look","id":"abcdefghijk"}\\n\')\n'
        "child.stdin.flush()\n"
        "print(child.pid, flush=True)\n"
        "child.wait()\n"
    )
    environ = {"PATH": os.environ["PATH"], **youtube.environ}
    with subprocess.Popen(
        (sys.executable, "-c", starting), stdout=subprocess.PIPE, env=environ
    ) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        youtube.wait_for(1)
        assert not has_ended(child, 0)
        parent.kill()
        assert has_ended(child)


def test_ctrl_c_is_left_to_whoever_started_it(youtube: YouTube) -> None:
    youtube.show(STANDARD)
    with Helper(youtube.environ) as helper:
        helper.begin()
        assert ignores(helper.process.pid, signal.SIGINT)
        helper.process.send_signal(signal.SIGINT)
        assert isinstance(helper.ask(CHANNEL), Page)


def test_it_loads_no_plugins_and_writes_nothing(youtube: YouTube, tmp_path: Path) -> None:
    plugins = tmp_path / "modules" / "yt_dlp_plugins" / "extractor"
    plugins.mkdir(parents=True)
    (plugins / "evil.py").write_text(f"open({str(tmp_path / 'loaded')!r}, 'w')\n", "utf-8")
    youtube.show(STANDARD)
    environ = {**youtube.environ, "PYTHONPATH": str(tmp_path / "modules")}
    environ["PYTHONDONTWRITEBYTECODE"] = "1"
    with Helper(environ, home=tmp_path / "home") as helper:
        assert isinstance(helper.begin(), Ready)
        assert isinstance(helper.ask(FIRST), object)
    assert sorted(found.name for found in tmp_path.iterdir()) == ["modules"]


@pytest.mark.parametrize("broken", ["raise ImportError", "raise ValueError", "x = = 1"])
def test_without_yt_dlp_it_says_so_and_leaves(broken: str, tmp_path: Path) -> None:
    (tmp_path / "yt_dlp.py").write_text(f"{broken}\n", "utf-8")
    with Helper({"PYTHONPATH": str(tmp_path)}) as helper:
        assert helper.begin() == Missing()
        assert helper.line() is None
        assert helper.process.wait(30) == 0


@pytest.mark.parametrize("line", [b"", b"nonsense", b'{"is":"dance"}', b"\xff", b"[" * 100_000])
def test_it_leaves_at_what_is_no_question(line: bytes) -> None:
    with Helper({}) as helper:
        helper.send(line)
        assert helper.line() is None
        assert helper.process.wait(30) == 2


def test_rules_come_first() -> None:
    with Helper({}) as helper:
        assert helper.ask(CHANNEL) is None
        assert helper.process.wait(30) == 1


def test_only_lines_of_the_protocol_are_said() -> None:
    noisy = (
        "import os\n"
        "from iomtui.channel.ytdlp_lines import Lines\n"
        "from iomtui.channel.protocol import Missing\n"
        "lines = Lines()\n"
        "print('noise', flush=True)\n"
        "os.system('echo noise')\n"
        "lines.say(Missing())\n"
    )
    with Helper({}, command=(sys.executable, "-P", "-c", noisy)) as helper:
        assert helper.line() == Missing()
        assert helper.line() is None


def test_it_leaves_when_nobody_hears_it(youtube: YouTube) -> None:
    youtube.show(STANDARD)
    with Helper(youtube.environ) as helper:
        helper.begin()
        assert helper.process.stdout
        helper.process.stdout.close()
        helper.send(b'{"is":"look","id":"abcdefghijk"}')
        assert helper.process.wait(30) == 0
