"""The details from YouTube that count: those in the data folder, or a person's own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from iomtui.parsing.diagnostics import Diagnostic, InvalidContentError
from iomtui.storage import paths

if TYPE_CHECKING:
    from iomtui.youtube.details import Details


def details_for(data: Path, *, own: bool) -> tuple[Details | None, list[Diagnostic]]:
    """Return the supplement for a data folder, if there is one, and why some cannot be used.

    `own` says whether a person's own counts as well. Of two, the one that was fetched later does.
    """
    named = [paths.details_in(data), paths.details_file() if own else None]
    # os.path.lexists, unlike Path.exists, does not raise where one may not look.
    files = [each for each in named if each and os.path.lexists(each)]
    if not files:
        return None, []
    # Only now: most people have no such file, and need not wait for what reads it.
    from datetime import UTC, datetime  # noqa: PLC0415

    from iomtui.youtube.details_file import load_details  # noqa: PLC0415

    found: list[Details] = []
    problems: list[Diagnostic] = []
    for file in files:
        try:
            found += filter(None, [load_details(file, datetime.now(UTC))])
        except InvalidContentError as error:
            problems += error.diagnostics
    return max(found, key=lambda each: each.fetched, default=None), problems
