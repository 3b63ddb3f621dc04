"""The real kiosk in a pseudo-terminal, and the assertions that hold after every attack."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

import iomtui
from tests.support.processes import PIN, prepare, started_by
from tests.support.terminal import IOMTUI, OUTPUT_TIMEOUT, Terminal
from tests.support.wire import faults_in, finished

CANARY = "q7canaryz"
"""The value of an environment variable that must never be on the screen."""

HOME_SIZE = (80, 24)
TITLES = {"en": "IOM web series on refugees", "id": "Serial web IOM tentang pengungsi"}
"""The beginning of the first row in each language."""

_OTHER = {"en": "id", "id": "en"}
_STATE = (".local", "state", "iomtui")
TO_LIST = b"\x1b[D" * 9
"""More steps back than any page is away from the list."""
_HOMEWARDS = TO_LIST + b"21"
"""Back to the list, to another episode, and to the first one."""

_QUIET = 0.03
"""The wait for output before the next key, in seconds."""

_REFILL = 0.25
"""The time after which keys are taken again after a flood, in seconds."""


class Kind(NamedTuple):
    """The settings of a kiosk."""

    pin: bool = False
    mouse: bool = False


BARE = Kind()
"""As shipped: without a mouse and without a PIN."""

OPEN = Kind(pin=True, mouse=True)
"""As open as can be: with a mouse and with a PIN."""


class Kiosk:
    """A kiosk in a new home, whose files must not change."""

    def __init__(
        self,
        folder: Path,
        kind: Kind = BARE,
        *,
        environ: dict[str, str] | None = None,
        command: tuple[str, ...] = IOMTUI,
    ) -> None:
        """Start a kiosk. `folder` is new or empty; it gets its home, current folder and TMPDIR."""
        self.kind = kind
        self.folder = folder
        for name in ("home", "current", "temporary"):
            (folder / name).mkdir(parents=True)
        lines = ['language = "en"', f"mouse = {kind.mouse}".lower()]
        lines += ['pin_file = "kiosk.pin"'] if kind.pin else []
        settings = prepare(folder / "home", "\n".join(lines), pin=kind.pin)
        secret = {"IOMTUI_CANARY": CANARY, "CANARY": CANARY, "TMPDIR": str(folder / "temporary")}
        self._files = self._snapshot()
        self.terminal = Terminal(
            *("--config", str(settings), "kiosk"),
            size=HOME_SIZE,
            environ={**secret, **(environ or {})},
            command=command,
            home=folder / "home",
            folder=folder / "current",
        )
        self.pages: dict[str, list[str]] = {}
        """The lines of the first page in each language."""
        self.is_whole = False
        """Whether the last check passed, so that other tests may use it."""

    def __enter__(self) -> Kiosk:
        return self

    def __exit__(self, *_: object) -> None:
        self.terminal.__exit__()

    @property
    def is_alive(self) -> bool:
        return bool(self.terminal.process.isalive())

    def begin(self) -> None:
        """Wait for the first page and store it in each language."""
        self.terminal.wait_for(TITLES["en"])
        for tag in ("id", "en"):
            self.terminal.type("0")
            self.terminal.wait(lambda tag=tag: self._has_begun(tag), TITLES[tag])  # type: ignore[misc]
            # Without synchronized output, the last row may come before the rest.
            while self.terminal.look(0.1):
                pass
            self.pages[tag] = self.terminal.lines

    def check(self) -> None:
        """Assert that an attack had no effect."""
        self.is_whole = False
        assert self.is_alive, f"it ended; the screen was:\n{self.terminal.text}"
        self.go_home()
        assert self.is_alive, "it ended"
        self.check_output()
        assert self._snapshot() == self._files
        assert started_by(self.terminal.process.pid) == []
        self.is_whole = True

    def go_home(self) -> None:
        """Return to the first page with keys, and change the language there and back.

        The whole page is compared, so that anything painted over it fails.
        """
        if (self.terminal.screen.columns, self.terminal.screen.lines) != HOME_SIZE:
            self.terminal.resize(*HOME_SIZE)
        give_up = time.monotonic() + OUTPUT_TIMEOUT
        self.terminal.flood(_HOMEWARDS)
        for tag in ("id", "en"):
            self._until(tag, give_up)

    def check_output(self) -> None:
        """Assert that the output since the last call is allowed, and drop it."""
        raw = self.terminal.raw
        whole = finished(raw)
        faults = faults_in(raw[:whole], self._secrets, mouse=self.kind.mouse)
        self.terminal.raw = raw[whole:]
        assert not faults, "\n".join(faults[:10])

    def leave(self) -> int:
        """End it with the PIN; return its exit status. No file or text may be left behind."""
        self.terminal.flood(b"\x05" + f"{PIN}\r".encode())
        return self.wait_end()

    def wait_end(self) -> int:
        """Wait for its end; return its exit status. No file or text may be left behind."""
        give_up = time.monotonic() + OUTPUT_TIMEOUT
        while self.terminal.look(_QUIET) or self.is_alive:
            if time.monotonic() > give_up:
                message = f"it does not end; the screen was:\n{self.terminal.text}"
                raise AssertionError(message)
        self.check_output()
        assert self.terminal.text.strip() == ""
        assert self._snapshot() == self._files
        process = self.terminal.process
        return int(process.exitstatus if process.signalstatus is None else -process.signalstatus)

    @property
    def _secrets(self) -> tuple[str, ...]:
        program = Path(iomtui.__file__).parent
        return (CANARY, str(self.folder), str(program), str(program.parents[1]))

    def _until(self, tag: str, give_up: float) -> None:
        """Press keys until the first page is there in a language."""
        terminal, wanted, other = self.terminal, self.pages[tag], self.pages[_OTHER[tag]]
        while terminal.drawing or terminal.lines != wanted:
            if time.monotonic() > give_up:
                message = f"the first page never came back; the screen was:\n{terminal.text}"
                raise AssertionError(message)
            is_home = terminal.lines in (wanted, other)
            if not terminal.look(_QUIET if is_home else _REFILL):
                terminal.flood(b"0" if terminal.lines == other else _HOMEWARDS)
            assert self.is_alive, f"it ended; the screen was:\n{terminal.text}"

    def _has_begun(self, tag: str) -> bool:
        lines = self.terminal.lines
        return TITLES[tag] in lines[0] and bool(lines[-1].strip())

    def _snapshot(self) -> dict[str, tuple[int, int, int]]:
        """Return size, modification time and mode of each file, except its state."""
        state = self.folder.joinpath("home", *_STATE)
        return {
            str(path): (status.st_size, status.st_mtime_ns, status.st_mode)
            for path in self.folder.rglob("*")
            if state not in (path, *path.parents) and path not in state.parents
            for status in [path.lstat()]
        }
