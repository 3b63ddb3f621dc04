"""Run the command line in this process, for tests of its output and exit status."""

from __future__ import annotations

import gc
import io
import os
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from iomtui.__main__ import main
from tests.support.terminal import environment


def run_here(
    *arguments: str,
    environ: dict[str, str] | None = None,
    home: Path | None = None,
    typed: str = "",
) -> subprocess.CompletedProcess[str]:
    """Return what `run` returns, without a new process; there is no terminal either.

    `typed` is the standard input.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(2))
    with (
        TemporaryDirectory(prefix="home-") as nobody,
        mock.patch("sys.argv", ["iomtui", *arguments]),
        mock.patch("sys.stdin", io.StringIO(typed)),
        mock.patch.dict(os.environ, environment(home or Path(nobody), environ), clear=True),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as left:
            status = int(left.code or 0)
        finally:
            gc.enable()
    written = (_written(out), _written(err))
    return subprocess.CompletedProcess(arguments, status, *written)


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
