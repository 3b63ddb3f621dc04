"""Runs yt-dlp's command line: `python -P -m iomtui.youtube.ytdlp_runner PAUSE OPTIONS`.

Lines of standard output that begin with `{` are answers. Three kinds are ours: `{"version": …}`
before all else, `{"request": URL}` before each request, which then waits for one byte on standard
input, and `{"refused": URL}` for another host, which ends the process. The end of standard input
ends it, too, so that it cannot outlive its parent.
"""

import json
import os
import sys
import threading
import time
from typing import Any
from urllib.parse import urlsplit

HOST = "www.youtube.com"


def main() -> None:
    """Run yt-dlp with the options of the command line."""
    pause, *options = sys.argv[1:]
    permits = threading.Semaphore(0)
    threading.Thread(target=_read_permits, args=(permits,), daemon=True).start()
    # yt-dlp would prefer these libraries, and Python reports only urllib's requests to the hook.
    sys.modules.update(dict.fromkeys(("requests", "curl_cffi")))  # type: ignore[arg-type]
    import yt_dlp  # noqa: PLC0415 - not before the thread runs, for this takes a second
    from yt_dlp.version import __version__  # noqa: PLC0415

    last = time.monotonic()

    def check_request(event: str, arguments: tuple[Any, ...]) -> None:
        """Check a request; an audit hook, because urllib follows redirects on its own."""
        nonlocal last
        if event != "urllib.Request":
            return
        parts = urlsplit(arguments[0])
        if (parts.scheme, parts.netloc) != ("https", HOST):
            _print_line(refused=arguments[0])
            os._exit(1)
        _print_line(request=arguments[0])
        permits.acquire()
        time.sleep(max(0.0, last + float(pause) - time.monotonic()))
        last = time.monotonic()

    sys.addaudithook(check_request)
    _print_line(version=__version__)
    yt_dlp.main(options)


def _read_permits(permits: threading.Semaphore) -> None:
    while os.read(0, 1):
        permits.release()
    os._exit(1)


def _print_line(**values: str) -> None:
    sys.stdout.write(f"{json.dumps(values)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
