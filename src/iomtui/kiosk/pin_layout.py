"""The box for the PIN with which staff end a kiosk, set for a window of any size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from iomtui.i18n.templates import fill
from iomtui.i18n.wording import KioskWords
from iomtui.render.link import Area
from iomtui.render.typesetting import Line, Role, Span, wrap


class PinState(NamedTuple):
    """What came of a PIN that was typed, or of none yet."""

    was_wrong: bool = False
    """Whether one was typed that was wrong."""
    left: int = 0
    """How many tries are left."""
    seconds: int = 0
    """For how many seconds no try counts; 0 if one does."""


def layout_pin_box(
    words: Sequence[KioskWords], typed: int, answer: PinState, room: Area
) -> tuple[Line, ...]:
    """Return the box with so many digits, none of them legible, and what came of the last PIN.

    `words` are those of each language, the current one first. Where there are too few rows, the
    empty ones go first; then, of the other languages, how to enter the PIN, whom the box is for,
    and what came of the last one. The digits and what the current language says of the last PIN
    stay. Nothing moves when a PIN turns out to be wrong.
    """
    parts = list(_locked(words, answer) if answer.seconds else _asking(words, typed, answer))
    heights = [len(wrap(part.text, room.columns)) for part in parts]
    left, kept = room.rows, set[int]()
    for index in sorted(range(len(parts)), key=lambda index: parts[index].turn):
        if heights[index] <= left:
            kept.add(index)
            left -= heights[index]
    return tuple(
        Line((Span(row, part.role),) if part.is_seen else ())
        for index, part in enumerate(parts)
        if index in kept
        for row in wrap(part.text, room.columns)
    )


_Turn: TypeAlias = tuple[int, ...]


class _Part(NamedTuple):
    """Rows that are kept together or left out together."""

    text: str
    role: Role
    turn: _Turn
    """When it gets its rows, as long as there are some: the lowest first."""
    is_seen: bool = True
    """Whether it is there, and does not only keep its rows free."""


_DIGITS: _Turn = (0, 0)
_OWN = {"result": 1, "how": 2, "who": 3}
_OTHERS = {"result": 1, "who": 2, "how": 3}
"""What is said, in the order in which it gets its rows: in the current language, in others."""


def _turn(what: str, language: int) -> _Turn:
    return (1, _OTHERS[what], language) if language else (0, _OWN[what])


def _empty(turn: int) -> _Part:
    return _Part("", Role.TEXT, (2, turn))


def _locked(words: Sequence[KioskWords], answer: PinState) -> Iterator[_Part]:
    """Yield whom the box is for, and for how long no PIN counts."""
    yield _empty(1)
    yield from _titles(words)
    yield _empty(0)
    for language, each in enumerate(words):
        text = fill(each.pin_locked, {"seconds": str(answer.seconds)})
        yield _Part(text, Role.TEXT, _turn("result", language))


def _asking(words: Sequence[KioskWords], typed: int, answer: PinState) -> Iterator[_Part]:
    """Yield whom the box is for, how to enter the PIN, its digits, and whether it was wrong."""
    yield _empty(3)
    yield from _titles(words)
    yield _empty(2)
    for language, each in enumerate(words):
        yield _Part(each.pin_prompt, Role.TEXT, _turn("how", language))
    yield _empty(0)
    yield _Part("* " * typed + "_", Role.KEY, _DIGITS)
    yield _empty(1)
    for language, each in enumerate(words):
        text = fill(each.pin_wrong, {"left": str(answer.left)})
        yield _Part(text, Role.TEXT, _turn("result", language), is_seen=answer.was_wrong)


def _titles(words: Sequence[KioskWords]) -> Iterator[_Part]:
    for language, each in enumerate(words):
        yield _Part(each.pin_title, Role.TITLE, _turn("who", language))
