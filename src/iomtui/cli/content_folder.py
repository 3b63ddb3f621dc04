"""The data folder that a screen shows, read again when its files have changed."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.following import ContentChange, changes_of
from iomtui.catalogue.loading import load, load_with_faults
from iomtui.catalogue.model import Catalogue
from iomtui.cli.content import Surface, find_details, find_message, with_details
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError
from iomtui.storage import paths

if TYPE_CHECKING:
    from iomtui.kiosk.venue_message import LoadedMessage
    from iomtui.youtube.details import Details
    from iomtui.youtube.details_file import StoredDetails
    from iomtui.youtube.fetch_controller import FetchController
    from iomtui.youtube.report import FetchReport, Progress


class Content(NamedTuple):
    """The content of a data folder."""

    catalogue: Catalogue
    plain: tuple[Edition, ...]
    """The Editions without details."""
    stored: StoredDetails | None
    """None if there is no file with details."""
    details: Details | None
    approved_only: bool
    local: LoadedMessage | None
    """The message of the venue; None if there is no file with one, or it is not shown."""

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The catalogue with details, in each of its languages."""
        plain, catalogue, details = self.plain, self.catalogue, self.details
        shown = with_details(plain, catalogue, details, approved_only=self.approved_only)
        if self.local is None:
            return shown
        from iomtui.kiosk.venue_message import with_message  # noqa: PLC0415 - few have one

        return with_message(shown, self.local.message)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the files beside the catalogue."""
        return tuple(
            each for file in (self.stored, self.local) if file for each in file.diagnostics
        )


class ContentFolder:
    """A data folder that is shown, and read again when its files have changed."""

    def __init__(self, path: Path, catalogue: Catalogue, surface: Surface) -> None:
        """Show a catalogue of the folder at a path."""
        self.path = path
        self._surface = surface
        self._fetched: Details | None = None
        """What was fetched from this screen; the files may have been read before it was saved."""
        self._has_read = False
        self._show(self._content_of(catalogue, None))

    def _show(self, content: Content) -> None:
        self.content, self.series = content, content.catalogue.series
        self.details = content.details

    def _with_fetched(self, content: Content) -> Content:
        if self._fetched in (None, content.details):
            return content
        return content._replace(details=self._fetched, approved_only=False)

    def _content_of(self, catalogue: Catalogue, before: LoadedMessage | None) -> Content:
        """Return the content; a broken message leaves that of `before` in the same folder."""
        stored = find_details(self.path, own=self._surface.own_details)
        local = find_message(self.path) if self._surface.has_message else None
        if local and before and not local.message and local.folder == before.folder:
            local = local._replace(message=before.message)
        return Content(
            catalogue,
            editions(catalogue, self._surface.audience),
            stored,
            stored.details if stored else None,
            approved_only=not (stored and stored.is_own),
            local=local,
        )

    def show_details(self, details: Details | None) -> tuple[Edition, ...]:
        """Return the Editions with details that the person at the screen has fetched."""
        self._fetched = details
        self._show(self._with_fetched(self.content))
        return self.content.editions

    async def changes(self) -> AsyncIterator[ContentChange]:
        """Yield the content now, and each time files of the folder have changed."""
        async for content, change in changes_of(self.path, self._read):
            yield self._show_read(content, change) if content else change

    def _show_read(self, content: Content, change: ContentChange) -> ContentChange:
        """Show content that a thread has read; a fetch may have ended meanwhile."""
        latest = self._with_fetched(content)
        self._show(latest)
        return change if latest is content else ContentChange(latest.editions, change.problem)

    def _read(self) -> tuple[Content | None, ContentChange]:
        """Return the content of the folder, and what of it is to be shown.

        None instead of content if a fault would take away something that is shown. The first time,
        only what is not shown is a problem; who edits the files is told of every fault.
        """
        faults: list[Diagnostic] = []
        try:
            if self._has_read:
                catalogue, faults = load_with_faults(self.path)
            else:
                catalogue = load(self.path)
        except InvalidContentError as error:
            return None, ContentChange(problem=error.diagnostics[0])
        finally:
            self._has_read = True
        omitted = {tag: found[0] for tag, found in catalogue.omissions.items()}
        for tag in self.content.catalogue.tags:
            if tag in omitted and omitted[tag].code is not Code.NO_LANGUAGE_FILE:
                return None, ContentChange(problem=omitted[tag])
        content = self._with_fetched(self._content_of(catalogue, self.content.local))
        problems = [*omitted.values(), *content.diagnostics, *faults]
        return content, ContentChange(content.editions, next(iter(problems), None))


def new_controller(folder: ContentFolder) -> FetchController:
    """Return what fetches into a person's own file from the viewer."""
    from iomtui.youtube.fetch_controller import FetchController  # noqa: PLC0415 - Textual

    async def run_fetch(on_progress: Callable[[Progress], None]) -> FetchReport:
        from iomtui.youtube.fetch import FetchRequest, fetch  # noqa: PLC0415 - few ever fetch

        request = FetchRequest(folder.content.catalogue, folder.path, paths.details_file())
        return await fetch(request, on_progress)

    return FetchController(folder, run_fetch)
