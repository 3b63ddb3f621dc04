"""Kiosks that many attacks share: each begins where the one before left off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.kiosk import OPEN, Kind, Kiosk

Kiosks = Callable[[Kind], Kiosk]


@pytest.fixture(scope="session")
def _running() -> Iterator[dict[Kind, Kiosk]]:
    running: dict[Kind, Kiosk] = {}
    yield running
    for kiosk in running.values():
        kiosk.__exit__(None, None, None)


@pytest.fixture
def kiosks(
    _running: dict[Kind, Kiosk],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Kiosks]:
    """Hand out the kiosk of a kind that runs; one that a test has failed with is not used again."""
    lent: dict[Kind, Kiosk] = {}

    def lend(kind: Kind) -> Kiosk:
        if kind not in lent:
            folder = tmp_path_factory.mktemp("kiosk")
            lent[kind] = _running.pop(kind) if kind in _running else _begun(folder, kind)
            lent[kind].is_whole = False
        return lent[kind]

    yield lend
    for kind, kiosk in lent.items():
        if kiosk.is_whole:
            _running[kind] = kiosk
        else:
            kiosk.__exit__(None, None, None)


@pytest.fixture
def pages(kiosks: Kiosks) -> dict[str, list[str]]:
    """How the first page looks in each language."""
    kiosk = kiosks(OPEN)
    kiosk.is_whole = True  # nothing is done to it
    return kiosk.pages


def _begun(folder: Path, kind: Kind) -> Kiosk:
    kiosk = Kiosk(folder, kind)
    kiosk.begin()
    return kiosk
