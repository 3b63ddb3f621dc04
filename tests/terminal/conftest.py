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
Lending = Callable[[str, tuple[int, int]], AbstractContextManager[Terminal]]


@pytest.fixture(scope="session")
def _viewers() -> Iterator[list[Terminal]]:
    running: list[Terminal] = []
    yield running
    for terminal in running:
        terminal.__exit__(None, None, None)


@pytest.fixture
def lent(_viewers: list[Terminal], shipped_editions: tuple[Edition, ...]) -> Lending:
    """Return what lends a viewer that runs, at its first entry, in a language and a size.

    It comes back when a test is done with it and has seen what came of all it did; one that a test
    has failed with is not used again.
    """
    more = {each.tag: each.wording.list.more for each in shipped_editions}

    @contextmanager
    def lend(tag: str, size: tuple[int, int]) -> Iterator[Terminal]:
        terminal = _viewers.pop() if _viewers else Terminal("--lang", "en")
        with ExitStack() as at_fault:
            at_fault.enter_context(terminal)
            terminal.wait(lambda: _says_any(terminal, more), "the list")
            if more[tag] not in terminal.text:
                terminal.type("L")
                terminal.wait_for(more[tag])
            _resize(terminal, size)
            yield terminal
            _resize(terminal, USUAL)
            for number in "21":
                terminal.type(KEYS["left"] * 5 + number)
                terminal.wait(lambda number=number: _is_at(terminal, number), "the list")  # type: ignore[misc]
            at_fault.pop_all()
        _viewers.append(terminal)

    return lend


def _is_at(terminal: Terminal, number: str) -> bool:
    return any(line.startswith(f" ▌ {number}  ") for line in terminal.lines)


def _says_any(terminal: Terminal, words: dict[str, str]) -> bool:
    return any(word in terminal.text for word in words.values())


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
