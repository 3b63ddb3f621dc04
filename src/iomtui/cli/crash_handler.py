"""What is done when the program is at fault: it is written down, and not shown."""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
from collections.abc import Sequence
from datetime import UTC, datetime

from iomtui.cli.arguments import Subcommand, UsageError, parse_arguments
from iomtui.cli.invocation import message_wording
from iomtui.cli.output import print_error
from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.parsing.files import shown_path
from iomtui.storage import crash_log, paths
from iomtui.storage.settings import Settings


def keep_quiet() -> None:
    """Let Python itself print nothing of a fault any more: it would show what it knows."""

    def ignore(*_fault: object) -> None:
        pass

    sys.excepthook = threading.excepthook = sys.unraisablehook = ignore
    # PYTHONFAULTHANDLER: a watchdog that ends a program that hangs (SIGABRT) would show where.
    faulthandler.disable()


def report_crash(error: BaseException, typed: Sequence[str]) -> int:
    """Write a fault down and return the exit status. Nothing of it is shown in a kiosk."""
    path = paths.crash_log()
    is_noted = crash_log.record_crash(path, error, datetime.now(UTC))
    if not _is_kiosk(typed):
        words = message_wording(typed, os.environ, Settings()).cli
        log = shown_path(path) if path and is_noted else "–"
        print_error(fill(words.crashed, {"log": log, "fault": type(error).__name__}))
    return ExitStatus.CRASH


def _is_kiosk(typed: Sequence[str]) -> bool:
    try:
        return parse_arguments(typed).subcommand is Subcommand.KIOSK
    except UsageError:
        return False
