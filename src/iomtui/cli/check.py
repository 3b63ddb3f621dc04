"""`iomtui check`: prints every problem of a data folder, each with its line."""

from pathlib import Path

from iomtui.catalogue.checking import check
from iomtui.catalogue.folder import folder_of
from iomtui.cli.arguments import Subcommand
from iomtui.cli.content import find_message
from iomtui.cli.invocation import Invocation, quoted
from iomtui.cli.output import print_error, print_json, print_lines
from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import Wording
from iomtui.parsing.diagnostics import Diagnostic
from iomtui.parsing.files import shown_path
from iomtui.storage import paths
from iomtui.youtube.details_file import stored_details


def run_check(invocation: Invocation) -> int:
    """Print every problem of the data folder, or of that of a file, and return the exit status."""
    data = folder_of(invocation.data)
    invocation.require_folder(data)
    report = check(data)
    stored = stored_details(data, own=False)
    problems = [*report.diagnostics, *_message_problems(data), *stored.diagnostics]
    arguments, wording = invocation.arguments, invocation.wording
    valid = not any(arguments.strict or problem.needs_fixing for problem in problems)
    status = ExitStatus.OK if valid else ExitStatus.INVALID_CONTENT
    if arguments.json:
        values = [_values(problem, wording) for problem in problems]
        folder = shown_path(data.absolute())
        print_json({"format": 1, "folder": folder, "valid": valid, "problems": values})
        return status
    if problems:
        from iomtui.cli.excerpts import problem_lines  # noqa: PLC0415 - imports rich

        file = paths.message_in(data)
        files = {**report.files, shown_path(file): file}
        print_lines(problem_lines(problems, files, wording))
    if report.catalogue is None:
        return status
    series = report.catalogue.series
    if stored.details:
        from iomtui.youtube.report_lines import approval_lines  # noqa: PLC0415

        print_lines(approval_lines(stored.details, series, wording))
    if not problems:
        counts = {
            "episodes": str(len(series.episodes)),
            "languages": str(len(report.catalogue.languages)),
        }
        print_error(fill(invocation.words.no_problems, {"folder": shown_path(data), **counts}))
    return status


def find_problems(data: Path) -> list[Diagnostic]:
    """Return every problem of a data folder."""
    stored = stored_details(data, own=False)
    return [*check(data).diagnostics, *_message_problems(data), *stored.diagnostics]


def faults_sentence(count: int, data: Path, wording: Wording) -> str:
    """Return how many faults a data folder has, and the command that names them."""
    values = {"count": str(count), "command": f"iomtui {Subcommand.CHECK} {quoted(data)}"}
    return fill(wording.kiosk_check.data_trouble, values, count)


def _message_problems(data: Path) -> tuple[Diagnostic, ...]:
    message = find_message(data)
    return message.diagnostics if message else ()


def _values(problem: Diagnostic, wording: Wording) -> dict[str, str | int | None]:
    message, advice = wording.explain(problem)
    position = problem.position
    return {
        "file": problem.file,
        "line": position.line if position else None,
        "column": position.column if position else None,
        "severity": problem.severity.value,
        "code": problem.code.value,
        "message": message,
        "advice": advice,
    }
