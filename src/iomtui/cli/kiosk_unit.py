"""`iomtui kiosk unit`: prints a systemd unit that runs the kiosk."""

from pathlib import Path

from iomtui.cli.arguments import UsageError
from iomtui.cli.invocation import Invocation, named_folder
from iomtui.cli.output import print_error, print_lines
from iomtui.i18n.templates import fill
from iomtui.kiosk.unit import closed_folder, is_user_name, program_files, unit_text
from iomtui.parsing.files import shown_path
from iomtui.storage import paths


def run_kiosk_unit(invocation: Invocation) -> int:
    """Print the unit, with the options that were given; return the exit status."""
    arguments = invocation.arguments
    user = "kiosk" if arguments.user is None else arguments.user
    if not is_user_name(user):
        raise UsageError("not_a_user", user)
    files: dict[str, Path] = {}
    if arguments.config:
        files["--config"] = paths.path_named(arguments.config).absolute()
    if arguments.data is not None:
        files["--data"] = named_folder(arguments.data).absolute()
    if closed := closed_folder(user, (*program_files(), *files.values())):
        values = {"path": shown_path(closed), "user": user}
        print_error(fill(invocation.words.closed_folder, values))
    options = {**files, "--lang": arguments.lang, "--theme": arguments.theme}
    words = [str(word) for option in options.items() if option[1] for word in option]
    return print_lines(unit_text(user, words, arguments.font).splitlines())
