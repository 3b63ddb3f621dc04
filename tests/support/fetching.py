"""`iomtui fetch` with the stand-in for YouTube, without a pause between two requests."""

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
"""The program without a pause between two requests."""

STATE = Path(".local", "state", "iomtui")
"""The folder of its state, in a home."""

DETAILS_FILE = STATE / "channel.json"
"""The details file, in a home."""

DETAILS = ("title", "description", "duration", "published", "views", "subtitles")
"""The fields that a complete fetch has of every episode."""


def fetch(
    youtube: YouTube, home: Path, *arguments: str, tag: str = "en"
) -> subprocess.CompletedProcess[str]:
    """Run `iomtui fetch` in this process; only yt-dlp is a process of its own."""
    typed = ("--lang", tag, "fetch", *arguments)
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(ask, "PAUSE", 0.0)
        return run_here(*typed, environ=youtube.environ, home=home)


def messages_of(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return the messages on standard error without the progress."""
    return [
        line.removeprefix("iomtui: ")
        for line in done.stderr.splitlines()
        if not line.startswith("YouTube: ")
    ]


def sentence(fault: Fault, tag: str = "en") -> str:
    """Return the beginning of the sentence about a fault."""
    return load_wording(tag).fetch.faults[fault].partition("{")[0]


def read_details(home: Path) -> dict[str, Any]:
    """Return the content of the details file."""
    details: dict[str, Any] = json.loads((home / DETAILS_FILE).read_bytes())
    return details
