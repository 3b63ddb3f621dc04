"""What the program's exit status says."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """The exit statuses, the same for every command."""

    OK = 0
    """All went well."""
    ERROR = 1
    """Something outside the program failed, such as a full disk."""
    USAGE = 2
    """The command line was not understood."""
    INVALID_CONTENT = 3
    """A file holds what cannot be used."""
    NOT_FOUND = 4
    """There is no such folder or file of settings."""
    NETWORK = 5
    """Nothing came from the network."""
    IN_PART = 6
    """Some of it was done, and some was not."""
    CRASH = 70
    """The program is at fault (EX_SOFTWARE of sysexits.h)."""
    STAFF_EXIT = 86
    """Staff left the kiosk with the PIN, so that it is not to be started again. No shell, signal
    or sysexits.h uses this number."""
    INTERRUPTED = 130
    """A person ended it (128 + SIGINT, as shells have it)."""
