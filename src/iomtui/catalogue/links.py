"""Addresses to watch, built from the address patterns in the data and from nothing else."""

from __future__ import annotations

import re
from urllib.parse import quote_plus, urlsplit

import msgspec

from iomtui.catalogue.model import Episode, Series
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import LinkWords
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


def episode_link(series: Series, episode: Episode, words: LinkWords) -> Link | None:
    """Return the link to an episode's video, else to a search for it; None without either."""
    if episode.video and (link := video_link(series, episode.video, words)):
        return link
    return _search(series, episode.title.text, words.search, words)


def video_link(series: Series, video: str, words: LinkWords, note: str = "") -> Link | None:
    """Return the link to a confirmed video; None if the data has no pattern for it."""
    address = video_address(series, video)
    return Link(address, words.video, note) if address else None


def video_address(series: Series, video: str) -> str:
    """Return the address of a video by its id; empty if the data has no pattern for it."""
    pattern = series.channel.addresses.video if series.channel else None
    return fill(pattern, {"id": video}) if pattern else ""


def series_link(series: Series, words: LinkWords) -> Link | None:
    """Return the link to the channel if that is confirmed, else to a search; None without both."""
    channel = series.channel
    if channel is None:
        return None
    name = {"name": channel.name}
    if channel.url and channel.confirmed:
        return Link(channel.url, fill(words.channel, name))
    return _search(series, "", fill(words.search_channel, name), words)


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


def _search(series: Series, title: str, purpose: str, words: LinkWords) -> Link | None:
    channel = series.channel
    if channel is None or not channel.search or not channel.addresses.search:
        return None
    query = one_line(fill(channel.search, {"title": title}))
    address = fill(channel.addresses.search, {"words": quote_plus(query)})
    return Link(address, purpose, words.search_note, query)
