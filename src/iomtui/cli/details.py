"""Details from YouTube for the commands that show the catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.model import Catalogue
from iomtui.cli.invocation import Invocation
from iomtui.cli.output import print_diagnostic
from iomtui.storage import paths
from iomtui.youtube.details_choice import details_for

if TYPE_CHECKING:
    from iomtui.youtube.details import Details
    from iomtui.youtube.fetch import FetchTask


def usable_details(invocation: Invocation, data: Path, *, own: bool) -> Details | None:
    """Return the details for a data folder; print why some cannot be used.

    `own` says whether a person's own file counts as well.
    """
    details, problems = details_for(data, own=own)
    for problem in problems:
        print_diagnostic(problem, invocation.wording)
    return details


def with_details(
    editions: tuple[Edition, ...], catalogue: Catalogue, details: Details | None
) -> tuple[Edition, ...]:
    """Return Editions of the catalogue with details, if there are any."""
    if details is None:
        return editions
    # Only now: most people have no such file, and need not wait for what adds it.
    from iomtui.youtube.enrich import enriched  # noqa: PLC0415

    return tuple(enriched(each, catalogue, details) for each in editions)


def new_fetch(catalogue: Catalogue, data: Path) -> FetchTask:
    """Return a fetch into a person's own file, of the catalogue in the folder `data`."""
    from iomtui.youtube.fetch import FetchTask  # noqa: PLC0415 - few ever fetch
    from iomtui.youtube.fetch_request import FetchRequest  # noqa: PLC0415

    return FetchTask(FetchRequest(catalogue, data, paths.details_file()))
