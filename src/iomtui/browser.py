"""Opens addresses in a browser, if there is one.

Python's `webbrowser` is not used: it starts text browsers in our terminal, and lets graphical
ones write messages to it.
"""

import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Thread
from typing import TypeAlias

Opener: TypeAlias = tuple[tuple[str, ...], ...]
"""Commands that open an address, in the order to try. `%s` in an argument stands for the address;
without it, the address is the last argument."""

_TEXT_BROWSERS = ("www-browser", "links", "elinks", "lynx", "w3m")
"""Programs that need our terminal, as `webbrowser` lists them; they are passed over."""

_FAILURE_SECONDS = 2.0
"""The next browser is tried if one fails within this time; later, it would surprise."""


def opener(environ: Mapping[str, str], platform: str = sys.platform) -> Opener:
    """Return the commands that open an address; none without a display and without $BROWSER.

    $BROWSER is a list of commands, as for Python's `webbrowser`. `platform` is a value of
    sys.platform.
    """
    named = filter(None, map(_words, environ.get("BROWSER", "").split(os.pathsep)))
    return (*named, *_system_opener(environ, platform))


def _words(command: str) -> tuple[str, ...]:
    """Return the words of a command; none for a text browser, or if a quote is not closed."""
    try:
        words = tuple(shlex.split(command.rstrip("& "), posix=os.name == "posix"))
    except ValueError:
        return ()
    return () if words and Path(words[0]).name in _TEXT_BROWSERS else words


def _system_opener(environ: Mapping[str, str], platform: str) -> Opener:
    if platform == "win32":
        return (("rundll32", "url.dll,FileProtocolHandler"),)
    if platform == "darwin":
        is_remote = environ.get("SSH_CONNECTION") or environ.get("SSH_TTY")
        return () if is_remote else (("open",),)
    if not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return ()
    program = shutil.which("xdg-open", path=environ.get("PATH"))
    return ((program,),) if program else ()


def open_address(commands: Opener, address: str, on_failure: Callable[[], None]) -> None:
    """Open an address with the first command that does not fail at once.

    `on_failure` is called in another thread if all of them fail, or if one fails later: it cannot
    be started, or ends with a status other than 0. Each runs in a session of its own,
    so that it outlives us, and has no access to our terminal.
    """
    Thread(target=_try_each, args=(commands, address, on_failure), daemon=True).start()


def _try_each(commands: Opener, address: str, on_failure: Callable[[], None]) -> None:
    for command in commands:
        start = time.monotonic()
        if _succeeds(command, address):
            return
        if time.monotonic() - start > _FAILURE_SECONDS:
            break
    on_failure()


def _succeeds(command: tuple[str, ...], address: str) -> bool:
    """Run a command until it ends, and return whether it opened the address."""
    arguments = [each.replace("%s", address) for each in command]
    if arguments == list(command):
        arguments.append(address)
    null = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            arguments, stdin=null, stdout=null, stderr=null, start_new_session=True
        )
    except OSError:
        return False
    return process.wait() == 0
