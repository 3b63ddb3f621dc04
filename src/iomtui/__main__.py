"""The entry point: streams, interruption, exit status.

`python -m` puts the current folder in front of the path, so that a yaml.py there would be run.
Hence nothing is imported before that is undone, but modules that Python has loaded by then.
"""

import gc
import os
import sys
from io import TextIOWrapper


def main() -> None:
    """Run the command line of this process and exit."""
    status = _main()
    if sys.flags.inspect:
        # PYTHONINSPECT: Python would now open its prompt, even on a public screen.
        import contextlib  # noqa: PLC0415 - see above

        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError):
                stream.flush()
        os._exit(status)
    gc.freeze()  # else Python looks through all that is loaded for garbage, several times
    sys.exit(status)


def _main() -> int:
    # A stream that was closed before the start is replaced by the null device.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        # Characters that the encoding lacks are replaced by question marks.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    # Most runs end before there is garbage to collect. TerminalApp enables it after a first frame.
    gc.disable()
    from iomtui.exit_status import ExitStatus  # noqa: PLC0415 - see above

    try:
        from iomtui.cli.main import run_command_line  # noqa: PLC0415 - an interrupt while importing is handled too

        return run_command_line(sys.argv[1:], os.environ)
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the crash handler
        from iomtui.cli.crash_handler import report_crash  # noqa: PLC0415

        return report_crash(error, sys.argv[1:])


if __name__ == "__main__":
    # Unless the package itself is there: then what it needs may be there, too.
    if not sys.flags.safe_path and sys.path[0] != os.path.dirname(os.path.dirname(__file__)):  # noqa: PTH120
        del sys.path[0]
    main()
