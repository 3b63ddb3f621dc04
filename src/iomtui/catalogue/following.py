"""Loads a data folder again when its files have changed."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.folder import LANGUAGES
from iomtui.parsing.diagnostics import Diagnostic

_Loaded = TypeVar("_Loaded")

POLL_SECONDS = 0.5
"""How often the files are looked at. A change shows when they are the same twice."""


class ContentChange(NamedTuple):
    """The content after its files have changed."""

    editions: tuple[Edition, ...] | None = None
    """The new content; None if what is shown stays."""
    problem: Diagnostic | None = None
    """Why something is not shown; None if all is."""


async def changes_of(
    data: Path,
    load: Callable[[], _Loaded],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> AsyncIterator[_Loaded]:
    """Yield what `load` returns: at once, and when files of a data folder have changed.

    A file that is being written is left alone until it is at rest. The folder is looked at and
    loaded in a thread.
    """
    loaded = before = None
    while True:
        now = await in_thread(_status, data)
        if loaded is None or before == now != loaded:
            loaded = now
            yield await in_thread(load)
        before = now
        await sleep(POLL_SECONDS)


async def in_thread(function: Callable[..., _Loaded], *arguments: Any) -> _Loaded:
    """Return what a function returns in a thread that takes no signals.

    Python handles signals in the main thread, which one that came to another would not wake.
    """

    def call() -> _Loaded:
        if os.name == "posix":
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        return function(*arguments)

    return await asyncio.to_thread(call)


def _status(data: Path) -> dict[str, tuple[int, ...]]:
    """Return what shows that a file in a data folder has changed, by its path."""
    status: dict[str, tuple[int, ...]] = {}
    for folder in (data, data / LANGUAGES):
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                # Hidden files are not read, and appear in a folder as soon as an editor opens one.
                if entry.name[0] != "." and not entry.is_dir():
                    with suppress(OSError):
                        file = entry.stat()
                        times = file.st_mtime_ns, file.st_ctime_ns
                        status[entry.path] = (file.st_ino, file.st_size, *times)
    return status
