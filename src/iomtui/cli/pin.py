"""`iomtui kiosk pin`: sets or removes the PIN with which staff leave the kiosk."""

import getpass
import sys
import warnings

from iomtui.cli.arguments import Subcommand
from iomtui.cli.invocation import Invocation
from iomtui.cli.kiosk_unit import warn_other_user
from iomtui.cli.output import print_error
from iomtui.commands.keymaps import first_key
from iomtui.commands.table import KIOSK_COMMANDS
from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.kiosk.pin import (
    LEAST_DIGITS,
    MOST_DIGITS,
    ascii_digits,
    hash_pin,
    pin_flaw,
    read_pin_file,
    refuse_folder,
    remove_pin_file,
    write_pin_file,
)
from iomtui.parsing.files import shown_path

_MOST_ATTEMPTS = 3
_MOST_CHARACTERS = 64
"""Read from a piped line: more than a PIN may have, so that a longer line is refused."""


def run_pin(invocation: Invocation) -> int:
    """Set or remove the PIN, and return the exit status.

    On a terminal the PIN is asked for twice; else it is a line of standard input. Raises
    InvalidContentError if the path is a folder, or if the written file cannot be protected.
    """
    wording = invocation.wording
    path = invocation.pin_file
    if path is None:
        return print_error(wording.pin["no_place"])
    refuse_folder(path)
    warn_other_user(invocation, Subcommand.KIOSK_PIN)
    values = {
        "path": shown_path(path.absolute()),
        "key": wording.key_name(first_key(KIOSK_COMMANDS, "staff_exit")),
    }
    try:
        if invocation.arguments.off:
            was_there = remove_pin_file(path)
            print_error(fill(wording.pin["is_off" if was_there else "was_off"], values))
            return ExitStatus.OK
        is_terminal = sys.stdin is not None and sys.stdin.isatty()
        pin = _prompt(wording.pin) if is_terminal else _read_piped(wording.pin)
        if pin is None:
            return print_error(wording.pin["unchanged"])
        write_pin_file(path, hash_pin(pin))
    except OSError as error:
        values["reason"] = error.strerror or ""
        return print_error(fill(wording.pin["cannot_write"], values))
    # Some file systems, as on USB sticks, have no permissions: report it now, not in the kiosk.
    read_pin_file(path)
    print_error(fill(wording.pin["is_set"], values))
    return ExitStatus.OK


def _prompt(words: dict[str, str]) -> str | None:
    """Return a valid PIN that was typed twice; None after three attempts."""
    print_error(_with_limits(words["rules"]))
    for _ in range(_MOST_ATTEMPTS):
        first = _read_hidden(words["first"])
        if first is None:
            return None
        if flaw := pin_flaw(first):
            print_error(_with_limits(words[flaw]))
            continue
        second = _read_hidden(words["second"])
        if second is None:
            return None
        if second == first:
            return first
        print_error(words["differ"])
    return None


def _read_hidden(prompt: str) -> str | None:
    """Read a line without echo; None at the end of input, or if the echo cannot be turned off."""
    try:
        with warnings.catch_warnings():
            # getpass only warns if the echo cannot be turned off.
            warnings.simplefilter("error", getpass.GetPassWarning)
            return ascii_digits(getpass.getpass(f"{prompt} "))
    except UnicodeDecodeError:
        return ""
    except (EOFError, OSError, getpass.GetPassWarning):
        sys.stderr.write("\n")
        return None
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        raise


def _read_piped(words: dict[str, str]) -> str | None:
    """Return the first line of standard input if it is a valid PIN."""
    try:
        line = sys.stdin.buffer.readline(_MOST_CHARACTERS) if sys.stdin else b""
    except OSError:  # standard input may be a folder
        line = b""
    pin = ascii_digits(line.decode("utf-8", "replace").rstrip("\r\n"))
    if not pin:
        print_error(words["nothing_typed"])
        return None
    if flaw := pin_flaw(pin):
        print_error(_with_limits(words[flaw]))
        return None
    return pin


def _with_limits(template: str) -> str:
    return fill(template, {"least": str(LEAST_DIGITS), "most": str(MOST_DIGITS)})
