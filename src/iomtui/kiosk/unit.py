"""The systemd unit that runs the kiosk on the first console (systemd.service(5))."""

import pwd
import re
import site
import stat
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from iomtui import __version__
from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill

UNIT_FILE = Path("/etc/systemd/system/iomtui-kiosk.service")
"""Where an administrator puts the unit."""

USUAL_USER = "kiosk"

_TEMPLATE = Path(__file__).with_name("kiosk.service")
_USER = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,30}")
_PLAIN = re.compile(r"[\w@./:+,=-]+", re.ASCII)


def service_user() -> str | None:
    """Return the user of the installed unit, or else the usual one; None if there is neither."""
    with suppress(OSError, UnicodeDecodeError):
        if match := re.search(rf"^User=({_USER.pattern})$", UNIT_FILE.read_text("utf-8"), re.M):
            return match[1]
    return None if user_id(USUAL_USER) is None else USUAL_USER


def user_id(name: str) -> int | None:
    """Return the number of a user; None if there is none of this name."""
    with suppress(KeyError):
        return pwd.getpwnam(name).pw_uid
    return None


def is_user_name(name: str) -> bool:
    """Return whether systemd takes a text for the name of a user (strict mode)."""
    return _USER.fullmatch(name) is not None


def unit_text(user: str, options: Sequence[str], font: str | None = None) -> str:
    """Return the unit, which starts the kiosk with this Python.

    `options` are those of `iomtui kiosk`, with absolute paths; `font` is one of the console, for
    setfont(8).
    """
    command = [sys.executable, *_isolation(), "-m", "iomtui", "kiosk", *options]
    setfont = f"ExecStartPre=-+setfont -C /dev/tty1 {_quote(font)}\n" if font else ""
    values = {
        "place": str(UNIT_FILE),
        "version": __version__,
        "user": user,
        "command": " ".join(map(_quote, command)),
        "setfont": setfont,
        "staff_exit": str(int(ExitStatus.STAFF_EXIT)),
    }
    return fill(_TEMPLATE.read_text("utf-8"), values)


def program_files() -> tuple[Path, ...]:
    """Return files that the service needs to start."""
    python = Path(sys.executable)
    return (python, python.resolve(), Path(__file__))


def closed_folder(user: str, files: Iterable[Path]) -> Path | None:
    """Return the first folder that keeps a user from one of the files; None if none does.

    Groups are not looked at.
    """
    for file in files:
        for folder in reversed(file.parents):
            with suppress(OSError):
                status = folder.stat()
                if not status.st_mode & stat.S_IXOTH and status.st_uid != user_id(user):
                    return folder
    return None


def _isolation() -> tuple[str, ...]:
    """Return the options that let Python run nothing from variables and the current folder.

    -I would also leave out the packages of a person, which may be where this program is.
    """
    own = Path(site.getusersitepackages())
    return ("-E", "-P") if own in Path(__file__).parents else ("-I",)


def _quote(word: str) -> str:
    """Return a word of a command line as systemd reads it, without specifiers and variables."""
    if _PLAIN.fullmatch(word):
        return word
    escaped = re.sub(r'[\\"]', r"\\\g<0>", word).replace("%", "%%").replace("$", "$$")
    escaped = re.sub(r"[\x00-\x1f\x7f]", lambda found: f"\\x{ord(found[0]):02x}", escaped)
    return f'"{escaped}"'
