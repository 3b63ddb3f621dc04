"""`iomtui kiosk pin`: sets the PIN with which staff leave the kiosk, or takes it away."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

from iomtui.cli.invocation import Invocation
from iomtui.cli.output import print_error
from iomtui.commands.keymaps import key_of
from iomtui.commands.table import KIOSK_COMMANDS
from iomtui.exit_status import ExitStatus
from iomtui.i18n.cli_words import PinWords
from iomtui.i18n.templates import fill
from iomtui.kiosk import pin_file
from iomtui.kiosk.pin import LEAST_DIGITS, MOST_DIGITS, PinFlaw, hash_pin, pin_flaw
from iomtui.parsing.files import shown_path
from iomtui.parsing.sanitize import clean

_MOST_ATTEMPTS = 3
_MOST_CHARACTERS = 64
"""Of a line that is piped in: more than any PIN has, so that a longer line is refused."""


def run_pin(run: Invocation) -> int:
    """Set the PIN, or take it away, and return the exit status.

    The PIN is asked for twice on a terminal; else it is a line of standard input. Raises
    InvalidContentError if a folder is in the place of the file, or if the file that was written
    cannot be trusted where it lies.
    """
    wording = run.wording
    path = run.pin_file
    if path is None:
        print_error(wording.pin.no_place)
        return ExitStatus.ERROR
    pin_file.refuse_folder(path)
    values = {
        "path": shown_path(path.absolute()),
        "key": wording.key_name(key_of(KIOSK_COMMANDS, "staff_exit")),
    }
    try:
        if run.arguments.off:
            return _take_away(path, wording.pin, values)
        pin = _asked(wording.pin) if _on_terminal() else _piped(wording.pin)
        if pin is None:
            print_error(wording.pin.unchanged)
            return ExitStatus.ERROR
        pin_file.write_pin_file(path, hash_pin(pin))
    except OSError as error:
        values["reason"] = clean(error.strerror or "")
        print_error(fill(wording.pin.cannot_write, values))
        return ExitStatus.ERROR
    # Some disks, such as USB sticks, know no permissions: better told now than to the kiosk.
    pin_file.read_pin_file(path)
    print_error(fill(wording.pin.is_set, values))
    return ExitStatus.OK


def _take_away(path: Path, words: PinWords, values: dict[str, str]) -> int:
    was_there = pin_file.remove_pin_file(path)
    print_error(fill(words.is_off if was_there else words.was_off, values))
    return ExitStatus.OK


def _asked(words: PinWords) -> str | None:
    """Return a good PIN that was typed twice alike; None if there was none in three attempts."""
    print_error(_filled(words.rules))
    for _ in range(_MOST_ATTEMPTS):
        first = _typed(words.first)
        if first is None:
            return None
        if found := pin_flaw(first):
            print_error(_sentence(found, words))
            continue
        second = _typed(words.second)
        if second is None:
            return None
        if second == first:
            return first
        print_error(words.differ)
    return None


def _typed(prompt: str) -> str | None:
    """Return what is typed on the terminal, unseen; None if its input ends or would be seen."""
    import getpass  # noqa: PLC0415 - loads termios, which Windows lacks

    try:
        with warnings.catch_warnings():
            # Where the echo cannot be turned off, getpass only warns, and shows what is typed.
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(f"{prompt} ")
    except UnicodeDecodeError:
        return ""
    except (EOFError, OSError, getpass.GetPassWarning):
        sys.stderr.write("\n")
        return None
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        raise


def _piped(words: PinWords) -> str | None:
    """Return the first line of standard input if it is a good PIN."""
    try:
        line = sys.stdin.buffer.readline(_MOST_CHARACTERS) if sys.stdin else b""
    except OSError:  # such as a folder in the place of the input
        line = b""
    pin = line.decode("ascii", "replace").rstrip("\r\n")
    if not pin:
        print_error(words.nothing_typed)
        return None
    if found := pin_flaw(pin):
        print_error(_sentence(found, words))
        return None
    return pin


def _on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _sentence(found: PinFlaw, words: PinWords) -> str:
    template = {PinFlaw.DIGITS: words.not_digits, PinFlaw.EASY: words.too_easy}[found]
    return _filled(template)


def _filled(template: str) -> str:
    return fill(template, {"least": str(LEAST_DIGITS), "most": str(MOST_DIGITS)})
