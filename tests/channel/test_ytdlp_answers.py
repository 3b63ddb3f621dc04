"""Whatever yt-dlp returns, a line of the protocol comes of it: bounded, and of the right types."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui.channel.protocol import Answer, Listed, Part
from iomtui.channel.ytdlp_answers import channel_of, details, listed
from iomtui.channel.ytdlp_text import count_or_none, sendable

TEXTS = st.text(st.characters())
"""Texts with half characters among them, which Python can hold."""

NAMES = st.sampled_from(
    [
        "id",
        "title",
        "channel",
        "channel_id",
        "description",
        "duration",
        "upload_date",
        "timestamp",
        "view_count",
        "subtitles",
        "chapters",
        "start_time",
        "availability",
        "live_chat",
    ]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)
FACTS = st.dictionaries(NAMES, VALUES)


@given(FACTS)
def test_details_can_be_sent_whatever_is_known(facts: dict[str, Any]) -> None:
    found = details(facts, None)
    assert msgspec.json.decode(msgspec.json.encode(found), type=Answer) == found
    assert msgspec.json.encode(channel_of(facts))


@given(VALUES | FACTS)
def test_an_entry_of_a_list_can_be_sent_whatever_it_is(entry: Any) -> None:
    found = listed(entry)
    if found is None:
        return
    assert found.id
    assert msgspec.json.decode(msgspec.json.encode(found), type=Listed) == found


@given(TEXTS, st.integers(min_value=0, max_value=20))
def test_a_text_is_cut_and_nothing_else(text: str, longest: int) -> None:
    sent = sendable(text, longest)
    assert sent.encode("utf-8").decode("utf-8") == sent
    assert len(sent) <= longest
    if text.isascii():
        assert sent == text[:longest]


def test_all_is_bounded() -> None:
    found = details(
        {
            "id": "x" * 10**6,
            "title": "x" * 10**6,
            "description": "x" * 10**6,
            "subtitles": {f"{'x' * 1000}{place}": [] for place in range(1000)},
            "chapters": [{"start_time": 1, "title": "\0" * 10**5}] * 1000,
        },
        None,
    )
    assert (len(found.id), len(found.title or ""), len(found.description or "")) == (100, 500, 6000)
    assert (len(found.subtitles), len(found.chapters)) == (150, 300)
    assert len(msgspec.json.encode(found)) < 1_000_000


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (5, 5),
        (5.9, 5),
        (0, 0),
        (True, None),
        (-1, None),
        ("5", None),
        (float("nan"), None),
        (float("inf"), None),
        (2**53, None),
        (None, None),
    ],
)
def test_numbers_are_whole_and_not_negative(value: object, count: int | None) -> None:
    assert count_or_none(value) == count


def test_a_moment_becomes_a_day() -> None:
    moment = 1_688_050_800
    assert listed({"id": "a", "timestamp": moment}) == Listed(id="a", published="20230629")
    assert listed({"id": "a", "timestamp": 10**15}) == Listed(id="a")


def test_a_day_is_eight_digits() -> None:
    days = [details({"upload_date": day}, None).published for day in ("20230629", "2023", "٢" * 8)]
    assert days == ["20230629", None, None]


def test_a_chat_is_no_subtitle_and_a_chapter_needs_a_time_and_a_title() -> None:
    found = details(
        {
            "subtitles": {"en": [], "live_chat": []},
            "chapters": [{"start_time": 5.5, "title": "a"}, {"title": "b"}, {"start_time": 9}, 3],
        },
        None,
    )
    assert found.subtitles == ("en",)
    assert found.chapters == (Part(start=5, title="a"),)


def test_an_entry_without_an_id_is_none() -> None:
    assert [listed(entry) for entry in ({}, {"id": ""}, {"id": 5}, None, "a")] == [None] * 5
