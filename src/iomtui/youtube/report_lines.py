"""What came of asking the channel, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.links import video_address
from iomtui.catalogue.model import Series
from iomtui.i18n.formats import date, number
from iomtui.i18n.templates import fill
from iomtui.youtube.channel_address import source_address
from iomtui.youtube.confirm_lines import confirming_lines
from iomtui.youtube.details import Details, Video
from iomtui.youtube.episode_status import EpisodeStatus, VideoStatus, episode_statuses
from iomtui.youtube.report import MOST_REQUESTS, FetchReport, Progress

INDENT = "   "
"""Before what is said of an episode, under its title."""


def progress_line(progress: Progress, edition: Edition) -> str:
    """Return how far asking has come."""
    values = {
        "requests": str(progress.requests),
        "most": str(MOST_REQUESTS),
        "listed": number(progress.listed, edition.formats),
        "found": str(progress.found),
        "wanted": str(progress.wanted),
    }
    return fill(edition.wording.fetch.progress, values)


def report_lines(
    report: FetchReport, series: Series, edition: Edition, *, addresses: bool = True
) -> Iterator[str]:
    """Yield what is known now, and what of that is new.

    `addresses` says whether those of videos that nobody has confirmed are told as well: whoever
    is to confirm them has to look.
    """
    told = episode_statuses(report, series)
    found = sum(standing.video is not None for standing in told.values())
    values = {"found": str(found), "wanted": str(len(edition.episodes))}
    yield fill(edition.wording.fetch.summary, values, len(edition.episodes))
    if report.supplement:
        yield from _origin(report.supplement, report, edition)
    yield ""
    width = len(str(len(edition.episodes)))
    for entry in edition.episodes:
        yield f"{entry.number:>{width}}  {entry.title}"
        for line in _of_episode(told[entry.id], series, edition, addresses=addresses):
            yield f"{INDENT}{line}"


def confirmation_lines(
    supplement: Details | None, series: Series, edition: Edition
) -> Iterator[str]:
    """Yield how a person confirms what was found; nothing if there is nothing to confirm."""
    lines = list(confirming_lines(series, supplement))
    if lines:
        words = edition.wording.fetch
        yield from ("", words.confirm, "", *lines)
        yield from ("", _about_channel(supplement, series, edition))


def _about_channel(supplement: Details | None, series: Series, edition: Edition) -> str:
    """Return how to confirm the channel as a whole, or that another one was asked."""
    words = edition.wording.fetch
    named = series.channel.url if series.channel else None
    asked = supplement.origin.url if supplement else ""
    is_named = named is not None and source_address(named) == source_address(asked)
    template = words.or_channel if is_named else words.other_address
    return fill(template, {"address": named or "–"})


def _origin(supplement: Details, report: FetchReport, edition: Edition) -> Iterator[str]:
    words, origin = edition.wording.fetch, supplement.origin
    values = {
        "date": date(supplement.fetched, edition.formats),
        "address": f"{origin.url} ({origin.name})" if origin.name else origin.url,
    }
    yield fill(words.asked, values)
    if report.requests:
        counts = {
            "listed": number(origin.listed, edition.formats),
            "requests": str(report.requests),
        }
        yield fill(words.looked_at, counts)
    if report.is_cut:
        yield words.cut


def _of_episode(
    standing: EpisodeStatus, series: Series, edition: Edition, *, addresses: bool
) -> Iterator[str]:
    words = edition.wording.fetch
    if standing.video:
        yield _video(standing, standing.video, series, edition, addresses=addresses)
    elif not standing.rivals:
        yield words.unmatched if standing.sight is VideoStatus.UNMATCHED else words.not_asked
    if standing.rivals:
        rivals = (video_address(series, each) or each for each in standing.rivals)
        shown = fill(words.rivals, {"videos": " ".join(rivals)}) if addresses else ""
        yield f"{words.ambiguous} {shown}".rstrip()
    if standing.number is not None:
        yield fill(words.numbered, {"number": str(standing.number)})
    if standing.state != "public":
        yield words.states[standing.state]
    if standing.news:
        fields = ", ".join(words.fields[name] for name in standing.news)
        yield fill(words.news, {"fields": fields})


def _video(
    standing: EpisodeStatus, video: Video, series: Series, edition: Edition, *, addresses: bool
) -> str:
    words = edition.wording.fetch
    seen = words.found
    if standing.sight is VideoStatus.KNOWN:
        seen = fill(words.known, {"date": date(video.fetched, edition.formats)})
    text = seen if standing.is_confirmed else fill(words.unconfirmed, {"found": seen})
    if addresses or standing.is_confirmed:
        return f"{text}: {video_address(series, video.id) or video.id}"
    return text
