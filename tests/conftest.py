"""What all tests share: the shipped catalogue, copies of it, and an empty home."""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.loading import load
from iomtui.catalogue.model import Catalogue
from iomtui.cli.content import with_details
from iomtui.youtube.details import Details
from iomtui.youtube.details_file import load_details
from tests.support.examples import choose
from tests.support.small_catalogue import make_catalogue

if TYPE_CHECKING:
    from tests.support.youtube import YouTube

ROOT = Path(__file__).parents[1]
FETCHED = ROOT / "tests" / "fixtures" / "details" / "channel.json"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--thorough",
        action="store_true",
        help="run the complete lists, not a part that stands for them",
    )
    parser.addoption(
        "--minutes",
        type=float,
        default=60,
        help="how long each test marked soak runs (default: 60)",
    )


def pytest_configure(config: pytest.Config) -> None:
    # Rarely: there is little garbage, and much that stays.
    gc.set_threshold(50_000, 10, 10)
    thorough = config.getoption("--thorough")
    choose(thorough=thorough)
    if not thorough:
        chosen = config.option.markexpr
        config.option.markexpr = f"({chosen}) and not thorough" if chosen else "not thorough"


def pytest_collection_finish() -> None:
    """Let the collector pass over what was imported.

    Else it looks through hundreds of thousands of things that stay, again and again.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture
def figures(capsys: pytest.CaptureFixture[str]) -> Iterator[list[str]]:
    """Lines with what a test measured; they are printed at its end."""
    lines: list[str] = []
    yield lines
    with capsys.disabled():
        sys.stdout.writelines(f"\n{line}" for line in lines)


@pytest.fixture(scope="session")
def thorough(pytestconfig: pytest.Config) -> bool:
    """Whether everything is to be tried."""
    return bool(pytestconfig.getoption("--thorough"))


@pytest.fixture(scope="session")
def minutes(pytestconfig: pytest.Config) -> float:
    """How long each soak lasts."""
    return float(pytestconfig.getoption("--minutes"))


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Paths of homes, one a test; none of them is there until somebody writes into it."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _no_home(monkeypatch: pytest.MonkeyPatch, homes: Iterator[Path]) -> None:
    """Keep the settings and state of the person who runs the tests out of them."""
    home = next(homes)
    locale = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    for name in ("IOMTUI_DATA", "IOMTUI_LANG", "NO_COLOR", *locale):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(home / "shared"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))


@pytest.fixture(scope="session")
def shipped_folder() -> Path:
    return ROOT / "data"


@pytest.fixture(scope="session")
def shipped(shipped_folder: Path) -> Catalogue:
    return load(shipped_folder)


@pytest.fixture(scope="session")
def shipped_editions(shipped: Catalogue) -> tuple[Edition, ...]:
    return editions(shipped, "press")


@pytest.fixture(scope="session")
def fetched() -> Details:
    """Details from YouTube of the second episode, made up; nobody has confirmed them."""
    found = load_details(FETCHED)
    assert found
    return found


@pytest.fixture(scope="session")
def fetched_editions(shipped: Catalogue, fetched: Details) -> tuple[Edition, ...]:
    return with_details(editions(shipped, "press"), shipped, fetched, approved_only=False)


@pytest.fixture(scope="session")
def youtube() -> Iterator[YouTube]:
    """A stand-in for YouTube; each test tells it what to show."""
    from tests.support.youtube import YouTube  # noqa: PLC0415 - few tests need certificates

    with YouTube() as running:
        yield running


@pytest.fixture
def data_copy(shipped_folder: Path, tmp_path: Path) -> Path:
    """A copy of the shipped data that a test may change."""
    return shutil.copytree(shipped_folder, tmp_path / "data")


@pytest.fixture(scope="session")
def make_folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Make a small catalogue in a new folder; see `make_catalogue`."""
    return lambda *changes: make_catalogue(tmp_path_factory.mktemp("catalogue"), *changes)
