"""The box for the PIN with which staff end a kiosk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, TypeAlias

from textual.strip import Strip
from textual.widget import Widget

from iomtui.catalogue.edition import in_each_language
from iomtui.commands.command import Context
from iomtui.i18n.wording import KioskWords
from iomtui.kiosk.pin import MOST_DIGITS
from iomtui.kiosk.pin_layout import PinState, layout_pin_box
from iomtui.render.link import Area
from iomtui.render.typesetting import Line, Role
from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.widgets.strips import row_of

_Said: TypeAlias = tuple[tuple[KioskWords, ...], int, PinState]
"""The words of each language, how many digits were typed, and what came of the last PIN."""


class PinView(Widget):
    """What is asked, in every language, and how many digits were typed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in Role}

    def __init__(self) -> None:
        super().__init__(id="pin")
        self._said: _Said = ((), 0, PinState())
        self._drawn: tuple[_Said, Area] | None = None
        self._lines: tuple[Line, ...] = ()

    def show(self, words: tuple[KioskWords, ...], typed: int, answer: PinState) -> None:
        """Show so many digits, none of them legible, and what came of the last PIN.

        `words` are those of each language, the current one first.
        """
        if self._said != (words, typed, answer):
            self._said = (words, typed, answer)
            self.refresh()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The box, set for the present size: the first frame shows it already."""
        wanted = (self._said, Area(self.size.width, self.size.height))
        if wanted != self._drawn:
            self._drawn = wanted
            self._lines = layout_pin_box(*self._said, wanted[1])
        return self._lines

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        return row_of(self.lines, y, self.size.width, self.get_component_rich_style)


class PinScreen(BaseScreen):
    """Takes a PIN; what it is worth, only `attempt` knows."""

    def __init__(self, attempt: Callable[[str], bool], state: Callable[[], PinState]) -> None:
        """Prepare the box; `attempt` says whether a PIN is right, `state` how things stand."""
        super().__init__()
        self._attempt = attempt
        self._state = state
        self._typed = ""
        self._was_wrong = False

    @property
    def context(self) -> Context:
        """Where the person is."""
        return Context.PIN

    def body(self) -> Iterable[Widget]:
        """Yield the box."""
        yield PinView()

    def show(self) -> None:
        """Show how things stand now."""
        state = self._state()
        if state.seconds:
            self._typed, self._was_wrong = "", False
        viewer = self.viewer
        words = in_each_language(viewer.editions, viewer.current, lambda each: each.kiosk)
        answer = state._replace(was_wrong=self._was_wrong)
        self.query_one(PinView).show(words, len(self._typed), answer)

    def type_text(self, text: str) -> None:
        """Take digits."""
        if text.isdecimal() and not self._state().seconds:
            self._typed = (self._typed + text)[:MOST_DIGITS]
            self._was_wrong = False
            self.show()

    def edit_text(self, key: str) -> None:
        """Take the last digit back."""
        if key == "backspace":
            self._typed = self._typed[:-1]
            self.show()

    def action_read(self) -> None:
        """Try what was typed."""
        typed, self._typed = self._typed, ""
        if typed and not self._state().seconds:
            self._was_wrong = not self._attempt(typed)
        self.show()
