"""Which addresses may be asked, and what is left of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui.youtube.channel_address import source_address

ID = "UC" + "a-_0" * 5 + "zz"
PLAYLIST = "PLabcDEF_-0123456789"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://www.youtube.com/@IOMIndonesia", "https://www.youtube.com/@IOMIndonesia"),
        (
            " https://youtube.com/@IOMIndonesia/videos?si=x#y ",
            "https://www.youtube.com/@IOMIndonesia",
        ),
        ("https://m.YouTube.com/@a.b-c_d/", "https://www.youtube.com/@a.b-c_d"),
        (f"https://www.youtube.com/channel/{ID}/featured", f"https://www.youtube.com/channel/{ID}"),
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
        "@IOMIndonesia",
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
