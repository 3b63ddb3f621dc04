"""Runs a command line: parses it, loads the settings, and dispatches to the subcommand."""

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
from iomtui.cli.invocation import Invocation, message_wording
from iomtui.cli.output import (
    OutputError,
    print_diagnostic,
    print_error,
    print_json,
    print_lines,
    report_fatal,
)
from iomtui.cli.preferences import choose_language
from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import Wording
from iomtui.parsing.diagnostics import Code, InvalidContentError, refusal
from iomtui.parsing.files import shown_path
from iomtui.storage import paths
from iomtui.storage.settings import LoadedSettings, Settings, read_settings
from iomtui.themes import THEMES


def run_command_line(argv: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run a command line, without the program's name, and return the exit status."""
    settings = Settings()
    if not paths.example_settings().is_file():
        print_error(message_wording(argv, environ, settings).cli.no_files)
        return ExitStatus.ERROR
    try:
        arguments = parse_arguments(argv)
        if arguments.subcommand in (Subcommand.HELP, Subcommand.VERSION, Subcommand.CONFIG):
            return _print_information(
                arguments.subcommand, message_wording(argv, environ, settings)
            )
        loaded = _load_settings(arguments)
        settings = loaded.settings
        invocation = Invocation(argv, arguments, loaded, environ)
        for fault in loaded.diagnostics:
            print_diagnostic(fault, invocation.wording)
        return _dispatch(invocation)
    except UsageError as error:
        print_error(error.sentence(message_wording(argv, environ, settings).cli))
        return ExitStatus.USAGE
    except InvalidContentError as error:
        return report_fatal(error.diagnostics, message_wording(argv, environ, settings))
    except OutputError as error:
        words = message_wording(argv, environ, settings).cli
        print_error(fill(words.cannot_write, {"reason": str(error)}))
        return ExitStatus.ERROR


def _load_settings(arguments: Arguments) -> LoadedSettings:
    """Load the file named by --config, else the user's own and the shared files."""
    config = arguments.config
    if config is None:
        return read_settings(paths.config_file(), paths.shared_config_files())
    if not config:
        raise refusal('""', None, Code.NO_SETTINGS)
    return read_settings(paths.path_named(config), must_exist=True)


def _dispatch(invocation: Invocation) -> int:
    subcommand = invocation.arguments.subcommand
    theme = invocation.arguments.theme
    if theme and theme not in THEMES and subcommand is not Subcommand.KIOSK_PIN:
        raise UsageError(UsageErrorKind.THEME, theme, THEMES)
    # Imported late, because no command needs what the others do.
    if subcommand is Subcommand.KIOSK_PIN:
        from iomtui.cli.pin import run_pin as run  # noqa: PLC0415
    elif subcommand is Subcommand.KIOSK_CHECK:
        from iomtui.cli.kiosk_check import run_kiosk_check as run  # noqa: PLC0415
    elif subcommand is Subcommand.KIOSK:
        from iomtui.cli.kiosk import run_kiosk as run  # noqa: PLC0415
    elif subcommand is Subcommand.FETCH:
        from iomtui.cli.fetch import run_fetch as run  # noqa: PLC0415
    else:
        if subcommand is Subcommand.CHECK:
            return _check(invocation)
        invocation.require_folder(invocation.data)
        if subcommand is Subcommand.LIST:
            return _list(invocation)
        from iomtui.cli.view import run_view as run  # noqa: PLC0415
    return run(invocation)


def _print_information(subcommand: Subcommand, wording: Wording) -> int:
    """Print the version, the help or the example settings; none needs settings or data."""
    if subcommand is Subcommand.VERSION:
        return print_lines([f"iomtui {__version__}"])
    if subcommand is Subcommand.CONFIG:
        return print_lines(paths.example_settings().read_text("utf-8").splitlines())
    settings = paths.config_file()
    return print_lines([help_text(wording.cli, shown_path(settings) if settings else "–")])


def _check(invocation: Invocation) -> int:
    """Print every problem of the data folder, or of that of a file, and return the exit status."""
    from iomtui.catalogue.checking import check  # noqa: PLC0415 - only this command needs it
    from iomtui.catalogue.folder import folder_of  # noqa: PLC0415
    from iomtui.youtube.details_file import stored_details  # noqa: PLC0415

    data = folder_of(invocation.data)
    invocation.require_folder(data)
    report = check(data)
    stored = stored_details(data, own=False)
    problems = [*report.diagnostics, *stored.diagnostics]
    wording = invocation.wording
    print_lines(map(wording.describe, problems))
    if stored.details and report.catalogue:
        from iomtui.youtube.report_lines import approval_lines  # noqa: PLC0415

        print_lines(approval_lines(stored.details, report.catalogue.series, wording))
    if report.catalogue is None or any(problem.needs_fixing for problem in problems):
        return ExitStatus.INVALID_CONTENT
    if problems:
        return ExitStatus.OK
    values = {
        "folder": shown_path(data),
        "episodes": str(len(report.catalogue.series.episodes)),
        "languages": str(len(report.catalogue.languages)),
    }
    print_error(fill(wording.cli.no_problems, values))
    return ExitStatus.OK


def _list(invocation: Invocation) -> int:
    """Print the titles of the episodes, and what they mean."""
    from iomtui.catalogue.loading import load  # noqa: PLC0415 - help needs no catalogue

    catalogue = load(invocation.data)
    tag = choose_language(invocation, catalogue, invocation.preferences, invocation.environ)
    words = next(file.episodes for file in catalogue.languages if file.language.tag == tag)
    rows = [
        (number, each.id, each.title.text, words[each.id].gloss if each.id in words else None)
        for number, each in enumerate(catalogue.series.episodes, 1)
    ]
    if invocation.arguments.json:
        keys = ("number", "id", "title", "gloss")
        return print_json([dict(zip(keys, row, strict=True)) for row in rows])
    width = len(str(len(rows)))
    return print_lines(
        f"{number:>{width}}  {title}" + (f" ({gloss})" if gloss else "")
        for number, _, title, gloss in rows
    )
