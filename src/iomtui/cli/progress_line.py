"""Shows progress on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from iomtui.cli.output import write_message

_DUMB_TERMS = ("", "dumb", "unknown")
_COLUMNS = 80
"""The assumed width of a terminal that does not report one."""


class ProgressLine:
    """A line that is overwritten on a terminal; elsewhere, one line for each change."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._is_live = sys.stderr.isatty() and environ.get("TERM", "") not in _DUMB_TERMS
        self._text = ""

    def show(self, text: str) -> None:
        """Show a text; the same text is not written again."""
        if text == self._text:
            return
        self._text = text
        if self._is_live:
            write_message(f"\r{text[: max(1, _columns() - 1)]}\x1b[K")
        else:
            write_message(f"{text}\n")

    def clear(self) -> None:
        """Clear the line, so that other output can follow."""
        if self._is_live and self._text:
            write_message("\r\x1b[K")


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or _COLUMNS
    except OSError:
        return _COLUMNS
