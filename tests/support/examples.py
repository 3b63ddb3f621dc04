"""How much is tried: some cases and examples for `make test`, all of them for `make probe`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import settings

USUAL = 100
"""As many as a property is tried on that says nothing else."""

_PART, _FEWEST = 6, 20


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


def first(
    number: int, names: str | tuple[str, ...], cases: Iterable[Any], ids: Any = None
) -> pytest.MarkDecorator:
    """Return what tries a test on the first so many cases, and on the others for `make probe`.

    All else is as pytest has it: one name goes with one value a case, several with a tuple.
    """
    params = [
        pytest.param(
            *((case,) if isinstance(names, str) else case),
            marks=() if index < number else pytest.mark.thorough,
        )
        for index, case in enumerate(cases)
    ]
    return pytest.mark.parametrize(names, params, ids=ids)
