"""Shows other content when its files have changed, and what is wrong with them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import PurePath
from typing import TYPE_CHECKING

from iomtui.catalogue.following import ContentChange
from iomtui.i18n.wording import Wording
from iomtui.parsing.diagnostics import Diagnostic

if TYPE_CHECKING:
    from iomtui.tui.app import ViewerApp


MOST_SECONDS = 2.0
"""How long a key waits for the other languages at most."""


class ContentFollower:
    """Follows the changes of the content of an App."""

    def __init__(
        self, changes: AsyncIterator[ContentChange] | None, *, is_complete: bool = False
    ) -> None:
        """`is_complete` says whether all languages are there without the first change."""
        self._changes = changes
        self._waiting: list[ContentChange] = []
        self.problem: Diagnostic | None = None
        self._is_complete = asyncio.Event()
        if changes is None or is_complete:
            self._is_complete.set()

    def start(self, app: ViewerApp) -> None:
        """Follow the changes from now on; more calls do nothing."""
        if self._changes:
            app.run_worker(self._follow(app, self._changes))
            self._changes = None

    async def _follow(self, app: ViewerApp, changes: AsyncIterator[ContentChange]) -> None:
        async for change in changes:
            self._waiting.append(change)
            self._is_complete.set()
            # Not now: the App may be opening a screen, which would lack widgets or have old lists.
            app.call_later(self._show, app)

    def _show(self, app: ViewerApp) -> None:
        changes, self._waiting = self._waiting, []
        for change in changes:
            self.problem = change.problem
            if change.editions:
                app.replace_editions(change.editions)
            if change.problem:
                app.show_notice()
            app.show_status_texts()

    @property
    def is_complete(self) -> bool:
        """Whether all languages are there."""
        return self._is_complete.is_set()

    async def complete(self, app: ViewerApp) -> None:
        """Wait until all languages are there, but not for ever: a network disk may not answer.

        They are loaded after the first frame, or from now on if a key comes before it.
        """
        self.start(app)
        with suppress(TimeoutError):
            async with asyncio.timeout(MOST_SECONDS):
                await self._is_complete.wait()
        self._show(app)

    def status_texts(self, wording: Wording) -> tuple[str, ...]:
        """Return the forms of the text about what is wrong, the longest first."""
        problem = self.problem
        if problem is None:
            return ()
        line = f":{problem.position.line}" if problem.position else ""
        place = f"{PurePath(problem.file).name}{line}"
        what, mend = wording.explain(problem)
        return f"{place}: {what}; {mend}", f"{place}: {what}"
