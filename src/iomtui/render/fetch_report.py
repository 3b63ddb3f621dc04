"""What came of asking the channel, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from iomtui.catalogue.channel_report import MOST_REQUESTS, Progress, Report
from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Entry
from iomtui.catalogue.formats import date, number
from iomtui.catalogue.links import address_of
from iomtui.catalogue.model import Series
from iomtui.catalogue.supplement import Supplement, Video
from iomtui.render.confirm_lines import confirming_lines
from iomtui.wording.section import fill

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


def report_lines(report: Report, series: Series, edition: Edition) -> Iterator[str]:
    """Yield what is known now, and what of that is new."""
    words, supplement = edition.wording.fetch, report.supplement
    known = supplement.videos if supplement else {}
    there = [entry for entry in edition.episodes if entry.id in known]
    values = {"found": str(len(there)), "wanted": str(len(edition.episodes))}
    yield fill(words.summary, values)
    if supplement:
        yield from _origin(supplement, report, edition)
    yield ""
    width = len(str(len(edition.episodes)))
    for entry in edition.episodes:
        yield f"{entry.number:>{width}}  {entry.title}"
        for line in _of_episode(entry, report, series, edition):
            yield f"{INDENT}{line}"


def confirmation_lines(
    supplement: Supplement | None, series: Series, edition: Edition
) -> Iterator[str]:
    """Yield how a person confirms what was found; nothing if there is nothing to confirm."""
    lines = list(confirming_lines(series, supplement))
    if lines:
        words = edition.wording.fetch
        yield from ("", words.confirm, "", *lines, "", words.or_channel)


def _origin(supplement: Supplement, report: Report, edition: Edition) -> Iterator[str]:
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


def _of_episode(entry: Entry, report: Report, series: Series, edition: Edition) -> Iterator[str]:
    words = edition.wording.fetch
    video = report.supplement.videos.get(entry.id) if report.supplement else None
    if video:
        yield _found(video, series, edition, is_new=entry.id in report.found)
    if candidates := report.ambiguous.get(entry.id):
        addresses = (address_of(series, each) or each for each in candidates)
        yield fill(words.ambiguous, {"videos": " ".join(addresses)})
    elif not video:
        yield words.unmatched
    if entry.id in report.numbered:
        yield fill(words.numbered, {"number": str(report.numbered[entry.id])})
    if fault := report.faults.get(entry.id):
        yield words.faults[fault]
    if fields := report.news.get(entry.id):
        yield fill(words.news, {"fields": ", ".join(words.fields[name] for name in fields)})


def _found(video: Video, series: Series, edition: Edition, *, is_new: bool) -> str:
    words = edition.wording.fetch
    values = {
        "address": address_of(series, video.id) or video.id,
        "date": date(video.fetched, edition.formats),
    }
    return fill(words.found if is_new else words.known, values)
