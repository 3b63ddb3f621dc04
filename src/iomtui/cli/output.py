"""What the command line prints: data on standard output, messages on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import Wording
from iomtui.parsing.diagnostics import Code, Diagnostic

_NOT_FOUND = (Code.NO_FOLDER, Code.NO_DATA, Code.NO_SETTINGS)
"""The problems that something named is not there."""

_MOST_PROBLEMS = 20


class OutputError(Exception):
    """Standard output cannot be written to; the text is the system's reason."""


def print_lines(lines: Iterable[str]) -> int:
    """Print data, on standard output. Raises OutputError if it cannot be written."""
    try:
        for line in lines:
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output has seen enough.
        _discard(sys.stdout)
    except OSError as error:
        _discard(sys.stdout)
        raise OutputError(error.strerror or "") from error
    return ExitStatus.OK


def report_fatal(problems: list[Diagnostic], wording: Wording) -> int:
    """Print why there is no way on, and return the exit status."""
    for problem in problems[:_MOST_PROBLEMS]:
        print_diagnostic(problem, wording)
    if len(problems) > _MOST_PROBLEMS:
        values = {"count": str(len(problems) - _MOST_PROBLEMS)}
        print_error(fill(wording.cli.more_problems, values))
    if any(problem.code in _NOT_FOUND for problem in problems):
        return ExitStatus.NOT_FOUND
    return ExitStatus.INVALID_CONTENT


def print_diagnostic(problem: Diagnostic, wording: Wording) -> None:
    """Print a problem on standard error, file first, as editors and terminals expect it."""
    write_message(f"{wording.describe(problem)}\n")


def print_error(sentence: str) -> None:
    """Print a message, on standard error."""
    write_message(f"iomtui: {sentence}\n")


def write_message(text: str) -> None:
    """Write on standard error at once; where that is not possible, go without."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def _discard(stream: TextIO) -> None:
    """Let nothing more be written, or Python would fail again when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
