"""`iomtui fetch`: fetches details from YouTube, and prints the report."""

import asyncio
import os
import sys
from collections.abc import Mapping
from contextlib import suppress

import msgspec

from iomtui.catalogue.edition import Edition, edition
from iomtui.catalogue.links import source_address
from iomtui.catalogue.loading import load
from iomtui.cli.arguments import UsageError
from iomtui.cli.environment import DUMB_TERMS
from iomtui.cli.invocation import Invocation, named_folder
from iomtui.cli.output import (
    print_diagnostics,
    print_error,
    print_json,
    print_lines,
    write_message,
)
from iomtui.cli.preferences import choose_language
from iomtui.exit_status import ExitStatus
from iomtui.i18n.formats import date
from iomtui.i18n.templates import fill
from iomtui.storage import paths
from iomtui.youtube import backoff
from iomtui.youtube.confirmation import confirming_lines
from iomtui.youtube.details_file import StoredDetails
from iomtui.youtube.fetch import FetchRequest, fetch, known_details
from iomtui.youtube.report import Fault, FetchReport, known_report
from iomtui.youtube.report_lines import (
    confirmation_lines,
    fault_sentence,
    progress_line,
    report_lines,
)
from iomtui.youtube.ytdlp_process import is_ytdlp_installed

_LOCAL_FAULTS = (
    Fault.MISSING,
    Fault.BUSY,
    Fault.NO_ADDRESS,
    Fault.CANNOT_SAVE,
    Fault.NEWER,
)
"""What ends a fetch although the network is not to blame."""


class ProgressLine:
    """Progress on standard error: one line that is overwritten on a terminal, else many lines."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._is_live = sys.stderr.isatty() and environ.get("TERM", "") not in DUMB_TERMS
        self._text = ""

    def show(self, text: str) -> None:
        """Show a text, unless it is the one shown last."""
        if text == self._text:
            return
        self._text = text
        if self._is_live:
            write_message(f"\r{text[: max(1, _columns() - 1)]}\x1b[K")
        else:
            write_message(f"{text}\n")

    def clear(self) -> None:
        """Remove the line from the terminal, so that another message can take its place."""
        if self._is_live and self._text:
            write_message("\r\x1b[K")


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:
        return 80


def run_fetch(invocation: Invocation) -> int:
    """Fetch details, or print those that are known, and return the exit status."""
    typed = invocation.arguments
    source = source_address(typed.source) if typed.source is not None else None
    if typed.source is not None and source is None:
        raise UsageError("not_youtube", typed.source)
    folder = None if typed.into is None else named_folder(typed.into)
    data = folder if folder and typed.data is None else invocation.data
    for needed in filter(None, (data, folder)):
        invocation.require_folder(needed)
    catalogue = load(data)
    tag = choose_language(invocation, catalogue, invocation.preferences, invocation.environ)
    shown = edition(catalogue, tag)
    target = paths.details_in(folder) if folder else paths.details_file()
    request = FetchRequest(catalogue, data, target, source, typed.limit, keeps=not typed.dry_run)
    known = known_details(request)
    print_diagnostics(known.diagnostics, shown.wording)
    if typed.status:
        return _print_status(request, shown, known, as_json=typed.json)
    report = asyncio.run(_run(request, shown, ProgressLine(invocation.environ)))
    _print_report(report, request, shown, as_json=typed.json)
    return exit_status(report)


async def _run(request: FetchRequest, shown: Edition, line: ProgressLine) -> FetchReport:
    """Fetch, and show the progress meanwhile. Ctrl+C cancels it."""
    if is_ytdlp_installed():
        line.show(shown.wording.fetch.starting)
    try:
        report = await fetch(request, lambda progress: line.show(progress_line(progress, shown)))
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(0)  # Ctrl+C while the details were being saved came too late
        return report
    finally:
        line.clear()


def _print_report(
    report: FetchReport, request: FetchRequest, shown: Edition, *, as_json: bool
) -> None:
    if report.fault:
        print_error(fault_sentence(report, shown))
    if as_json:
        _print_json(report, request)
    elif report.found or not report.fault:
        words = shown.wording.fetch
        lines = _lines(report, request, shown)
        if not request.keeps:
            lines += ["", words.not_saved]
        elif report.details and report.fault is not Fault.CANNOT_SAVE:
            lines += ["", fill(words.saved, {"file": request.file})]
        print_lines(lines)


def exit_status(report: FetchReport) -> ExitStatus:
    """Return the exit status that says how a fetch went."""
    if report.is_whole:
        return ExitStatus.OK
    if report.fault is Fault.CANCELLED:
        return ExitStatus.INTERRUPTED
    if report.fault in _LOCAL_FAULTS:
        return ExitStatus.ERROR
    if report.fault is None or report.fault is Fault.SUSPECT or report.found:
        return ExitStatus.IN_PART
    return ExitStatus.NETWORK


def _print_status(
    request: FetchRequest, shown: Edition, known: StoredDetails, *, as_json: bool
) -> int:
    """Print what is known, and how the last fetch went; nothing is fetched."""
    words = shown.wording.fetch
    report = known_report(known.details, request.file)
    last = backoff.load_last_attempt(paths.last_attempt())
    if last and last.fault:
        until = last.wait_until(request.clock())
        report = msgspec.structs.replace(report, fault=last.fault, until=until)
        day = date(last.at.astimezone(), shown.formats)
        sentence = fault_sentence(report, shown)
        print_error(fill(words.last_try, {"date": day, "fault": sentence}))
    if as_json:
        _print_json(report, request)
    elif report.details:
        print_lines(_lines(report, request, shown))
    elif not known.diagnostics:
        print_lines([words.never])
    is_damaged = known.diagnostics and not known.details
    return ExitStatus.INVALID_CONTENT if is_damaged else ExitStatus.OK


def _lines(report: FetchReport, request: FetchRequest, shown: Edition) -> list[str]:
    series = request.catalogue.series
    confirming = confirmation_lines(report.details, series, shown)
    return [*report_lines(report, series, shown), *confirming]


def _print_json(report: FetchReport, request: FetchRequest) -> None:
    values = msgspec.to_builtins(report) | {
        "file": report.file if request.target else None,
        "confirm": list(confirming_lines(request.catalogue.series, report.details)),
    }
    print_json(values)
