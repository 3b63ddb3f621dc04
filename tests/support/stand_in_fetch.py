"""Fetches whose course a test decides: nothing goes over the network."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual.app import App

from iomtui.catalogue.model import Catalogue
from iomtui.cli.content import VIEWER
from iomtui.cli.content_folder import ContentFolder
from iomtui.youtube.fetch_controller import FetchController
from iomtui.youtube.report import Fault, FetchReport, Progress


class StandInFetches:
    """Fetches with one report, each of which ends when the test says so or when it is cancelled."""

    def __init__(self, catalogue: Catalogue, report: FetchReport) -> None:
        self._report = report
        self._may_end = asyncio.Event()
        self.started = self.cancelled = 0
        """How many were started, and how many of those were cancelled."""
        self.on_progress: Callable[[Progress], None]
        """Reports how far the running fetch has come."""
        surface = VIEWER._replace(own_details=False)
        folder = ContentFolder(Path("nowhere"), catalogue, surface)
        self.controller = FetchController(folder, self._run)

    async def _run(self, on_progress: Callable[[Progress], None]) -> FetchReport:
        self.started += 1
        self.on_progress = on_progress
        try:
            await self._may_end.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            return FetchReport(details=None, fault=Fault.CANCELLED)
        return self._report

    async def end(self, app: App[None]) -> None:
        """Let the running fetch end, and wait until the App has its report."""
        self._may_end.set()
        await app.workers.wait_for_complete()
