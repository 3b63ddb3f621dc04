"""Links are built from the data's patterns, and no other address is opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui.catalogue.links import Link, episode_link, hosts, may_open, series_link, source_address
from iomtui.catalogue.loading import load
from iomtui.catalogue.model import Catalogue, Series
from iomtui.i18n.templates import fill
from iomtui.i18n.wording_loader import load_wording

MakeSeries = Callable[..., Series]

WORDS = load_wording("en").link
CHANNEL = 'url: "https://example.org/channel"'
CONFIRMED = (CHANNEL, f"{CHANNEL}, confirmed: true")
VIDEOS, SEARCHES = (
    '{video: "https://youtu.be/{id}", ',
    'search: "https://search.example/?q={words}"',
)

CHANNEL_ID = "UC" + "a-_0" * 5 + "zz"
PLAYLIST = "PLabcDEF_-0123456789"


@pytest.fixture
def make_series(make_folder: Callable[..., Path]) -> MakeSeries:
    """Return a function that makes a small catalogue with replacements (old text, new text)."""

    def make(*changes: tuple[str, str]) -> Series:
        return load(make_folder(*(("series.yaml", *change) for change in changes))).series

    return make


def of_episode(series: Series, index: int) -> Link | None:
    return episode_link(series, series.episodes[index], WORDS)


def test_a_video_is_linked_by_the_pattern_of_the_data(make_series: MakeSeries) -> None:
    pattern = '{video: "https://video.example/watch?v={id}&from=here", '
    link = of_episode(make_series((VIDEOS, pattern)), 1)
    address = "https://video.example/watch?v=abc_DEF-123&from=here"
    assert link == Link(address, WORDS["video"])


def test_an_episode_without_a_video_or_its_pattern_is_searched_for(make_series: MakeSeries) -> None:
    for link, title in (
        (of_episode(make_series(), 0), "First"),
        (of_episode(make_series((VIDEOS, "{")), 1), "Second"),
    ):
        address = f"https://search.example/?q=The+Channel+The+{title}"
        query = f"The Channel The {title}"
        assert link == Link(address, WORDS["search"], WORDS["search_note"], query)


@pytest.mark.parametrize(
    "change", [(SEARCHES, ""), (', search: "The Channel {title}"', ""), ("The Channel {title}", "")]
)
def test_without_a_pattern_or_search_terms_there_is_no_link(
    make_series: MakeSeries, change: tuple[str, str]
) -> None:
    series = make_series(change)
    assert of_episode(series, 0) is None
    assert of_episode(series, 1) == Link("https://youtu.be/abc_DEF-123", WORDS["video"])
    assert series_link(series, WORDS) is None


def test_without_a_channel_there_is_no_link(make_series: MakeSeries) -> None:
    series = msgspec.structs.replace(make_series(), channel=None)
    assert of_episode(series, 0) is of_episode(series, 1) is series_link(series, WORDS) is None
    assert hosts(series) == {"example.org"}


def test_the_series_is_searched_for_until_its_channel_is_confirmed(make_series: MakeSeries) -> None:
    purpose = fill(WORDS["search_channel"], {"name": "The Channel"})
    search = Link(
        "https://search.example/?q=The+Channel", purpose, WORDS["search_note"], "The Channel"
    )
    assert series_link(make_series(), WORDS) == search
    assert series_link(make_series((f"{CHANNEL}, ", "confirmed: true, ")), WORDS) == search
    confirmed = Link("https://example.org/channel", fill(WORDS["channel"], {"name": "The Channel"}))
    assert series_link(make_series(CONFIRMED), WORDS) == confirmed


def test_only_hosts_that_the_data_names_are_known(make_series: MakeSeries) -> None:
    found = hosts(make_series((CHANNEL, 'url: "https://www.example.com"')))
    assert found == {"example.org", "www.example.com", "youtu.be", "search.example"}


@given(st.text(min_size=1))
def test_a_search_for_any_title_may_be_opened_and_has_that_title(
    shipped: Catalogue, title: str
) -> None:
    series = shipped.series
    episode = series.episodes[0]
    named = msgspec.structs.replace(
        episode, title=msgspec.structs.replace(episode.title, text=title)
    )
    link = episode_link(series, named, WORDS)
    assert link is not None
    assert may_open(link.address, hosts(series))
    asked = parse_qs(urlsplit(link.address).query, strict_parsing=True, errors="strict")
    assert asked == {"search_query": [" ".join(["IOM Indonesia", *title.split()])]}


HOSTS = frozenset({"youtu.be", "www.example.org"})


@pytest.mark.parametrize(
    "address",
    [
        "https://youtu.be/abc_DEF-123",
        "https://www.example.org",
        "https://www.example.org/?q=a+b%20c#d",
        "https://youtu.be/@name:8080/https://evil.example",
    ],
)
def test_an_address_of_a_known_host_may_be_opened(address: str) -> None:
    assert may_open(address, HOSTS)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "youtu.be/x",
        "http://youtu.be/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://evil.example/youtu.be",
        "https://youtu.be.evil.example/",
        "https://evil.youtu.be/",
        "https://youtu.be./x",
        "https://youtu.be@evil.example/",
        "https://user@youtu.be/",
        "https://youtu.be:443/",
        "https://youtu.be:/x",
        "https://youtu.bE/x",
        "HTTPS://youtu.be/x",
        "https://[x",
        "https://youtu.be℀/x",
        "https://youtu.be\\@evil.example/",
        "https://youtu.be%2fevil/",
        "https://yоutu.be/x",  # a Cyrillic о
        "https://youtu.be/é",
        "https://youtu.be/a b",
        " https://youtu.be/x",
        "https://youtu.be/x ",
        "\nhttps://youtu.be/x",
        "https://you\ntu.be/x",
        "https://youtu.be/x\r\ny",
        "https://youtu.be/\x1b[2J",
        "https://youtu.be/\u202e",
    ],
)
def test_any_other_address_is_not_opened(address: str) -> None:
    assert not may_open(address, HOSTS)


PIECES = [
    *("https://", "https:", "http://", "HTTPS://", "//", "/", "\\", "@", ":", "443", "?", "#", "."),
    *("youtu.be", "YouTu.be", "evil.example", "user", "[", "]", "%2f", "é", "℀", " ", "\t", "\n"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_whatever_is_opened_begins_with_a_known_host(address: str) -> None:
    if may_open(address, HOSTS):
        after = address.removeprefix("https://youtu.be")
        assert after != address
        assert after[:1] in ("", "/", "?", "#")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://www.youtube.com/@IOMIndonesia", "https://www.youtube.com/@IOMIndonesia"),
        (
            " https://youtube.com/@IOMIndonesia/videos?si=x#y ",
            "https://www.youtube.com/@IOMIndonesia",
        ),
        ("https://m.YouTube.com/@a.b-c_d/", "https://www.youtube.com/@a.b-c_d"),
        (
            f"https://www.youtube.com/channel/{CHANNEL_ID}/featured",
            f"https://www.youtube.com/channel/{CHANNEL_ID}",
        ),
        ("https://www.youtube.com/user/IOM/about", "https://www.youtube.com/user/IOM"),
        ("https://www.youtube.com/@кино", "https://www.youtube.com/@%D0%BA%D0%B8%D0%BD%D0%BE"),
        (
            f"https://www.youtube.com/playlist?si=1&list={PLAYLIST}&x=y",
            f"https://www.youtube.com/playlist?list={PLAYLIST}",
        ),
    ],
)
def test_channels_and_playlists_have_one_form(typed: str, address: str) -> None:
    assert source_address(typed) == address
    assert source_address(address) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "http://www.youtube.com/@IOMIndonesia",
        "https://www.youtube.com.evil.example/@a",
        "https://music.youtube.com/@a",
        "https://youtu.be/abcdefghijk",
        "https://a:b@www.youtube.com/@a",
        "https://www.youtube.com/watch?v=abcdefghijk",
        "https://www.youtube.com/@a/../../x",
        "https://www.youtube.com/@a%2fb",
        "https://www.youtube.com/@a%0Ab",
        "https://www.youtube.com/channel/UCshort",
        "https://www.youtube.com/playlist?list=../../x",
        "https://[::1",
        "https://www.youtube.com/@\ud800",
    ],
)
def test_other_addresses_are_refused(typed: str) -> None:
    assert source_address(typed) is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_only_names_and_ids_remain_of_any_text(path: str, query: str) -> None:
    address = source_address(f"https://www.youtube.com/{path}?{query}")
    assert not address or (address.isascii() and address.isprintable() and "?s" not in address)
