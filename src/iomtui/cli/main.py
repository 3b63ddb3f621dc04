"""The command line: it reads what was asked for and wires the parts together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iomtui import __version__
from iomtui.cli.arguments import (
    Arguments,
    Subcommand,
    UsageError,
    UsageErrorKind,
    help_text,
    parse_arguments,
)
from iomtui.cli.invocation import Invocation, message_wording, require_folder
from iomtui.cli.output import OutputError, print_diagnostic, print_error, print_lines, report_fatal
from iomtui.cli.preferences import choose_language
from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import Wording
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError
from iomtui.parsing.files import shown_path
from iomtui.parsing.sanitize import clean
from iomtui.storage import paths
from iomtui.storage.settings import LoadedSettings, Settings, read_named_settings, read_settings
from iomtui.themes import THEMES


def run_command_line(typed: Sequence[str], environ: Mapping[str, str]) -> int:
    """Do what was typed and return the exit status."""
    settings = Settings()
    try:
        arguments = parse_arguments(typed)
        if arguments.subcommand in (Subcommand.HELP, Subcommand.VERSION, Subcommand.CONFIG):
            return _explain(arguments.subcommand, message_wording(typed, environ, settings))
        read = _read_settings(arguments)
        settings = read.settings
        asked = Invocation(typed, arguments, read, environ)
        for fault in read.diagnostics:
            print_diagnostic(fault, asked.wording)
        return _do(asked)
    except UsageError as error:
        print_error(error.sentence(message_wording(typed, environ, settings).cli))
        return ExitStatus.USAGE
    except InvalidContentError as error:
        return report_fatal(error.diagnostics, message_wording(typed, environ, settings))
    except OutputError as error:
        words = message_wording(typed, environ, settings).cli
        print_error(fill(words.cannot_write, {"reason": clean(str(error))}))
        return ExitStatus.ERROR


def _read_settings(arguments: Arguments) -> LoadedSettings:
    """Return the settings: of the file that was named, else a person's own and shared ones."""
    named = arguments.config
    if named is None:
        return read_settings(paths.config_file(), paths.shared_config_files())
    if not named:
        raise InvalidContentError([Diagnostic('""', None, Code.NO_SETTINGS)])
    return read_named_settings(paths.path_named(named))


def _do(invocation: Invocation) -> int:
    subcommand = invocation.arguments.subcommand
    if subcommand is Subcommand.KIOSK_PIN:
        from iomtui.cli.pin import run_pin  # noqa: PLC0415 - only this command needs it

        return run_pin(invocation)
    if invocation.arguments.theme and invocation.arguments.theme not in THEMES:
        raise UsageError(UsageErrorKind.THEME, invocation.arguments.theme, THEMES)
    if subcommand in (Subcommand.KIOSK, Subcommand.KIOSK_CHECK):
        return _kiosk(invocation)
    if subcommand is Subcommand.FETCH:
        from iomtui.cli.fetch import run_fetch  # noqa: PLC0415

        return run_fetch(invocation)
    require_folder(invocation.data, invocation.named_at(invocation.data))
    if subcommand is Subcommand.CHECK:
        return _check(invocation)
    if subcommand is Subcommand.LIST:
        return _list(invocation)
    from iomtui.cli.view import run_view  # noqa: PLC0415

    return run_view(invocation)


def _kiosk(invocation: Invocation) -> int:
    """Show the kiosk, or only say with what it would run."""
    if invocation.arguments.subcommand is Subcommand.KIOSK_CHECK:
        from iomtui.cli.kiosk_check import run_kiosk_check  # noqa: PLC0415

        return run_kiosk_check(invocation)
    from iomtui.cli.kiosk import run_kiosk  # noqa: PLC0415

    return run_kiosk(invocation)


def _explain(subcommand: Subcommand, wording: Wording) -> int:
    """Print the version, the help or the example; none needs settings or data."""
    if subcommand is Subcommand.VERSION:
        return print_lines([f"iomtui {__version__}"])
    if subcommand is Subcommand.CONFIG:
        return print_lines(paths.example_settings().read_text("utf-8").splitlines())
    return print_lines([help_text(wording.cli, _settings_path())])


def _check(invocation: Invocation) -> int:
    """Report everything that is wrong in the data; 3 unless nothing is."""
    from iomtui.catalogue.checking import check  # noqa: PLC0415 - only this command needs it
    from iomtui.youtube.details_choice import details_for  # noqa: PLC0415

    report = check(invocation.data)
    problems = report.diagnostics + details_for(invocation.data, own=False)[1]
    wording = invocation.wording
    print_lines(map(wording.describe, problems))
    if report.catalogue is None or any(problem.needs_fixing for problem in problems):
        return ExitStatus.INVALID_CONTENT
    if problems:
        return ExitStatus.OK
    values = {
        "folder": shown_path(invocation.data),
        "episodes": str(len(report.catalogue.series.episodes)),
        "languages": str(len(report.catalogue.languages)),
    }
    print_error(fill(wording.cli.no_problems, values))
    return ExitStatus.OK


def _list(invocation: Invocation) -> int:
    """Print the titles of the episodes."""
    from iomtui.catalogue.edition import edition  # noqa: PLC0415 - help needs no catalogue
    from iomtui.catalogue.loading import load  # noqa: PLC0415

    catalogue = load(invocation.data)
    found = edition(
        catalogue,
        choose_language(invocation, catalogue.tags, invocation.preferences, invocation.environ),
    )
    if invocation.arguments.json:
        from msgspec import json  # noqa: PLC0415

        rows = [
            {"number": entry.number, "id": entry.id, "title": entry.title}
            for entry in found.episodes
        ]
        return print_lines([json.format(json.encode(rows), indent=2).decode()])
    from iomtui.render.titles import title_lines  # noqa: PLC0415

    return print_lines(title_lines(found))


def _settings_path() -> str:
    """Return where a person's own settings are, to be named to people."""
    path = paths.config_file()
    return shown_path(path) if path else "–"
