"""Runs a subcommand: loads the settings, dispatches, and reports what cannot be shown."""

import os
from collections.abc import Callable, Mapping, Sequence
from pkgutil import resolve_name

from iomtui.cli.arguments import Arguments, Subcommand, UsageError
from iomtui.cli.invocation import Invocation
from iomtui.cli.output import (
    OutputError,
    print_diagnostics,
    print_error,
    report_error,
)
from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import Wording
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, refusal
from iomtui.storage import paths
from iomtui.storage.settings import LoadedSettings, Settings, read_settings
from iomtui.themes import THEMES

_NOT_FOUND = (Code.NO_FOLDER, Code.NO_DATA, Code.NO_SETTINGS)
"""Codes whose exit status is 4: a named folder or file does not exist."""

_MOST_PROBLEMS = 20

_RUNNERS = {
    Subcommand.VIEW: "view:run_view",
    Subcommand.READ: "read:run_read",
    Subcommand.LIST: "listing:run_list",
    **dict.fromkeys((Subcommand.SHOW, Subcommand.SEARCH, Subcommand.QR), "show:run_show"),
    Subcommand.CHECK: "check:run_check",
    Subcommand.NEW: "new:run_new",
    Subcommand.LANGUAGES: "languages:run_languages",
    Subcommand.EXPORT: "export:run_export",
    Subcommand.FETCH: "fetch:run_fetch",
    Subcommand.KIOSK: "kiosk:run_kiosk",
    Subcommand.KIOSK_CHECK: "kiosk_check:run_kiosk_check",
    Subcommand.KIOSK_HEALTH: "kiosk_health:run_kiosk_health",
    Subcommand.KIOSK_INSTALL: "kiosk_install:run_kiosk_install",
    Subcommand.KIOSK_PIN: "pin:run_pin",
    Subcommand.KIOSK_UNIT: "kiosk_unit:run_kiosk_unit",
}
"""The module and function of each subcommand; imported late, as none needs what the others do."""

_POSIX_ONLY = [each for each in _RUNNERS if each.startswith("kiosk")]


def run_subcommand(argv: Sequence[str], arguments: Arguments, environ: Mapping[str, str]) -> int:
    """Run a subcommand that needs settings or data, and return the exit status."""
    invocation = Invocation(argv, arguments, LoadedSettings(Settings(), [], {}), environ)
    try:
        invocation = invocation._replace(loaded=_load_settings(arguments))
        print_diagnostics(invocation.loaded.diagnostics, invocation.wording)
        return _dispatch(invocation)
    except InvalidContentError as error:
        return _report_fatal(error.diagnostics, invocation.wording)
    except (UsageError, OutputError) as error:
        return report_error(error, invocation.words)


def _load_settings(arguments: Arguments) -> LoadedSettings:
    """Load the file named by --config, else the user's own and the shared files."""
    if arguments.subcommand is Subcommand.KIOSK_HEALTH:
        # The kiosk has settings of its own, and a broken file of this person says nothing about it.
        return LoadedSettings(Settings(), [], {})
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
        raise UsageError("unknown_theme", theme, THEMES)
    if os.name != "posix" and subcommand in _POSIX_ONLY:
        return print_error(invocation.words.kiosk_terminal)
    run: Callable[[Invocation], int] = resolve_name(f"iomtui.cli.{_RUNNERS[subcommand]}")
    return run(invocation)


def _report_fatal(problems: list[Diagnostic], wording: Wording) -> int:
    """Print fatal problems, and return the exit status."""
    print_diagnostics(problems[:_MOST_PROBLEMS], wording)
    if len(problems) > _MOST_PROBLEMS:
        rest = len(problems) - _MOST_PROBLEMS
        print_error(fill(wording.more_problems, {"count": str(rest)}, rest))
    if any(problem.code in _NOT_FOUND for problem in problems):
        return ExitStatus.NOT_FOUND
    return ExitStatus.INVALID_CONTENT
