"""What a heartbeat says about the screen, and what `iomtui kiosk health` says of it."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from iomtui.i18n.templates import SHIPPED
from iomtui.kiosk.health import (
    MOST_SECONDS,
    Health,
    Heartbeat,
    boot_id,
    judge,
    read_heartbeat,
    write_heartbeat,
)
from iomtui.storage import paths
from tests.support.here import run_here

NOW = 5000.0
OLD = NOW - MOST_SECONDS - 0.1


def heartbeat(**changes: Any) -> Heartbeat:
    values = {"pid": 7, "boot": "b", "time": NOW - 5, "drawn": NOW - 5, "frames": 3}
    return Heartbeat(**{"content_problem": None, **values, **changes})


WHOLE = msgspec.json.encode(heartbeat())


@pytest.mark.parametrize(
    ("beat", "health"),
    [
        (None, Health.MISSING),
        (heartbeat(), Health.DRAWN),
        (heartbeat(content_problem="id.yaml:1:1: wrong"), Health.DRAWN),
        (heartbeat(drawn=NOW - MOST_SECONDS, time=NOW), Health.DRAWN),
        (heartbeat(drawn=OLD), Health.STALLED),
        (heartbeat(drawn=None), Health.STALLED),
        (heartbeat(time=OLD), Health.FROZEN),
        (heartbeat(time=NOW + 1), Health.FROZEN),
        (heartbeat(boot="another"), Health.ENDED),
        (heartbeat(pid=8), Health.ENDED),
    ],
)
def test_a_kiosk_is_healthy_while_it_reports_that_the_terminal_shows_all(
    beat: Heartbeat | None, health: Health
) -> None:
    assert judge(beat, NOW, "b", is_running=lambda pid: pid == 7) is health


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"format": 1}', b"\xff", WHOLE.replace(b'"pid":7', b'"pid":4294967297')],
)
def test_a_damaged_heartbeat_counts_as_none_and_the_next_place_is_looked_at(
    content: bytes, tmp_path: Path
) -> None:
    damaged, whole = tmp_path / "damaged", tmp_path / "whole"
    damaged.write_bytes(content)
    write_heartbeat(whole, heartbeat())
    assert read_heartbeat((None, damaged, tmp_path / "none")) is None
    assert read_heartbeat((None, damaged, whole)) == heartbeat()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the service reports."""
    monkeypatch.setattr(paths, "SERVICE_HEARTBEAT", tmp_path / "service.json")
    return tmp_path / "service.json"


@pytest.mark.parametrize("tag", SHIPPED)
def test_each_state_has_a_sentence_and_only_a_drawn_screen_is_a_success(
    tag: str, place: Path
) -> None:
    def ask() -> tuple[int, str]:
        done = run_here("kiosk", "health", "--lang", tag)
        assert done.stderr == ""
        return done.returncode, done.stdout

    now = time.monotonic()
    answers = [ask()]
    live = {"pid": os.getpid(), "boot": boot_id(), "time": now, "drawn": now}
    for changes in ({}, {"drawn": now - 60}, {"time": now - 60}, {"boot": "another"}):
        write_heartbeat(place, heartbeat(**live | changes))
        answers.append(ask())
    assert [status for status, _ in answers] == [1, 0, 1, 1, 1]
    assert len({text for _, text in answers}) == 5
    assert all(text.count("\n") == 1 and "{" not in text for _, text in answers)
    assert "60" in answers[3][1]


def test_as_json_it_has_the_content_that_is_wrong_without_anything_that_acts(place: Path) -> None:
    now = time.monotonic()
    problem = "id.yaml:3:1: \x1b[2Jwrong"
    beat = heartbeat(
        pid=os.getpid(), boot=boot_id(), time=now, drawn=now, content_problem=problem, version="9"
    )
    write_heartbeat(place, beat)
    done = run_here("kiosk", "health", "--json")
    values = json.loads(done.stdout)
    assert values.pop("message").startswith("The kiosk is on the screen")
    assert values.pop("drawn_seconds") < MOST_SECONDS
    assert values == {
        "format": 1,
        "healthy": True,
        "state": "drawn",
        "pid": os.getpid(),
        "version": "9",
        "frames": 3,
        "content_problem": "id.yaml:3:1: [2Jwrong",
    }
    shown = run_here("kiosk", "health").stdout
    assert "\x1b" not in shown
    assert "id.yaml:3:1: [2Jwrong" in shown


def test_the_kiosk_of_this_user_goes_before_the_service(place: Path, tmp_path: Path) -> None:
    now = time.monotonic()
    live = {"pid": os.getpid(), "boot": boot_id(), "time": now}
    write_heartbeat(place, heartbeat(**live, drawn=None))
    write_heartbeat(tmp_path / "iomtui" / "kiosk.json", heartbeat(**live, drawn=now))
    environ = {"XDG_RUNTIME_DIR": str(tmp_path)}
    assert run_here("kiosk", "health", environ=environ).returncode == 0
    assert run_here("kiosk", "health", environ={"XDG_RUNTIME_DIR": "here"}).returncode == 1


def test_broken_settings_of_this_user_say_nothing_about_the_kiosk(
    place: Path, tmp_path: Path
) -> None:
    config = tmp_path / ".config" / "iomtui" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("theme = 3")
    asked = run_here("kiosk", "health", home=tmp_path)
    assert (asked.returncode, asked.stderr) == (1, "")
