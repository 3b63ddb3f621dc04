"""`iomtui fetch` before the stand-in for YouTube, without a pause between two requests."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from iomtui.i18n.wording_loader import load_wording
from iomtui.youtube import ask
from iomtui.youtube.report import Fault
from tests.support.here import run_here
from tests.support.youtube import YouTube

UNPAUSED = (
    sys.executable,
    "-c",
    "from iomtui.youtube import ask; ask.PAUSE = 0.0\nfrom iomtui.__main__ import main; main()",
)
"""The program, but that it does not wait between two requests."""

STATE = Path(".local", "state", "iomtui")
"""Where it keeps its state, in a home."""

DETAILS_FILE = STATE / "channel.json"
"""Where it keeps what it has learnt."""

DETAILS = ("title", "description", "duration", "published", "views", "subtitles")
"""What a whole fetch brings of every episode."""


def fetch(
    youtube: YouTube, home: Path, *arguments: str, tag: str = "en"
) -> subprocess.CompletedProcess[str]:
    """Do `iomtui fetch` for a home, in a language; only the helper is a process of its own."""
    typed = ("--lang", tag, "fetch", *arguments)
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(ask, "PAUSE", 0.0)
        return run_here(*typed, environ=youtube.environ, home=home)


def messages_of(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what the program said on standard error, but for its progress."""
    return [
        line.removeprefix("iomtui: ")
        for line in done.stderr.splitlines()
        if not line.startswith("YouTube: ")
    ]


def sentence(fault: Fault, tag: str = "en") -> str:
    """Return how a sentence about a fault begins."""
    return load_wording(tag).fetch.faults[fault].partition("{")[0]


def saved(home: Path) -> dict[str, Any]:
    """Return what was learnt."""
    found: dict[str, Any] = json.loads((home / DETAILS_FILE).read_bytes())
    return found
