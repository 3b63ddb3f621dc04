"""Only a person confirms a video: by its id, or by the channel that it truly belongs to."""

from __future__ import annotations

from itertools import product
from typing import Any

import msgspec
import pytest

from iomtui.catalogue.model import Series
from iomtui.youtube.confirmation import MatchedVideo, found_videos
from iomtui.youtube.details import Details
from tests.support.channel import CHANNEL, SOURCE, full_video, supplement, video_id

NAMED, OTHER = video_id(1), video_id(2)
IMPOSTOR = "UC" + "x" * 22
COPY = "https://www.youtube.com/@IOM-Indonesia"

CHANNELS = (None, CHANNEL, IMPOSTOR)
ORIGINS = tuple(product((SOURCE, COPY), CHANNELS, CHANNELS))
"""An address that was asked, the channel that answered, the channel of the video."""


def series(*, video: str | None = None, **channel: Any) -> Series:
    episode = {"id": "first", "title": {"text": "The First", "language": "en"}, "video": video}
    facts: dict[str, Any] = {"format": 1, "languages": ["en"], "publisher": "P"}
    facts |= {"episodes": [episode], "channel": {"name": "C", "url": SOURCE, **channel}}
    return msgspec.convert(facts, Series)


def fetched(origin: tuple[str, str | None, str | None]) -> Details:
    """Return what was found: a video of a channel, at an address."""
    url, answered, owner = origin
    found = supplement(first=msgspec.structs.replace(full_video(1), channel=owner))
    asked = msgspec.structs.replace(found.origin, url=url, channel=answered)
    return msgspec.structs.replace(found, origin=asked)


def found(known: Series, origin: tuple[str, str | None, str | None]) -> MatchedVideo | None:
    return found_videos(known, fetched(origin)).get("first")


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("confirmed", [False, True])
def test_a_video_that_a_person_named_is_confirmed_wherever_it_was_found(
    origin: tuple[str, str | None, str | None], confirmed: bool
) -> None:
    seen = found(series(video=NAMED, confirmed=confirmed), origin)
    assert seen
    assert seen.is_confirmed
    assert seen.video.id == NAMED


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("confirmed", [False, True])
def test_where_a_person_named_another_video_the_one_found_is_none(
    origin: tuple[str, str | None, str | None], confirmed: bool
) -> None:
    assert found(series(video=OTHER, confirmed=confirmed), origin) is None


@pytest.mark.parametrize("origin", ORIGINS)
def test_as_long_as_nobody_confirmed_the_channel_nothing_from_it_is_confirmed(
    origin: tuple[str, str | None, str | None],
) -> None:
    seen = found(series(), origin)
    assert seen
    assert not seen.is_confirmed


@pytest.mark.parametrize("origin", [each for each in ORIGINS if each[0] == COPY])
def test_what_was_found_at_another_address_is_never_confirmed(
    origin: tuple[str, str | None, str | None],
) -> None:
    seen = found(series(confirmed=True), origin)
    assert seen
    assert not seen.is_confirmed


@pytest.mark.parametrize(
    ("answered", "owner", "confirmed"),
    [
        (CHANNEL, CHANNEL, True),
        (IMPOSTOR, IMPOSTOR, True),
        (CHANNEL, IMPOSTOR, False),
        (IMPOSTOR, CHANNEL, False),
        (CHANNEL, None, False),
        (None, CHANNEL, False),
        (None, None, False),
    ],
)
def test_a_confirmed_channel_stands_behind_what_is_known_to_be_its_own_only(
    answered: str | None, owner: str | None, confirmed: bool
) -> None:
    seen = found(series(confirmed=True), (SOURCE, answered, owner))
    assert seen
    assert seen.is_confirmed is confirmed


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("https://youtube.com/@IOMIndonesia", True),
        ("https://m.youtube.com/@IOMIndonesia/", True),
        ("https://www.youtube.com/@IOMIndonesia/videos", True),
        ("https://www.youtube.com/@IOMIndonesia2", False),
        ("https://www.youtube.com/@iomindonesia", False),
        ("https://www.youtube.com/c/IOMIndonesia", False),
        ("https://www.youtube.com/", False),
        ("https://www.youtube.com.evil.example/@IOMIndonesia", False),
        ("https://evil.example/@IOMIndonesia", False),
    ],
)
def test_an_address_is_the_same_where_it_leads_to_the_same_channel(
    written: str, same: bool
) -> None:
    seen = found(series(confirmed=True, url=written), (SOURCE, CHANNEL, CHANNEL))
    assert seen
    assert seen.is_confirmed is same


def test_a_name_a_title_and_a_word_about_how_it_was_found_confirm_nothing() -> None:
    known = fetched((COPY, IMPOSTOR, IMPOSTOR))
    named = msgspec.structs.replace(known.origin, name="C")
    video = msgspec.structs.replace(known.videos["first"], title="The First", matched="id")
    forged = msgspec.structs.replace(known, origin=named, videos={"first": video})
    assert not found_videos(series(confirmed=True), forged)["first"].is_confirmed


def test_without_an_address_there_is_no_channel_to_confirm() -> None:
    for channel in ({"url": None, "confirmed": True}, {"confirmed": True, "url": COPY}):
        seen = found(series(**channel), (SOURCE, CHANNEL, CHANNEL))
        assert seen
        assert not seen.is_confirmed
    nowhere = msgspec.structs.replace(series(confirmed=True), channel=None)
    assert not found_videos(nowhere, fetched((SOURCE, CHANNEL, CHANNEL)))["first"].is_confirmed


def test_episodes_that_the_catalogue_does_not_have_are_passed_over() -> None:
    known = supplement(first=full_video(1), nowhere=full_video(2))
    assert list(found_videos(series(), known)) == ["first"]
    assert found_videos(series(), supplement()) == {}
