"""Whatever the channel, YouTube or the way to it are like, `iomtui fetch` ends well."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from iomtui.exit_status import ExitStatus
from iomtui.youtube.report import Fault
from tests.support.fetching import (
    DETAILS,
    DETAILS_FILE,
    UNPAUSED,
    fetch,
    messages_of,
    read_details,
    sentence,
)
from tests.support.terminal import run
from tests.support.youtube import World, YouTube
from tests.support.youtube.hostile import HOSTILE
from tests.support.youtube.scenarios import (
    CHANGED,
    FINE,
    LATER,
    LINE,
    STATES,
    WAY,
)


class Expected(NamedTuple):
    """What is to come of asking, the first time."""

    status: ExitStatus
    fault: Fault | None = None
    """What ended it early, if anything did."""


def _nothing(fault: Fault) -> Expected:
    return Expected(ExitStatus.NETWORK, fault)


def _part(fault: Fault | None = None) -> Expected:
    return Expected(ExitStatus.IN_PART, fault)


WHOLE = Expected(ExitStatus.OK)
OUTCOMES = {
    **dict.fromkeys(FINE, WHOLE),
    **dict.fromkeys(("decoys-only", "duplicates", "renamed-videos"), _part()),
    "impostor": _nothing(Fault.NOT_FOUND),
    "empty": _part(Fault.SUSPECT),
    **dict.fromkeys(
        ("beyond-page-three", "regional", "once-500", "page-2-once-500"), _part(Fault.BUDGET)
    ),
    **dict.fromkeys(STATES, _part()),
    "one-age": _part(Fault.BUDGET),
    "one-bot-check": _part(Fault.BLOCKED),
    "one-captcha": _part(Fault.BLOCKED),
    "one-rate-limited": _part(Fault.RATE_LIMITED),
    "404": _nothing(Fault.NOT_FOUND),
    "429": _nothing(Fault.RATE_LIMITED),
    "500": _nothing(Fault.SERVER),
    "503": _nothing(Fault.SERVER),
    "403": _nothing(Fault.BLOCKED),
    **dict.fromkeys(("stalled", "stalled-in-the-middle", "trickle"), _nothing(Fault.NETWORK)),
    **dict.fromkeys(("cut-off", "reset"), _nothing(Fault.NETWORK)),
    **dict.fromkeys(("portal", "nothing", "elsewhere", "downgraded"), _nothing(Fault.PORTAL)),
    "round": _nothing(Fault.NOT_FOUND),
    **dict.fromkeys(("page-2-404", "page-2-500", "page-2-incomplete"), _part(Fault.SERVER)),
    "page-2-403": _part(Fault.BLOCKED),
    "page-2-portal": _part(Fault.PORTAL),
    **dict.fromkeys(("page-2-429", "watch-429", "player-429"), _part(Fault.RATE_LIMITED)),
    **{
        f"{where}-{name}": _part(Fault.NETWORK)
        for where in ("page-2", "watch", "player")
        for name in ("stalled", "cut-off")
    },
    # All is learnt from other requests, so that only the limit ends it.
    **{f"watch-{name}": _part(Fault.BUDGET) for name in ("404", "500", "403", "portal")},
    **{f"player-{name}": _part(Fault.BUDGET) for name in ("404", "500")},
    **dict.fromkeys(("player-403", "player-portal"), WHOLE),
    **dict.fromkeys(("proxy-refuses", "refused"), _nothing(Fault.NETWORK)),
    "foreign-certificate": _nothing(Fault.PORTAL),
    **dict.fromkeys(("certificate-not-yet", "certificate-expired"), _nothing(Fault.CLOCK)),
    **dict.fromkeys(
        ("not-found", "channel-gone", "sent-round", "sent-elsewhere", "no-videos-tab"),
        _nothing(Fault.NOT_FOUND),
    ),
    "layout-loud": _nothing(Fault.OUTDATED),
    "layout-silent": _part(Fault.SUSPECT),
    "hostile": WHOLE,
}
WORLDS: Mapping[str, World] = {
    **{
        name: world
        for group in (FINE, STATES, LINE, LATER, WAY, CHANGED)
        for name, world in group.items()
    },
    "hostile": HOSTILE,
}
MAIN = ("portal", "one-private")
"""What stands for all others."""


def test_something_is_expected_of_every_scenario() -> None:
    assert OUTCOMES.keys() == WORLDS.keys()


@pytest.mark.parametrize(
    "name", [n if n in MAIN else pytest.param(n, marks=pytest.mark.thorough) for n in OUTCOMES]
)
def test_every_scenario_ends_in_time_with_its_own_sentence(
    youtube: YouTube, tmp_path: Path, shipped_folder: Path, name: str
) -> None:
    expected = OUTCOMES[name]
    before = _contents(shipped_folder)
    youtube.show(WORLDS[name])
    done = fetch(youtube, tmp_path)
    assert done.returncode == expected.status, done.stderr
    if expected.fault:
        (message,) = messages_of(done)
        assert message.startswith(sentence(expected.fault))
    else:
        assert messages_of(done) == []
    assert len(youtube.requests) <= 13
    assert {request.host for request in youtube.requests} <= {"www.youtube.com"}
    assert youtube.strangers == []
    assert _contents(shipped_folder) == before
    learnt_nothing = expected.status == ExitStatus.NETWORK or expected.fault is Fault.SUSPECT
    assert (tmp_path / DETAILS_FILE).exists() is not learnt_nothing


@pytest.mark.parametrize(
    "name", [n if n == "portal" else pytest.param(n, marks=pytest.mark.thorough) for n in OUTCOMES]
)
def test_what_was_known_is_there_after_every_scenario(
    youtube: YouTube, known: Path, name: str
) -> None:
    before, as_it_was = read_details(known)["videos"], (known / DETAILS_FILE).read_bytes()
    youtube.show(WORLDS[name])
    done = fetch(youtube, known)
    if done.returncode == ExitStatus.NETWORK:
        assert (known / DETAILS_FILE).read_bytes() == as_it_was
    after = read_details(known)["videos"]
    assert after.keys() == before.keys()
    for episode, video in after.items():
        for detail in DETAILS:
            assert video[detail], (episode, detail)


@pytest.mark.thorough
@pytest.mark.skipif(not shutil.which("unshare"), reason="unshare (util-linux) is not installed")
def test_without_any_network_that_is_said(tmp_path: Path) -> None:
    command = ("unshare", "--net", "--map-root-user", *UNPAUSED)
    done = run("--lang", "en", "fetch", home=tmp_path, command=command)
    assert done.returncode == ExitStatus.NETWORK
    assert messages_of(done)[0].startswith(sentence(Fault.NETWORK))


def _contents(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}
