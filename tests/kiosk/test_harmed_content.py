"""Ways to harm the content of a kiosk while it runs, and before it starts: something is shown."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from iomtui.cli.check import find_problems
from iomtui.kiosk.installation import install
from tests.support.examples import first
from tests.support.here import run_here
from tests.support.processes import HOME_TEXT, assert_answers
from tests.support.terminal import IOMTUI, OUTPUT_TIMEOUT, Terminal, write_settings

Harm = Callable[[Path], object]
"""Harms the content at a place, which is a link to a folder."""


def writes(name: str, data: bytes) -> Harm:
    return lambda place: (place / name).write_bytes(data)


def changes(name: str, old: str, new: str) -> Harm:
    def change(place: Path) -> None:
        path = place / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return change


def removes(name: str) -> Harm:
    def remove(place: Path) -> None:
        path = place / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()

    return remove


def puts_in_place_of(name: str, make: Callable[[Path], object]) -> Harm:
    def put(place: Path) -> None:
        removes(name)(place)
        make(place / name)

    return put


def cuts(place: Path) -> None:
    path = place / "series.yaml"
    os.truncate(path, path.stat().st_size // 2)


def moves_away(place: Path) -> None:
    folder = place.resolve()
    folder.rename(folder.with_name("elsewhere"))


def leads_elsewhere(place: Path) -> None:
    place.unlink()
    place.symlink_to("/dev")


SERIES, ENGLISH = "series.yaml", "languages/en.yaml"
ALIASES = b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 40))

HARMS: dict[str, Harm] = {
    "cut in half": cuts,
    "a folder moved away": moves_away,
    "a broken language": changes(ENGLISH, "format: 1", "format: ["),
    "empty": writes(SERIES, b""),
    "null bytes, as after a power cut": writes(SERIES, bytes(4096)),
    "not UTF-8": writes(SERIES, b"format: 1\npublisher: \xff\n"),
    "UTF-16": writes(SERIES, "format: 1".encode("utf-16")),
    "another kind of file": writes(SERIES, b"\x7fELF\x02\x01\x01"),
    "control characters": changes(SERIES, "format: 1", "format: 1\npublisher: \x1b[2J"),
    "not closed": changes(SERIES, "format: 1", "format: ["),
    "a key twice": changes(SERIES, "format: 1", "format: 1\nformat: 1"),
    "a newer format": changes(SERIES, "format: 1", "format: 99"),
    "no episodes": changes(SERIES, "episodes:", "episodes: []\nothers:"),
    "nested deeply": writes(SERIES, b"a: " + b"[" * 100_000),
    "aliases of aliases": writes(SERIES, b"a0: &a0 [x]\n" + ALIASES),
    "many megabytes": writes(SERIES, b"a: b\n" * 2_000_000),
    "a file of a terabyte": lambda place: os.truncate(place / SERIES, 2**40),
    "removed": removes(SERIES),
    "a folder": puts_in_place_of(SERIES, Path.mkdir),
    "a pipe": puts_in_place_of(SERIES, os.mkfifo),
    "a device": puts_in_place_of(SERIES, lambda path: path.symlink_to("/dev/zero")),
    "a link in a circle": puts_in_place_of(SERIES, lambda path: path.symlink_to(path.name)),
    "no languages": removes("languages"),
    "a file for the languages": puts_in_place_of("languages", Path.touch),
    "another tag in a language": changes(ENGLISH, "tag: en", "tag: de"),
    "a link to another folder": leads_elsewhere,
}


@pytest.fixture
def place(tmp_path: Path, data_copy: Path) -> Path:
    """Content that is installed twice, so that there is some to go back to."""
    place = tmp_path / "hall" / "content"
    for comment in ("# before\n", "# now\n"):
        with (data_copy / SERIES).open("a", encoding="utf-8") as file:
            file.write(comment)
        install(data_copy, place, find_problems)
    return place


@pytest.fixture
def kiosk(tmp_path: Path, place: Path) -> Iterator[Callable[[], Terminal]]:
    """Start a kiosk with that content, which writes into the file `log`."""
    running: list[Terminal] = []
    settings = write_settings(tmp_path, f"[kiosk]\nlanguage = 'en'\ndata = '{place}'\n")
    command = shlex.join([*IOMTUI, "--config", str(settings), "kiosk"])
    script = f"exec {command} 2>>{shlex.quote(str(tmp_path / 'log'))}"

    environ = {**runtime(tmp_path), "WATCHDOG_USEC": "300000"}  # so that it reports often

    def start() -> Terminal:
        running.append(Terminal(command=("sh", "-c", script), home=tmp_path, environ=environ))
        running[-1].wait_for(HOME_TEXT)
        return running[-1]

    yield start
    for terminal in running:
        terminal.__exit__()


def runtime(folder: Path) -> dict[str, str]:
    return {"XDG_RUNTIME_DIR": str(folder)}


def wait_for_problem(terminal: Terminal, folder: Path) -> str:
    """Return what `iomtui kiosk health` says of the content."""
    give_up = time.monotonic() + OUTPUT_TIMEOUT
    while True:
        terminal.look(0.1)
        done = run_here("kiosk", "health", "--json", environ=runtime(folder))
        report = json.loads(done.stdout)
        if problem := report["content_problem"]:
            assert report["healthy"]
            return str(problem)
        assert time.monotonic() < give_up, "its health says nothing of the content"


@first(3, "harm", HARMS)
def test_a_kiosk_shows_its_last_good_content_says_why_and_follows_the_next_installation(
    kiosk: Callable[[], Terminal], place: Path, tmp_path: Path, data_copy: Path, harm: str
) -> None:
    terminal = kiosk()
    HARMS[harm](place)
    problem = wait_for_problem(terminal, tmp_path)
    assert_answers(terminal)
    assert "EPISODES" in terminal.text
    assert problem.startswith(str(place))
    assert "the screen shows texts of before" in problem
    log = (tmp_path / "log").read_text("utf-8").splitlines()
    assert problem in log
    assert all(line.startswith(str(place)) for line in log)
    started_anew = kiosk()
    assert_answers(started_anew)
    if harm == "a link to another folder":  # which an installation leaves alone
        place.unlink()
    english = data_copy / ENGLISH
    before, title, after = english.read_text("utf-8").partition("series:\n  title: ")
    english.write_text(f"{before}{title}Mended #{after}", "utf-8")
    install(data_copy, place, find_problems)
    for each in (terminal, started_anew):
        each.wait_for("Mended")
