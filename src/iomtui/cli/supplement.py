"""The details from YouTube that count: those in the data folder, or a person's own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from iomtui.cli.output import say_problem
from iomtui.cli.run import Run
from iomtui.reading.problems import InvalidContentError, Problem
from iomtui.stored import locations

if TYPE_CHECKING:
    from iomtui.catalogue.supplement import Supplement


def supplement_for(data: Path, *, own: bool) -> tuple[Supplement | None, list[Problem]]:
    """Return the supplement for a data folder, if there is one, and why some cannot be used.

    `own` says whether a person's own counts as well. Of two, the one that was fetched later does.
    """
    named = [locations.supplement_in(data), locations.supplement_file() if own else None]
    # os.path.lexists, unlike Path.exists, does not raise where one may not look.
    files = [each for each in named if each and os.path.lexists(each)]
    if not files:
        return None, []
    # Only now: most people have no such file, and need not wait for what reads it.
    from datetime import UTC, datetime  # noqa: PLC0415

    from iomtui.catalogue.supplement_reading import load_supplement  # noqa: PLC0415

    found: list[Supplement] = []
    problems: list[Problem] = []
    for file in files:
        try:
            found += filter(None, [load_supplement(file, datetime.now(UTC))])
        except InvalidContentError as error:
            problems += error.problems
    return max(found, key=lambda each: each.fetched, default=None), problems


def usable_supplement(run: Run, data: Path, *, own: bool) -> Supplement | None:
    """Return the supplement for a data folder; one that cannot be used is told and passed over."""
    supplement, problems = supplement_for(data, own=own)
    for problem in problems:
        say_problem(problem, run.wording)
    return supplement
