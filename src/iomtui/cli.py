"""The command line: it reads what was asked for and wires the parts together."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from iomtui import __version__, languages, locations
from iomtui.arguments import (
    Arguments,
    Trouble,
    UsageError,
    Verb,
    help_text,
    understand,
)
from iomtui.exits import Exit
from iomtui.languages import Wish
from iomtui.output import OutputError, print_lines, report_fatal, say, say_problem
from iomtui.reading.cleaning import clean
from iomtui.reading.files import shown_path
from iomtui.reading.problems import Code, InvalidContentError, Problem
from iomtui.remembered import Remembered, recall, remember
from iomtui.run import Run, message_wording, require_folder
from iomtui.settings import Read, Settings, read_named_settings, read_settings
from iomtui.themes import THEMES, default_theme, has_half_blocks
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
        from iomtui.pin_command import run_pin  # noqa: PLC0415 - only this command needs it

        return run_pin(run)
    if run.arguments.theme and run.arguments.theme not in THEMES:
        raise UsageError(Trouble.THEME, run.arguments.theme, THEMES)
    if verb is Verb.KIOSK:
        from iomtui.kiosk_command import run_kiosk  # noqa: PLC0415

        return run_kiosk(run)
    require_folder(run.data)
    if verb is Verb.CHECK:
        return _check(run)
    if verb is Verb.LIST:
        return _list(run)
    return _view(run)


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

    report = check(run.data)
    wording = run.wording
    print_lines(map(wording.problem, report.problems))
    if report.catalogue is None or any(problem.is_trouble for problem in report.problems):
        return Exit.INVALID_CONTENT
    if report.problems:
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
    found = edition(catalogue, _choose(run, catalogue.tags, Remembered()))
    if run.arguments.json:
        from msgspec import json  # noqa: PLC0415

        rows = [
            {"number": entry.number, "id": entry.id, "title": entry.title}
            for entry in found.episodes
        ]
        return print_lines([json.format(json.encode(rows), indent=2).decode()])
    from iomtui.render.titles import title_lines  # noqa: PLC0415

    return print_lines(title_lines(found))


def _view(run: Run) -> int:
    """Show the catalogue on the full screen; as plain text where there is none."""
    from iomtui.catalogue.edition import edition, editions  # noqa: PLC0415
    from iomtui.catalogue.loading import load  # noqa: PLC0415

    catalogue = load(run.data)
    interactive = is_interactive(run.environ)
    remembered = recall(locations.state_file()) if interactive else Remembered()
    tag = _choose(run, catalogue.tags, remembered)
    if not interactive:
        from iomtui.render.plain import plain_lines  # noqa: PLC0415

        return print_lines(plain_lines(edition(catalogue, tag)))
    theme = _theme(run, remembered)
    # Textual takes an empty NO_COLOR for set and would spoil our own plain theme; COLUMNS and
    # LINES would override the window's real size for ever.
    for variable in ("NO_COLOR", "COLUMNS", "LINES"):
        os.environ.pop(variable, None)
    from iomtui.browser import opener  # noqa: PLC0415
    from iomtui.keymaps import remapped  # noqa: PLC0415
    from iomtui.tui.app import ViewerApp  # noqa: PLC0415 - Textual, only for the screen
    from iomtui.tui.start import Machine, Start  # noqa: PLC0415

    start = Start(tag, remembered.entry, theme, welcomes=remembered == Remembered())
    chosen = run.settings.half_blocks
    half_blocks = has_half_blocks(run.environ) if chosen is None else chosen
    machine = Machine(half_blocks, opener(run.environ))
    commands = remapped(run.settings.keys)
    app = ViewerApp(editions(catalogue, "press"), start, commands=commands, machine=machine)
    app.run()
    if app.return_code:
        return Exit.CRASH
    kept = app.theme if app.theme != theme else remembered.theme
    place = Remembered(language=app.edition.tag, entry=app.entry_id, theme=kept)
    remember(locations.state_file(), place)
    return Exit.OK


def is_interactive(environ: Mapping[str, str]) -> bool:
    """Tell whether a full screen can be drawn and keys be read."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    term = environ.get("TERM", "" if os.name == "posix" else "windows")
    return term not in ("", "dumb") and all(stream and stream.isatty() for stream in streams)


def _choose(run: Run, tags: Sequence[str], remembered: Remembered) -> str:
    """Return the language to begin with. Raises UsageError if --lang names none."""
    choice = languages.choose(tags, [*run.wishes, Wish("", remembered.language)], run.environ)
    for wish in choice.refused:
        error = UsageError(Trouble.LANGUAGE, wish.tag or "", tags)
        if wish.where == "--lang":
            raise error
        if wish.where:
            _pass_over(run, wish.where, error)
    return choice.tag


def _theme(run: Run, remembered: Remembered) -> str:
    """Return the theme: asked for, NO_COLOR, settings, memory, what the terminal has."""
    if run.arguments.theme:
        return run.arguments.theme
    usual = default_theme(run.environ)
    if usual == "plain":
        return usual
    if run.settings.theme and run.settings.theme not in THEMES:
        error = UsageError(Trouble.THEME, run.settings.theme, THEMES)
        _pass_over(run, run.read.files["theme"], error)
    wanted = (run.settings.theme, remembered.theme)
    return next((name for name in wanted if name in THEMES), None) or usual


def _pass_over(run: Run, where: str, error: UsageError) -> None:
    """Say that a wish which was not typed cannot be met, and go on."""
    words = run.wording.cli
    say(fill(words.ignored, {"where": where, "problem": error.sentence(words)}))


def _settings_path() -> str:
    """Return where a person's own settings are, to be named to people."""
    path = locations.config_file()
    return shown_path(path) if path else "–"
