"""yt-dlp as the helper uses it: asking for what is written about videos, never for videos."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable
from typing import Any

from yt_dlp import YoutubeDL
from yt_dlp.networking import Request, Response
from yt_dlp.networking.exceptions import RequestError

from iomtui.channel.ytdlp_gate import MOST_BYTES, Gate

_OWN_CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")
"""With what operators name the certificates that they trust."""


class _Hearing:
    """Takes down what yt-dlp says (its `logger`)."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    def debug(self, message: str) -> None:
        """Pass over what it tells for pastime."""

    def warning(self, message: str) -> None:
        """Keep a warning."""
        self._gate.warnings.append(message)

    def error(self, message: str) -> None:
        """Pass over an error: it is raised as well."""


class Downloader(YoutubeDL):
    """yt-dlp, all of whose requests go through a gate."""

    def __init__(self, gate: Gate) -> None:
        """Load yt-dlp's extractors."""
        self._gate = gate
        self.before_asking: Callable[[object], None] | None = None
        """Told of each request that is not sent on from another one: what is asked."""
        super().__init__(_options(_Hearing(gate)))

    def urlopen(self, req: Request | str) -> Response:
        """Ask, and read the whole answer, so that it is known when a request has ended."""
        request = req if isinstance(req, Request) else Request(req)
        if self.before_asking:
            self.before_asking((request.url, request.data))
        try:
            with super().urlopen(request) as response:
                body = _body(response)
        except RequestError as error:
            self._gate.failed(request.url, error)
            raise
        self._gate.answered(request.url, body)
        return Response(
            io.BytesIO(body),
            url=response.url,
            headers=response.headers,
            status=response.status,
            reason=response.reason,
        )

    def build_request_director(self, handlers: Iterable[Any], preferences: Any = None) -> Any:
        """Leave only urllib to ask with: it is what the gate watches."""
        only = [handler for handler in handlers if handler.RH_KEY == "Urllib"]
        return super().build_request_director(only, preferences)


def _body(response: Response) -> bytes:
    """Return an answer, or more of it than an answer may have.

    That a connection broke off is told only by reading as much as was announced.
    """
    announced = getattr(response.fp, "length", None)
    is_short = announced is not None and announced <= MOST_BYTES
    body: bytes = response.read(None if is_short else MOST_BYTES + 1)
    return body


def _options(logger: _Hearing) -> dict[str, Any]:
    compatible = ["no-youtube-unavailable-videos"]  # saves a request for each playlist
    if any(map(os.environ.get, _OWN_CERTIFICATES)):
        compatible.append("no-certifi")
    return {
        "logger": logger,
        "compat_opts": compatible,
        "allowed_extractors": ["youtube", "youtube:tab", "youtube:playlist"],
        "skip_download": True,
        "simulate": True,
        "extract_flat": "in_playlist",
        "ignore_no_formats_error": True,  # whoever may not watch a video is still told its title
        "ignoreerrors": False,  # else a list that was cut looks whole
        "check_formats": False,
        "getcomments": False,
        "cachedir": False,
        "usenetrc": False,
        "quiet": True,
        "noprogress": True,
        "color": "never",
        "js_runtimes": {},
        "remote_components": [],
        "socket_timeout": 10,
        "retries": 1,
        "extractor_retries": 1,
        "extractor_args": {
            "youtube": {
                "player_client": ["default"],
                "skip": ["hls", "dash", "translated_subs"],
                "player_skip": ["configs", "js"],
                "fetch_pot": ["never"],
            },
            "youtubetab": {"approximate_date": [""]},
        },
    }
