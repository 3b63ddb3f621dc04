"""How many examples Hypothesis makes up: some for `make test`, all of them for `make probe`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import settings

USUAL = 100
"""As many as a property is tried on that says nothing else."""

_PART, _FEWEST = 4, 20


def choose(*, thorough: bool) -> None:
    """Decide before any test is read whether all examples are tried, or a part of them."""
    settings.register_profile("all", deadline=None, derandomize=True, max_examples=USUAL)
    settings.register_profile("part", settings.get_profile("all"), max_examples=_part(USUAL))
    settings.load_profile("all" if thorough else "part")


def examples(number: int) -> Callable[[Any], Any]:
    """Return a decorator for a property that is tried on so many examples, or on a part of them."""
    is_whole = settings.get_current_profile_name() == "all"
    return settings(max_examples=number if is_whole else _part(number))


def _part(number: int) -> int:
    return min(number, max(number // _PART, _FEWEST))
