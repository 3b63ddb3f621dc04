"""The program's door: streams, interruption, exit status."""

from __future__ import annotations

import os
import sys
from typing import TextIO, cast

from iomtui.exits import Exit


def main() -> None:
    """Run the command line of this process and exit."""
    sys.exit(_main())


def _main() -> int:
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets a question mark, not a crash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        from iomtui.cli import run  # noqa: PLC0415 - an interrupt while importing is handled too

        status = run(sys.argv[1:], os.environ)
        for stream in (sys.stdout, sys.stderr):
            cast("TextIO", stream).flush()
    except BrokenPipeError:
        # The reader of our output has seen enough; let nothing be flushed into the closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return status


if __name__ == "__main__":
    main()
