"""How far long work has come, on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

_POOR = ("", "dumb", "unknown")


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
            width = os.get_terminal_size(sys.stderr.fileno()).columns
            sys.stderr.write(f"\r{text[: max(1, width - 1)]}\x1b[K")
        else:
            sys.stderr.write(f"{text}\n")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, so that something else can be said."""
        if self._is_live and self._said:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
