"""Maps yt-dlp's messages to faults and to states of videos; it has no codes, only sentences."""

from datetime import timedelta
from typing import TypeVar

from iomtui.youtube.details import State
from iomtui.youtube.report import Fault

RETRY_AFTER: dict[Fault | None, timedelta] = {
    Fault.RATE_LIMITED: timedelta(hours=1),
    Fault.BLOCKED: timedelta(hours=6),
}
"""How long YouTube is left alone after a fault, whatever a person types."""


def classify(text: str) -> Fault | None:
    """Return what went wrong by yt-dlp's messages; None if they name nothing that is known."""
    return _first(_FAULTS, text)


def video_state(text: str) -> State:
    """Return by yt-dlp's messages whether a video can be watched; "public" if they say nothing."""
    return _first(_STATES, text) or "public"


_FAULTS: tuple[tuple[Fault, tuple[str, ...]], ...] = (
    (Fault.RATE_LIMITED, ("http error 429", "has been rate-limited")),
    (Fault.CLOCK, ("certificate is not yet valid", "certificate has expired")),
    # OpenSSL reports the end of a connection as an error of TLS, too.
    (Fault.NETWORK, ("unexpected_eof", "eof occurred in violation")),
    (Fault.PORTAL, ("certificate_verify_failed", "[ssl: ")),
    (
        Fault.NETWORK,
        (
            *("name or service not known", "getaddrinfo failed", "name resolution"),
            *("nodename nor servname", "no address associated with", "timed out"),
            *("connection refused", "network is unreachable", "no route to host"),
            *("tunnel connection failed", "unsupported proxy type", "to use an https proxy"),
            *("more expected", "remote end closed", "connection reset"),
        ),
    ),
    (Fault.BLOCKED, ("not a bot", "captcha", "http error 403", "ip is likely being blocked")),
    (
        Fault.NOT_FOUND,
        (
            *("http error 404", "http error 410", "does not exist", "no suitable extractor"),
            *("redirect loop", "does not have a videos"),
        ),
    ),
    (Fault.SERVER, ("http error 5",)),
    # HTML, or nothing, where JSON belongs.
    (Fault.PORTAL, ("line 1 column 1 (char 0)",)),
    (
        Fault.OUTDATED,
        (
            *("unable to extract", "failed to extract", "failed to parse json"),
            # About a page that has moved within YouTube, and not about a host.
            *("failed to resolve url", "unable to recognize tab", "please report this issue"),
        ),
    ),
    (Fault.SERVER, ("incomplete data received",)),
    (Fault.NETWORK, ("transporterror",)),
)
"""The first row with one of its texts in the messages, in lower case, wins."""

_STATES: tuple[tuple[State, tuple[str, ...]], ...] = (
    ("age", ("confirm your age", "age-restricted", "inappropriate for some users")),
    ("members", ("members-only", "members only", "channel's members", "join this channel")),
    ("private", ("private video", "video is private")),
    ("geo", ("in your country",)),
    ("upcoming", ("premieres in", "premiere will begin", "live event will begin")),
    ("removed", ("been removed", "been terminated", "been deleted", "no longer available")),
    (
        "unavailable",
        (
            *("video unavailable", "video is not available", "video isn't available"),
            *("video is unavailable", "video does not exist"),
        ),
    ),
)


_Meaning = TypeVar("_Meaning")


def _first(rows: tuple[tuple[_Meaning, tuple[str, ...]], ...], text: str) -> _Meaning | None:
    text = text.casefold().replace("’", "'")
    return next((meaning for meaning, parts in rows if any(map(text.__contains__, parts))), None)
