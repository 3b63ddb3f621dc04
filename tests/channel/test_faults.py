"""What went wrong is told from the signs that the real yt-dlp gave, recorded in signs.json."""

from __future__ import annotations

import errno
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from iomtui.channel.faults import OF_ONE_VIDEO, classify, retry_after, state_of
from iomtui.channel.protocol import Signs
from iomtui.youtube.details import State
from iomtui.youtube.report import Fault

RECORDED: dict[str, dict[str, Any]] = msgspec.json.decode(
    Path(__file__).with_name("signs.json").read_bytes()
)


def recorded(scenario: str, question: str) -> Signs:
    """Return the signs that a question gave in a scenario."""
    return msgspec.convert(RECORDED[scenario][question], Signs)


LISTING = {
    "404": Fault.NOT_FOUND,
    "429": Fault.RATE_LIMITED,
    "500": Fault.SERVER,
    "503": Fault.SERVER,
    "403": Fault.BLOCKED,
    "stalled": Fault.TIMEOUT,
    "stalled-in-the-middle": Fault.TIMEOUT,
    "cut-off": Fault.INTERRUPTED,
    "reset": Fault.INTERRUPTED,
    "portal": Fault.PORTAL,
    "nothing": Fault.PORTAL,
    "elsewhere": Fault.PORTAL,
    "downgraded": Fault.PORTAL,
    "round": Fault.NOT_FOUND,
    "page-2-404": Fault.NOT_FOUND,
    "page-2-429": Fault.RATE_LIMITED,
    "page-2-500": Fault.SERVER,
    "page-2-403": Fault.BLOCKED,
    "page-2-stalled": Fault.TIMEOUT,
    "page-2-cut-off": Fault.INTERRUPTED,
    "page-2-portal": Fault.PORTAL,
    "page-2-incomplete": Fault.SERVER,
    "proxy-refuses": Fault.PROXY,
    "refused": Fault.REFUSED,
    "foreign-certificate": Fault.TLS,
    "certificate-not-yet": Fault.TLS_CLOCK,
    "certificate-expired": Fault.TLS_CLOCK,
    "not-found": Fault.NOT_FOUND,
    "no-videos-tab": Fault.NO_VIDEOS,
    "channel-gone": Fault.NOT_FOUND,
    "sent-elsewhere": Fault.NOT_FOUND,
    "sent-round": Fault.NOT_FOUND,
    "layout-loud": Fault.OUTDATED,
}

LOOKING = {
    "one-private": Fault.PRIVATE,
    "one-removed": Fault.REMOVED,
    "one-members": Fault.MEMBERS,
    "one-age": Fault.AGE,
    "one-geo": Fault.GEO,
    "one-upcoming": Fault.UPCOMING,
    "one-bot-check": Fault.BOT_CHECK,
    "one-captcha": Fault.BOT_CHECK,
    "one-rate-limited": Fault.RATE_LIMITED,
    "watch-404": Fault.NOT_FOUND,
    "watch-429": Fault.RATE_LIMITED,
    "watch-500": Fault.SERVER,
    "watch-403": Fault.BLOCKED,
    "watch-stalled": Fault.TIMEOUT,
    "watch-cut-off": Fault.INTERRUPTED,
    "player-500": Fault.SERVER,
    "player-403": Fault.BLOCKED,
    "player-stalled": Fault.TIMEOUT,
    "player-cut-off": Fault.INTERRUPTED,
    "player-portal": Fault.PORTAL,
    "portal": Fault.PORTAL,
    "layout-loud": Fault.OUTDATED,
    "not-found": Fault.REMOVED,
}


@pytest.mark.parametrize("scenario", LISTING)
def test_a_list_that_does_not_come_has_its_fault(scenario: str) -> None:
    assert classify(recorded(scenario, "listing")) is LISTING[scenario]


@pytest.mark.parametrize("scenario", LOOKING)
def test_a_video_that_does_not_come_has_its_fault(scenario: str) -> None:
    assert classify(recorded(scenario, "looking")) is LOOKING[scenario]


@pytest.mark.parametrize("question", ["listing", "looking"])
def test_every_recorded_sign_is_of_something_that_is_known(question: str) -> None:
    found = [name for name, signs in RECORDED.items() if signs[question]]
    assert len(found) > 20
    assert [name for name in found if classify(recorded(name, question)) is None] == []


@pytest.mark.parametrize(
    ("signs", "fault"),
    [
        (Signs(causes=("TransportError", "gaierror"), errno=-3), Fault.DNS),
        (Signs(causes=("TransportError", "OSError"), errno=errno.ENETUNREACH), Fault.OFFLINE),
        (Signs(causes=("TransportError", "OSError"), errno=errno.EHOSTUNREACH), Fault.OFFLINE),
        (Signs(causes=("TransportError", "OSError"), errno=errno.EIO), Fault.INTERRUPTED),
        (Signs(causes=("SSLError", "SSLEOFError")), Fault.INTERRUPTED),
        (Signs(causes=("SSLError",)), Fault.TLS),
        (Signs(is_over_budget=True, causes=("Stopped",)), Fault.BUDGET),
        (Signs(causes=("DownloadCancelled",), status=429), Fault.CANCELLED),
        # What only warnings tell.
        (Signs(messages=("x: [Errno -2] Name or service not known (caused by …)",)), Fault.DNS),
        (Signs(messages=("x: <urlopen error timed out>",)), Fault.TIMEOUT),
        (Signs(messages=("x: [Errno 101] Network is unreachable",)), Fault.OFFLINE),
        # Words that several sentences share.
        (Signs(messages=("Failed to resolve url (does the playlist exist?)",)), Fault.OUTDATED),
        (Signs(messages=("Sign in to confirm you’re not a bot.",)), Fault.BOT_CHECK),
        (Signs(messages=("Sign in to confirm your age. …",)), Fault.AGE),
        (Signs(messages=("Private video. Sign in if you've been granted …",)), Fault.PRIVATE),
        (
            Signs(
                messages=(
                    "This content isn't available, try again later. The current session "
                    "has been rate-limited by YouTube",
                )
            ),
            Fault.RATE_LIMITED,
        ),
        (Signs(messages=("Tunnel connection failed: 403 Forbidden",)), Fault.PROXY),
        (Signs(causes=("Stopped", "NoSupportingHandlers")), Fault.PROXY),
        (
            Signs(messages=("Video unavailable. … not made this video available in your country",)),
            Fault.GEO,
        ),
        (Signs(messages=("Requested format is not available.",)), Fault.NO_FORMATS),
        # What says nothing of a fault.
        (Signs(), None),
        (Signs(messages=("No supported JavaScript runtime could be found.",)), None),
        (Signs(causes=("UnicodeEncodeError",)), None),
    ],
)
def test_signs_that_are_hard_to_record_or_to_tell_apart(signs: Signs, fault: Fault | None) -> None:
    assert classify(signs) is fault


@pytest.mark.parametrize(
    ("scenario", "state"),
    [
        ("one-private", "private"),
        ("one-removed", "removed"),
        ("one-members", "members"),
        ("one-age", "age"),
        ("one-geo", "geo"),
        ("one-upcoming", "upcoming"),
        ("not-found", "unavailable"),
        ("one-bot-check", "public"),
    ],
)
def test_a_video_has_the_state_that_its_fault_tells(scenario: str, state: State) -> None:
    signs = recorded(scenario, "looking")
    assert state_of(classify(signs), signs) == state


def test_a_video_without_a_fault_is_public() -> None:
    assert state_of(None, None) == "public"


def test_who_is_asked_to_slow_down_waits_for_hours() -> None:
    assert retry_after(Fault.RATE_LIMITED) == timedelta(hours=1)
    assert retry_after(Fault.BOT_CHECK) == retry_after(Fault.BLOCKED) == timedelta(hours=6)


@pytest.mark.parametrize(
    "fault", [*sorted(OF_ONE_VIDEO), Fault.OFFLINE, Fault.SERVER, Fault.OUTDATED]
)
def test_who_has_mended_something_need_not_wait(fault: Fault) -> None:
    assert retry_after(fault) is None
