"""The command line: it reads what was asked for and wires the parts together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iomtui import __version__
from iomtui.cli.arguments import (
    Arguments,
    Trouble,
    UsageError,
    Verb,
    help_text,
    understand,
)
from iomtui.cli.choices import choose_language
from iomtui.cli.output import OutputError, print_lines, report_fatal, say, say_problem
from iomtui.cli.run import Run, message_wording, require_folder
from iomtui.exits import Exit
from iomtui.reading.cleaning import clean
from iomtui.reading.files import shown_path
from iomtui.reading.problems import Code, InvalidContentError, Problem
from iomtui.stored import locations
from iomtui.stored.settings import Read, Settings, read_named_settings, read_settings
from iomtui.themes import THEMES
from iomtui.wording.model import Wording
from iomtui.wording.section import fill


def run(typed: Sequence[str], environ: Mapping[str, str]) -> int:
    """Do what was typed and return the exit status."""
    settings = Settings()
    try:
        arguments = understand(typed)
        if arguments.verb in (Verb.HELP, Verb.VERSION, Verb.CONFIG):
            return _explain(arguments.verb, message_wording(typed, environ, settings))
        read = _read_settings(arguments)
        settings = read.settings
        asked = Run(typed, arguments, read, environ)
        for fault in read.faults:
            say_problem(fault, asked.wording)
        return _do(asked)
    except UsageError as error:
        say(error.sentence(message_wording(typed, environ, settings).cli))
        return Exit.USAGE
    except InvalidContentError as error:
        return report_fatal(error.problems, message_wording(typed, environ, settings))
    except OutputError as error:
        words = message_wording(typed, environ, settings).cli
        say(fill(words.cannot_write, {"reason": clean(str(error))}))
        return Exit.ERROR


def _read_settings(arguments: Arguments) -> Read:
    """Return the settings: of the file that was named, else a person's own and shared ones."""
    named = arguments.config
    if named is None:
        return read_settings(locations.config_file(), locations.shared_config_files())
    if not named:
        raise InvalidContentError([Problem('""', None, Code.NO_SETTINGS)])
    return read_named_settings(locations.path_named(named))


def _do(run: Run) -> int:
    verb = run.arguments.verb
    if verb is Verb.KIOSK_PIN:
        from iomtui.cli.pin import run_pin  # noqa: PLC0415 - only this command needs it

        return run_pin(run)
    if run.arguments.theme and run.arguments.theme not in THEMES:
        raise UsageError(Trouble.THEME, run.arguments.theme, THEMES)
    if verb in (Verb.KIOSK, Verb.KIOSK_CHECK):
        return _kiosk(run)
    if verb is Verb.FETCH:
        from iomtui.cli.fetch import run_fetch  # noqa: PLC0415

        return run_fetch(run)
    require_folder(run.data, run.named_at(run.data))
    if verb is Verb.CHECK:
        return _check(run)
    if verb is Verb.LIST:
        return _list(run)
    from iomtui.cli.view import run_view  # noqa: PLC0415

    return run_view(run)


def _kiosk(run: Run) -> int:
    """Show the kiosk, or only say with what it would run."""
    if run.arguments.verb is Verb.KIOSK_CHECK:
        from iomtui.cli.kiosk_check import run_kiosk_check  # noqa: PLC0415

        return run_kiosk_check(run)
    from iomtui.cli.kiosk import run_kiosk  # noqa: PLC0415

    return run_kiosk(run)


def _explain(verb: Verb, wording: Wording) -> int:
    """Print the version, the help or the example; none needs settings or data."""
    if verb is Verb.VERSION:
        return print_lines([f"iomtui {__version__}"])
    if verb is Verb.CONFIG:
        return print_lines(locations.example_settings().read_text("utf-8").splitlines())
    return print_lines([help_text(wording.cli, _settings_path())])


def _check(run: Run) -> int:
    """Report everything that is wrong in the data; 3 unless nothing is."""
    from iomtui.catalogue.checking import check  # noqa: PLC0415 - only this command needs it
    from iomtui.cli.supplement import supplement_for  # noqa: PLC0415

    report = check(run.data)
    problems = report.problems + supplement_for(run.data, own=False)[1]
    wording = run.wording
    print_lines(map(wording.problem, problems))
    if report.catalogue is None or any(problem.is_trouble for problem in problems):
        return Exit.INVALID_CONTENT
    if problems:
        return Exit.OK
    values = {
        "folder": shown_path(run.data),
        "episodes": str(len(report.catalogue.series.episodes)),
        "languages": str(len(report.catalogue.languages)),
    }
    say(fill(wording.cli.no_problems, values))
    return Exit.OK


def _list(run: Run) -> int:
    """Print the titles of the episodes."""
    from iomtui.catalogue.edition import edition  # noqa: PLC0415 - help needs no catalogue
    from iomtui.catalogue.loading import load  # noqa: PLC0415

    catalogue = load(run.data)
    found = edition(catalogue, choose_language(run, catalogue.tags, run.wishes, run.environ))
    if run.arguments.json:
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
    path = locations.config_file()
    return shown_path(path) if path else "–"
