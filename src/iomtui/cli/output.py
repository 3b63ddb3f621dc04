"""Prints data on standard output and messages on standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from iomtui.cli.arguments import UsageError
from iomtui.exit_status import ExitStatus
from iomtui.i18n.cli_words import CliWords
from iomtui.i18n.templates import fill

if TYPE_CHECKING:
    from iomtui.i18n.wording import Wording
    from iomtui.parsing.diagnostics import Diagnostic


class OutputError(Exception):
    """Standard output cannot be written; the message is the system's reason."""


def print_lines(lines: Iterable[str]) -> int:
    """Print data on standard output. Raises OutputError if it cannot be written.

    A closed pipe is no error: its reader has seen enough.
    """
    try:
        for line in lines:
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except OSError as error:
        _discard(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            raise OutputError(error.strerror or "") from error
    return ExitStatus.OK


def print_json(values: object) -> int:
    """Print values as JSON on standard output. Raises OutputError if it cannot be written."""
    return print_lines([json_text(values)])


def json_text(values: object) -> str:
    """Return values as JSON that a person can read, without a line end."""
    from msgspec import json  # noqa: PLC0415 - few runs need it

    return json.format(json.encode(values), indent=2).decode()


def line_width(width: int | None) -> int:
    """Return the cells of a line: what --width says, else those of the terminal, else 80."""
    if width is None:
        return shutil.get_terminal_size().columns
    return width or sys.maxsize


def report_error(error: UsageError | OutputError, words: CliWords) -> int:
    """Print what is wrong, and return the exit status."""
    if isinstance(error, UsageError):
        return print_error(error.sentence(words), ExitStatus.USAGE)
    return print_error(fill(words.cannot_write, {"reason": str(error)}))


def print_diagnostics(problems: Iterable[Diagnostic], wording: Wording) -> None:
    """Print problems on standard error, each as `file:line:column: ...`."""
    for problem in problems:
        write_message(f"{wording.describe(problem)}\n")


def print_error(sentence: str, status: ExitStatus = ExitStatus.ERROR) -> int:
    """Print a message on standard error, and return the exit status."""
    write_message(f"iomtui: {sentence}\n")
    return status


def write_message(text: str) -> None:
    """Write on standard error; failures are ignored."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def _discard(stream: TextIO) -> None:
    """Redirect a broken stream to /dev/null, so that Python's final flush does not fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
