"""`iomtui kiosk install`: installs the content of a kiosk, or what was installed before."""

import os
from pathlib import Path

from iomtui.catalogue.folder import folder_of
from iomtui.cli.arguments import Subcommand, UsageError
from iomtui.cli.check import faults_sentence, find_problems
from iomtui.cli.invocation import Invocation
from iomtui.cli.kiosk_unit import service_command, warn_other_user
from iomtui.cli.new import report_os_error
from iomtui.cli.output import print_diagnostics, print_error
from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.kiosk.installation import InstallationError, install, roll_back
from iomtui.parsing.diagnostics import InvalidContentError, Severity
from iomtui.parsing.files import shown_path
from iomtui.storage import paths


def run_kiosk_install(invocation: Invocation) -> int:
    """Install a data folder, or what was installed before it, and return the exit status.

    Raises InvalidContentError if its content would not be shown whole, UsageError if the command
    line has a folder and --rollback.
    """
    words, arguments = invocation.wording.kiosk_install, invocation.arguments
    place = invocation.settings.kiosk.data or paths.kiosk_content()
    if place is None:
        return print_error(words["no_place"])
    if arguments.rollback and arguments.data is not None:
        raise UsageError("unknown_word", arguments.data)
    if not arguments.rollback and not arguments.data:
        command = service_command(invocation, Subcommand.KIOSK_INSTALL)
        return print_error(fill(words["name_missing"], {"command": command}), ExitStatus.USAGE)
    if invocation.settings.kiosk.data is None:
        warn_other_user(invocation, Subcommand.KIOSK_INSTALL)
    try:
        if arguments.rollback:
            roll_back(place, find_problems)
            values = {"path": shown_path(place), "folder": shown_path(place.readlink())}
            print_error(fill(words["rolled_back"], values))
        else:
            _install(invocation, place)
    except InvalidContentError:
        print_error(words["unchanged"])
        raise
    except InstallationError as error:
        return print_error(fill(words[str(error)], {"path": shown_path(place)}))
    except OSError as error:
        return report_os_error(invocation.wording.new, error, place)
    return ExitStatus.OK


def _install(invocation: Invocation, place: Path) -> None:
    words, source = invocation.wording.kiosk_install, folder_of(invocation.data)
    invocation.require_folder(source)
    is_first = not os.path.lexists(place)
    faults = install(source, place, find_problems)
    values = {"folder": shown_path(source), "path": shown_path(place)}
    if faults is None:
        print_error(fill(words["same"], values))
        return
    print_error(fill(words["first" if is_first else "installed"], values))
    if broken := [each for each in faults if each.severity is Severity.IGNORED]:
        print_error(words["part_ignored"])
        print_diagnostics(broken, invocation.wording)
    if faults:
        print_error(faults_sentence(len(faults), source, invocation.wording))
    if not is_first:
        command = f"{service_command(invocation, Subcommand.KIOSK_INSTALL)} --rollback"
        print_error(fill(words["back"], {"command": command}))
