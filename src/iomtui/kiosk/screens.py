"""The screens of a kiosk: the cards while nobody is there, the box for the PIN, a warning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.widget import Widget

from iomtui.catalogue.edition import in_each_language
from iomtui.commands.command import Context
from iomtui.commands.keymaps import first_key
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import KioskWords
from iomtui.kiosk.card_layout import CardSetting, layout_card
from iomtui.kiosk.pin import MOST_DIGITS, ascii_digits
from iomtui.kiosk.pin_layout import PinState, layout_pin_box
from iomtui.kiosk.session import COUNTDOWN_STEP, CardPosition
from iomtui.render.link import Area
from iomtui.render.typesetting import Line, Role, full_line
from iomtui.tui.screens.base import BaseScreen, FullWindowScreen
from iomtui.tui.widgets.lines_panel import LinesPanel

if TYPE_CHECKING:
    from iomtui.tui.app import ViewerApp


class CardScreen(FullWindowScreen[None], inherit_bindings=False):
    """A card over the whole window, in every language; any key ends it."""

    def __init__(self, app: ViewerApp, position: CardPosition) -> None:
        super().__init__()
        self._panel = LinesPanel("card")
        self.renew(app, position)

    def renew(self, app: ViewerApp, position: CardPosition) -> None:
        """Show a card with the content that the App has now."""
        language_key = first_key(app.commands, "switch_language")
        self._setting = CardSetting(app.current, app.half_blocks, language_key)
        self._editions = app.editions
        self.show(position)

    def compose(self) -> ComposeResult:
        yield self._panel

    def show(self, position: CardPosition) -> None:
        self.entry = position.entry
        """The index of the episode that is shown."""
        layout = partial(layout_card, self._editions, position, setting=self._setting)
        self._panel.show((position, self._editions), layout)


class PinScreen(BaseScreen):
    """Takes a PIN, and hands it to `attempt`."""

    CONTEXT = Context.PIN

    def __init__(self, attempt: Callable[[str], bool], state: Callable[[], PinState]) -> None:
        """`attempt` returns whether a PIN is right, `state` the tries left and the lock."""
        super().__init__()
        self._attempt = attempt
        self._state = state
        self._typed = ""
        self._was_wrong = False

    def body(self) -> Iterable[Widget]:
        yield LinesPanel("pin")

    def show(self) -> None:
        state = self._state()
        if state.lock_seconds:
            self._typed, self._was_wrong = "", False
        words = in_each_language(self.app.editions, self.app.current, lambda each: each.kiosk)
        state = state._replace(was_wrong=self._was_wrong)
        content = (words, len(self._typed), state)
        self.query_one("#pin", LinesPanel).show(content, partial(layout_pin_box, *content))

    def type_text(self, text: str) -> None:
        if text.isdecimal() and not self._state().lock_seconds:
            self._typed = (self._typed + ascii_digits(text))[:MOST_DIGITS]
            self._was_wrong = False
            self.show()

    def edit_text(self, key: str) -> None:
        """Delete the last digit."""
        if key == "backspace":
            self._typed = self._typed[:-1]
            self.show()

    def action_read(self) -> None:
        typed, self._typed = self._typed, ""
        if typed and not self._state().lock_seconds:
            self._was_wrong = not self._attempt(typed)
        self.show()


def layout_idle_warning(words: Sequence[KioskWords], seconds: int, area: Area) -> tuple[Line, ...]:
    """Return when the kiosk goes back to its first page and how to stay, in every language.

    It takes two rows at most, like the title bar below it. In the second one, all languages but
    the first take turns.
    """
    first, *others = words
    shown = [first, others[seconds // COUNTDOWN_STEP % len(others)]] if others else [first]
    lines = []
    for each in shown:
        texts = [fill(text, {"seconds": str(seconds)}) for text in (each.idle, each.idle_short)]
        text = next((each for each in texts if cell_len(each) + 2 <= area.columns), texts[-1])
        lines.append(full_line(text, Role.HIT, area.columns))
    return tuple(lines)
