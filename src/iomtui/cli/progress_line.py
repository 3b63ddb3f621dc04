"""How far long work has come, on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from iomtui.cli.output import write_message

_POOR = ("", "dumb", "unknown")
_COLUMNS = 80
"""How wide a terminal is taken to be that does not say it."""


class ProgressLine:
    """One line that is written over on a terminal; elsewhere, a line whenever it says more."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._is_live = sys.stderr.isatty() and environ.get("TERM", "") not in _POOR
        self._said = ""

    def show(self, text: str) -> None:
        """Say how far it has come."""
        if text == self._said:
            return
        self._said = text
        if self._is_live:
            write_message(f"\r{text[: max(1, _columns() - 1)]}\x1b[K")
        else:
            write_message(f"{text}\n")

    def clear(self) -> None:
        """Take the line away, so that something else can be said."""
        if self._is_live and self._said:
            write_message("\r\x1b[K")


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or _COLUMNS
    except OSError:
        return _COLUMNS
