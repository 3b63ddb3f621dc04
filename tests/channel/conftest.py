"""A stand-in for YouTube and a helper process that many tests share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.support.youtube import World, YouTube
from tests.support.ytdlp import Helper

Asked = Callable[[World], Helper]


@pytest.fixture(scope="session")
def _running(youtube: YouTube) -> Iterator[Helper]:
    with Helper(youtube.environ) as helper:
        helper.begin()
        yield helper


@pytest.fixture
def asked(youtube: YouTube, _running: Helper) -> Asked:
    """Show a world, and hand out the helper that all tests share to ask it."""

    def show(world: World) -> Helper:
        youtube.show(world)
        return _running

    return show
