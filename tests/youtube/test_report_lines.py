"""What came of asking the channel, as a person reads it."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.model import Catalogue
from iomtui.youtube.details import Details, Origin, Video
from iomtui.youtube.fetch_layout import layout_fetch, status_texts
from iomtui.youtube.report import Fault, FetchReport, Progress
from iomtui.youtube.report_lines import confirmation_lines, progress_line, report_lines

WHEN = datetime(2026, 11, 25, 9, tzinfo=UTC)
EARLIER = datetime(2026, 3, 1, 9, tzinfo=UTC)


def video(name: str, when: datetime = WHEN) -> Video:
    return Video(id=name, matched="title", fetched=when)


SUPPLEMENT = Details(
    format=1,
    fetched=WHEN,
    tool="yt-dlp 2026.10.26",
    origin=Origin(url="https://www.youtube.com/@IOMIndonesia", name="IOM Indonesia", listed=1234),
    videos={
        "burn-the-past": video("aaaaaaaaaaa"),
        "the-new-horizon": video("bbbbbbbbbbb", EARLIER),
        "pursuit-of-knowledge": video("eeeeeeeeeee"),
    },
)
REPORT = FetchReport(
    supplement=SUPPLEMENT,
    found=("burn-the-past", "pursuit-of-knowledge"),
    unmatched=("trial-of-happiness", "the-new-horizon"),
    ambiguous={"space-between-us": ("ccccccccccc", "ddddddddddd")},
    news={"burn-the-past": ("duration", "views")},
    numbered={"burn-the-past": 3},
    faults={"pursuit-of-knowledge": "private"},
    is_cut=True,
    requests=13,
)


@pytest.fixture
def english(shipped_editions: tuple[Edition, ...]) -> Edition:
    return next(edition for edition in shipped_editions if edition.tag == "en")


def test_a_report_says_of_each_episode_how_it_stands(shipped: Catalogue, english: Edition) -> None:
    assert (
        "\n".join(report_lines(REPORT, shipped.series, english))
        == """\
3 of 5 episodes found on YouTube
Asked on 25 November 2026: https://www.youtube.com/@IOMIndonesia (IOM Indonesia)
Videos looked at: 1,234; requests: 13
The channel lists more videos than were looked at.

1  Burn the Past
   found, not confirmed: https://youtu.be/aaaaaaaaaaa
   its title on YouTube gives it the number 3
   new: length, views
2  The New Horizon
   known, as of 1 March 2026, not confirmed: https://youtu.be/bbbbbbbbbbb
3  Trial of Happiness
   no video with this title
4  Space Between Us
   several videos fit equally well, so none is taken (https://youtu.be/ccccccccccc https://youtu.be/ddddddddddd)
5  Pursuit of Knowledge
   found, not confirmed: https://youtu.be/eeeeeeeeeee
   This video is private."""
    )


def test_a_report_is_told_in_every_language(
    shipped: Catalogue, shipped_editions: tuple[Edition, ...]
) -> None:
    told = ["\n".join(report_lines(REPORT, shipped.series, each)) for each in shipped_editions]
    assert len(set(told)) == len(shipped_editions)
    assert all("{" not in text for text in told)
    assert "1.234" in told[0]


def test_there_is_a_line_to_paste_for_each_video_that_nobody_has_confirmed(
    shipped: Catalogue, english: Edition
) -> None:
    lines = list(confirmation_lines(SUPPLEMENT, shipped.series, english))
    pasted = [line for line in lines if line.startswith("  - {id: ")]
    assert len(pasted) == 3
    assert "{id: burn-the-past, title: {text: Burn the Past, language: en}" in pasted[0]
    assert "channel at https://www.youtube.com/@IOMIndonesia" in lines[-1]
    assert list(confirmation_lines(None, shipped.series, english)) == []


def test_what_is_not_confirmed_has_no_address_where_none_is_to_be_shown(
    shipped: Catalogue, shipped_editions: tuple[Edition, ...]
) -> None:
    for edition in shipped_editions:
        told = "\n".join(report_lines(REPORT, shipped.series, edition, addresses=False))
        assert "youtu.be" not in told
        assert told.count(edition.wording.fetch.unconfirmed.partition("}")[2]) == 3


def test_a_confirmed_channel_needs_no_lines_and_its_videos_are_not_called_unconfirmed(
    shipped: Catalogue, english: Edition
) -> None:
    assert shipped.series.channel
    channel = msgspec.structs.replace(shipped.series.channel, confirmed=True)
    series = msgspec.structs.replace(shipped.series, channel=channel)
    owner = "UC" + "i" * 22
    videos = {
        name: msgspec.structs.replace(each, channel=owner)
        for name, each in SUPPLEMENT.videos.items()
    }
    origin = msgspec.structs.replace(SUPPLEMENT.origin, channel=owner)
    known = msgspec.structs.replace(SUPPLEMENT, videos=videos, origin=origin)
    report = msgspec.structs.replace(REPORT, supplement=known)
    told = "\n".join(report_lines(report, series, english, addresses=False))
    assert "not confirmed" not in told
    assert told.count("https://youtu.be/") == len(videos)
    assert list(confirmation_lines(known, series, english)) == []


def test_another_video_than_a_person_named_is_none(shipped: Catalogue, english: Edition) -> None:
    first, *rest = shipped.series.episodes
    named = msgspec.structs.replace(first, video="zzzzzzzzzzz")
    series = msgspec.structs.replace(shipped.series, episodes=(named, *rest))
    told = list(report_lines(FetchReport(supplement=SUPPLEMENT), series, english))
    assert told[0] == "2 of 5 episodes found on YouTube"
    assert "aaaaaaaaaaa" not in "\n".join(told)


def test_nothing_is_said_of_what_nobody_has_looked_for(
    shipped: Catalogue, english: Edition
) -> None:
    report = FetchReport(supplement=None, fault=Fault.NETWORK)
    told = "\n".join(report_lines(report, shipped.series, english))
    assert told.count("not looked for") == 5
    assert "no video with this title" not in told


def test_a_video_that_cannot_be_watched_has_no_line(shipped: Catalogue, english: Edition) -> None:
    videos = {
        name: msgspec.structs.replace(each, state="private")
        for name, each in SUPPLEMENT.videos.items()
    }
    known = msgspec.structs.replace(SUPPLEMENT, videos=videos)
    assert list(confirmation_lines(known, shipped.series, english)) == []


def test_of_another_address_than_the_datas_no_channel_is_to_be_confirmed(
    shipped: Catalogue, english: Edition
) -> None:
    origin = msgspec.structs.replace(SUPPLEMENT.origin, url="https://www.youtube.com/@Other")
    known = msgspec.structs.replace(SUPPLEMENT, origin=origin)
    *_, last = confirmation_lines(known, shipped.series, english)
    assert "another address, https://www.youtube.com/@IOMIndonesia" in last
    assert "confirmed: true" not in last


def test_progress_is_told_in_numbers(english: Edition) -> None:
    line = progress_line(Progress(4, 1200, 2, 5), english)
    assert line == (
        "YouTube: request 4 of 13 at most · videos looked at: 1,200 · episodes found: 2 of 5"
    )


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (REPORT, "YouTube: 2 of 5 episodes found"),
        (
            msgspec.structs.replace(REPORT, fault=Fault.NETWORK),
            "YouTube: 2 of 5 found; r says more",
        ),
        (FetchReport(supplement=SUPPLEMENT), "YouTube: 0 of 5 episodes found"),
        (FetchReport(supplement=None, fault=Fault.NETWORK), "YouTube: nothing learnt; r says why"),
        (FetchReport(supplement=None, fault=Fault.CANCELLED), "YouTube: stopped"),
    ],
)
def test_the_corner_says_how_it_went(english: Edition, report: FetchReport, said: str) -> None:
    assert status_texts(None, report, english, "r")[0] == said


def test_the_corner_has_room_for_what_it_says(shipped_editions: tuple[Edition, ...]) -> None:
    progress = Progress(13, 390, 5, 5)
    failed = FetchReport(supplement=None, fault=Fault.NETWORK)
    for edition in shipped_editions:
        for texts in (
            status_texts(progress, REPORT, edition, "r"),
            status_texts(None, REPORT, edition, "r"),
            status_texts(None, failed, edition, "r"),
            status_texts(None, FetchReport(supplement=None, fault=Fault.CANCELLED), edition, "r"),
        ):
            assert len(texts[0]) <= 45
            assert len(texts[-1]) <= 20


@pytest.mark.parametrize("width", [1, 20, 38, 66])
def test_the_sheet_fits_every_width(
    shipped: Catalogue, shipped_editions: tuple[Edition, ...], width: int
) -> None:
    for edition in shipped_editions:
        lines = layout_fetch(REPORT, shipped.series, edition, "Enter", width)
        assert max(len(line.text) for line in lines) <= max(width, 6)
