"""The box for the PIN with which staff end a kiosk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from textual.widget import Widget

from iomtui.commands.command import Context
from iomtui.kiosk.pin import MOST_DIGITS
from iomtui.render.every_language import said_in_each
from iomtui.render.typesetting import Line, Role, Span, wrap
from iomtui.tui.screens.base import HouseScreen
from iomtui.tui.widgets.still_sheet import StillSheet
from iomtui.wording.kiosk_words import KioskWords
from iomtui.wording.section import fill


class Answer(NamedTuple):
    """What came of a PIN that was typed, or of none yet."""

    was_wrong: bool = False
    """Whether one was typed that was wrong."""
    left: int = 0
    """How many tries are left."""
    seconds: int = 0
    """For how many seconds no try counts; 0 if one does."""


class PinSheet(StillSheet):
    """What is asked, in every language, and how many digits were typed."""

    def __init__(self) -> None:
        super().__init__(id="pin")
        self._words: tuple[KioskWords, ...] = ()
        self._typed = 0
        self._answer = Answer()

    def show(self, words: tuple[KioskWords, ...], typed: int, answer: Answer) -> None:
        """Show so many digits, none of them legible, and what came of the last PIN.

        `words` are those of each language, the current one first.
        """
        self._words, self._typed, self._answer = words, typed, answer
        self.refresh()

    def set_lines(self, width: int) -> tuple[Line, ...]:
        """Return the box for a width."""
        answer = self._answer
        values = {"left": str(answer.left), "seconds": str(answer.seconds)}
        texts = [(words.pin_title, Role.TITLE) for words in self._words]
        texts.append(("", Role.TEXT))
        if answer.seconds:
            texts += [(fill(words.pin_locked, values), Role.TEXT) for words in self._words]
        else:
            texts += [(words.pin_prompt, Role.TEXT) for words in self._words]
            texts += [("", Role.TEXT), ("* " * self._typed + "_", Role.KEY), ("", Role.TEXT)]
            if answer.was_wrong:
                texts += [(fill(words.pin_wrong, values), Role.TEXT) for words in self._words]
        return tuple(
            Line((Span(row, role),)) for text, role in texts for row in wrap(text, width) or [""]
        )


class PinScreen(HouseScreen):
    """Takes a PIN; what it is worth, only `attempt` knows."""

    def __init__(self, attempt: Callable[[str], bool], state: Callable[[], Answer]) -> None:
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
        yield PinSheet()

    def show(self) -> None:
        """Show how things stand now."""
        state = self._state()
        if state.seconds:
            self._typed, self._was_wrong = "", False
        viewer = self.viewer
        words = said_in_each(viewer.editions, viewer.current, lambda each: each.kiosk)
        answer = state._replace(was_wrong=self._was_wrong)
        self.query_one(PinSheet).show(words, len(self._typed), answer)

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
