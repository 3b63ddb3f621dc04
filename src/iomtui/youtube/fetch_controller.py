"""Asking the channel while somebody reads: beside the screen, which goes on answering."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from textual.app import App
from textual.worker import Worker

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.model import Series

if TYPE_CHECKING:
    from iomtui.youtube.report import FetchReport, Progress


class Fetch(Protocol):
    """One asking of the channel."""

    def run(self, tell: Callable[[Progress], None]) -> FetchReport:
        """Ask; blocks until it is done. `tell` is called from this thread as it goes on."""

    def cancel(self) -> bool:
        """End it at once; False if it is too late, and what came of it stands.

        May be called from any thread, and after the end.
        """


class FetchChannel(Protocol):
    """What the viewer needs of the channel; the command line provides it."""

    @property
    def series(self) -> Series:
        """What is asked for."""

    def known(self) -> FetchReport:
        """Return what is known already, without asking."""

    def begin(self) -> Fetch:
        """Return an asking that has not begun yet."""

    def editions(self, report: FetchReport) -> tuple[Edition, ...]:
        """Return the catalogue in each language, with what is known now."""


class FetchController:
    """Asks the channel when told to, and says how that goes and went."""

    def __init__(self, channel: FetchChannel) -> None:
        self.channel = channel
        """What can be asked."""
        self._report: FetchReport | None = None
        self.progress: Progress | None = None
        """How far it has come; None while it does not ask."""
        self._asking: Fetch | None = None
        self._thread: asyncio.Task[FetchReport] | None = None
        self._worker: Worker[None] | None = None
        self._has_news = False

    @property
    def report(self) -> FetchReport:
        """What came of it last; before the first time, what was known already."""
        if self._report is None:
            self._report = self.channel.known()
        return self._report

    @property
    def is_asking(self) -> bool:
        """Whether it is asking now."""
        return self.progress is not None

    def status_text(self, edition: Edition, key: str) -> tuple[str, ...]:
        """Return what is to be said in the status text of each screen: the longest form first.

        `key` is the name of the key that tells more.
        """
        if not self.progress and not self._has_news:
            return ()
        from iomtui.youtube.fetch_layout import status_texts  # noqa: PLC0415 - only who asks waits

        return status_texts(self.progress, self.report, edition, key)

    def start(self, app: App[None], changed: Callable[[FetchReport | None], None]) -> None:
        """Begin to ask, unless it does already.

        `changed` is called whenever there is something else to show; at the end, with what came
        of it.
        """
        if self.is_asking:
            return
        from iomtui.youtube.report import Progress  # noqa: PLC0415

        self.progress = Progress(0, 0, 0, len(self.channel.series.episodes))
        self._worker = app.run_worker(self._ask(app, changed), group="channel")
        changed(None)

    def stop(self) -> None:
        """End it at once, and nothing is learnt; where it is too late, its end is near."""
        if not self.is_asking or (self._asking and not self._asking.cancel()):
            return
        from iomtui.youtube.report import Fault, FetchReport  # noqa: PLC0415

        if self._worker:
            self._worker.cancel()
        self._report = FetchReport(supplement=self.report.supplement, fault=Fault.CANCELLED)
        self._asking, self.progress, self._has_news = None, None, True

    def put_away(self) -> None:
        """Say no longer how it went."""
        self._has_news = False

    async def _ask(self, app: App[None], changed: Callable[[FetchReport | None], None]) -> None:
        if self._thread:
            # One that was stopped holds its lock until its helper is gone.
            await asyncio.wait([self._thread])
        asking = self._asking = await asyncio.to_thread(self.channel.begin)

        def tell(progress: Progress) -> None:
            app.call_later(self._go_on, asking, progress, changed)

        self._thread = asyncio.create_task(asyncio.to_thread(asking.run, tell))
        try:
            report = await asyncio.shield(self._thread)
        finally:
            # If it is this task that was cancelled, the thread must not go on.
            asking.cancel()
        self._report, self._asking, self.progress, self._has_news = report, None, None, True
        changed(report)

    def _go_on(
        self, asking: Fetch, progress: Progress, changed: Callable[[FetchReport | None], None]
    ) -> None:
        if asking is self._asking:
            self.progress = progress
            changed(None)
