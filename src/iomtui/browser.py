"""Open addresses in a browser, if there is a display for one.

Python's `webbrowser` is not used: it starts text browsers in our terminal, and lets graphical
ones write messages to it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import TypeAlias

Opener: TypeAlias = tuple[str, ...]
"""The command that opens an address; the address is its last argument."""


def opener(environ: Mapping[str, str], platform: str = sys.platform) -> Opener | None:
    """Return the command that opens an address; None without a display or without a program.

    `platform` is a value of sys.platform.
    """
    if platform == "win32":
        return ("rundll32", "url.dll,FileProtocolHandler")
    if platform == "darwin":
        is_remote = environ.get("SSH_CONNECTION") or environ.get("SSH_TTY")
        return None if is_remote else ("open",)
    if not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return None
    program = shutil.which("xdg-open", path=environ.get("PATH"))
    return (program,) if program else None


def open_address(program: Opener, address: str) -> bool:
    """Open an address in a browser. Return False if the program cannot be started.

    It runs in a session of its own, so that it outlives us, and has no access to our terminal.
    """
    null = subprocess.DEVNULL
    try:
        subprocess.Popen(
            [*program, address], stdin=null, stdout=null, stderr=null, start_new_session=True
        )
    except OSError:
        return False
    return True
