"""`iomtui kiosk check`: prints the configuration of the kiosk, without a screen."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from iomtui.catalogue.checking import check
from iomtui.cli.arguments import Subcommand
from iomtui.cli.invocation import Invocation
from iomtui.cli.kiosk import KioskSetup, prepare_kiosk
from iomtui.cli.output import print_error, print_json, print_lines
from iomtui.commands.keymaps import first_key
from iomtui.commands.table import KIOSK_COMMANDS
from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.parsing.files import shown_path


def run_kiosk_check(invocation: Invocation) -> int:
    """Print the configuration of the kiosk, and return the exit status.

    Raises what `prepare_kiosk` raises; settings that are ignored do not change the status.
    """
    if os.name != "posix":
        print_error(invocation.words.kiosk_terminal)
        return ExitStatus.ERROR
    setup = prepare_kiosk(invocation)
    _print_data_faults(invocation, setup.folder.path)
    if invocation.arguments.json:
        return print_json(_values(invocation, setup))
    rows = _rows(invocation, setup)
    width = max(map(len, rows))
    table = (f"  {name:<{width}}  {text}" for name, text in rows.items())
    return print_lines([invocation.wording.kiosk_check.title, *table])


def _print_data_faults(invocation: Invocation, data: Path) -> None:
    """Print how many faults the data has, and the command that names them."""
    if faults := [problem for problem in check(data).diagnostics if problem.needs_fixing]:
        command = f"iomtui {Subcommand.CHECK} {shlex.quote(_display_path(data))}"
        values = {"count": str(len(faults)), "command": command}
        print_error(fill(invocation.wording.kiosk_check.data_trouble, values, len(faults)))


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
        return invocation.wording.pin.no_place
    values = {
        "path": _display_path(path),
        "key": invocation.wording.key_name(first_key(KIOSK_COMMANDS, "staff_exit")),
        "command": invocation.command(Subcommand.KIOSK_PIN),
    }
    return fill(words.exit_on if setup.pin else words.exit_off, values)


def _display_path(path: Path) -> str:
    return shown_path(path.absolute())
