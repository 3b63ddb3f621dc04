"""What is done when the program is at fault: it is written down, and not shown."""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
from collections.abc import Sequence
from datetime import UTC, datetime

from iomtui.cli.arguments import UsageError, Verb, understand
from iomtui.cli.output import say
from iomtui.cli.run import message_wording
from iomtui.exits import Exit
from iomtui.reading.files import shown_path
from iomtui.stored import crash_log, locations
from iomtui.stored.settings import Settings
from iomtui.wording.section import fill


def keep_quiet() -> None:
    """Let Python itself print nothing of a fault any more: it would show what it knows."""

    def ignore(*_fault: object) -> None:
        pass

    sys.excepthook = threading.excepthook = sys.unraisablehook = ignore
    # PYTHONFAULTHANDLER: a watchdog that ends a program that hangs (SIGABRT) would show where.
    faulthandler.disable()


def report(error: BaseException, typed: Sequence[str]) -> int:
    """Write a fault down and return the exit status. Nothing of it is shown in a kiosk."""
    path = locations.crash_log()
    is_noted = crash_log.record(path, error, datetime.now(UTC))
    if not _is_kiosk(typed):
        words = message_wording(typed, os.environ, Settings()).cli
        log = shown_path(path) if path and is_noted else "–"
        say(fill(words.crashed, {"log": log, "fault": type(error).__name__}))
    return Exit.CRASH


def _is_kiosk(typed: Sequence[str]) -> bool:
    try:
        return understand(typed).verb is Verb.KIOSK
    except UsageError:
        return False
