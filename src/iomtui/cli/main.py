"""Runs a command line: parses it, and prints what needs neither settings nor data."""

from collections.abc import Mapping, Sequence

from iomtui import __version__
from iomtui.cli.arguments import (
    Subcommand,
    UsageError,
    message_language,
    parse_arguments,
)
from iomtui.cli.output import OutputError, print_error, print_lines, report_error
from iomtui.i18n.cli_words import CliWords, load_cli_words
from iomtui.parsing.sanitize import clean, one_line
from iomtui.storage import paths


def run_command_line(argv: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run a command line, without the program's name, and return the exit status."""
    if not paths.example_settings().is_file():
        return print_error(_words(argv, environ).no_files)
    try:
        arguments = parse_arguments(argv)
        lines: list[str] = []
        if arguments.subcommand is Subcommand.VERSION:
            lines = [f"iomtui {__version__}"]
        elif arguments.subcommand is Subcommand.CONFIG:
            lines = paths.example_settings().read_text("utf-8").splitlines()
        elif arguments.subcommand is Subcommand.HELP:
            from iomtui.cli.help_text import help_text  # noqa: PLC0415 - imports textwrap

            path = paths.config_file()
            shown = one_line(clean(str(path))) if path else "–"
            lines = [help_text(_words(argv, environ), shown, arguments.topic)]
        elif arguments.shell:
            from iomtui.cli.completion import print_completion  # noqa: PLC0415 - few need it

            return print_completion(arguments.shell, message_language(argv, environ))
        if lines:
            return print_lines(lines)
    except (UsageError, OutputError) as error:
        return report_error(error, _words(argv, environ))
    # Imported late, because what is above needs nothing of it.
    from iomtui.cli.subcommands import run_subcommand  # noqa: PLC0415

    return run_subcommand(argv, arguments, environ)


def _words(argv: Sequence[str], environ: Mapping[str, str]) -> CliWords:
    return load_cli_words(message_language(argv, environ))
