"""A few whole screens as text; `make test ARGS=--snapshot-update` accepts a change."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.support.pilot import screen_text
from tests.tui.conftest import Running


@pytest.mark.parametrize("tag", ["en", "id"])
@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ((80, 24), ("down",)),
        ((120, 33), ("end", "up", "enter")),
        ((40, 12), ("2", "enter")),
        ((80, 24), ("question_mark",)),
    ],
    ids=["episode", "watch", "narrow", "help"],
)
async def test_the_screen_looks_as_it_did(
    running: Running,
    snapshot: SnapshotAssertion,
    tag: str,
    size: tuple[int, int],
    keys: tuple[str, ...],
) -> None:
    async with running(size, tag=tag) as pilot:
        await pilot.press(*keys)
        assert screen_text(pilot) == snapshot
