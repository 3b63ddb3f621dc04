"""`iomtui kiosk pin`: sets the PIN with which staff leave the kiosk, or takes it away."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

from iomtui.cli.output import say
from iomtui.cli.run import Run
from iomtui.commands.keymaps import key_of
from iomtui.commands.table import KIOSK_COMMANDS
from iomtui.exits import Exit
from iomtui.kiosk.pin import LEAST_DIGITS, MOST_DIGITS, Flaw, flaw, hashed
from iomtui.reading.cleaning import clean
from iomtui.reading.files import shown_path
from iomtui.stored import pin_file
from iomtui.wording.messages import PinWords
from iomtui.wording.section import fill

_MOST_ATTEMPTS = 3
_MOST_CHARACTERS = 64
"""Of a line that is piped in: more than any PIN has, so that a longer line is refused."""


def run_pin(run: Run) -> int:
    """Set the PIN, or take it away, and return the exit status.

    The PIN is asked for twice on a terminal; else it is a line of standard input. Raises
    InvalidContentError if a folder is in the place of the file, or if the file that was written
    cannot be trusted where it lies.
    """
    wording = run.wording
    path = run.pin_file
    if path is None:
        say(wording.pin.no_place)
        return Exit.ERROR
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
            say(wording.pin.unchanged)
            return Exit.ERROR
        pin_file.write(path, hashed(pin))
    except OSError as error:
        values["reason"] = clean(error.strerror or "")
        say(fill(wording.pin.cannot_write, values))
        return Exit.ERROR
    # Some disks, such as USB sticks, know no permissions: better told now than to the kiosk.
    pin_file.read(path)
    say(fill(wording.pin.is_set, values))
    return Exit.OK


def _take_away(path: Path, words: PinWords, values: dict[str, str]) -> int:
    was_there = pin_file.remove(path)
    say(fill(words.is_off if was_there else words.was_off, values))
    return Exit.OK


def _asked(words: PinWords) -> str | None:
    """Return a good PIN that was typed twice alike; None if there was none in three attempts."""
    say(_filled(words.rules))
    for _ in range(_MOST_ATTEMPTS):
        first = _typed(words.first)
        if first is None:
            return None
        if found := flaw(first):
            say(_sentence(found, words))
            continue
        second = _typed(words.second)
        if second is None:
            return None
        if second == first:
            return first
        say(words.differ)
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
        say(words.nothing_typed)
        return None
    if found := flaw(pin):
        say(_sentence(found, words))
        return None
    return pin


def _on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _sentence(found: Flaw, words: PinWords) -> str:
    template = {Flaw.DIGITS: words.not_digits, Flaw.EASY: words.too_easy}[found]
    return _filled(template)


def _filled(template: str) -> str:
    return fill(template, {"least": str(LEAST_DIGITS), "most": str(MOST_DIGITS)})
