"""The program with a fault in it: `faulty.py WHERE ARGUMENTS`. What is raised holds a secret."""

from __future__ import annotations

import asyncio
import atexit
import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn

from iomtui.__main__ import main
from iomtui.catalogue import loading
from iomtui.cli import environment
from iomtui.kiosk.app import KioskApp
from iomtui.kiosk.screens import PinScreen
from iomtui.terminal.driver import TerminalDriver
from iomtui.terminal.reader import Reader
from iomtui.terminal.writer import Writer
from iomtui.tui.app import ViewerApp
from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.screens.main import MainScreen
from iomtui.tui.widgets.entry_list import EntryList

SECRET = "730195 /home/somebody"
"""A value that must not be shown or logged."""


def fail(*_: object, **__: object) -> NoReturn:
    """Fail as a mistake in the program would."""
    secret = SECRET
    raise ValueError(secret)


async def fail_later(*_: object) -> NoReturn:
    """Fail in a coroutine."""
    fail()


def in_callback() -> None:
    _once_mounted(lambda: asyncio.get_running_loop().call_soon(fail))


def in_task() -> None:
    def begin() -> None:
        asyncio.create_task(fail_later()).set_name("lost")

    _once_mounted(begin)


def in_thread() -> None:
    _once_mounted(threading.Thread(target=fail).start)


def in_exit() -> None:
    """Fail in a handler, and once more when Python ends."""
    atexit.register(fail)
    FAULTS["handler"]()


def in_signal() -> None:
    def resize(self: TerminalDriver) -> None:
        if self._is_reading:
            fail()

    TerminalDriver._resize = resize  # type: ignore[method-assign]


def in_writing() -> None:
    written: list[bytes] = []
    write_all = Writer._write_all

    def some(self: Writer, data: bytes) -> bool:
        written.append(data)
        return fail() if len(written) == 4 else write_all(self, data)

    Writer._write_all = some  # type: ignore[method-assign]


def in_recursion() -> None:
    async def deeper(self: ViewerApp, secret: str = SECRET) -> None:
        await deeper(self)

    ViewerApp.action_help = deeper  # type: ignore[method-assign]


def _once_mounted(act: Callable[[], Any]) -> None:
    on_mount = MainScreen.on_mount

    def mounted(self: BaseScreen) -> None:
        on_mount(self)
        act()

    MainScreen.on_mount = mounted  # type: ignore[method-assign]


def in_import() -> None:
    environment.remove_overrides = environment.confine = fail


FAULTS: dict[str, Callable[[], None]] = {
    "timer": partial(setattr, KioskApp, "tick", fail_later),
    "callback": in_callback,
    "task": in_task,
    "thread": in_thread,
    "exit": in_exit,
    "loading": partial(setattr, loading, "load", fail),
    "import": in_import,
    "handler": partial(setattr, ViewerApp, "action_help", fail_later),
    "stylesheet": partial(setattr, ViewerApp, "CSS", f"Screen {{ width: {SECRET}; }}"),
    "drawing": partial(setattr, EntryList, "content_rows", fail),
    "composing": partial(setattr, MainScreen, "body", fail),
    "signal": in_signal,
    "reading": partial(setattr, Reader, "feed", fail),
    "writing": in_writing,
    "box": partial(setattr, PinScreen, "edit_text", fail),  # where a PIN is typed
    "recursion": in_recursion,
}
"""Each puts a fault in one part of the program."""

if __name__ == "__main__":
    where = sys.argv.pop(1)
    FAULTS[where]()
    main()
