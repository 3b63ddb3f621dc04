"""The screens of a kiosk: the cards while nobody is there, and the box for the PIN."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from iomtui.catalogue.edition import in_each_language
from iomtui.commands.command import Context
from iomtui.commands.keymaps import first_key
from iomtui.kiosk.card_layout import CardSetting, layout_card
from iomtui.kiosk.pin import MOST_DIGITS
from iomtui.kiosk.pin_layout import PinState, layout_pin_box
from iomtui.kiosk.session import CardPosition
from iomtui.render.link import Area
from iomtui.render.typesetting import Line, Role
from iomtui.tui.screens.base import BaseScreen, FullWindowScreen
from iomtui.tui.widgets.strips import row_of

if TYPE_CHECKING:
    from iomtui.tui.app import ViewerApp


class LinesView(Widget):
    """Lines that do not scroll, laid out anew when their content or the size changes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"role--{role}" for role in Role}

    def __init__(self, widget_id: str) -> None:
        super().__init__(id=widget_id)
        self._content: object = None
        self._layout: Callable[[Area], tuple[Line, ...]] = lambda _: ()
        self._area: Area | None = None
        self._lines: tuple[Line, ...] = ()

    def show(self, content: object, layout: Callable[[Area], tuple[Line, ...]]) -> None:
        """Show what `layout` makes of some content; equal content is not drawn again."""
        if content != self._content:
            self._content, self._layout, self._area = content, layout, None
            self.refresh()

    def render_line(self, y: int) -> Strip:
        area = Area(self.size.width, self.size.height)
        if area != self._area:
            self._area, self._lines = area, self._layout(area)
        return row_of(self._lines, y, area.columns, self.get_component_rich_style)


class AttractScreen(FullWindowScreen[None], inherit_bindings=False):
    """A card over the whole window, in every language; any key ends it."""

    def __init__(self, app: ViewerApp, position: CardPosition) -> None:
        super().__init__()
        language_key = first_key(app.commands, "switch_language")
        self._setting = CardSetting(app.current, app.half_blocks, language_key)
        self._editions = app.editions
        self._view = LinesView("card")
        self.show(position)

    def compose(self) -> ComposeResult:
        yield self._view

    def show(self, position: CardPosition) -> None:
        self.entry = position.entry
        """The index of the episode that is shown."""
        layout = partial(layout_card, self._editions, position, setting=self._setting)
        self._view.show(position, layout)


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
        yield LinesView("pin")

    def show(self) -> None:
        state = self._state()
        if state.lock_seconds:
            self._typed, self._was_wrong = "", False
        words = in_each_language(self.app.editions, self.app.current, lambda each: each.kiosk)
        state = state._replace(was_wrong=self._was_wrong)
        content = (words, len(self._typed), state)
        self.query_one(LinesView).show(content, partial(layout_pin_box, *content))

    def type_text(self, text: str) -> None:
        if text.isdecimal() and not self._state().lock_seconds:
            self._typed = (self._typed + text)[:MOST_DIGITS]
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
