"""The exit statuses."""

from enum import IntEnum


class ExitStatus(IntEnum):
    """The exit statuses, the same for every command."""

    OK = 0
    ERROR = 1
    """The system failed, such as a full disk."""
    USAGE = 2
    """The command line is invalid."""
    INVALID_CONTENT = 3
    """A file has invalid content."""
    NOT_FOUND = 4
    """There is no such folder, file of settings, episode or page, or a search has no result."""
    NETWORK = 5
    """The network request failed."""
    IN_PART = 6
    """The request succeeded in part, or an export lacks a language whose file is broken."""
    CRASH = 70
    """An error in the program (EX_SOFTWARE of sysexits.h)."""
    STAFF_EXIT = 86
    """Staff left the kiosk with the PIN, so it must not be restarted. No shell, signal or
    sysexits.h uses this number."""
    INTERRUPTED = 130
    """Interrupted by the user (128 + SIGINT, as shells report it)."""
