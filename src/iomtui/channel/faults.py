"""From the signs of what went wrong to what a person can do about it."""

from __future__ import annotations

import errno
from datetime import timedelta
from typing import NamedTuple

from iomtui.channel.protocol import Signs
from iomtui.youtube.details import State
from iomtui.youtube.report import Fault

OF_ONE_VIDEO = frozenset(
    {Fault.AGE, Fault.MEMBERS, Fault.PRIVATE, Fault.GEO, Fault.UPCOMING, Fault.REMOVED}
)
"""What is wrong with one video, while others can be asked for."""


def classify(signs: Signs) -> Fault | None:
    """Return what went wrong; None if the signs are of nothing that is known.

    yt-dlp has no codes, and says of a video why it has no answer only in warnings: hence the
    table of words. The first rule that hits wins, for some sentences have words of several.
    """
    if signs.is_over_budget:
        return Fault.BUDGET
    if signs.is_other_host:
        return Fault.PORTAL
    said = "\n".join(signs.messages).casefold().replace("’", "'")
    return next((rule.fault for rule in _RULES if rule.hits(signs, said)), None)


def retry_after(fault: Fault) -> timedelta | None:
    """Return how long nobody is to ask again, even if told to; None after most faults.

    The person who has just mended the network knows best when to.
    """
    return _WAITS.get(fault)


def state_of(fault: Fault | None, signs: Signs | None) -> State:
    """Return whether a video can be watched, told by what went wrong when it was asked for."""
    if fault is Fault.REMOVED:
        said = "\n".join(signs.messages).casefold() if signs else ""
        return "removed" if any(word in said for word in _GONE) else "unavailable"
    return _STATES.get(fault, "public") if fault else "public"


_STATES: dict[Fault, State] = {
    Fault.AGE: "age",
    Fault.MEMBERS: "members",
    Fault.PRIVATE: "private",
    Fault.GEO: "geo",
    Fault.UPCOMING: "upcoming",
}

_GONE = ("removed", "terminated", "deleted", "closed", "no longer available")
"""What is said only where somebody took a video away."""

_WAITS = {
    Fault.RATE_LIMITED: timedelta(hours=1),
    Fault.BOT_CHECK: timedelta(hours=6),
    Fault.BLOCKED: timedelta(hours=6),
}


class _Rule(NamedTuple):
    """What signs there are of a fault. One of them is enough."""

    fault: Fault
    said: tuple[str, ...] = ()
    """Parts of what yt-dlp says, in lower case."""
    causes: frozenset[str] = frozenset()
    statuses: frozenset[int] = frozenset()
    errnos: frozenset[int] = frozenset()
    verify_codes: frozenset[int] = frozenset()
    is_html: bool = False

    def hits(self, signs: Signs, said: str) -> bool:
        """Tell whether there is one of the signs; `said` is all messages in lower case."""
        return (
            any(words in said for words in self.said)
            or not self.causes.isdisjoint(signs.causes)
            or signs.status in self.statuses
            or signs.errno in self.errnos
            or signs.verify_code in self.verify_codes
            or (self.is_html and signs.is_html)
        )


_RULES = (
    _Rule(Fault.CANCELLED, causes=frozenset({"DownloadCancelled", "KeyboardInterrupt"})),
    _Rule(
        Fault.RATE_LIMITED,
        ("http error 429", "has been rate-limited"),
        statuses=frozenset({429}),
    ),
    _Rule(
        Fault.TLS_CLOCK,
        ("certificate is not yet valid", "certificate has expired"),
        verify_codes=frozenset({9, 10}),
    ),
    # The end of a connection is told as an error of TLS, too.
    _Rule(
        Fault.INTERRUPTED,
        ("unexpected_eof", "eof occurred in violation"),
        frozenset({"SSLEOFError", "SSLZeroReturnError"}),
    ),
    _Rule(
        Fault.TLS,
        ("certificate_verify_failed", "[ssl: "),
        frozenset({"CertificateVerifyError", "SSLCertVerificationError", "SSLError"}),
    ),
    _Rule(
        Fault.DNS,
        (
            "name or service not known",
            "getaddrinfo failed",
            "temporary failure in name resolution",
            "nodename nor servname",
            "no address associated with",
        ),
        frozenset({"gaierror"}),
    ),
    _Rule(
        Fault.TIMEOUT,
        ("timed out",),
        frozenset({"TimeoutError"}),
        errnos=frozenset({errno.ETIMEDOUT}),
    ),
    _Rule(
        Fault.REFUSED,
        ("connection refused",),
        frozenset({"ConnectionRefusedError"}),
        errnos=frozenset({errno.ECONNREFUSED}),
    ),
    _Rule(
        Fault.OFFLINE,
        ("network is unreachable", "no route to host"),
        errnos=frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN}),
    ),
    _Rule(Fault.BOT_CHECK, ("not a bot", "captcha")),
    # Not "403" alone, which a proxy may have said.
    _Rule(
        Fault.BLOCKED,
        ("http error 403", "ip is likely being blocked"),
        statuses=frozenset({403}),
    ),
    _Rule(Fault.AGE, ("confirm your age", "age-restricted", "inappropriate for some users")),
    _Rule(
        Fault.MEMBERS,
        ("members-only", "members only", "channel's members", "join this channel"),
    ),
    _Rule(Fault.PRIVATE, ("private video", "video is private")),
    _Rule(Fault.GEO, ("in your country",), frozenset({"GeoRestrictedError"})),
    _Rule(Fault.UPCOMING, ("premieres in", "premiere will begin", "live event will begin")),
    _Rule(
        Fault.REMOVED,
        (
            "video unavailable",
            "video has been removed",
            "video is no longer available",
            "video is not available",
            "video isn't available",
            "video is unavailable",
            "video does not exist",
        ),
    ),
    _Rule(Fault.NO_VIDEOS, ("does not have a videos tab", "does not have a videos, shorts")),
    _Rule(
        Fault.NOT_FOUND,
        (
            "http error 404",
            "does not exist",
            "no suitable extractor",
            "redirect loop",
            "leads from one to the next",
        ),
        statuses=frozenset({404, 410}),
    ),
    _Rule(
        Fault.PROXY,
        ("tunnel connection failed", "unsupported proxy type", "to use an https proxy"),
        frozenset({"ProxyError", "NoSupportingHandlers"}),
    ),
    _Rule(
        Fault.INTERRUPTED,
        ("more expected", "remote end closed", "connection reset"),
        frozenset({"IncompleteRead", "RemoteDisconnected", "ConnectionResetError"}),
        errnos=frozenset({errno.ECONNRESET, errno.ECONNABORTED, errno.EPIPE}),
    ),
    _Rule(Fault.SERVER, ("http error 5",), statuses=frozenset(range(500, 600))),
    _Rule(Fault.PORTAL, is_html=True),
    # Not an unknown host: "Failed to resolve url" is about a page that has moved within YouTube.
    _Rule(
        Fault.OUTDATED,
        (
            "unable to extract",
            "failed to extract",
            "failed to parse json",
            "failed to resolve url",
            "unable to recognize tab",
            "please report this issue",
        ),
    ),
    _Rule(Fault.SERVER, ("incomplete data received",)),
    _Rule(Fault.NO_FORMATS, ("no video formats found", "requested format is not available")),
    # Whatever else happened to a connection.
    _Rule(Fault.INTERRUPTED, causes=frozenset({"TransportError"})),
)
