"""Detects a terminal, and removes environment variables that would change the program."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, MutableMapping

_ALLOWED = ("HOME", "PATH", "LANG", "LC_ALL", "LC_CTYPE", "TERM", "COLORTERM", "TERM_PROGRAM", "TZ")
_DUMB_TERMS = ("", "dumb", "unknown")
_OVERRIDES = ("NO_COLOR", "COLUMNS", "LINES", "ESCDELAY", "FORCE_COLOR", "PYTHONINSPECT")
"""NO_COLOR has chosen a theme by then, and Textual takes an empty one as set; COLUMNS and LINES
override the real window size; PYTHONINSPECT would end in Python's prompt."""


def remove_overrides(environ: MutableMapping[str, str]) -> None:
    """Remove variables that change Textual or Python. Call it before Textual is imported."""
    for name in list(environ):
        if name in _OVERRIDES or name.startswith("TEXTUAL"):
            del environ[name]


def confine(environ: MutableMapping[str, str]) -> None:
    """Remove every variable that an unattended screen does not need.

    Without a useful TERM, a console with sixteen colours is assumed.
    """
    for name in list(environ):
        if name not in _ALLOWED and not name.startswith("XDG_"):
            del environ[name]
    if environ.get("TERM", "") in _DUMB_TERMS:
        environ["TERM"] = "linux"


def is_interactive(environ: Mapping[str, str]) -> bool:
    """Return whether the full-screen viewer can run."""
    term = environ.get("TERM", "" if os.name == "posix" else "windows")
    return term not in ("", "dumb") and has_terminal()


def has_terminal() -> bool:
    """Return whether all three standard streams are terminals."""
    return all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
