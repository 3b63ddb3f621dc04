"""What the viewer says of asking the channel: the question, how it goes, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.model import Series
from iomtui.i18n.templates import fill
from iomtui.render.typesetting import Line, Role, Span, wrap
from iomtui.youtube.fault_words import report_fault_sentence
from iomtui.youtube.report import MOST_REQUESTS, Fault, FetchReport, Progress
from iomtui.youtube.report_lines import INDENT, progress_line, report_lines


def status_texts(
    progress: Progress | None, report: FetchReport, edition: Edition, key: str
) -> tuple[str, ...]:
    """Return what is said in a corner, a longer form and a shorter one.

    While it asks, how far that has come; else, how it went. `key` is the name of the key that
    tells more.
    """
    words = edition.wording.fetch
    if progress:
        values = {"requests": str(progress.requests), "most": str(MOST_REQUESTS)}
        values["key"] = edition.wording.key_name("escape")
        return fill(words.corner, values), fill(words.corner_short, values)
    if report.fault is Fault.CANCELLED:
        return (words.corner_stopped,)
    if report.found or not report.fault:
        values = {"found": str(len(report.found)), "wanted": str(len(edition.episodes))}
        if report.fault:
            values["key"] = key
            return fill(words.corner_part, values), fill(words.corner_found_short, values)
        text = fill(words.corner_found, values, len(edition.episodes))
        return text, fill(words.corner_found_short, values)
    return fill(words.corner_failed, {"key": key}), fill(words.corner_failed_short, {"key": key})


def layout_progress(progress: Progress, edition: Edition, width: int) -> tuple[Line, ...]:
    """Return how far asking has come, and how it is stopped, for a width in cells."""
    words = edition.wording.fetch
    stop = fill(words.stop, {"key": edition.wording.key_name("escape")})
    parts = [(words.title, Role.TITLE), (progress_line(progress, edition), Role.TEXT)]
    lines: list[Line] = []
    for text, role in (*parts, (stop, Role.KEY)):
        lines += [*_paragraph(text, role, width), Line(())]
    return tuple(lines[:-1])


def layout_fetch(
    report: FetchReport, series: Series, edition: Edition, key: str, width: int
) -> tuple[Line, ...]:
    """Return the question, how the last asking went, and what is known, for a width in cells.

    `key` is the name of the key that says yes.
    """
    words = edition.wording.fetch
    lines = list(_paragraph(words.title, Role.TITLE, width))
    if sentence := report_fault_sentence(report, edition):
        lines += [Line(()), *_paragraph(sentence, Role.TEXT, width)]
    terms = fill(words.terms, {"most": str(MOST_REQUESTS)})
    lines += [Line(()), *_paragraph(words.question, Role.TEXT, width)]
    lines += [Line(()), *_paragraph(terms, Role.QUIET, width)]
    if report.until is None:
        lines += [Line(()), *_paragraph(fill(words.press, {"key": key}), Role.KEY, width)]
    if report.supplement:
        lines.append(Line(()))
        for text in report_lines(report, series, edition, addresses=False):
            lines += _indented(text, width) if text else [Line(())]
        lines += [Line(()), *_paragraph(words.how_to_confirm, Role.QUIET, width)]
    return tuple(lines)


def _paragraph(text: str, role: Role, width: int) -> Iterator[Line]:
    return (Line((Span(row, role),)) for row in wrap(text, width))


def _indented(text: str, width: int) -> Iterator[Line]:
    """Yield a line of a report; what is said of an episode stays indented where it is long."""
    before = INDENT if text.startswith(INDENT) else ""
    role = Role.QUIET if before else Role.TEXT
    for row in wrap(text.removeprefix(INDENT), max(1, width - len(before))):
        yield Line((Span(before + row, role),))
