"""`iomtui kiosk unit` prints a systemd unit; other commands name the user whom it is for."""

import os
from pathlib import Path

from iomtui.cli.arguments import Subcommand, UsageError
from iomtui.cli.invocation import Invocation, named_folder
from iomtui.cli.output import print_error, print_lines
from iomtui.i18n.templates import fill
from iomtui.kiosk import unit
from iomtui.parsing.files import shown_path
from iomtui.storage import paths


def run_kiosk_unit(invocation: Invocation) -> int:
    """Print the unit, with the options that were given; return the exit status."""
    arguments, sentences = invocation.arguments, invocation.words.kiosk_unit
    user = unit.USUAL_USER if arguments.user is None else arguments.user
    if not unit.is_user_name(user):
        raise UsageError("not_a_user", user)
    files: dict[str, Path] = {}
    if arguments.config:
        files["--config"] = paths.path_named(arguments.config).absolute()
    if arguments.data is not None:
        files["--data"] = named_folder(arguments.data).absolute()
    if closed := unit.closed_folder(user, (*unit.program_files(), *files.values())):
        print_error(fill(sentences["closed_folder"], {"path": shown_path(closed), "user": user}))
    if unit.user_id(user) is None:
        print_error(fill(sentences["no_user"], {"user": user}))
    options = {**files, "--lang": arguments.lang, "--theme": arguments.theme}
    named = [str(word) for option in options.items() if option[1] for word in option]
    return print_lines(unit.unit_text(user, named, arguments.font).splitlines())


def service_command(invocation: Invocation, subcommand: Subcommand) -> str:
    """Return a command line, as the user of the service if this computer has one."""
    user, command = unit.service_user(), invocation.command(subcommand)
    return f"sudo -u {user} -H {command}" if user else command


def warn_other_user(invocation: Invocation, subcommand: Subcommand) -> None:
    """Print that a command is for the user of the service, where this is another one."""
    user = unit.service_user()
    if user and os.geteuid() != unit.user_id(user):
        values = {"user": user, "command": service_command(invocation, subcommand)}
        print_error(fill(invocation.words.kiosk_unit["other_user"], values))
