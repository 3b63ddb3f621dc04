"""Addresses to watch, built from the address patterns in the data; and those of channels."""

import re
from collections.abc import Mapping
from urllib.parse import quote, quote_plus, urlsplit

import msgspec

from iomtui.catalogue.model import Episode, Series
from iomtui.i18n.templates import fill
from iomtui.parsing.sanitize import one_line


class Link(msgspec.Struct, frozen=True):
    """An address to open, to copy, or to scan as a QR code."""

    address: str
    purpose: str
    """Completes "Scan to ...", such as "watch this episode on YouTube"."""
    note: str = ""
    """A remark, such as that it leads to a search."""
    query: str = ""
    """The search terms; empty if it does not lead to a search."""


def episode_link(series: Series, episode: Episode, words: Mapping[str, str]) -> Link | None:
    """Return the link to an episode's video, else to a search for it; None without either."""
    if episode.video and (link := video_link(series, episode.video, words)):
        return link
    return _search(series, episode.title.text, words["search"], words)


def video_link(series: Series, video: str, words: Mapping[str, str], note: str = "") -> Link | None:
    """Return the link to a confirmed video; None if the data has no pattern for it."""
    address = video_address(series, video)
    return Link(address, words["video"], note) if address else None


def video_address(series: Series, video: str) -> str:
    """Return the address of a video by its id; empty if the data has no pattern for it."""
    pattern = series.channel.addresses.video if series.channel else None
    return fill(pattern, {"id": video}) if pattern else ""


def series_link(series: Series, words: Mapping[str, str]) -> Link | None:
    """Return the link to the channel if that is confirmed, else to a search; None without both."""
    channel = series.channel
    if channel is None:
        return None
    name = {"name": channel.name}
    if channel.url and channel.confirmed:
        return Link(channel.url, fill(words["channel"], name))
    return _search(series, "", fill(words["search_channel"], name), words)


def hosts(series: Series) -> frozenset[str]:
    """Return the hosts named in the data. No other is ever opened."""
    addresses: list[str | None] = [source.url for source in series.sources.values()]
    if channel := series.channel:
        addresses += [channel.url, channel.addresses.video, channel.addresses.search]
    return frozenset(filter(None, (urlsplit(address).hostname for address in addresses if address)))


def may_open(address: str, known_hosts: frozenset[str]) -> bool:
    """Return whether an address may be opened: https, printable ASCII, and a known host."""
    match = _ADDRESS.fullmatch(address)
    return match is not None and match[1] in known_hosts


_ADDRESS = re.compile(r"https://([a-z0-9.-]+)(?:/[!-~]*)?")


def _search(series: Series, title: str, purpose: str, words: Mapping[str, str]) -> Link | None:
    channel = series.channel
    if channel is None or not channel.search or not channel.addresses.search:
        return None
    query = one_line(fill(channel.search, {"title": title}))
    address = fill(channel.addresses.search, {"words": quote_plus(query)})
    return Link(address, purpose, words["search_note"], query)


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


_HOSTS = frozenset({"www.youtube.com", "m.youtube.com", "youtube.com"})
_PATH = re.compile(
    r"/((?:@|c/|user/)[A-Za-z0-9_%-][A-Za-z0-9._%-]{0,199}|channel/UC[A-Za-z0-9_-]{22})"
    r"(?:/(?:featured|videos|shorts|streams|playlists|community|about)?)?"
)
_ESCAPES = re.compile(r"(?:[^%]|%[89A-Fa-f][0-9A-Fa-f])*")
"""No % but before what is not ASCII: a name has no other use for it."""

_PLAYLIST = re.compile(r"(?:.*&)?list=([A-Za-z0-9_-]{10,64})(?:&.*)?")
