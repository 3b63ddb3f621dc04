"""`iomtui kiosk check`: says with what the kiosk would run, without a screen."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from iomtui.catalogue.checking import check
from iomtui.cli.arguments import Subcommand
from iomtui.cli.invocation import Invocation
from iomtui.cli.kiosk import KioskSetup, prepare_kiosk
from iomtui.cli.output import print_error, print_lines
from iomtui.commands.keymaps import key_of
from iomtui.commands.table import KIOSK_COMMANDS
from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.parsing.files import shown_path


def run_kiosk_check(run: Invocation) -> int:
    """Say what the kiosk would run with, and return the exit status.

    It is that of a kiosk that cannot begin, else 0, even if something is passed over. Raises what
    `prepare` raises.
    """
    if os.name != "posix":
        print_error(run.wording.cli.kiosk_terminal)
        return ExitStatus.ERROR
    ready = prepare_kiosk(run)
    _say_trouble(run, ready.config.data)
    if run.arguments.json:
        from msgspec import json  # noqa: PLC0415

        return print_lines([json.format(json.encode(_values(ready)), indent=2).decode()])
    rows = _rows(run, ready)
    width = max(map(len, rows))
    table = (f"  {name:<{width}}  {text}" for name, text in rows.items())
    return print_lines([run.wording.kiosk_check.title, *table])


def _say_trouble(run: Invocation, data: Path) -> None:
    """Say how much is wrong in the data, which is shown nevertheless, and what names it."""
    if trouble := [problem for problem in check(data).diagnostics if problem.needs_fixing]:
        command = f"iomtui {Subcommand.CHECK} {shlex.quote(_shown(data))}"
        values = {"count": str(len(trouble)), "command": command}
        print_error(fill(run.wording.kiosk_check.data_trouble, values))


def _values(ready: KioskSetup) -> dict[str, str | int | None]:
    """Return what counts, under the names of the settings.

    None is worked out later: `theme` and `half_blocks` from the terminal, `dwell` from each text.
    `staff_exit` says whether there is a PIN that counts.
    """
    ordered = ready.config
    return {
        "language": ready.tag,
        "theme": ready.theme,
        "data": _shown(ordered.data),
        "idle": ordered.settings.idle,
        "dwell": ordered.settings.dwell,
        "mouse": ordered.settings.mouse,
        "half_blocks": ordered.half_blocks,
        "pin_file": _shown(ordered.pin_file) if ordered.pin_file else None,
        "staff_exit": ready.pin is not None,
    }


def _rows(run: Invocation, ready: KioskSetup) -> dict[str, str]:
    """Return what counts in words, under the names of the settings."""
    words, ordered = run.wording.kiosk_check, ready.config
    name = next(each.name for each in ready.editions if each.tag == ready.tag)
    seconds = {
        setting: fill(words.seconds, {"seconds": str(value)})
        for setting, value in (("idle", ordered.settings.idle), ("dwell", ordered.settings.dwell))
        if value
    }
    answers = {True: words.yes, False: words.no, None: words.by_terminal}
    return {
        "language": f"{ready.tag} ({name})",
        "theme": ready.theme or words.by_terminal,
        "data": _shown(ordered.data),
        "idle": seconds["idle"],
        "dwell": seconds.get("dwell", words.by_length),
        "mouse": answers[ordered.settings.mouse],
        "half_blocks": answers[ordered.half_blocks],
        "pin_file": _way_out(run, ready),
    }


def _way_out(run: Invocation, ready: KioskSetup) -> str:
    """Return whether staff can leave, and how."""
    words, path = run.wording.kiosk_check, ready.config.pin_file
    if path is None:
        return run.wording.pin.no_place
    values = {
        "path": _shown(path),
        "key": run.wording.key_name(key_of(KIOSK_COMMANDS, "staff_exit")),
        "command": run.command(Subcommand.KIOSK_PIN),
    }
    return fill(words.exit_on if ready.pin else words.exit_off, values)


def _shown(path: Path) -> str:
    return shown_path(path.absolute())
