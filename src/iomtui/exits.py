"""What the program's exit status says."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit statuses, the same for every command."""

    OK = 0
    ERROR = 1
    USAGE = 2
    INVALID_CONTENT = 3
    NOT_FOUND = 4
    CRASH = 70
    INTERRUPTED = 130
