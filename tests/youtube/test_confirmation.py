"""Only a person confirms a video: by its id, or by the channel that it truly belongs to."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from iomtui.catalogue.loading import load
from iomtui.catalogue.model import Catalogue, Episode, Provenance, Series, Title
from iomtui.parsing.sanitize import clean, one_line
from iomtui.parsing.yaml_reader import read_yaml
from iomtui.youtube.confirmation import MatchedVideo, confirming_lines, matched_videos
from iomtui.youtube.details import Details
from tests.support.details import CHANNEL, SOURCE, full_video, make_details, paste_episode, video_id

NAMED, OTHER = video_id(1), video_id(2)
IMPOSTOR = "UC" + "x" * 22
COPY = "https://www.youtube.com/@IOM-Indonesia"

Origin = tuple[str, str | None, str | None]
"""An address that was asked, the channel that answered, the channel of the video."""

ORIGINS: tuple[Origin, ...] = tuple(
    product((SOURCE, COPY), (None, CHANNEL, IMPOSTOR), (None, CHANNEL, IMPOSTOR))
)


def make_series(*, video: str | None = None, **channel: Any) -> Series:
    episode = {"id": "first", "title": {"text": "The First", "language": "en"}, "video": video}
    facts: dict[str, Any] = {"format": 1, "languages": ["en"], "publisher": "P"}
    facts |= {"episodes": [episode], "channel": {"name": "C", "url": SOURCE, **channel}}
    return msgspec.convert(facts, Series)


def fetched(origin: Origin) -> Details:
    url, answered, owner = origin
    details = make_details(first=replace(full_video(1), channel=owner))
    return replace(details, origin=replace(details.origin, url=url, channel=answered))


def match(series: Series, origin: Origin) -> MatchedVideo:
    return matched_videos(series, fetched(origin))["first"]


@pytest.mark.parametrize("origin", ORIGINS)
def test_a_video_is_confirmed_by_its_id_or_by_the_confirmed_channel_it_belongs_to(
    origin: Origin,
) -> None:
    assert not match(make_series(), origin).is_confirmed
    is_its_own = origin[0] == SOURCE and origin[1] is not None and origin[1] == origin[2]
    assert match(make_series(confirmed=True), origin).is_confirmed == is_its_own
    for confirmed in (False, True):
        named = make_series(video=NAMED, confirmed=confirmed)
        assert match(named, origin).is_confirmed
        other = make_series(video=OTHER, confirmed=confirmed)
        assert matched_videos(other, fetched(origin)) == {}


@pytest.mark.parametrize(
    ("written", "is_same"),
    [
        ("https://m.youtube.com/@IOMIndonesia/videos", True),
        ("https://www.youtube.com/@iomindonesia", False),
        ("https://www.youtube.com.evil.example/@IOMIndonesia", False),
        (None, False),
    ],
)
def test_a_channel_is_confirmed_by_any_form_of_its_own_address(
    written: str | None, is_same: bool
) -> None:
    series = make_series(confirmed=True, url=written)
    assert match(series, (SOURCE, CHANNEL, CHANNEL)).is_confirmed is is_same


def test_names_and_titles_confirm_nothing() -> None:
    details = fetched((COPY, IMPOSTOR, IMPOSTOR))
    origin = replace(details.origin, name="C")
    video = replace(details.videos["first"], title="The First", matched="id")
    forged = replace(details, origin=origin, videos={"first": video})
    assert not matched_videos(make_series(confirmed=True), forged)["first"].is_confirmed


def test_unknown_episodes_are_left_out_and_without_a_channel_nothing_is_confirmed() -> None:
    details = make_details(first=full_video(1), nowhere=full_video(2))
    nowhere = replace(make_series(confirmed=True), channel=None)
    assert list(matched_videos(nowhere, details)) == ["first"]
    assert not matched_videos(nowhere, details)["first"].is_confirmed
    assert matched_videos(nowhere, None) == {}


def details_of(videos: dict[str, str]) -> Details:
    named = {name: replace(full_video(), id=video) for name, video in videos.items()}
    return replace(make_details(), videos=named)


def test_pasted_lines_confirm_the_videos(data_copy: Path, shipped: Catalogue) -> None:
    videos = {
        episode.id: f"{number}2345e6789{number}"
        for number, episode in enumerate(shipped.series.episodes)
    }
    for lines in confirming_lines(shipped.series, details_of(videos)):
        (name,) = re.findall(r"id: ([a-z-]+)", lines)
        assert lines.startswith(f"  # https://youtu.be/{videos[name]}\n")
        paste_episode(data_copy, lines)
    confirmed = load(data_copy).series
    assert {each.id: each.video for each in confirmed.episodes} == videos
    assert [replace(each, video=None) for each in confirmed.episodes] == list(
        shipped.series.episodes
    )
    assert list(confirming_lines(confirmed, details_of(videos))) == []


@given(
    title=st.text(min_size=1).map(lambda text: one_line(clean(text))).filter(bool),
    video=st.from_regex(r"\A[A-Za-z0-9_-]{11}\Z"),
    synopsis=st.sampled_from([None, Provenance(ours="words"), Provenance(sources=("no", "1e5"))]),
    shows=st.booleans(),
)
def test_lines_read_as_the_episode_whatever_its_title(
    shipped: Catalogue, title: str, video: str, synopsis: Provenance | None, shows: bool
) -> None:
    episode = Episode(
        id="burn-the-past",
        title=Title(text=title, language="en"),
        synopsis=synopsis,
        show_description=shows,
    )
    series = replace(shipped.series, episodes=(episode,))
    (lines,) = confirming_lines(series, details_of({episode.id: video}))
    read = read_yaml(f"episodes:\n{lines}\n".encode(), "series.yaml").root["episodes"]
    assert msgspec.convert(read, list[Episode]) == [replace(episode, video=video)]
