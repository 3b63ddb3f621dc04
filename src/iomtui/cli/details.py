"""Details from YouTube for the commands that show the catalogue.

What reads and adds them is imported only where there are any: most people have no such file.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.model import Catalogue
from iomtui.cli.invocation import Invocation
from iomtui.cli.output import print_diagnostic
from iomtui.storage import paths

if TYPE_CHECKING:
    from iomtui.youtube.details import Details
    from iomtui.youtube.details_file import StoredDetails
    from iomtui.youtube.fetch_controller import FetchController
    from iomtui.youtube.report import FetchReport, Progress


def find_details(invocation: Invocation, data: Path, *, own: bool) -> StoredDetails | None:
    """Return the details for a data folder, and print why a file cannot be used.

    None if there is no file. `own` says whether a person's own file counts as well.
    """
    files = (paths.details_in(data), paths.details_file() if own else None)
    # os.path.lexists, unlike Path.exists, does not raise where one may not look.
    if not any(file and os.path.lexists(file) for file in files):
        return None
    from iomtui.youtube.details_file import stored_details  # noqa: PLC0415

    stored = stored_details(data, own=own)
    for diagnostic in stored.diagnostics:
        print_diagnostic(diagnostic, invocation.wording)
    return stored


def with_details(
    editions: tuple[Edition, ...],
    catalogue: Catalogue,
    details: Details | None,
    *,
    approved_only: bool = True,
) -> tuple[Edition, ...]:
    """Return Editions of the catalogue with details, if there are any; see `enriched`."""
    if details is None:
        return editions
    from iomtui.youtube.enrich import enriched  # noqa: PLC0415

    return tuple(
        enriched(each, catalogue, details, approved_only=approved_only) for each in editions
    )


def new_controller(
    catalogue: Catalogue, plain: tuple[Edition, ...], details: Details | None, data: Path
) -> FetchController:
    """Return what fetches into a person's own file from the viewer.

    `plain` are the Editions of the catalogue, which is in the folder `data`; `details` are known.
    """
    from iomtui.youtube.fetch_controller import FetchController  # noqa: PLC0415 - Textual

    async def run_fetch(on_progress: Callable[[Progress], None]) -> FetchReport:
        from iomtui.youtube.fetch import FetchRequest, fetch  # noqa: PLC0415 - few ever fetch

        return await fetch(FetchRequest(catalogue, data, paths.details_file()), on_progress)

    new_editions = partial(with_details, plain, catalogue, approved_only=False)
    return FetchController(catalogue.series, details, new_editions, run_fetch)
