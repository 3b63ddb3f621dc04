"""Detects the terminal, and removes environment variables that would change the program."""

import os
import re
import sys
from collections.abc import Mapping, MutableMapping
from io import TextIOWrapper

_ALLOWED = ("HOME", "PATH", "LANG", "LC_ALL", "LC_CTYPE", "TERM", "COLORTERM", "TERM_PROGRAM", "TZ")
DUMB_TERMS = ("", "dumb", "unknown")
"""Values of TERM for terminals that cannot move the cursor."""
_OVERRIDES = ("NO_COLOR", "COLUMNS", "LINES", "ESCDELAY", "FORCE_COLOR", "PYTHONINSPECT")
"""NO_COLOR has chosen a theme by then, and Textual takes an empty one as set; COLUMNS and LINES
override the real window size; PYTHONINSPECT would end in Python's prompt."""
_PYTHONS_LOCALES = ("C.UTF-8", "C.utf8", "UTF-8")
"""Values to which Python itself sets LC_CTYPE where the locale is C (PEP 538)."""


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
    if environ.get("TERM", "") in DUMB_TERMS:
        environ["TERM"] = "linux"


def is_interactive(environ: Mapping[str, str]) -> bool:
    """Return whether the full-screen viewer can run."""
    term = environ.get("TERM", "" if os.name == "posix" else "windows")
    return term not in DUMB_TERMS and has_terminal()


def has_terminal() -> bool:
    """Return whether input and output are terminals; messages may go to a file or a journal."""
    return all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))


def take_encoding(environ: Mapping[str, str], *, is_kiosk: bool) -> str:
    """Let standard output have the encoding of the terminal, and return it.

    Where the locale is C, or its character set is not installed, Python takes UTF-8 (PEP 540), and
    the terminal has no more than ASCII; so has GNU screen without a locale. For a kiosk the locale
    counts in GNU screen only.
    """
    stream = sys.__stdout__
    encoding = "utf-8" if is_kiosk or stream is None else stream.encoding
    ctype = environ.get("LC_CTYPE")
    if sys.flags.utf8_mode and ctype in _PYTHONS_LOCALES:
        ctype = ""
    locale = environ.get("LC_ALL") or ctype or environ.get("LANG") or ""
    is_screen = environ.get("TERM", "").startswith("screen")
    is_other = not re.search("utf-?8", locale, re.I) and (is_screen or "." in locale)
    is_plain = locale in ("C", "POSIX") or is_other
    if is_plain and encoding == "utf-8" and (is_screen or not is_kiosk):
        encoding = "ascii"
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding=encoding, errors="replace")
    return encoding
