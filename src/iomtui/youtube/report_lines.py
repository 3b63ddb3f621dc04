"""A fetch in words: its progress, its report, and what ended it early."""

import shlex
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.links import source_address, video_address
from iomtui.catalogue.model import Series
from iomtui.i18n.formats import date, moment_values, number
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import Wording
from iomtui.youtube.confirmation import (
    MatchedVideo,
    confirming_lines,
    episode_lines,
    matched_videos,
)
from iomtui.youtube.details import Details
from iomtui.youtube.enrich import chapter_lines
from iomtui.youtube.report import MOST_REQUESTS, Fault, FetchReport, Progress

INDENT = "   "
"""Before the lines about an episode, under its title."""

_ADVICE = {
    Fault.RATE_LIMITED: "later",
    Fault.BLOCKED: "later",
    Fault.SERVER: "later",
    Fault.BUSY: "later",
    Fault.NETWORK: "network",
    Fault.CLOCK: "clock",
    Fault.PORTAL: "portal",
    Fault.NOT_FOUND: "address",
    Fault.NO_ADDRESS: "address",
    Fault.OUTDATED: "update",
    Fault.SUSPECT: "perhaps",
    Fault.MISSING: "install",
    Fault.BUDGET: "again",
    Fault.CANNOT_SAVE: "space",
    Fault.NEWER: "renew",
}
"""What to do; nothing for faults that are not here."""


def progress_line(progress: Progress, edition: Edition) -> str:
    """Return how far a fetch has come."""
    values = {
        "requests": str(progress.requests),
        "most": str(MOST_REQUESTS),
        "listed": number(progress.listed, edition.formats),
        "found": str(progress.found),
        "wanted": str(len(edition.episodes)),
    }
    return fill(edition.wording.fetch.progress, values)


def fault_sentence(report: FetchReport, edition: Edition) -> str:
    """Return what ended a fetch early and what to do, in one line; empty if nothing did."""
    if report.fault is None:
        return ""
    words = edition.wording.fetch
    values = {"file": report.file, "reason": report.detail, "install": install_command()}
    advice = _ADVICE.get(report.fault)
    if report.until:
        advice = "wait"
        values |= moment_values("until", report.until, edition.formats)
    parts = [words.faults[report.fault], *([words.advice[advice]] if advice else [])]
    return " ".join(fill(part, values) for part in parts)


def install_command() -> str:
    """Return the command that installs packages for the Python that runs us."""
    python = shlex.quote(sys.executable)
    return f"{python} -m pip install" if find_spec("pip") else f"uv pip install --python {python}"


def report_lines(
    report: FetchReport, series: Series, edition: Edition, *, addresses: bool = True
) -> Iterator[str]:
    """Yield what is known now, and what of that is new.

    `addresses` says whether those of unconfirmed videos are included, for a person who is to watch
    and confirm them.
    """
    matched = matched_videos(series, report.details)
    values = {"found": str(len(matched)), "wanted": str(len(edition.episodes))}
    yield fill(edition.wording.fetch.summary, values, len(edition.episodes))
    if report.details:
        yield from _origin(report.details, report, edition)
    yield ""

    shown = {each.video.id for each in matched.values() if addresses or each.is_confirmed}
    if addresses:
        shown.update(*report.ambiguous.values())
    by_video = {video: video_address(series, video) or video for video in shown}
    width = len(str(len(edition.episodes)))
    for entry in edition.episodes:
        yield f"{entry.number:>{width}}  {entry.title}"
        for line in _episode(entry.id, matched.get(entry.id), report, edition, by_video):
            yield f"{INDENT}{line}"


def confirmation_lines(details: Details | None, series: Series, edition: Edition) -> Iterator[str]:
    """Yield how a person confirms the videos; nothing if there is nothing to confirm."""
    words = edition.wording.fetch
    if details and (lines := list(confirming_lines(series, details))):
        named = series.channel.url if series.channel else None
        is_named = named is not None and source_address(named) == details.origin.url
        template = words.or_channel if is_named else words.other_address
        yield from ("", words.confirm, "", *lines)
        yield from ("", fill(template, {"address": named or "–"}))


def approval_lines(details: Details, series: Series, wording: Wording) -> Iterator[str]:
    """Yield the descriptions and chapters for a person to read, and how to approve each."""
    words = wording.youtube
    matched = matched_videos(series, details)
    for episode in series.episodes:
        match = matched.get(episode.id)
        if match is None:
            continue
        video = match.video
        texts = (video.description or "", "\n".join(chapter_lines(video.chapters)))
        lines = "\n\n".join(filter(None, texts)).splitlines()
        if lines:
            text = words.approved if match.is_description_approved else words.approve
            yield fill(text, {"episode": episode.id})
            yield episode_lines(series, episode, video.id, show_description=True)
            yield from ("", *(f"{INDENT}{line}".rstrip() for line in lines), "")


def _origin(details: Details, report: FetchReport, edition: Edition) -> Iterator[str]:
    words, origin = edition.wording.fetch, details.origin
    values = {
        "date": date(details.fetched, edition.formats),
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


def _episode(
    name: str,
    match: MatchedVideo | None,
    report: FetchReport,
    edition: Edition,
    addresses: Mapping[str, str],
) -> Iterator[str]:
    """Yield what is known of an episode; `addresses` are those to show, by the ids of videos."""
    words = edition.wording.fetch
    rivals = report.ambiguous.get(name, ())
    if match:
        known = fill(words.known, {"date": date(match.video.fetched, edition.formats)})
        text = words.found if name in report.found else known
        text = text if match.is_confirmed else fill(words.unconfirmed, {"found": text})
        yield ": ".join(filter(None, (text, addresses.get(match.video.id))))
    elif not rivals:
        yield words.unmatched if name in report.unmatched else words.not_asked
    if rivals:
        videos = " ".join(filter(None, map(addresses.get, rivals)))
        shown = fill(words.rivals, {"videos": videos}) if videos else ""
        yield f"{words.ambiguous} {shown}".rstrip()
    if name in report.numbered:
        yield fill(words.numbered, {"number": str(report.numbered[name])})
    if name in report.faults:
        yield words.states[report.faults[name]]
    if news := report.news.get(name):
        yield fill(words.news, {"fields": ", ".join(words.fields[field] for field in news)})
