"""Fetching details from the viewer: in a worker, while the keys go on answering."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Protocol

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.model import Series
from iomtui.commands.keymaps import first_key
from iomtui.tui.extension import ViewerExtension
from iomtui.tui.screens.help import HelpScreen

if TYPE_CHECKING:
    from textual.worker import Worker

    from iomtui.tui.app import ViewerApp
    from iomtui.youtube.details import Details
    from iomtui.youtube.report import FetchReport, Progress


class ShownContent(Protocol):
    """What the viewer shows; it changes when somebody edits the files."""

    series: Series
    details: Details | None

    def show_details(self, details: Details | None) -> tuple[Edition, ...]:
        """Return the Editions with these details, which are shown from now on."""


class FetchController(ViewerExtension):
    """Runs a fetch when a person has agreed to it, and shows its progress and its report."""

    def __init__(
        self,
        content: ShownContent,
        run_fetch: Callable[[Callable[[Progress], None]], Awaitable[FetchReport]],
    ) -> None:
        """`run_fetch` calls its argument meanwhile; it returns the report, also if cancelled."""
        self.content = content
        self.progress: Progress | None = None
        """How far the running fetch has come; None while none runs."""
        self.report: FetchReport | None = None
        self._has_news = False
        self._run_fetch = run_fetch
        self._worker: Worker[None] | None = None

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
            # The next fetch begins when the one before has ended.
            if answer and (self._worker is None or self._worker.is_finished):
                self._worker = app.run_worker(self._run(app), group="fetch")

        self._has_news = False
        app.show_status_texts()
        if not (app.close_screen(HelpScreen) and isinstance(app.screen, FetchScreen)):
            await app.open_or_close(FetchScreen(self), take_answer)

    def take_escape(self, app: ViewerApp) -> bool:
        """Stop the running fetch; without one, hide how the last went."""
        if self.progress and self._worker:
            self._worker.cancel()
            return True
        self._has_news = False
        app.show_status_texts()
        return False

    async def _run(self, app: ViewerApp) -> None:
        """Run a fetch, and show its progress and its report."""
        from iomtui.youtube.report import Progress  # noqa: PLC0415

        def on_progress(progress: Progress) -> None:
            self.progress = progress
            app.show_status_texts()

        on_progress(Progress(0, 0, 0))
        report = await self._run_fetch(on_progress)
        self.report, self.progress, self._has_news = report, None, True
        if not app.is_running:  # leaving has cancelled it
            return
        if report.details != self.content.details:
            app.call_later(app.replace_editions, self.content.show_details(report.details))
        app.show_status_texts()
