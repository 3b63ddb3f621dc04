"""The real program in a pseudo-terminal, and the screen that it draws."""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import ptyprocess

from tests.support.emulator import Screen, Stream

OUTPUT_TIMEOUT = 30.0
"""The longest wait for output, in seconds; only a failing test waits that long."""

ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
IOMTUI = (sys.executable, "-m", "iomtui")

_CHUNK = 1024

# Synchronized output (terminal mode 2026): the harness reports it, as modern terminals do.
_ASKS_SYNC, _HAS_SYNC = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"


class Terminal:
    """A program and the screen that it draws."""

    def __init__(
        self,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        environ: dict[str, str] | None = None,
        command: tuple[str, ...] = IOMTUI,
        home: Path | None = None,
        folder: Path | None = None,
    ) -> None:
        columns, rows = size
        self._home = TemporaryDirectory(prefix="home-")
        self.screen = Screen(columns, rows)
        self._stream = Stream(self.screen)
        self.raw = b""
        self._has_ended = False
        self.process = ptyprocess.PtyProcess.spawn(
            [*command, *arguments],
            dimensions=(rows, columns),
            cwd=None if folder is None else str(folder),
            env=environment(home or Path(self._home.name), environ),
            preexec_fn=_restore_signals,
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        # PtyProcess.close alone would sleep between its signals.
        if self.process.isalive():
            self.process.kill(signal.SIGKILL)
            self.process.wait()
        self.process.delayafterclose = 0.0
        self.process.close()
        self._home.cleanup()

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def type(self, keys: str) -> None:
        self.process.write(keys.encode())

    def flood(self, data: bytes) -> None:
        """Type any amount and read the output meanwhile, until the program closes the terminal."""
        os.set_blocking(self.process.fd, False)
        try:
            while data:
                readable, writable, _ = select.select(
                    [self.process.fd], [self.process.fd], [], OUTPUT_TIMEOUT
                )
                if not readable and not writable:
                    message = f"the program reads no more keys; {len(data)} bytes are left"
                    raise AssertionError(message)
                if readable and not self.look():
                    return
                if writable:
                    with contextlib.suppress(BlockingIOError):
                        data = data[os.write(self.process.fd, data[:_CHUNK]) :]
        finally:
            os.set_blocking(self.process.fd, True)

    def click(self, column: int, row: int) -> None:
        """Press and release the mouse in a cell, counted from 0 (SGR mouse reports)."""
        for end in "Mm":
            self.type(f"\x1b[<0;{column + 1};{row + 1}{end}")

    def click_on(self, text: str, *, last: bool = False) -> None:
        """Click on the first or the last occurrence of a text."""
        rows = [index for index, line in enumerate(self.lines) if text in line]
        row = rows[-1 if last else 0]
        line = self.lines[row]
        self.click((line.rindex if last else line.index)(text), row)

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def wait(self, seen: Callable[[], bool], what: str) -> None:
        """Read output until a condition is met."""
        give_up = time.monotonic() + OUTPUT_TIMEOUT
        while self.drawing or not seen():
            if time.monotonic() > give_up or not self.look():
                message = f"never saw {what}; the screen was:\n{self.text}"
                raise AssertionError(message)

    def wait_for(self, text: str) -> None:
        self.wait(lambda: text in self.text, repr(text))

    def wait_end(self) -> int:
        """Read until the program ends and return its exit status."""
        while self.look():
            pass
        assert self._has_ended, f"it did not end; the screen was:\n{self.text}"
        status = self.process.wait()
        return int(status) if status is not None else -1

    @property
    def drawing(self) -> bool:
        """Whether a frame has begun and not ended."""
        return self.raw.rfind(_FRAME_BEGINS) > self.raw.rfind(_FRAME_ENDS)

    def look(self, seconds: float = OUTPUT_TIMEOUT) -> bool:
        """Feed the next output to the screen; return False if none comes in time."""
        ready, _, _ = select.select([self.process.fd], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.process.fd, 65536)
        except OSError:
            data = b""
        self._has_ended = not data
        self.raw += data
        if _ASKS_SYNC in data:
            self.process.write(_HAS_SYNC)
        self._stream.feed(data)
        return bool(data)


KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "escape": "\x1b",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
}


def run(
    *arguments: str,
    environ: dict[str, str] | None = None,
    command: tuple[str, ...] = IOMTUI,
    home: Path | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run the real program without a terminal."""
    with TemporaryDirectory(prefix="home-") as nobody:
        return subprocess.run(
            [*command, *arguments],
            env=environment(home or Path(nobody), environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=OUTPUT_TIMEOUT * 2,
            check=False,
        )


def _restore_signals() -> None:
    """Restore the default signals of keys; a shell ignores them for background jobs."""
    for number in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


def environment(home: Path, extra: dict[str, str] | None) -> dict[str, str]:
    """Return an environment without the variables of the developer."""
    system = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    home_is = {"HOME": str(home), "XDG_CONFIG_DIRS": str(home / "shared")}
    return {**system, **home_is, **ENVIRONMENT, **(extra or {})}


def write_settings(home: Path, text: str) -> Path:
    """Write a person's own settings in a home; return the file."""
    path = home / ".config" / "iomtui" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


ESCAPES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]][^\x07\x1b]*(?:\x07|\x1b\\)?|.)", re.DOTALL
)
"""Every escape sequence, in a stream of bytes."""
