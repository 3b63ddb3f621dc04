"""A channel whose answers a test decides: nothing is asked in truth."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

from textual.app import App

from iomtui.catalogue.edition import editions
from iomtui.catalogue.model import Catalogue
from iomtui.cli.details import with_details
from iomtui.youtube.details import Details
from iomtui.youtube.fetch import FetchTask
from iomtui.youtube.fetch_controller import FetchController
from iomtui.youtube.report import FetchReport, Progress

PATIENCE = 10.0
"""Seconds after which what never comes fails a test; no test waits for them."""


class StandInAsking(FetchTask):
    """An asking whose course the test decides."""

    def __init__(self, report: FetchReport) -> None:
        self._report = report
        self._may_end = threading.Event()
        self._is_gone = threading.Event()
        self._is_gone.set()
        self.has_begun = threading.Event()
        self.is_cancelled = False
        self.tell: Callable[[Progress], None] = lambda _: None

    def run(self, tell: Callable[[Progress], None]) -> FetchReport:
        self.tell = tell
        self.has_begun.set()
        self._may_end.wait()
        self._is_gone.wait(PATIENCE)
        return self._report

    def cancel(self) -> bool:
        if not self._may_end.is_set():
            self.is_cancelled = True
            self._may_end.set()
        return self.is_cancelled

    def linger(self) -> None:
        """Take time to end, until told to go."""
        self._is_gone.clear()

    def go(self) -> None:
        """End, whether it was cancelled or not."""
        self._is_gone.set()

    def end(self) -> None:
        """Let it come to its end."""
        self._may_end.set()


class StandInChannel:
    """Fetches of which a test decides what comes of them, and the controller that starts them."""

    def __init__(
        self, catalogue: Catalogue, report: FetchReport, details: Details | None = None
    ) -> None:
        """Prepare to answer with a report; `details` are known before."""
        plain = editions(catalogue, "press")
        self._report = report
        self.askings: list[StandInAsking] = []
        """Those that have begun."""
        self.controller = FetchController(
            catalogue.series,
            details,
            new_editions=lambda known: with_details(plain, catalogue, known, approved_only=False),
            new_task=self._begin,
        )

    def _begin(self) -> StandInAsking:
        self.askings.append(StandInAsking(self._report))
        return self.askings[-1]

    async def begun(self, number: int) -> None:
        """Wait until so many have begun."""
        async with asyncio.timeout(PATIENCE):
            while len(self.askings) < number or not self.askings[-1].has_begun.is_set():
                await asyncio.sleep(0)

    async def ended(self, app: App[None]) -> None:
        """Let the asking come to its end, and wait until the App knows."""
        self.askings[-1].end()
        async with asyncio.timeout(PATIENCE):
            await app.workers.wait_for_complete()
