"""`iomtui kiosk check`: prints the configuration of the kiosk, and what would spoil it here."""

import os
import sys
from pathlib import Path

from iomtui.catalogue.checking import check
from iomtui.cli.arguments import Subcommand
from iomtui.cli.check import faults_sentence
from iomtui.cli.environment import DUMB_TERMS, has_terminal, take_encoding
from iomtui.cli.invocation import Invocation
from iomtui.cli.kiosk import KioskSetup, prepare_kiosk
from iomtui.cli.kiosk_unit import service_command
from iomtui.cli.output import print_json, print_lines
from iomtui.commands.keymaps import first_key
from iomtui.commands.table import KIOSK_COMMANDS
from iomtui.i18n.templates import fill
from iomtui.kiosk.machine import Machine, look_at_terminal, machine_problems, sample_card
from iomtui.parsing.files import shown_path
from iomtui.storage import paths


def run_kiosk_check(invocation: Invocation) -> int:
    """Print the configuration of the kiosk, and return the exit status.

    Raises what `prepare_kiosk` raises; settings that are ignored do not change the status.
    """
    setup = prepare_kiosk(invocation)
    problems = {**_machine_problems(invocation, setup), **_data_problem(invocation, setup)}
    if invocation.arguments.json:
        listed = [{"code": code, "message": message} for code, message in problems.items()]
        return print_json({**_values(invocation, setup), "problems": listed})
    words, rows = invocation.wording.kiosk_check, _rows(invocation, setup)
    width = max(map(len, rows))
    lines = [words.title, *(f"  {name:<{width}}  {text}" for name, text in rows.items())]
    lines += [words.problems if problems else words.no_problems]
    lines += [f"- {message}" for message in problems.values()]
    if _has_screen(invocation):
        lines += [words.card, *sample_card(), words.card_advice]
    return print_lines(lines)


def _has_screen(invocation: Invocation) -> bool:
    """Return whether the terminal that this runs in can be that of the kiosk."""
    return has_terminal() and "SSH_CONNECTION" not in invocation.environ


def _machine_problems(invocation: Invocation, setup: KioskSetup) -> dict[str, str]:
    """Return what would spoil the kiosk on this machine: sentences, by codes."""
    terminal, log = None, paths.crash_log()
    if _has_screen(invocation):
        environ = {**invocation.environ}
        if environ.get("TERM") in DUMB_TERMS:
            del environ["TERM"]
        encoding = take_encoding(environ, is_kiosk=True)
        terminal = look_at_terminal(sys.stdout.fileno(), environ, encoding)
    is_root = os.geteuid() == 0
    machine = Machine(terminal, log and log.parent, paths.heartbeat() is not None, is_root)
    words, command = invocation.wording.machine, invocation.command(Subcommand.KIOSK_UNIT)
    return {
        code: fill(words[code], {**values, "command": command})
        for code, values in machine_problems(
            machine, theme=setup.theme, half_blocks=setup.half_blocks
        )
    }


def _data_problem(invocation: Invocation, setup: KioskSetup) -> dict[str, str]:
    """Return how many faults the data has; nothing if it has none."""
    data = setup.folder.path.absolute()
    count = sum(problem.needs_fixing for problem in check(data).diagnostics)
    return {"content": faults_sentence(count, data, invocation.wording)} if count else {}


def _values(invocation: Invocation, setup: KioskSetup) -> dict[str, str | int | None]:
    """Return the configuration for JSON, by the names of the settings.

    None means: decided later, `theme` and `half_blocks` by the terminal, `dwell` by each text.
    `staff_exit` is whether a valid PIN is set.
    """
    settings, pin_file = invocation.settings.kiosk, invocation.pin_file
    return {
        "language": setup.tag,
        "theme": setup.theme,
        "data": _display_path(setup.folder.path),
        "idle": settings.idle,
        "dwell": settings.dwell,
        "mouse": settings.mouse,
        "half_blocks": setup.half_blocks,
        "pin_file": _display_path(pin_file) if pin_file else None,
        "staff_exit": setup.pin is not None,
    }


def _rows(invocation: Invocation, setup: KioskSetup) -> dict[str, str]:
    """Return the configuration in words, by the names of the settings."""
    words, settings = invocation.wording.kiosk_check, invocation.settings.kiosk
    name = next(each.name for each in setup.folder.content.editions if each.tag == setup.tag)
    idle, dwell = (
        fill(words.seconds, {"seconds": str(value)}) for value in (settings.idle, settings.dwell)
    )
    answers = {True: words.yes, False: words.no, None: words.by_terminal}
    return {
        "language": f"{setup.tag} ({name})",
        "theme": setup.theme or words.by_terminal,
        "data": _display_path(setup.folder.path),
        "idle": idle,
        "dwell": dwell if settings.dwell else words.by_length,
        "mouse": answers[settings.mouse],
        "half_blocks": answers[setup.half_blocks],
        "pin_file": _staff_exit_text(invocation, setup),
    }


def _staff_exit_text(invocation: Invocation, setup: KioskSetup) -> str:
    words, path = invocation.wording.kiosk_check, invocation.pin_file
    if path is None:
        return invocation.wording.pin["no_place"]
    values = {
        "path": _display_path(path),
        "key": invocation.wording.key_name(first_key(KIOSK_COMMANDS, "staff_exit")),
        "command": service_command(invocation, Subcommand.KIOSK_PIN),
    }
    return fill(words.exit_on if setup.pin else words.exit_off, values)


def _display_path(path: Path) -> str:
    return shown_path(path.absolute())
