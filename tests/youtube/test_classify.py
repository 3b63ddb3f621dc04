"""Messages of yt-dlp that share words: each has its own fault. Whole scenarios are in terminal/."""

from __future__ import annotations

import pytest

from iomtui.youtube.classify import classify, video_state
from iomtui.youtube.details import State
from iomtui.youtube.report import Fault

MESSAGES = {
    "Sign in to confirm you’re not a bot": Fault.BLOCKED,
    "Tunnel connection failed: 403 Forbidden": Fault.NETWORK,
    "[SSL: CERTIFICATE_VERIFY_FAILED] certificate has expired": Fault.CLOCK,
    "[SSL: CERTIFICATE_VERIFY_FAILED] unable to get local issuer certificate": Fault.PORTAL,
    "[SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred": Fault.NETWORK,
    "Failed to resolve url (does the playlist exist?)": Fault.OUTDATED,
    "Failed to parse JSON: Expecting value: line 1 column 1 (char 0)": Fault.PORTAL,
    "Failed to parse JSON: Expecting value: line 1 column 14 (char 13)": Fault.OUTDATED,
    "HTTP Error 404: Not Found; please report this issue": Fault.NOT_FOUND,
    "WARNING: ffmpeg not found": None,
}

STATES: dict[str, State] = {
    "Private video. Sign in if you've been granted access": "private",
    "Sign in to confirm your age": "age",
    "Join this channel to get access to members-only content": "members",
    "Video unavailable. The uploader has not made this video available in your country": "geo",
    "Video unavailable. This video has been removed by the uploader": "removed",
    "Video unavailable": "unavailable",
    "Sign in to confirm you’re not a bot": "public",
}


@pytest.mark.parametrize(("message", "fault"), MESSAGES.items())
def test_faults_are_told_apart(message: str, fault: Fault | None) -> None:
    assert classify(f"WARNING: [youtube] {message}") is fault


@pytest.mark.parametrize(("message", "state"), STATES.items())
def test_states_are_told_apart(message: str, state: State) -> None:
    assert video_state(f"WARNING: [youtube] {message}") == state
