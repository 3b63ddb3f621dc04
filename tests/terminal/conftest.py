"""A stand-in for YouTube that tests of the real program share, and homes that know it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from iomtui.exits import Exit
from tests.support.fetching import UNPAUSED, told
from tests.support.terminal import run
from tests.support.youtube import YouTube
from tests.support.youtube.scenarios import STANDARD


@pytest.fixture(scope="session")
def good(youtube: YouTube, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the real program has found all."""
    youtube.show(STANDARD)
    home = tmp_path_factory.mktemp("good")
    typed = ("--lang", "en", "fetch")
    done = run(*typed, environ=youtube.environ, command=UNPAUSED, home=home)
    assert done.returncode == Exit.OK, done.stderr
    assert len(youtube.requests) <= 13
    assert {request.host for request in youtube.requests} == {"www.youtube.com"}
    assert youtube.strangers == []
    assert told(done) == []
    return home


@pytest.fixture
def known(good: Path, tmp_path: Path) -> Path:
    """A home in which all was found earlier, and that a test may change."""
    shutil.copytree(good, tmp_path / "known")
    return tmp_path / "known"
