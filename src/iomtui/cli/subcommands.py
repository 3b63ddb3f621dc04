"""Runs a subcommand: loads the settings, dispatches, and reports what cannot be shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from iomtui.cli.arguments import Arguments, Subcommand, UsageError, UsageErrorKind
from iomtui.cli.invocation import Invocation
from iomtui.cli.output import (
    OutputError,
    print_diagnostic,
    print_error,
    print_json,
    print_lines,
    report_error,
)
from iomtui.cli.preferences import choose_language
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


def run_subcommand(argv: Sequence[str], arguments: Arguments, environ: Mapping[str, str]) -> int:
    """Run a subcommand that needs settings or data, and return the exit status."""
    invocation = Invocation(argv, arguments, LoadedSettings(Settings(), [], {}), environ)
    try:
        invocation = invocation._replace(loaded=_load_settings(arguments))
        for fault in invocation.loaded.diagnostics:
            print_diagnostic(fault, invocation.wording)
        return _dispatch(invocation)
    except InvalidContentError as error:
        return _report_fatal(error.diagnostics, invocation.wording)
    except (UsageError, OutputError) as error:
        return report_error(error, invocation.words)


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
    if subcommand.startswith(Subcommand.KIOSK):
        run = _kiosk_runner(subcommand)
    elif subcommand is Subcommand.FETCH:
        from iomtui.cli.fetch import run_fetch as run  # noqa: PLC0415
    elif subcommand is Subcommand.CHECK:
        from iomtui.cli.check import run_check as run  # noqa: PLC0415
    elif subcommand is Subcommand.NEW:
        from iomtui.cli.new import run_new as run  # noqa: PLC0415
    elif subcommand is Subcommand.LANGUAGES:
        from iomtui.cli.languages import run_languages as run  # noqa: PLC0415
    else:
        invocation.require_folder(invocation.data)
        if subcommand is Subcommand.LIST:
            return _list(invocation)
        from iomtui.cli.view import run_view as run  # noqa: PLC0415
    return run(invocation)


def _kiosk_runner(subcommand: Subcommand) -> Callable[[Invocation], int]:
    if subcommand is Subcommand.KIOSK_PIN:
        from iomtui.cli.pin import run_pin as run  # noqa: PLC0415 - see above
    elif subcommand is Subcommand.KIOSK_CHECK:
        from iomtui.cli.kiosk_check import run_kiosk_check as run  # noqa: PLC0415
    elif subcommand is Subcommand.KIOSK_UNIT:
        from iomtui.cli.kiosk_unit import run_kiosk_unit as run  # noqa: PLC0415
    else:
        from iomtui.cli.kiosk import run_kiosk as run  # noqa: PLC0415
    return run


def _report_fatal(problems: list[Diagnostic], wording: Wording) -> int:
    """Print fatal problems, and return the exit status."""
    for problem in problems[:_MOST_PROBLEMS]:
        print_diagnostic(problem, wording)
    if len(problems) > _MOST_PROBLEMS:
        rest = len(problems) - _MOST_PROBLEMS
        print_error(fill(wording.more_problems, {"count": str(rest)}, rest))
    if any(problem.code in _NOT_FOUND for problem in problems):
        return ExitStatus.NOT_FOUND
    return ExitStatus.INVALID_CONTENT


def _list(invocation: Invocation) -> int:
    """Print the titles of the episodes, and what they mean."""
    from iomtui.catalogue.loading import load  # noqa: PLC0415 - reading the PIN needs no YAML

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
