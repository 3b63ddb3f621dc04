"""`iomtui fetch`: the unmodified yt-dlp in its process before a stand-in for YouTube."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import pytest

from iomtui.exit_status import ExitStatus
from iomtui.youtube.report import Fault
from tests.support.details import TITLES, paste_episode
from tests.support.examples import first
from tests.support.fetching import (
    DETAILS,
    DETAILS_FILE,
    UNPAUSED,
    fetch,
    messages_of,
    read_details,
    sentence,
)
from tests.support.here import run_here
from tests.support.processes import has_ended, started_by
from tests.support.terminal import Terminal, run
from tests.support.youtube import World, YouTube
from tests.support.youtube.scenarios import (
    EPISODES,
    FINE,
    IMPOSTOR,
    LINE,
    STANDARD,
    on_the_way,
)
from tests.support.youtube.wire import Stalled


def test_all_five_are_found_and_no_decoy(good: Path) -> None:
    found = read_details(good)
    assert {name: video["id"] for name, video in found["videos"].items()} == {
        name: video.id for name, video in EPISODES.items()
    }
    for name, video in found["videos"].items():
        assert all(video[detail] for detail in DETAILS), name
        assert video["duration"] == EPISODES[name].seconds
        assert video["views"] == EPISODES[name].views
    assert found["origin"]["complete"]
    assert (found["unmatched"], found["ambiguous"]) == ([], {})


def test_the_report_names_each_video_and_the_lines_that_confirm_it(
    youtube: YouTube, good: Path
) -> None:
    youtube.show(STANDARD)
    for tag in ("en", "id"):
        done = fetch(youtube, good, "--status", tag=tag)
        assert done.returncode == ExitStatus.OK
        for name, video in EPISODES.items():
            assert f"https://youtu.be/{video.id}\n" in done.stdout
            assert f"  - id: {name}\n    title:\n      text: {TITLES[name]}\n" in done.stdout
    assert youtube.requests == []


def test_a_pasted_line_confirms_and_its_code_leads_to_the_video(
    youtube: YouTube, good: Path, data_copy: Path
) -> None:
    listed = json.loads(fetch(youtube, good, "--status", "--json").stdout)
    paste_episode(data_copy, listed["confirm"][0])
    shown = run_here("--data", str(data_copy), "--lang", "en", home=good).stdout
    assert f"https://youtu.be/{EPISODES['burn-the-past'].id}" in shown
    assert EPISODES["the-new-horizon"].id not in shown
    assert shown.count("not confirmed by anyone") == len(EPISODES) - 1


@pytest.mark.thorough
def test_details_that_are_known_need_no_requests_to_be_complete(
    youtube: YouTube, known: Path
) -> None:
    youtube.show(FINE["regional"])  # where each of the lists costs a request more
    done = fetch(youtube, known)
    assert (done.returncode, messages_of(done)) == (ExitStatus.OK, [])


def test_a_trial_saves_nothing(youtube: YouTube, tmp_path: Path) -> None:
    youtube.show(STANDARD)
    done = fetch(youtube, tmp_path, "--dry-run", "--json")
    assert done.returncode == ExitStatus.OK
    assert len(json.loads(done.stdout)["found"]) == len(EPISODES)
    assert not (tmp_path / DETAILS_FILE).exists()


def test_details_saved_into_a_folder_are_shown_with_that_folder(
    youtube: YouTube, tmp_path: Path, data_copy: Path
) -> None:
    youtube.show(STANDARD)
    before = (data_copy / "series.yaml").read_bytes()
    done = fetch(youtube, tmp_path / "home", "--into", str(data_copy), "--limit", "12")
    assert done.returncode == ExitStatus.IN_PART
    assert (data_copy / "series.yaml").read_bytes() == before
    assert not (tmp_path / "home" / DETAILS_FILE).exists()
    shown = run_here("--data", str(data_copy), "--lang", "en").stdout
    assert shown.count("Found by its title") == len(json.loads(_read(data_copy))["videos"]) > 0


def test_an_impostor_is_never_confirmed(youtube: YouTube, tmp_path: Path, data_copy: Path) -> None:
    youtube.show(World((IMPOSTOR,), page_size=12))
    series = data_copy / "series.yaml"
    text = series.read_text("utf-8").replace("confirmed: false", "confirmed: true")
    series.write_text(text, "utf-8")
    source = f"https://www.youtube.com/{IMPOSTOR.handle}"
    done = fetch(youtube, tmp_path, "--source", source, "--data", str(data_copy))
    assert done.returncode == ExitStatus.OK
    shown = run_here("--data", str(data_copy), "--lang", "en", home=tmp_path).stdout
    assert shown.count("not confirmed by anyone") == len(EPISODES)
    assert "youtu.be" not in shown


def test_where_nothing_can_be_saved_nothing_is_asked(youtube: YouTube, tmp_path: Path) -> None:
    youtube.show(STANDARD)
    (tmp_path / ".local").write_text("in the way")
    done = fetch(youtube, tmp_path)
    assert done.returncode == ExitStatus.ERROR
    assert "cannot be written" in done.stderr
    assert youtube.requests == []


def test_without_ytdlp_one_learns_how_to_install_it(youtube: YouTube, tmp_path: Path) -> None:
    youtube.show(STANDARD)
    (tmp_path / "yt_dlp.py").write_text("raise ImportError")
    environ = {**youtube.environ, "PYTHONPATH": str(tmp_path)}
    done = run("--lang", "en", "fetch", environ=environ, home=tmp_path / "home")
    assert done.returncode == ExitStatus.ERROR
    assert messages_of(done)[0].startswith(sentence(Fault.MISSING))
    assert f" {sys.executable} -m pip install yt-dlp\n" in done.stderr


def test_what_is_not_of_youtube_is_not_asked(youtube: YouTube, tmp_path: Path) -> None:
    youtube.show(STANDARD)
    done = fetch(youtube, tmp_path, "--source", "https://evil.example/@IOMIndonesia")
    assert done.returncode == ExitStatus.USAGE
    assert "not the address of a channel" in done.stderr
    assert youtube.requests == []
    assert youtube.strangers == []


def test_after_slow_down_nothing_is_asked_until_then(youtube: YouTube, known: Path) -> None:
    before = (known / DETAILS_FILE).read_bytes()
    youtube.show(LINE["429"])
    first = fetch(youtube, known)
    assert len(youtube.requests) == 1
    youtube.show(STANDARD)
    second = fetch(youtube, known)
    assert youtube.requests == []
    assert (first.returncode, second.returncode) == (ExitStatus.NETWORK, ExitStatus.NETWORK)
    for done, fault in ((first, Fault.RATE_LIMITED), (second, Fault.RATE_LIMITED)):
        assert messages_of(done)[0].startswith(f"{sentence(fault)} Try again after ")
    assert (known / DETAILS_FILE).read_bytes() == before
    status = fetch(youtube, known, "--status")
    assert sentence(Fault.RATE_LIMITED) in status.stderr


def test_interrupted_it_leaves_no_process_and_nothing_changed(
    youtube: YouTube, known: Path
) -> None:
    before = (known / DETAILS_FILE).read_bytes()
    youtube.show(on_the_way(Stalled()))
    how = {"environ": youtube.environ, "command": UNPAUSED, "home": known}
    with Terminal("--lang", "en", "fetch", **how) as terminal:  # type: ignore[arg-type]
        terminal.wait_for("request 1 of 13")
        (process,) = started_by(terminal.process.pid)
        terminal.type("\x03")
        assert terminal.wait_end() == ExitStatus.INTERRUPTED
        assert sentence(Fault.CANCELLED) in terminal.text
    assert has_ended(process)
    assert (known / DETAILS_FILE).read_bytes() == before


@first(1, "number", [signal.SIGKILL, signal.SIGTERM])
def test_no_process_outlives_the_program_however_that_ends(
    youtube: YouTube, tmp_path: Path, number: int
) -> None:
    youtube.show(on_the_way(Stalled()))
    how = {"environ": youtube.environ, "command": UNPAUSED, "home": tmp_path}
    with Terminal("--lang", "en", "fetch", **how) as terminal:  # type: ignore[arg-type]
        terminal.wait_for("request 1 of 13")
        (process,) = started_by(terminal.process.pid)
        os.kill(terminal.process.pid, number)
        assert has_ended(process)


def _read(folder: Path) -> bytes:
    return (folder / "channel.json").read_bytes()
