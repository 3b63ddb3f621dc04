"""The one gate that every request of the helper goes through: to YouTube only, counted, paced."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import urlsplit

HOST = "www.youtube.com"
"""Whom the helper may ask, and nobody else."""

MOST_BYTES = 16 * 1024 * 1024
"""The most bytes of an answer."""

_API = "/youtubei/"
"""How the paths begin where JSON is to be had."""

_RATE_LIMITED = 429
_MOST_FAILURES = 2
"""After how many failures in a row a question that has had no answer yet is given up."""


class Stopped(BaseException):
    """No request any more. It is no Exception, so that nothing takes it for one and asks again."""

    def __init__(self, *, is_over_budget: bool = False, is_other_host: bool = False) -> None:
        """Say why, if not for what a request came to."""
        super().__init__()
        self.is_over_budget = is_over_budget
        self.is_other_host = is_other_host


class _Failing(NamedTuple):
    """A request that failed last, and what had been noted before."""

    url: str
    failures: int
    warnings: int


class Gate:
    """Lets requests pass, and remembers how those of the present question went."""

    def __init__(self, budget: int, pause: float, announce: Callable[[int], None]) -> None:
        """Let `budget` requests pass, `pause` seconds apart; `announce` is told of each."""
        self.failures: list[Exception] = []
        """What went wrong with requests and was not mended by asking again."""
        self.warnings: list[str] = []
        """What yt-dlp said of it."""
        self.is_html = False
        """Whether HTML or nothing came where JSON belongs."""
        self._left = budget
        self._pause = pause
        self._announce = announce
        self._requests = 0
        self._ended: float | None = None
        self._is_answered = False
        self._failing: _Failing | None = None
        self._last_word: Exception | None = None

    def forget(self) -> None:
        """Begin with a new question."""
        self.failures, self.warnings = [], []
        self.is_html = self._is_answered = False
        self._failing = None

    def watch(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Let a request pass that urllib is about to make (`sys.addaudithook`).

        Here and not in `urlopen`, because redirects are followed without a word to anybody.
        """
        if event == "urllib.Request":
            self.pass_to(arguments[0])

    def pass_to(self, url: str) -> None:
        """Return when it is time for a request; raise Stopped if it may not be made."""
        if self._last_word:
            raise Stopped from self._last_word
        parts = urlsplit(url)
        if parts.scheme != "https" or parts.netloc != HOST:
            raise Stopped(is_other_host=True)
        if not self._left:
            raise Stopped(is_over_budget=True)
        if self._requests:
            now = time.monotonic()
            # A request that has not ended was answered by sending us here.
            time.sleep(max(0.0, (self._ended or now) + self._pause - now))
        self._left -= 1
        self._requests += 1
        self._ended = None
        self._announce(self._requests)

    def answered(self, url: str, body: bytes) -> None:
        """Note that a request was answered; what went wrong with it before is mended.

        Raises Stopped if there is too much of the answer: it would be no less another time.
        """
        if len(body) > MOST_BYTES:
            error = ValueError(f"The answer has more than {MOST_BYTES} bytes.")
            self.failed(url, error)
            raise Stopped from error
        self._ended = time.monotonic()
        self._is_answered = True
        if _API in url and not body.lstrip().startswith((b"{", b"[")):
            self.is_html = True
        if self._failing and self._failing.url == url:
            del self.failures[self._failing.failures :]
            del self.warnings[self._failing.warnings :]
        self._failing = None

    def failed(self, url: str, error: Exception) -> None:
        """Note that a request failed; raise Stopped if there is no sense in another one."""
        self._ended = time.monotonic()
        if self._failing is None or self._failing.url != url:
            self._failing = _Failing(url, len(self.failures), len(self.warnings))
        self.failures.append(error)
        if getattr(error, "status", None) == _RATE_LIMITED:
            self._last_word = error
        if self._last_word or (not self._is_answered and len(self.failures) >= _MOST_FAILURES):
            raise Stopped from error
