"""The box for the PIN with which staff end a kiosk, laid out for a window of any size."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from iomtui.i18n.templates import fill
from iomtui.i18n.wording import KioskWords
from iomtui.render.link import Area
from iomtui.render.typesetting import Line, Role, Span, wrap


class PinState(NamedTuple):
    """What is known of the PINs that were typed."""

    was_wrong: bool = False
    attempts_left: int = 0
    lock_seconds: int = 0
    """The seconds until a PIN is accepted again; 0 if one is now."""


def layout_pin_box(
    words: Sequence[KioskWords], typed: int, state: PinState, area: Area
) -> tuple[Line, ...]:
    """Return the box with one star for each typed digit, in at most the area's rows.

    `words` are those of each language, the current one first. The box is airy, or compact where
    that does not fit; if need be, the last languages are left out. Nothing moves when a PIN turns
    out to be wrong: the rows of that answer are kept free for it.
    """
    forms = [(words, 1), *((words[:count], 0) for count in range(len(words), 0, -1))]
    layouts = [_layout(some, typed, state, area.columns, gap=gap) for some, gap in forms]
    fitting = (lines for lines in layouts if len(lines) <= area.rows)
    return next(fitting, layouts[-1][: area.rows])


def _layout(
    words: Sequence[KioskWords], typed: int, state: PinState, columns: int, *, gap: int
) -> tuple[Line, ...]:
    """Return the box, with `gap` empty rows above each of its parts."""
    lines: list[Line] = []
    for part in _parts(words, typed, state):
        lines += [Line(())] * gap
        for text, role in part:
            rows = wrap(text, columns)
            lines += [Line((Span(row, role),) if role else ()) for row in rows]
    return tuple(lines)


_Part = list[tuple[str, Role | None]]
"""Texts one under the other; one without a role is not shown, but has its rows."""


def _parts(words: Sequence[KioskWords], typed: int, state: PinState) -> Iterator[_Part]:
    yield [(each.pin_title, Role.TITLE) for each in words]
    if state.lock_seconds:
        seconds = {"seconds": str(state.lock_seconds)}
        yield [(fill(each.pin_locked, seconds), Role.TEXT) for each in words]
        return
    yield [(each.pin_prompt, Role.TEXT) for each in words]
    yield [("* " * typed + "_", Role.KEY)]
    left = {"left": str(state.attempts_left)}
    shown = Role.TEXT if state.was_wrong else None
    yield [(fill(each.pin_wrong, left, state.attempts_left), shown) for each in words]
