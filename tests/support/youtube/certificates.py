"""Certificates for the stand-in for YouTube, made anew for each run."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme

from tests.support.youtube.world import Certificate

HOSTS = ("www.youtube.com", "youtube.com", "i.ytimg.com")
"""The hosts that the stand-in stands for."""

_YEARS = {"not-yet": (1, 2), "expired": (-2, -1)}
"""From when and until when a certificate is good, in years from now."""


class Certificates:
    """An authority that the program is told to trust, and what it or a stranger certifies."""

    def __init__(self) -> None:
        self._authority = trustme.CA()
        self._contexts: dict[Certificate, ssl.SSLContext] = {}

    def write_authority(self, path: Path) -> None:
        self._authority.cert_pem.write_to_path(str(path))

    def context(self, which: Certificate) -> ssl.SSLContext:
        """Return how the stand-in shows who it is."""
        if which not in self._contexts:
            self._contexts[which] = self._made(which)
        return self._contexts[which]

    def _made(self, which: Certificate) -> ssl.SSLContext:
        authority = trustme.CA() if which == "foreign" else self._authority
        first, last = _YEARS.get(which, (-1, 1))
        now = datetime.now(UTC)
        certificate = authority.issue_cert(
            *HOSTS,
            not_before=now + first * timedelta(days=365),
            not_after=now + last * timedelta(days=365),
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        return context
