"""Fetches whose course a test decides: nothing goes over the network."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable

from textual.app import App

from iomtui.catalogue.edition import editions
from iomtui.catalogue.model import Catalogue
from iomtui.cli.details import with_details
from iomtui.youtube.fetch import FetchTask
from iomtui.youtube.fetch_controller import FetchController
from iomtui.youtube.report import FetchReport, Progress

PATIENCE = 10.0
"""Seconds after which a test fails that waits for what never comes."""


class StandInTask(FetchTask):
    """A fetch that ends when the test says so, or when it is cancelled."""

    def __init__(self, report: FetchReport) -> None:
        self._report = report
        self.has_begun = threading.Event()
        self.may_end = threading.Event()
        self.is_cancelled = False
        self.is_settled = False
        """Whether it is too late to cancel it."""
        self.ends_when_cancelled = True
        self.on_progress: Callable[[Progress], None] = lambda _: None

    def run(self, on_progress: Callable[[Progress], None]) -> FetchReport:
        self.on_progress = on_progress
        self.has_begun.set()
        self.may_end.wait(PATIENCE)
        return self._report

    def cancel(self) -> bool:
        if self.is_settled or self.may_end.is_set():
            return False
        self.is_cancelled = True
        if self.ends_when_cancelled:
            self.may_end.set()
        return True


class StandInFetches:
    """The controller of fetches that all come to one report."""

    def __init__(self, catalogue: Catalogue, report: FetchReport) -> None:
        plain = editions(catalogue, "press")
        self._report = report
        self.tasks: list[StandInTask] = []
        self.controller = FetchController(
            catalogue.series,
            None,
            new_editions=lambda known: with_details(plain, catalogue, known, approved_only=False),
            new_task=self._new_task,
        )

    def _new_task(self) -> StandInTask:
        self.tasks.append(StandInTask(self._report))
        return self.tasks[-1]

    async def begun(self, number: int) -> StandInTask:
        """Wait until so many have begun, and return the last one."""
        async with asyncio.timeout(PATIENCE):
            while len(self.tasks) < number or not self.tasks[-1].has_begun.is_set():
                await asyncio.sleep(0)
        return self.tasks[-1]

    async def ended(self, app: App[None]) -> None:
        """Let the last one end, and wait until the App has its report."""
        self.tasks[-1].may_end.set()
        async with asyncio.timeout(PATIENCE):
            await app.workers.wait_for_complete()
