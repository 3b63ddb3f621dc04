"""Fetching from the viewer: the real program in a real terminal before a stand-in."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from iomtui.youtube.report import Fault
from tests.support.examples import first
from tests.support.fetching import DETAILS_FILE, UNPAUSED, sentence
from tests.support.here import run_here
from tests.support.processes import has_ended, started_by
from tests.support.terminal import KEYS, Terminal
from tests.support.youtube import YouTube
from tests.support.youtube.scenarios import CHANGED, STANDARD, on_the_way
from tests.support.youtube.wire import Stalled

Opening = Callable[[Path], AbstractContextManager[Terminal]]


@pytest.fixture
def opened(youtube: YouTube) -> Opening:
    def viewer(home: Path) -> Terminal:
        return Terminal(
            *("--lang", "en"),
            size=(120, 50),
            environ=youtube.environ,
            command=UNPAUSED,
            home=home,
        )

    return viewer


def agree(terminal: Terminal) -> None:
    """Press r, read what that would do, and agree."""
    terminal.wait_for("Episode list: 1 of 5")
    terminal.type("r")
    terminal.wait_for("at most 13 requests")
    terminal.type("\r")


def start_stalled_fetch(terminal: Terminal) -> int:
    """Start a fetch that gets no answer, and return the process of yt-dlp."""
    agree(terminal)
    terminal.wait_for("Asking YouTube: 1 of 13")
    (process,) = started_by(terminal.process.pid)
    return process


def test_what_went_wrong_is_one_key_away_and_what_was_found_appears_in_place(
    youtube: YouTube, opened: Opening, tmp_path: Path
) -> None:
    youtube.show(CHANGED["layout-loud"])
    with opened(tmp_path) as terminal:
        terminal.wait_for("Episode list: 1 of 5")
        assert youtube.requests == []
        agree(terminal)
        terminal.wait_for("YouTube: nothing learnt; r says why")
        terminal.type("r")
        terminal.wait_for(sentence(Fault.OUTDATED)[:40])
        terminal.wait_for("Update yt-dlp: ")
        terminal.type(KEYS["left"])
        youtube.show(STANDARD)
        agree(terminal)
        terminal.wait_for("YouTube: 5 of 5 episodes found")
        terminal.wait_for("12 min 11 s")
        terminal.wait_for("confirmed by anyone")
        assert started_by(terminal.process.pid) == []
        terminal.type("q")
        assert terminal.wait_end() == 0
    assert len(youtube.requests) == 13
    assert "12 min 11 s" in run_here("--lang", "en", home=tmp_path).stdout
    assert len(youtube.requests) == 13


def test_esc_stops_it_at_once_and_so_does_leaving_and_nothing_is_left_of_it(
    youtube: YouTube, opened: Opening, tmp_path: Path
) -> None:
    youtube.show(on_the_way(Stalled()))
    with opened(tmp_path) as terminal:
        process = start_stalled_fetch(terminal)
        terminal.type("\x1b")
        terminal.wait_for("YouTube: stopped")
        assert has_ended(process)
        terminal.type("2")
        terminal.wait_for("Episode list: 2 of 5")
        terminal.type("1")
        process = start_stalled_fetch(terminal)
        terminal.type("q")
        assert terminal.wait_end() == 0
        assert has_ended(process, 0)
        assert terminal.text.strip() == ""
    assert not (tmp_path / DETAILS_FILE).exists()


@first(1, "how", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_no_process_outlives_a_viewer_that_is_ended(
    youtube: YouTube, opened: Opening, tmp_path: Path, how: int
) -> None:
    youtube.show(on_the_way(Stalled()))
    with opened(tmp_path) as terminal:
        process = start_stalled_fetch(terminal)
        os.kill(terminal.process.pid, how)
        assert has_ended(process)


def test_a_kiosk_does_not_know_that_key(youtube: YouTube, tmp_path: Path) -> None:
    youtube.show(STANDARD)
    with Terminal(
        *("--lang", "en", "kiosk"), environ=youtube.environ, command=UNPAUSED, home=tmp_path
    ) as terminal:
        terminal.wait_for("Episode list: 1 of 5")
        terminal.type("r\r")
        terminal.wait_for("Enter")
        terminal.type("2")
        terminal.wait_for("Episode list: 2 of 5")
        assert "What YouTube knows" not in terminal.text
        assert started_by(terminal.process.pid) == []
    assert youtube.requests == []
