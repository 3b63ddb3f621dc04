"""Where the program runs: whether there is a terminal, and what the environment may say."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping

_KEPT = ("HOME", "PATH", "LANG", "LC_ALL", "LC_CTYPE", "TERM", "COLORTERM", "TERM_PROGRAM", "TZ")
_POOR = ("", "dumb", "unknown")
_BY_ITSELF = ("NO_COLOR", "COLUMNS", "LINES", "ESCDELAY", "FORCE_COLOR", "PYTHONINSPECT")
"""NO_COLOR has become a theme by then, and an empty one would count; COLUMNS and LINES would
override the window's real size for ever; PYTHONINSPECT would end in Python's own prompt."""


def tidy(environ: MutableMapping[str, str]) -> None:
    """Take out what would change the toolkit behind our back; before it is imported."""
    for name in list(environ):
        if name in _BY_ITSELF or name.startswith("TEXTUAL"):
            del environ[name]


def confine(environ: MutableMapping[str, str]) -> None:
    """Leave what an unattended screen needs, and nothing by which it could be changed.

    A terminal that says nothing of itself is taken for a plain one with sixteen colours.
    """
    for name in list(environ):
        if name not in _KEPT and not name.startswith("XDG_"):
            del environ[name]
    if environ.get("TERM", "") in _POOR:
        environ["TERM"] = "linux"


def is_interactive(environ: Mapping[str, str]) -> bool:
    """Tell whether a full screen can be drawn and keys be read."""
    term = environ.get("TERM", "" if os.name == "posix" else "windows")
    return term not in ("", "dumb") and has_terminal()


def has_terminal() -> bool:
    """Tell whether all three streams are terminals."""
    return all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
