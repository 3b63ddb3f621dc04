"""Logs a crash of the program, and prints one sentence about it."""

import faulthandler
import os
import sys
import threading
from collections.abc import Sequence
from datetime import UTC, datetime

from iomtui.cli.arguments import Subcommand, UsageError, message_language, parse_arguments
from iomtui.cli.output import print_error
from iomtui.exit_status import ExitStatus
from iomtui.i18n.cli_words import load_cli_words
from iomtui.i18n.templates import fill
from iomtui.parsing.files import shown_path
from iomtui.storage import crash_log, paths


def silence_tracebacks() -> None:
    """Stop Python from printing tracebacks: on a public screen they would reveal too much."""

    def ignore(*_fault: object) -> None:
        pass

    sys.excepthook = threading.excepthook = sys.unraisablehook = ignore
    # PYTHONFAULTHANDLER would print a traceback when a watchdog aborts the program.
    faulthandler.disable()


def report_crash(error: BaseException, typed: Sequence[str]) -> int:
    """Log a crash and return the exit status. In a kiosk nothing is printed."""
    path = paths.crash_log()
    is_logged = crash_log.record_crash(path, error, datetime.now(UTC))
    if not _is_kiosk(typed):
        words = load_cli_words(message_language(typed, os.environ))
        log = shown_path(path) if path and is_logged else "–"
        print_error(fill(words.crashed, {"log": log, "fault": type(error).__name__}))
    return ExitStatus.CRASH


def _is_kiosk(typed: Sequence[str]) -> bool:
    try:
        return parse_arguments(typed).subcommand is Subcommand.KIOSK
    except UsageError:
        return False
