"""The real kiosk in a real pseudo-terminal, and what must be true of it after every attack."""

from __future__ import annotations

import time
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import iomtui
from iomtui.kiosk.pin import hash_pin, write_pin_file
from tests.support.processes import PIN, started_by
from tests.support.terminal import IOMTUI, PATIENCE, Terminal
from tests.support.wire import faults_in, finished

CANARY = "q7canaryz"
"""The value of a variable of the environment that nobody may ever read on the screen."""

HOME_SIZE = (80, 24)
TITLES = {"en": "Web series by IOM Indonesia", "id": "Serial web IOM Indonesia"}
"""What the first row begins with, in each language."""

_OTHER = {"en": "id", "id": "en"}
_STATE = (".local", "state", "iomtui")
TO_LIST = b"\x1b[D" * 9
"""More steps back than any place is away from the list."""
_HOMEWARDS = TO_LIST + b"21"
"""Back to the list; another episode, and the first one."""

_QUIET = 0.03
"""Seconds after which a person who sees nothing happen presses the next key."""

_REFILL = 0.25
"""Seconds in which the keys that lead home count again, after a flood that has used up all."""


class Kind(NamedTuple):
    """A way to set up a kiosk."""

    pin: str | None = None
    """The PIN of its staff."""
    mouse: bool = False
    """Whether its settings let a mouse in."""

    def settings(self, pin_file: Path) -> str:
        """Return the file of settings, which has the PIN in a file of its own."""
        rows = ["[kiosk]", 'language = "en"']
        rows += ["mouse = true"] if self.mouse else []
        rows += [f'pin_file = "{pin_file}"'] if self.pin else []
        return "\n".join(rows)


BARE = Kind()
"""As it is shipped: no mouse, and no way out."""

OPEN = Kind(PIN, mouse=True)
"""As much as can be let in: a mouse, and a PIN to be tried."""


class Kiosk:
    """A kiosk in a home of its own, with what was there before it began."""

    def __init__(
        self,
        folder: Path,
        kind: Kind = BARE,
        *,
        environ: dict[str, str] | None = None,
        command: tuple[str, ...] = IOMTUI,
        home: Path | None = None,
    ) -> None:
        """Start a kiosk. `folder` is new or empty; it gets its home, current folder and TMPDIR."""
        self.kind = kind
        self.folder = folder
        for name in ("home", "current", "temporary"):
            (folder / name).mkdir(parents=True)
        settings, pin = folder / "settings.toml", folder / "kiosk.pin"
        settings.write_text(kind.settings(pin), encoding="utf-8")
        if kind.pin:
            write_pin_file(pin, hash_pin(kind.pin))
        secret = {"IOMTUI_CANARY": CANARY, "CANARY": CANARY, "TMPDIR": str(folder / "temporary")}
        self._files = self._snapshot()
        self.terminal = Terminal(
            *("--config", str(settings), "kiosk"),
            size=HOME_SIZE,
            environ={**secret, **(environ or {})},
            command=command,
            home=home or folder / "home",
            folder=folder / "current",
        )
        self.pages: dict[str, list[str]] = {}
        """The first page in each language, line by line."""
        self.is_whole = False
        """Whether the last check found nothing, so that others may go on with it."""

    def __enter__(self) -> Kiosk:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.terminal.__exit__(kind, error, trace)

    @property
    def is_alive(self) -> bool:
        return bool(self.terminal.process.isalive())

    def begin(self) -> None:
        """Wait for the first page, and learn how it looks in each language."""
        self.terminal.wait_for(TITLES["en"])
        for tag in ("id", "en"):
            self.terminal.type("0")
            self.terminal.wait(lambda tag=tag: self._has_begun(tag), TITLES[tag])  # type: ignore[misc]
            # Where frames do not come whole, the last row is not yet the last of the page.
            while self.terminal.look(0.1):
                pass
            self.pages[tag] = self.terminal.lines

    def check(self) -> float:
        """Assert that nothing got through, and return how many seconds it took to be back."""
        self.is_whole = False
        began = time.monotonic()
        assert self.is_alive, f"it ended; the screen was:\n{self.terminal.text}"
        self.go_home()
        seconds = time.monotonic() - began
        assert self.is_alive, "it ended"
        self.check_output()
        assert self._snapshot() == self._files
        assert started_by(self.terminal.process.pid) == []
        self.is_whole = True
        return seconds

    def go_home(self) -> None:
        """Go back to the first page, as a person would, and change the language there and back.

        The whole page must be there, so that anything painted over it is found as well.
        """
        if (self.terminal.screen.columns, self.terminal.screen.lines) != HOME_SIZE:
            self.terminal.resize(*HOME_SIZE)
        give_up = time.monotonic() + PATIENCE
        self.terminal.flood(_HOMEWARDS)
        for tag in ("id", "en"):
            self._until(tag, give_up)

    def check_output(self) -> None:
        """Assert that only what is allowed was written since the last time, and forget that."""
        raw = self.terminal.raw
        whole = finished(raw)
        found = faults_in(raw[:whole], self._secrets, mouse=self.kind.mouse)
        self.terminal.raw = raw[whole:]
        assert not found, "\n".join(found[:10])

    def leave(self) -> int:
        """Leave it as its staff do, and return its exit status; nothing may be left behind."""
        self.terminal.flood(b"\x05" + f"{self.kind.pin}\r".encode())
        return self.wait_end()

    def wait_end(self) -> int:
        """Wait until it has ended, and return its exit status; nothing may be left behind."""
        give_up = time.monotonic() + PATIENCE
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
        """Return size, time of change and mode of each file, but for those of its state."""
        state = self.folder.joinpath("home", *_STATE)
        return {
            str(path): (status.st_size, status.st_mtime_ns, status.st_mode)
            for path in self.folder.rglob("*")
            if state not in (path, *path.parents) and path not in state.parents
            for status in [path.lstat()]
        }
