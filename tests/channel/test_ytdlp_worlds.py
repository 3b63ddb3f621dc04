"""The complete list of what may be wrong with YouTube or the way to it."""

from __future__ import annotations

import re
import shutil
import subprocess

import msgspec
import pytest

from iomtui.channel.protocol import Asking, Failed, List, Look, Ready, Signs
from tests.support.youtube import YouTube
from tests.support.youtube.recording import FIRST, WORLDS, record, recorded
from tests.support.youtube.scenarios import FINE, LINE, MOVED
from tests.support.ytdlp import HELPER, Helper

pytestmark = pytest.mark.thorough

CHANNEL = List(url="https://www.youtube.com/@IOMIndonesia")
_MADE_BY = re.compile(r"\(_ssl\.c:\d+\)")


def without_python(signs: Signs | None) -> Signs | None:
    """Return signs without what differs from one Python to the next."""
    if signs is None:
        return None
    messages = tuple(_MADE_BY.sub("", message) for message in signs.messages)
    return msgspec.structs.replace(signs, messages=messages)


@pytest.mark.parametrize("name", WORLDS)
def test_signs_are_as_they_were_written_down(name: str, youtube: YouTube) -> None:
    before, now = recorded()[name], record(youtube, WORLDS[name])
    assert without_python(now.listing) == without_python(before.listing)
    assert without_python(now.looking) == without_python(before.looking)
    assert now.has_details == before.has_details
    assert youtube.strangers == []


def test_nothing_but_worlds_that_there_are_is_written_down() -> None:
    assert recorded().keys() == WORLDS.keys()


@pytest.mark.parametrize("name", FINE.keys() - {"ids-only", "impostor"})
def test_lists_are_read_to_their_end(name: str, youtube: YouTube) -> None:
    world = FINE[name]
    youtube.show(world)
    moved = world.channel(MOVED)
    there = moved or world.channel("@IOMIndonesia")
    assert there
    now = record(youtube, world)
    assert now.listing is None
    pages = max(1, -(-len(there.videos) // world.page_size))
    assert len(youtube.requests) >= pages + 2


def test_three_bytes_a_second_bring_no_line(youtube: YouTube) -> None:
    youtube.show(LINE["trickle"])
    with Helper(youtube.environ) as helper:
        assert isinstance(helper.begin(), Ready)
        helper.send(b'{"is":"look","id":"abcdefghijk"}')
        assert helper.line() == Asking(requests=1)
        youtube.wait_for(1)
        assert helper.process.poll() is None


@pytest.mark.skipif(
    shutil.which("unshare") is None
    or subprocess.run(["unshare", "-rn", "true"], check=False, capture_output=True).returncode != 0,
    reason="this system lets nobody have a network of his own",
)
@pytest.mark.parametrize(
    ("environ", "cause", "errno"),
    [
        ({}, "gaierror", None),
        ({"https_proxy": "http://127.0.0.1:9"}, "OSError", 101),
        ({"https_proxy": "http://192.0.2.1:9"}, "OSError", 101),
    ],
)
def test_no_network_is_told(environ: dict[str, str], cause: str, errno: int | None) -> None:
    with Helper(environ, command=("unshare", "-rn", *HELPER)) as helper:
        assert isinstance(helper.begin(), Ready)
        for question in (CHANNEL, Look(id=FIRST)):
            answer = helper.ask(question)
            assert isinstance(answer, Failed)
            assert cause in answer.signs.causes
            assert errno in {None, answer.signs.errno}
