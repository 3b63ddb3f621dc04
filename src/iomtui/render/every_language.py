"""What is said in every language, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from iomtui.catalogue.edition import Edition
from iomtui.i18n.wording import Wording

_Said = TypeVar("_Said", bound=Hashable)


def from_first(editions: tuple[Edition, ...], first: int) -> tuple[Edition, ...]:
    """Return the Editions, the one with the index `first` before the others."""
    return (editions[first], *editions[:first], *editions[first + 1 :])


def in_each_language(
    editions: tuple[Edition, ...], first: int, say: Callable[[Wording], _Said]
) -> tuple[_Said, ...]:
    """Return what the interface says in each language; `first` is the index of the first one.

    A language without an interface of its own borrows those words of another; they come once.
    """
    return tuple(dict.fromkeys(say(each.wording) for each in from_first(editions, first)))
