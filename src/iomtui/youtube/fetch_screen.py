"""The screen about fetching: what is known, how a fetch goes, and the question whether to fetch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.widget import Widget

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.model import Series
from iomtui.commands.command import Context
from iomtui.commands.keymaps import first_key
from iomtui.i18n.templates import fill
from iomtui.render.typesetting import MAX_MEASURE, Line, Role, Span, wrap
from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.widgets.text_view import TextView
from iomtui.youtube.report import MOST_REQUESTS, Fault, FetchReport, Progress, known_report
from iomtui.youtube.report_lines import INDENT, fault_sentence, progress_line, report_lines
from iomtui.youtube.ytdlp_process import is_ytdlp_installed

if TYPE_CHECKING:
    from iomtui.youtube.fetch_controller import FetchController


class FetchView(TextView):
    """The text of the screen."""

    def __init__(self, screen: FetchScreen) -> None:
        super().__init__(id="sheet")
        self._owner = screen

    def layout_lines(self, width: int) -> tuple[Line, ...]:
        """Return the lines for a width."""
        controller, edition = self._owner.controller, self._owner.edition
        width = min(width, MAX_MEASURE)
        if controller.progress:
            return layout_progress(controller.progress, edition, width)
        key = edition.wording.key_name(first_key(self._owner.app.commands, "ask"))
        report = controller.report or known_report(controller.content.details)
        if not self._owner.has_ytdlp:
            report, key = replace(report, fault=Fault.MISSING, until=None), ""
        return layout_report(report, controller.content.series, edition, key, width)


class FetchScreen(BaseScreen):
    """Asks once before anything goes over the network. Its result is 1 if it may."""

    CONTEXT = Context.FETCH

    def __init__(self, controller: FetchController) -> None:
        super().__init__()
        self.controller = controller
        self.has_ytdlp = is_ytdlp_installed()

    @property
    def unavailable_commands(self) -> frozenset[str]:
        may_ask = self.has_ytdlp and not self.controller.progress
        return super().unavailable_commands | (set() if may_ask else {"ask"})

    def body(self) -> Iterable[Widget]:
        yield FetchView(self)

    def show(self) -> None:
        self.query_one(FetchView).reset(keep_position=True)

    def show_status_text(self) -> None:
        super().show_status_text()
        self.show()
        self.refresh_bar()

    def action_ask(self) -> None:
        if "ask" not in self.unavailable_commands:
            self.dismiss(1)


def status_texts(
    progress: Progress | None, report: FetchReport | None, edition: Edition, key: str
) -> tuple[str, ...]:
    """Return the forms of the status text, the longest first: how a fetch goes, or how it went.

    `key` is the name of the key that opens the screen.
    """
    words = edition.wording.fetch
    if progress:
        values = {"requests": str(progress.requests), "most": str(MOST_REQUESTS)}
        values["key"] = edition.wording.key_name("escape")
        return fill(words.corner, values), fill(words.corner_short, values)
    if report is None:
        return ()
    if report.fault is Fault.CANCELLED:
        return (words.corner_stopped,)
    values = {"found": str(len(report.found)), "wanted": str(len(edition.episodes)), "key": key}
    if report.fault and not report.found:
        return fill(words.corner_failed, values), fill(words.corner_failed_short, values)
    long = words.corner_part if report.fault else words.corner_found
    text = fill(long, values, len(edition.episodes))
    return text, fill(words.corner_found_short, values)


def layout_progress(progress: Progress, edition: Edition, width: int) -> tuple[Line, ...]:
    """Return how far a fetch has come, and how it is stopped, for a width in cells."""
    words = edition.wording.fetch
    stop = fill(words.stop, {"key": edition.wording.key_name("escape")})
    paragraphs = [
        (words.title, Role.TITLE),
        (progress_line(progress, edition), Role.TEXT),
        (stop, Role.KEY),
    ]
    return tuple(_paragraphs(paragraphs, width))


def layout_report(
    report: FetchReport, series: Series, edition: Edition, key: str, width: int
) -> tuple[Line, ...]:
    """Return how the last fetch went, the question, and what is known, for a width in cells.

    `key` is the name of the key that says yes; empty if nothing can be asked.
    """
    words = edition.wording.fetch
    paragraphs = [
        (words.title, Role.TITLE),
        (fault_sentence(report, edition), Role.TEXT),
    ]
    if key:
        paragraphs += [
            (words.question, Role.TEXT),
            (fill(words.terms, {"most": str(MOST_REQUESTS)}), Role.QUIET),
            ("" if report.until else fill(words.press, {"key": key}), Role.KEY),
        ]
    lines = _paragraphs(paragraphs, width)
    if report.details:
        lines.append(Line(()))
        for text in report_lines(report, series, edition, addresses=False):
            lines += _indented(text, width) if text else [Line(())]
        lines += [Line(()), *_paragraphs([(words.how_to_confirm, Role.QUIET)], width)]
    return tuple(lines)


def _paragraphs(paragraphs: Iterable[tuple[str, Role]], width: int) -> list[Line]:
    """Return those that are not empty, with an empty line between them."""
    lines: list[Line] = []
    for text, role in paragraphs:
        if text:
            lines += [Line(()), *(Line((Span(row, role),)) for row in wrap(text, width))]
    return lines[1:]


def _indented(text: str, width: int) -> Iterator[Line]:
    """Yield a line of a report; one about an episode stays indented where it is wrapped."""
    before = INDENT if text.startswith(INDENT) else ""
    role = Role.QUIET if before else Role.TEXT
    for row in wrap(text.removeprefix(INDENT), max(1, width - len(before))):
        yield Line((Span(before + row, role),))
