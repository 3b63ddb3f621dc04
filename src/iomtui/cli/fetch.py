"""`iomtui fetch`: asks YouTube for what the releases do not state, and says what came of it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import msgspec

from iomtui.catalogue.edition import Edition, edition
from iomtui.catalogue.loading import load
from iomtui.cli.arguments import UsageError, UsageErrorKind
from iomtui.cli.invocation import Invocation, named_folder, require_folder
from iomtui.cli.output import print_diagnostic, print_error, print_lines
from iomtui.cli.preferences import choose_language
from iomtui.cli.progress_line import ProgressLine
from iomtui.exit_status import ExitStatus
from iomtui.i18n.formats import date
from iomtui.i18n.templates import fill
from iomtui.parsing.files import shown_path
from iomtui.storage import paths
from iomtui.youtube import backoff
from iomtui.youtube.channel_address import source_address
from iomtui.youtube.confirm_lines import confirming_lines
from iomtui.youtube.fault_words import fault_sentence, report_fault_sentence
from iomtui.youtube.fetch import FetchTask, known_details
from iomtui.youtube.fetch_request import FetchRequest
from iomtui.youtube.report import Fault, FetchReport, known_report
from iomtui.youtube.report_lines import confirmation_lines, progress_line, report_lines


def run_fetch(invocation: Invocation) -> int:
    """Ask the channel, or say what is known of it, and return the exit status."""
    typed = invocation.arguments.fetch
    source = _source(typed.source)
    folder = None if typed.into is None else named_folder(typed.into)
    data = folder if folder and invocation.arguments.data is None else invocation.data
    for needed in filter(None, (data, folder)):
        require_folder(needed, invocation.data_origin(needed))
    catalogue = load(data)
    tag = choose_language(invocation, catalogue.tags, invocation.preferences, invocation.environ)
    shown = edition(catalogue, tag)
    target = paths.details_in(folder) if folder else paths.details_file()
    request = FetchRequest(catalogue, data, target, source, typed.limit, keeps=not typed.dry_run)
    details, problems = known_details(request)
    for problem in problems:
        print_diagnostic(problem, shown.wording)
    if typed.status:
        report = known_report(details, request.file)
        return _status(invocation, request, shown, report, is_damaged=bool(problems))
    return _told(invocation, request, shown, _asked(invocation, request, shown))


def _source(typed: str | None) -> str | None:
    if typed is None:
        return None
    address = source_address(typed)
    if address is None:
        raise UsageError(UsageErrorKind.SOURCE, typed)
    return address


def _asked(invocation: Invocation, request: FetchRequest, shown: Edition) -> FetchReport:
    line = ProgressLine(invocation.environ)
    asking = FetchTask(request)
    line.show(shown.wording.fetch.starting)
    # In a thread, for Ctrl+C would else come in the middle of anything, such as of saving.
    with ThreadPoolExecutor(1) as threads:
        asked = threads.submit(asking.run, lambda seen: line.show(progress_line(seen, shown)))
        try:
            return asked.result()
        except KeyboardInterrupt:
            asking.cancel()
            return asked.result()
        finally:
            line.clear()


def _told(
    invocation: Invocation, request: FetchRequest, shown: Edition, report: FetchReport
) -> int:
    """Say what came of it, and return the exit status."""
    words, target = shown.wording.fetch, request.target
    if report.fault:
        print_error(report_fault_sentence(report, shown))
    if invocation.arguments.json:
        _print_json(report, request)
    elif report.found or not report.fault:
        saved = fill(words.saved, {"file": shown_path(target) if target else "–"})
        is_saved = report.supplement is not None and report.fault is not Fault.CANNOT_SAVE
        lines = [
            *report_lines(report, request.catalogue.series, shown),
            *confirmation_lines(report.supplement, request.catalogue.series, shown),
        ]
        if not request.keeps:
            lines += ["", words.not_saved]
        elif is_saved:
            lines += ["", saved]
        print_lines(lines)
    return exit_status(report)


def exit_status(report: FetchReport) -> ExitStatus:
    """Return the exit status that says how asking went."""
    if report.is_whole:
        return ExitStatus.OK
    if report.fault is Fault.CANCELLED:
        return ExitStatus.INTERRUPTED
    if report.fault in _OF_THIS_COMPUTER:
        return ExitStatus.ERROR
    if report.fault is None or report.fault is Fault.SUSPECT or report.found:
        return ExitStatus.IN_PART
    return ExitStatus.NETWORK


_OF_THIS_COMPUTER = (
    Fault.MISSING,
    Fault.BUSY,
    Fault.NO_ADDRESS,
    Fault.CANNOT_SAVE,
    Fault.NEWER,
)
"""What ends a fetch although the network is not to blame."""


def _status(
    invocation: Invocation,
    request: FetchRequest,
    shown: Edition,
    report: FetchReport,
    *,
    is_damaged: bool,
) -> int:
    """Print what is known, the `report`, and how the last fetch went; nothing is fetched.

    `is_damaged` says that there is something that cannot be used.
    """
    words = shown.wording.fetch
    last = backoff.load_last_attempt(paths.last_attempt())
    fault = next((each for each in Fault if last and each == last.fault), None)
    if last and fault:
        until = last.until.astimezone() if last.until else None
        values = {
            "date": date(last.at.astimezone(), shown.formats),
            "fault": fault_sentence(fault, shown, until=until),
        }
        print_error(fill(words.last_try, values))
        report = msgspec.structs.replace(report, fault=fault, until=until)
    status = (
        ExitStatus.INVALID_CONTENT if is_damaged and report.supplement is None else ExitStatus.OK
    )
    if invocation.arguments.json:
        _print_json(report, request)
    elif report.supplement:
        lines = report_lines(report, request.catalogue.series, shown)
        confirming = confirmation_lines(report.supplement, request.catalogue.series, shown)
        print_lines([*lines, *confirming])
    elif not is_damaged:
        print_lines([words.never])
    return status


def _print_json(report: FetchReport, request: FetchRequest) -> None:
    values = msgspec.to_builtins(report) | {
        "file": report.file if request.target else None,
        "confirm": list(confirming_lines(request.catalogue.series, report.supplement)),
    }
    print_lines([msgspec.json.format(msgspec.json.encode(values), indent=2).decode()])
