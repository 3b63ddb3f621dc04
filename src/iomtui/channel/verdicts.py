"""Whose video stays: where an episode had one and the list has another, and what is sure then.

The earlier video is the one that was the episode's before, and of which the list says nothing; the
new one has the episode's title in the list. A video that a person named is not judged: it stays.
"""

from __future__ import annotations

from enum import Enum, auto


class Said(Enum):
    """What the own page of an episode's earlier video said."""

    NOTHING = auto()
    """It was not asked for, or its answer tells nothing."""
    ITS = auto()
    """It has the episode's title."""
    STRANGE = auto()
    """It has the episode's title, but is of another channel than the list."""
    OTHER = auto()
    """It has another title."""
    SHUT = auto()
    """It cannot be watched, and what its title is is not told."""


class Verdict(Enum):
    """Which video is the episode's."""

    KEPT = auto()
    """None was found; the earlier one, if there is one, stays what was known."""
    AGAIN = auto()
    """The earlier one, which was found again."""
    LISTED = auto()
    """The new one, as far as one can tell by the list."""
    GONE = auto()
    """The new one: the earlier one is the episode's no longer."""
    RIVALS = auto()
    """Neither: both fit equally well."""
    REFUSED = auto()
    """None was found: the own page of the new one said that it is of another channel."""


class Standing(Enum):
    """How much a list counts against what was known before."""

    WHOLE = auto()
    """All of it was seen, or another address was asked before: it counts more."""
    PART = auto()
    """The earlier video may be on a page that was not seen."""
    FOREIGN = auto()
    """Another channel answers at the address than before."""


def judged(said: Said, *, has_new: bool) -> Verdict:
    """Return which video is an episode's; `has_new` tells whether the list has a new one."""
    return (_WITH_NEW if has_new else _WITHOUT_NEW)[said]


_WITHOUT_NEW = {
    Said.NOTHING: Verdict.KEPT,
    Said.ITS: Verdict.AGAIN,
    Said.STRANGE: Verdict.KEPT,
    Said.OTHER: Verdict.KEPT,
    Said.SHUT: Verdict.KEPT,
}
_WITH_NEW = {
    Said.NOTHING: Verdict.LISTED,
    Said.ITS: Verdict.RIVALS,
    Said.STRANGE: Verdict.RIVALS,
    Said.OTHER: Verdict.GONE,
    Said.SHUT: Verdict.GONE,
}


def is_sure(found: Verdict, standing: Standing) -> bool:
    """Tell whether the video that was found may take the place of another one."""
    return found in _SURE[standing]


_SURE = {
    Standing.WHOLE: frozenset({Verdict.AGAIN, Verdict.LISTED, Verdict.GONE}),
    Standing.PART: frozenset({Verdict.GONE}),
    Standing.FOREIGN: frozenset[Verdict](),
}
