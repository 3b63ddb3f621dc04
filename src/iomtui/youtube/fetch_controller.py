"""Fetching details from the viewer: in a thread, while the keys go on answering."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.model import Series
from iomtui.commands.keymaps import first_key
from iomtui.tui.extension import ViewerExtension
from iomtui.tui.screens.help import HelpScreen

if TYPE_CHECKING:
    from iomtui.tui.app import ViewerApp
    from iomtui.youtube.details import Details
    from iomtui.youtube.fetch import FetchTask
    from iomtui.youtube.report import FetchReport, Progress


class FetchController(ViewerExtension):
    """Runs a fetch when a person has agreed to it, and shows its progress and its report."""

    def __init__(
        self,
        series: Series,
        details: Details | None,
        new_editions: Callable[[Details | None], tuple[Edition, ...]],
        new_task: Callable[[], FetchTask],
    ) -> None:
        """Prepare to fetch the details of a series; `details` are those that are known.

        `new_editions` returns the Editions to show with other details.
        """
        self.series = series
        self.progress: Progress | None = None
        """How far the running fetch has come; None while none runs."""
        self._details = details
        self._report: FetchReport | None = None
        self._has_news = False
        self._new_editions = new_editions
        self._new_task = new_task
        self._task: FetchTask | None = None
        # One thread: the next fetch begins when the one before has released its lock.
        self._executor = ThreadPoolExecutor(1)

    @property
    def report(self) -> FetchReport:
        """The report of the last fetch; before the first one, of what was known already."""
        if self._report is None:
            from iomtui.youtube.report import known_report  # noqa: PLC0415 - few ever look

            self._report = known_report(self._details)
        return self._report

    def status_texts(self, app: ViewerApp) -> tuple[str, ...]:
        """Return how far a fetch has come, or how the last one went, until that was seen."""
        if not self.progress and not self._has_news:
            return ()
        from iomtui.youtube.fetch_screen import status_texts  # noqa: PLC0415

        key = app.edition.wording.key_name(first_key(app.commands, "fetch"))
        return status_texts(self.progress, self.report, app.edition, key)

    def unavailable_commands(self) -> frozenset[str]:
        """Return what would do nothing now: Esc stops a running fetch instead of going back."""
        return frozenset({"back"} if self.progress else ())

    async def fetch(self, app: ViewerApp) -> None:
        """Show what is known, and ask whether to fetch now; or leave that screen."""
        from iomtui.youtube.fetch_screen import FetchScreen  # noqa: PLC0415

        def take_answer(answer: int | None) -> None:
            if answer:
                self._start(app)

        self._has_news = False
        app.show_status_texts()
        if not (app.close_screen(HelpScreen) and isinstance(app.screen, FetchScreen)):
            await app.open_or_close(FetchScreen(self), take_answer)

    def take_escape(self, app: ViewerApp) -> bool:
        """Stop the running fetch, and show that at once; without one, hide how the last went.

        Where it is too late to stop it, its report is about to come.
        """
        is_running = self._task is not None
        if self._task is None:
            self._has_news = False
        elif self._task.cancel():
            from iomtui.youtube.report import Fault, FetchReport  # noqa: PLC0415

            self._end(FetchReport(details=self._details, fault=Fault.CANCELLED))
        app.show_status_texts()
        return is_running

    def _start(self, app: ViewerApp) -> None:
        if self.progress:
            return
        from iomtui.youtube.report import Progress  # noqa: PLC0415

        self.progress = Progress(0, 0, 0, len(self.series.episodes))
        task = self._task = self._new_task()
        app.run_worker(self._run(task, app), group="fetch")
        app.show_status_texts()

    def _end(self, report: FetchReport) -> None:
        self._report = report
        self._task, self.progress, self._has_news = None, None, True

    async def _run(self, task: FetchTask, app: ViewerApp) -> None:
        """Run a fetch in the thread, and show its report unless it was stopped."""

        def show_progress(progress: Progress) -> None:
            if task is self._task:
                self.progress = progress
                app.show_status_texts()

        def on_progress(progress: Progress) -> None:
            app.call_later(show_progress, progress)

        loop = asyncio.get_running_loop()
        try:
            report = await loop.run_in_executor(self._executor, task.run, on_progress)
        finally:
            # The App ends its workers when it ends, however it does; the thread must end, too.
            task.cancel()
        if task is self._task:
            self._end(report)
            if report.details != self._details:
                self._details = report.details
                app.replace_editions(self._new_editions(report.details))
            app.show_status_texts()
