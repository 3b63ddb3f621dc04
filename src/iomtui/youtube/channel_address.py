"""Addresses of channels and playlists on YouTube, each brought into one form."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_HOSTS = frozenset({"www.youtube.com", "m.youtube.com", "youtube.com"})
_PATH = re.compile(
    r"/((?:@|c/|user/)[A-Za-z0-9_%-][A-Za-z0-9._%-]{0,199}|channel/UC[A-Za-z0-9_-]{22})"
    r"(?:/(?:featured|videos|shorts|streams|playlists|community|about)?)?"
)
_ESCAPES = re.compile(r"(?:[^%]|%[89A-Fa-f][0-9A-Fa-f])*")
"""No % but before what is not ASCII: a name has no other use for it."""

_PLAYLIST = re.compile(r"(?:.*&)?list=([A-Za-z0-9_-]{10,64})(?:&.*)?")


def source_address(text: str) -> str | None:
    """Return the address of a channel or playlist in its plainest form; None if it is no such.

    What leads to a part of a channel, or tells where somebody came from, is left out, so that
    nothing is in it but a name or an id: https://www.youtube.com/@name, …/channel/UC…,
    …/c/name, …/user/name or …/playlist?list=….
    """
    try:
        parts = urlsplit(text.strip())
        # Names may be of any script; in an address they are bytes of UTF-8.
        path = quote(parts.path, safe="/@%")
    except ValueError:
        return None
    if parts.scheme != "https" or parts.netloc.lower() not in _HOSTS:
        return None
    if path.rstrip("/") == "/playlist":
        playlist = _PLAYLIST.fullmatch(parts.query)
        return f"https://www.youtube.com/playlist?list={playlist[1]}" if playlist else None
    channel = _PATH.fullmatch(path) if _ESCAPES.fullmatch(path) else None
    return f"https://www.youtube.com/{channel[1]}" if channel else None
