"""`iomtui kiosk unit`: prints a systemd unit that runs the kiosk."""

from __future__ import annotations

import os

from iomtui.cli.arguments import UsageError, UsageErrorKind
from iomtui.cli.invocation import Invocation, named_folder
from iomtui.cli.output import print_error, print_lines
from iomtui.exit_status import ExitStatus
from iomtui.kiosk.unit import is_user_name, unit_text
from iomtui.storage import paths


def run_kiosk_unit(invocation: Invocation) -> int:
    """Print the unit, with the options that were given; return the exit status."""
    if os.name != "posix":
        print_error(invocation.words.kiosk_terminal)
        return ExitStatus.ERROR
    arguments = invocation.arguments
    user = "kiosk" if arguments.user is None else arguments.user
    if not is_user_name(user):
        raise UsageError(UsageErrorKind.USER, user)
    values = {
        "--config": arguments.config and str(paths.path_named(arguments.config).absolute()),
        "--data": arguments.data and str(named_folder(arguments.data).absolute()),
        "--lang": arguments.lang,
        "--theme": arguments.theme,
    }
    options = [word for name, value in values.items() if value for word in (name, value)]
    return print_lines(unit_text(user, options, arguments.font).splitlines())
