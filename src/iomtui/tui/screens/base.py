"""What all screens share: the bars, and a card over windows that are too small."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events, getters
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Entry
from iomtui.commands.command import MAIN, ON_ENTRY, SCROLLING, Command, Context
from iomtui.i18n.templates import fill
from iomtui.render.link import Area, code_fits, entry_with_address
from iomtui.render.typesetting import Line, Role, Span, wrap
from iomtui.tui.widgets.key_bar import KeyBar
from iomtui.tui.widgets.lines_panel import LinesPanel
from iomtui.tui.widgets.text_field import TextField
from iomtui.tui.widgets.text_view import TextView
from iomtui.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from iomtui.tui.app import ViewerApp


_COLUMNS_AROUND_LINK = TextView.PAD + 1
"""The columns of the margins on the screen about an address (`text_screens.tcss`)."""

_ROWS_AROUND_LINK = 3
"""The rows of the two bars."""

MIN_COLUMNS = 40

MIN_ROWS = 12

NARROW = 72
"""Below this many columns there is one pane at a time."""

BROAD = 128
"""From this many columns on the QR code is beside a text of at least 44 cells (`main.tcss`)."""

TALL = 30
"""The minimum rows for that."""

MAX_COLUMNS = 132
"""In a wider window the content has this many columns (`app.tcss`)."""


class FullWindowScreen(Screen[ScreenResultType], inherit_bindings=False):
    """The base of all screens. Their widgets draw all of the window."""

    BLANK = True

    def on_resize(self, event: events.Resize) -> None:
        """Replace an outdated size by that of the window.

        Textual sends a screen the size of the window and, after a layout, the size of that layout.
        While a window is being resized, the latter may be outdated, and it replaces a newer one in
        the queue. A layout for it would send it again: two sizes could alternate for ever, and
        nothing else would be drawn.
        """
        size = self.app.size
        if event.size != size:
            event.prevent_default()
            self.post_message(events.Resize(size, size))


class _Body(Horizontal, inherit_bindings=False):
    """What is between the bars."""

    BLANK = True


class BaseScreen(FullWindowScreen[int], inherit_bindings=False):
    """A screen between the two bars, in the App's current language.

    By default it has a text that scrolls, and Esc leaves it.
    """

    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (MIN_COLUMNS, "-narrow"),
        (NARROW, "-normal"),
        (100, "-wide"),
        (BROAD, "-broad"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (MIN_ROWS, "-high"), (TALL, "-tall")]

    if TYPE_CHECKING:
        app = getters.app(ViewerApp)

    CONTEXT: ClassVar[Context]
    """The context, on a screen that has one only."""

    @property
    def edition(self) -> Edition:
        return self.app.edition

    @property
    def base_context(self) -> Context:
        """The context, without that of a text field."""
        return self.CONTEXT

    @property
    def context(self) -> Context:
        """The context, which decides about keys and labels."""
        return self.base_context

    @property
    def is_covered(self) -> bool:
        """Whether the window is too small, so that a message covers the screen."""
        return self.has_class("-tiny") or self.has_class("-low")

    @property
    def unavailable_commands(self) -> frozenset[str]:
        """The ids of commands that would do nothing now; the key bar leaves them out."""
        unavailable = set(self.app.extension.unavailable_commands())
        if len(self.app.editions) == 1:
            unavailable |= {"switch_language", "side_by_side"}
        if self.link_subject.link is None:
            unavailable |= {"link", "open_link", "copy_link"}
        if not self.address:
            unavailable.add("follow_link")
        if self.context in SCROLLING and not (self.view.scrolls or self.address):
            unavailable.add("move")
        return frozenset(unavailable)

    def offers(self, command: Command) -> bool:
        """Return whether the palette offers a command over this screen."""
        is_available = command.id not in self.unavailable_commands
        return command.in_palette and self.base_context in command.contexts and is_available

    @property
    def has_code(self) -> bool:
        """Whether the QR code fits on the screen about the address."""
        return self.fits_code(self.link_subject)

    def fits_code(self, entry: Entry) -> bool:
        """Return whether the QR code of an entry's address fits on the screen about it."""
        words, (columns, rows) = self.edition.wording.link, self.app.size
        columns = min(columns, MAX_COLUMNS) - _COLUMNS_AROUND_LINK
        area = Area(columns, rows - _ROWS_AROUND_LINK)
        return code_fits(entry, words, area, half_blocks=self.app.half_blocks)

    @property
    def address(self) -> str:
        """The address that commands use; empty if they use that of the selected entry."""
        return self.view.address if self.base_context in MAIN | ON_ENTRY else ""

    @property
    def link_subject(self) -> Entry:
        """The selected entry with the address that commands use."""
        entry = self.edition.entries[self.app.selected]
        return entry_with_address(self.edition, entry, self.address)

    @property
    def view(self) -> TextView:
        """The text that scrolls, on a screen that has one."""
        return self.query_one(TextView)

    def body(self) -> Iterable[Widget]:
        """Yield the widgets between the bars."""
        raise NotImplementedError

    def foot(self) -> Iterable[Widget]:
        """Yield the widgets between the body and the key bar."""
        return ()

    def show(self) -> None:
        """Show the content of the body in the current language."""
        raise NotImplementedError

    def type_text(self, text: str) -> None:
        """Insert a text that was typed or pasted, on a screen with a text field."""

    def edit_text(self, key: str) -> None:
        """Edit the text by a key, on a screen with a text field."""

    def compose(self) -> ComposeResult:
        # Textual adds these classes after the first layout, which would be one for another size.
        size = self.app.size
        for points, extent in (
            (self.HORIZONTAL_BREAKPOINTS, size.width),
            (self.VERTICAL_BREAKPOINTS, size.height),
        ):
            self.add_class([name for least, name in points if least <= extent][-1])
        yield TitleBar(id="title-bar")
        yield _Body(*self.body(), id="body")
        yield from self.foot()
        yield KeyBar(self)
        yield LinesPanel("too-small")

    def on_mount(self) -> None:
        self.show_all()

    def show_all(self) -> None:
        """Show everything in the current language. The App calls it when that changes."""
        self._show_size_message()
        self.show_status_text()
        self.show()
        self.refresh_bar()

    def _show_size_message(self) -> None:
        """Show the sentence for windows that are too small, in every language."""
        values = {"columns": str(MIN_COLUMNS), "rows": str(MIN_ROWS)}
        sentences = [fill(each.wording.too_small, values) for each in self.app.editions]

        def layout(area: Area) -> tuple[Line, ...]:
            rows = (row for sentence in sentences for row in wrap(sentence, area.columns))
            return tuple(Line((Span(row, Role.TEXT),)) for row in rows)

        self.query_one("#too-small", LinesPanel).show(sentences, layout)

    def show_status_text(self) -> None:
        """Show the status text. The App calls it when that changes."""
        self.query_one(TitleBar).refresh()

    def renew(self) -> None:
        """Drop what was computed from earlier Editions."""

    def follow(self) -> None:
        """Show the selected entry. The App calls it when that changes."""

    def refresh_bar(self) -> None:
        """Show the available commands."""
        self.query_one(KeyBar).refresh()

    @property
    def cursor_widget(self) -> TextView | TextField | None:
        """The widget that has the terminal's cursor."""
        return self.focused if isinstance(self.focused, TextView) else None

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.refresh_bar()

    def on_title_bar_language_picked(self, message: TitleBar.LanguagePicked) -> None:
        """Change to the language that was clicked."""
        self.app.current = message.index

    def action_move(self, direction: int) -> None:
        self.view.move(direction)

    def move_by_pages(self, pages: float) -> None:
        """Scroll, or move the selection, by so many screens."""
        self.view.scroll_by(int(pages * self.view.page))

    def action_page(self, direction: int) -> None:
        self.move_by_pages(direction)

    def action_half_page(self, direction: int) -> None:
        self.move_by_pages(direction / 2)

    def action_edge(self, direction: int) -> None:
        self.view.scroll_to_edge(direction)

    def action_episode(self, number: int) -> None:
        """Select the episode with this number, if there is one."""
        if number <= len(self.edition.episodes):
            self.app.selected = number - 1

    def action_back(self) -> None:
        self.dismiss()
