"""Addresses to watch: made from the data's own patterns, and from nothing else."""

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
    """The address: https, and its host is named in the data."""
    purpose: str
    """What it is for, to be put after "Scan to": watch this episode on YouTube."""
    note: str = ""
    """What a person should know of it: that it is a search, for instance."""
    words: str = ""
    """What one would look for oneself, if it is a search; empty if it is not."""


def episode_link(series: Series, episode: Episode, words: LinkWords) -> Link | None:
    """Return the link of an episode: its video, else a search for it; None without either."""
    if episode.video and (link := video_link(series, episode.video, words)):
        return link
    return _search(series, one_line(episode.title.text), words.search, words)


def video_link(series: Series, video: str, words: LinkWords, note: str = "") -> Link | None:
    """Return the link of a video that a person has confirmed; None without its pattern."""
    address = address_of(series, video)
    return Link(address, words.video, note) if address else None


def video_address(series: Series, episode: Episode) -> str:
    """Return the address of an episode's video; empty if it, or its pattern, is not known."""
    return address_of(series, episode.video) if episode.video else ""


def address_of(series: Series, video: str) -> str:
    """Return the address of a video by its id; empty if the data does not say how it is made."""
    pattern = series.channel.addresses.video if series.channel else None
    return fill(pattern, {"id": video}) if pattern else ""


def series_link(series: Series, words: LinkWords) -> Link | None:
    """Return the link of the series: its channel once that is confirmed, else a search."""
    channel = series.channel
    if channel is None:
        return None
    name = {"name": one_line(channel.name)}
    if channel.url and channel.confirmed:
        return Link(channel.url, fill(words.channel, name))
    return _search(series, "", fill(words.search_channel, name), words)


def hosts(series: Series) -> frozenset[str]:
    """Return the hosts that the data names: no other is ever opened."""
    named: list[str | None] = [source.url for source in series.sources.values()]
    if channel := series.channel:
        named += [channel.url, channel.addresses.video, channel.addresses.search]
    return frozenset(filter(None, (urlsplit(address).hostname for address in named if address)))


def may_open(address: str, known_hosts: frozenset[str]) -> bool:
    """Tell whether an address may be handed to a browser: https, plain, and of a known host."""
    found = _ADDRESS.fullmatch(address)
    return found is not None and found[1] in known_hosts


_ADDRESS = re.compile(r"https://([a-z0-9.-]+)(?:/[!-~]*)?")


def _search(series: Series, title: str, purpose: str, words: LinkWords) -> Link | None:
    channel = series.channel
    if channel is None or not channel.search or not channel.addresses.search:
        return None
    wanted = one_line(fill(channel.search, {"title": title}))
    address = fill(channel.addresses.search, {"words": quote_plus(wanted)})
    return Link(address, purpose, words.search_note, wanted)
