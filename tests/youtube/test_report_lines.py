"""A fetch in words: its report, its faults, and the screen about it."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

import pytest
from msgspec.structs import replace

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.model import Catalogue
from iomtui.i18n.templates import SHIPPED
from iomtui.i18n.wording_loader import load_wording
from iomtui.youtube.details import Chapter, Details, Origin, State, Video
from iomtui.youtube.fetch_screen import layout_report, status_texts
from iomtui.youtube.report import Fault, FetchReport, Progress
from iomtui.youtube.report_lines import (
    approval_lines,
    confirmation_lines,
    fault_sentence,
    progress_line,
    report_lines,
)

WHEN = datetime(2026, 11, 25, 9, tzinfo=UTC)
EARLIER = datetime(2026, 3, 1, 9, tzinfo=UTC)


def video(name: str, when: datetime = WHEN) -> Video:
    return Video(id=name, matched="title", fetched=when)


DETAILS = Details(
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
    details=DETAILS,
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


def test_there_are_lines_to_paste_for_each_unconfirmed_video_that_can_be_watched(
    shipped: Catalogue, english: Edition
) -> None:
    private = replace(DETAILS.videos["burn-the-past"], state="private")
    details = replace(DETAILS, videos=DETAILS.videos | {"burn-the-past": private})
    lines = list(confirmation_lines(details, shipped.series, english))
    pasted = re.findall(r"^  - id: (.*)$", "\n".join(lines), re.MULTILINE)
    assert pasted == ["the-new-horizon", "pursuit-of-knowledge"]
    assert "channel at https://www.youtube.com/@IOMIndonesia" in lines[-1]
    assert list(confirmation_lines(None, shipped.series, english)) == []


def test_what_is_not_confirmed_has_no_address_where_none_is_to_be_shown(
    shipped: Catalogue, shipped_editions: tuple[Edition, ...]
) -> None:
    for edition in shipped_editions:
        text = "\n".join(report_lines(REPORT, shipped.series, edition, addresses=False))
        assert "youtu.be" not in text
        assert "{" not in text
        assert text.count(edition.wording.fetch.unconfirmed.partition("}")[2]) == 3


def test_a_confirmed_channel_needs_no_lines_and_its_videos_are_not_called_unconfirmed(
    shipped: Catalogue, english: Edition
) -> None:
    assert shipped.series.channel
    channel = replace(shipped.series.channel, confirmed=True)
    series = replace(shipped.series, channel=channel)
    owner = "UC" + "i" * 22
    videos = {name: replace(each, channel=owner) for name, each in DETAILS.videos.items()}
    origin = replace(DETAILS.origin, channel=owner)
    known = replace(DETAILS, videos=videos, origin=origin)
    report = replace(REPORT, details=known)
    text = "\n".join(report_lines(report, series, english, addresses=False))
    assert "not confirmed" not in text
    assert text.count("https://youtu.be/") == len(videos)
    assert list(confirmation_lines(known, series, english)) == []


def test_episodes_not_looked_for_are_not_called_unmatched(
    shipped: Catalogue, english: Edition
) -> None:
    report = FetchReport(details=None, fault=Fault.NETWORK)
    text = "\n".join(report_lines(report, shipped.series, english))
    assert text.count("not looked for") == 5
    assert "no video with this title" not in text


def test_of_another_address_than_the_datas_no_channel_is_to_be_confirmed(
    shipped: Catalogue, english: Edition
) -> None:
    origin = replace(DETAILS.origin, url="https://www.youtube.com/@Other")
    known = replace(DETAILS, origin=origin)
    *_, last = confirmation_lines(known, shipped.series, english)
    assert "another address, https://www.youtube.com/@IOMIndonesia" in last
    assert "confirmed: true" not in last


def test_progress_is_written_in_numbers(english: Edition) -> None:
    line = progress_line(Progress(4, 1200, 2), english)
    assert line == (
        "YouTube: request 4 of 13 at most · videos looked at: 1,200 · episodes found: 2 of 5"
    )


def test_the_status_text_counts_what_a_failed_fetch_found(english: Edition) -> None:
    text, _ = status_texts(None, replace(REPORT, fault=Fault.NETWORK), english, "r")
    assert text == "YouTube: 2 of 5 found; r says more"
    text, _ = status_texts(None, FetchReport(details=DETAILS), english, "r")
    assert text == "YouTube: 0 of 5 episodes found"


def test_the_status_text_fits(shipped_editions: tuple[Edition, ...]) -> None:
    progress = Progress(13, 390, 5)
    failed = FetchReport(details=None, fault=Fault.NETWORK)
    for edition in shipped_editions:
        for texts in (
            status_texts(progress, REPORT, edition, "r"),
            status_texts(None, REPORT, edition, "r"),
            status_texts(None, failed, edition, "r"),
            status_texts(None, FetchReport(details=None, fault=Fault.CANCELLED), edition, "r"),
        ):
            assert len(texts[0]) <= 45
            assert len(texts[-1]) <= 20


@pytest.mark.parametrize("width", [1, 20, 38, 66])
def test_the_screen_fits_every_width(
    shipped: Catalogue, shipped_editions: tuple[Edition, ...], width: int
) -> None:
    for edition in shipped_editions:
        lines = layout_report(REPORT, shipped.series, edition, "Enter", width)
        assert max(len(line.text) for line in lines) <= max(width, 6)


@pytest.mark.parametrize("tag", SHIPPED)
def test_every_fault_and_state_has_its_own_sentence_and_none_is_left_over(tag: str) -> None:
    words = load_wording(tag).fetch
    assert set(words.faults) == set(Fault)
    assert len(set(words.faults.values())) == len(Fault)
    assert {"public", *words.states} == set(get_args(State))


@pytest.mark.parametrize("fault", sorted(set(Fault) - {Fault.CANNOT_SAVE, Fault.NEWER}))
def test_every_fault_says_what_to_do_if_anything_can_be_done(
    shipped_editions: tuple[Edition, ...], fault: Fault
) -> None:
    for edition in shipped_editions:
        sentence = fault_sentence(FetchReport(details=None, fault=fault), edition)
        advice = sentence.removeprefix(edition.wording.fetch.faults[fault]).strip()
        assert "{" not in sentence
        assert bool(advice) is (fault is not Fault.CANCELLED)


def test_a_fault_with_a_wait_names_the_moment_it_ends(
    shipped_editions: tuple[Edition, ...],
) -> None:
    until = datetime(2026, 11, 25, 21, 5, tzinfo=timezone(timedelta(hours=7)))
    report = FetchReport(details=None, fault=Fault.RATE_LIMITED, until=until)
    by_tag = {edition.tag: edition for edition in shipped_editions}
    for tag, advice in (
        ("en", "Try again after 25 November 2026, 21:05 WIB."),
        ("id", "setelah 25 November 2026, 21.05 WIB."),
    ):
        assert fault_sentence(report, by_tag[tag]).endswith(advice)


@pytest.mark.parametrize("fault", [Fault.MISSING, Fault.OUTDATED])
@pytest.mark.parametrize(
    ("has_pip", "command"),
    [
        (True, "'/my venv/python' -m pip install "),
        (False, "uv pip install --python '/my venv/python' "),
    ],
)
def test_ytdlp_is_installed_for_the_python_that_runs_the_program(
    fault: Fault,
    has_pip: bool,
    command: str,
    shipped_editions: tuple[Edition, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/my venv/python")
    monkeypatch.setattr(
        "iomtui.youtube.report_lines.find_spec", lambda name: name if has_pip else None
    )
    for edition in shipped_editions:
        sentence = fault_sentence(FetchReport(details=None, fault=fault), edition)
        assert command in sentence
        assert sentence.endswith("yt-dlp")
        assert "iomtui[" not in sentence


def test_a_report_names_the_file_that_cannot_be_written(english: Edition) -> None:
    assert fault_sentence(FetchReport(details=None), english) == ""
    for fault, reason in ((Fault.CANNOT_SAVE, "full"), (Fault.NEWER, "")):
        report = FetchReport(details=None, fault=fault, file="/x.json", detail=reason)
        sentence = fault_sentence(report, english)
        assert "/x.json" in sentence
        assert reason in sentence
        assert "{" not in sentence


def test_a_text_to_be_approved_is_shown_with_the_lines_that_approve_it(
    shipped: Catalogue, english: Edition
) -> None:
    chapters = tuple(Chapter(start=start, title=f"Part {start}") for start in (0, 60, 120))
    described = replace(DETAILS.videos["burn-the-past"], description="One.\n\nTwo.")
    divided = replace(DETAILS.videos["the-new-horizon"], chapters=chapters)
    videos = DETAILS.videos | {"burn-the-past": described, "the-new-horizon": divided}
    details = replace(DETAILS, videos=videos)
    text = "\n".join(approval_lines(details, shipped.series, english.wording))
    assert (
        text
        == """\
burn-the-past: YouTube has the text below for this video. Read it. To let kiosks and plain text \
show it, put these lines into series.yaml, in the place of the episode’s lines:
  # https://youtu.be/aaaaaaaaaaa
  - id: burn-the-past
    title:
      text: Burn the Past
      language: en
    video: aaaaaaaaaaa
    show_description: true
    statements:
    - origin

   One.

   Two.

the-new-horizon: YouTube has the text below for this video. Read it. To let kiosks and plain text \
show it, put these lines into series.yaml, in the place of the episode’s lines:
  # https://youtu.be/bbbbbbbbbbb
  - id: the-new-horizon
    title:
      text: The New Horizon
      language: en
    video: bbbbbbbbbbb
    show_description: true
    statements:
    - example
    - term-solutions

   0:00 Part 0
   1:00 Part 60
   2:00 Part 120
"""
    )
    first, *rest = shipped.series.episodes
    approved = replace(first, video="aaaaaaaaaaa", show_description=True)
    series = replace(shipped.series, episodes=(approved, *rest))
    assert "allow it" in next(approval_lines(details, series, english.wording))
