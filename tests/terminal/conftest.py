"""What tests of the real program share: a viewer, a stand-in for YouTube, homes that know it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import pytest

from iomtui.catalogue.edition import Edition
from iomtui.exit_status import ExitStatus
from tests.support.fetching import UNPAUSED, messages_of
from tests.support.terminal import KEYS, Terminal, run
from tests.support.youtube import YouTube
from tests.support.youtube.scenarios import STANDARD

USUAL = (80, 24)
OpenViewer = Callable[[str, tuple[int, int]], AbstractContextManager[Terminal]]


@pytest.fixture(scope="session")
def _viewers() -> Iterator[list[Terminal]]:
    running: list[Terminal] = []
    yield running
    for terminal in running:
        terminal.__exit__(None, None, None)


@pytest.fixture
def open_viewer(_viewers: list[Terminal], shipped_editions: tuple[Edition, ...]) -> OpenViewer:
    """Return what opens a running viewer at its first entry, in a language and a size.

    A viewer is used again by the next test, unless a test has failed with it. A test must see the
    results of all that it typed.
    """
    more = {each.tag: each.wording.list["more"] for each in shipped_editions}

    @contextmanager
    def borrow(tag: str, size: tuple[int, int]) -> Iterator[Terminal]:
        terminal = _viewers.pop() if _viewers else Terminal("--lang", "en")
        with ExitStack() as on_failure:
            on_failure.enter_context(terminal)
            terminal.wait(lambda: any(word in terminal.text for word in more.values()), "the list")
            if more[tag] not in terminal.text:
                terminal.type("L")
                terminal.wait_for(more[tag])
            _resize(terminal, size)
            yield terminal
            _resize(terminal, USUAL)
            for number in "21":
                terminal.type(KEYS["left"] * 5 + number)
                terminal.wait(lambda number=number: _is_at(terminal, number), "the list")  # type: ignore[misc]
            on_failure.pop_all()
        _viewers.append(terminal)

    return borrow


def _is_at(terminal: Terminal, number: str) -> bool:
    return any(line.startswith(f" ▌ {number}  ") for line in terminal.lines)


def _resize(terminal: Terminal, size: tuple[int, int]) -> None:
    """Give the window a size, and wait until all is drawn anew."""
    if (terminal.screen.columns, terminal.screen.lines) != size:
        terminal.screen.erase_in_display(2)
        terminal.resize(*size)
        terminal.wait(lambda: terminal.lines[-1].strip() != "", "the last row")


@pytest.fixture(scope="session")
def good(youtube: YouTube, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the real program has found all."""
    youtube.show(STANDARD)
    home = tmp_path_factory.mktemp("good")
    typed = ("--lang", "en", "fetch")
    done = run(*typed, environ=youtube.environ, command=UNPAUSED, home=home)
    assert done.returncode == ExitStatus.OK, done.stderr
    assert len(youtube.requests) <= 13
    assert {request.host for request in youtube.requests} == {"www.youtube.com"}
    assert youtube.strangers == []
    assert messages_of(done) == []
    return home


@pytest.fixture
def known(good: Path, tmp_path: Path) -> Path:
    """A home in which all was found earlier, and that a test may change."""
    shutil.copytree(good, tmp_path / "known")
    return tmp_path / "known"
