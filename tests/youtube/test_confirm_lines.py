"""The lines with which a person confirms videos are pasted, and the data then says so."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from iomtui.catalogue.loading import load
from iomtui.catalogue.model import Catalogue, Episode, Provenance, Title
from iomtui.parsing.yaml_reader import read_yaml
from iomtui.youtube.confirm_lines import confirming_lines
from iomtui.youtube.details import Details, Origin, Video

WHEN = datetime(2026, 11, 25, 9, tzinfo=UTC)


def found(videos: dict[str, str]) -> Details:
    return Details(
        format=1,
        fetched=WHEN,
        tool="yt-dlp",
        origin=Origin(url="https://www.youtube.com/@IOMIndonesia"),
        videos={
            episode: Video(id=video, matched="title", fetched=WHEN)
            for episode, video in videos.items()
        },
    )


def test_pasted_lines_confirm_the_videos(data_copy: Path, shipped: Catalogue) -> None:
    videos = {
        episode.id: f"{number}2345e6789{number}"
        for number, episode in enumerate(shipped.series.episodes)
    }
    text = (data_copy / "series.yaml").read_text("utf-8")
    for line in confirming_lines(shipped.series, found(videos)):
        (name,) = re.findall(r"id: ([a-z-]+)", line)
        text = re.sub(rf"^  - {{id: {name},.*$", line, text, flags=re.MULTILINE)
    (data_copy / "series.yaml").write_text(text, "utf-8")
    confirmed = load(data_copy).series
    assert {each.id: each.video for each in confirmed.episodes} == videos
    without = [msgspec.structs.replace(each, video=None) for each in confirmed.episodes]
    assert without == list(shipped.series.episodes)


def test_beside_each_line_stands_where_to_look(shipped: Catalogue) -> None:
    (line,) = confirming_lines(shipped.series, found({"burn-the-past": "abcdefghijk"}))
    assert line.endswith(" # https://youtu.be/abcdefghijk")


def test_what_a_person_has_confirmed_needs_no_line(shipped: Catalogue) -> None:
    first, *rest = shipped.series.episodes
    named = msgspec.structs.replace(first, video="abcdefghijk")
    series = msgspec.structs.replace(shipped.series, episodes=(named, *rest))
    assert list(confirming_lines(series, found({first.id: "kjihgfedcba"}))) == []
    assert list(confirming_lines(series, None)) == []


@given(
    title=st.text(
        st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Zs", "Co", "Cn", "M")),
        min_size=1,
    ),
    video=st.from_regex(r"\A[A-Za-z0-9_-]{11}\Z"),
    synopsis=st.sampled_from([None, Provenance(ours="words"), Provenance(sources=("no", "1e5"))]),
)
def test_a_line_reads_as_the_episode_whatever_its_title(
    shipped: Catalogue, title: str, video: str, synopsis: Provenance | None
) -> None:
    episode = Episode(id="burn-the-past", title=Title(text=title, language="en"), synopsis=synopsis)
    series = msgspec.structs.replace(shipped.series, episodes=(episode,))
    (line,) = confirming_lines(series, found({episode.id: video}))
    read = read_yaml(f"episodes:\n{line}\n".encode(), "series.yaml").root["episodes"]
    assert msgspec.convert(read, list[Episode]) == [msgspec.structs.replace(episode, video=video)]
