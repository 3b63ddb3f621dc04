"""The browser of the person at the screen, where there is one.

Python's own `webbrowser` starts text browsers in the terminal that we draw on, and lets others
write their messages into it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import TypeAlias

Opener: TypeAlias = tuple[str, ...]
"""The program that opens an address, which follows as its last argument."""


def opener(environ: Mapping[str, str], platform: str = sys.platform) -> Opener | None:
    """Return what opens an address in a browser, or None where there is no display to do it on.

    `platform` is named as sys.platform is.
    """
    if platform == "win32":
        return ("rundll32", "url.dll,FileProtocolHandler")
    if platform == "darwin":
        is_remote = environ.get("SSH_CONNECTION") or environ.get("SSH_TTY")
        return None if is_remote else ("open",)
    if not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return None
    found = shutil.which("xdg-open", path=environ.get("PATH"))
    return (found,) if found else None


def open_address(program: Opener, address: str) -> bool:
    """Hand an address to a browser; False if that could not be started.

    It lives on in a session of its own, and writes nothing to our terminal.
    """
    nowhere = subprocess.DEVNULL
    try:
        subprocess.Popen(
            [*program, address],
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
