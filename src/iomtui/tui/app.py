"""The viewer: it holds what is shown, and handles every key."""

from operator import attrgetter
from pathlib import Path, PurePath
from typing import Any, ClassVar

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import Initialize, Reactive, var
from textual.screen import Screen
from textual.theme import Theme

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.following import in_thread
from iomtui.commands.command import TYPING, Command, Context
from iomtui.commands.keymaps import build_keymap, first_key
from iomtui.commands.policy import Policy, reader_policy
from iomtui.commands.table import next_command
from iomtui.i18n.templates import fill
from iomtui.themes import THEMES
from iomtui.tui.content_follower import ContentFollower
from iomtui.tui.extension import FaultFinder, Start, ViewerExtension
from iomtui.tui.screen_stack import ScreenStackApp
from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.screens.entry import EntryScreen, LinkScreen, SideBySideScreen, SourcesScreen
from iomtui.tui.screens.help import HelpScreen
from iomtui.tui.screens.main import MainScreen
from iomtui.tui.screens.option_screen import LanguagePicker, OptionScreen
from iomtui.tui.screens.palette import PaletteScreen
from iomtui.tui.theme_colours import CUSTOM_THEMES
from iomtui.tui.widgets.key_bar import KeyBar
from iomtui.tui.widgets.option_list import OptionPicked

_FOLDER = Path(__file__).parent


class ViewerApp(ScreenStackApp, inherit_bindings=False):
    """The catalogue on a terminal.

    Every key comes here first, in the order typed, and the table of commands says what it does.
    Changing the language swaps one object: every screen follows `current`, and every screen about
    an entry follows `selected`.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        # Absolute, because Textual looks beside the module of a subclass.
        _FOLDER / "app.tcss",
        _FOLDER / "screens/main.tcss",
        _FOLDER / "screens/text_screens.tcss",
    ]
    TITLE = "iomtui"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    current = var(0, init=False)
    """The index of the Edition in the current language."""
    selected = var(0, init=False)
    """The index of the selected entry."""
    # Not set later, or Textual would parse all stylesheets a second time at the start.
    theme: Reactive[str] = Reactive(Initialize(attrgetter("_start_theme")))

    def __init__(
        self,
        editions: tuple[Edition, ...],
        start: Start,
        *,
        policy: Policy = reader_policy(),  # noqa: B008 - it cannot change
        extension: ViewerExtension | None = None,
    ) -> None:
        """Prepare the viewer; `policy` has the table of commands, with the keys to use.

        `extension` adds a feature that the viewer does not know.
        """
        self._start_theme = start.theme
        super().__init__(policy.input_filter, is_unattended=policy.is_unattended)
        self.policy = policy
        self.extension = extension or ViewerExtension()
        self.follower = ContentFollower(start.changes, is_complete=len(editions) > 1)
        self.commands = policy.commands
        self.keymap = build_keymap(self.commands)
        self.editions = editions
        """The catalogue in each language, in the order offered."""
        self.half_blocks = start.half_blocks
        self.opener = start.opener
        self._find_faults = start.find_faults
        self._notice: tuple[str, ...] = ()
        """The forms of a text that stands until the next key or click, the longest first."""
        tags = [edition.tag for edition in editions]
        self.language = start.tag
        """The tag of the language that was chosen; its file may be missing for a while."""
        self.set_reactive(ViewerApp.current, tags.index(start.tag))
        self.other = (self.current + 1) % len(editions)
        """The index of the Edition that is shown beside the current one."""
        ids = [each.id for each in self.edition.entries]
        self.set_reactive(ViewerApp.selected, ids.index(start.entry) if start.entry in ids else 0)
        self.main = MainScreen(first_hint=start.first_hint)

    def on_ready(self) -> None:
        """Do what the first frame does not wait for: other languages, faults, changes of files."""
        self.follower.start(self)
        if self._find_faults:
            self.run_worker(self._show_faults(self._find_faults))

    async def _show_faults(self, find: FaultFinder) -> None:
        """Show that there are faults, unless one that keeps something from being shown is named."""
        notice = await in_thread(find, self.edition.wording)
        if not self.follower.problem:
            self.show_notice(notice)

    @property
    def available_themes(self) -> dict[str, Theme]:
        """The themes by their names; Textual's own have no colours for our roles."""
        return CUSTOM_THEMES

    def get_default_screen(self) -> Screen[int]:
        return self.main

    @property
    def edition(self) -> Edition:
        return self.editions[self.current]

    @property
    def entry_id(self) -> str:
        return self.edition.entries[self.selected].id

    @property
    def active_commands(self) -> frozenset[str] | None:
        """The ids of the only commands that keys carry out now; None if all are."""
        return None

    def cursor_cell(self, screen: Screen[Any]) -> Offset:
        """Return the cell of the selection, or of the cursor in a text field."""
        widget = screen.cursor_widget if isinstance(screen, BaseScreen) else None
        return widget.content_region.offset + widget.cursor_cell() if widget else Offset()

    @property
    def status_text(self) -> tuple[str, ...]:
        """The forms of the status text of each screen, the longest first."""
        wording = self.edition.wording
        texts = self._notice or self.extension.status_texts(self)
        return texts or self.follower.status_texts(wording)

    def more_key(self, *, in_focus: bool) -> str:
        """Return the key that shows what is below, in the pane with or without the focus."""
        if not in_focus:
            return first_key(self.commands, "read")
        is_typing = isinstance(self.screen, BaseScreen) and self.screen.context is Context.SEARCH
        return first_key(self.commands, "page" if is_typing else "move", "1")

    def validate_current(self, index: int) -> int:
        """Return an index of an Edition: a click may name one that has gone since."""
        return min(index, len(self.editions) - 1)

    def validate_selected(self, index: int) -> int:
        """Return the nearest index of an entry."""
        return max(0, min(index, len(self.editions[0].entries) - 1))

    def watch_current(self, before: int, after: int) -> None:
        """Show every screen in the language; the two that are shown side by side stay two."""
        self.language = self.edition.tag
        if after == self.other:
            self.other = before
        for screen in self.viewer_screens():
            screen.show_all()

    def watch_selected(self) -> None:
        """Show the selected entry on every screen that is about one."""
        for screen in self.viewer_screens():
            screen.follow()

    def replace_editions(self, editions: tuple[Edition, ...]) -> None:
        """Show other content; language, entry and scroll positions stay if they still exist.

        For a handler of the App, as by `call_later`: no screen may be opening.
        """
        before, other, entry = self.edition, self.editions[self.other].tag, self.entry_id
        ids = [each.id for each in editions[0].entries]
        tags = [each.tag for each in editions]
        if (tags, ids) != (
            [each.tag for each in self.editions],
            [each.id for each in before.entries],
        ):
            # What these would return is a position among other entries or languages.
            self.close_screen(OptionScreen)
        self.editions = editions
        current = tags.index(self.language) if self.language in tags else 0
        selected = ids.index(entry) if entry in ids else self.validate_selected(self.selected)
        self.set_reactive(ViewerApp.current, current)
        self.set_reactive(ViewerApp.selected, selected)
        self.other = tags.index(other) if other in tags else current
        if self.other == current:
            self.other = (current + 1) % len(editions)
        for screen in self.viewer_screens():
            screen.renew()
            screen.show_all()

    def show_status_texts(self) -> None:
        """Show the status text on every screen. The extension calls it when that changes."""
        for screen in self.viewer_screens():
            screen.show_status_text()

    def post_message(self, message: Message) -> bool:
        """Queue a message; Ctrl+C, if it quits, does not wait for the keys typed before it."""
        if isinstance(message, events.Key) and message.key == "ctrl+c":
            bound = self.keymap[Context.LIST].get(message.key)
            if bound and bound[0].id == "quit":
                self.has_left = True
                self.call_later(self.exit_in_order)
        return super().post_message(message)

    async def on_event(self, event: events.Event) -> None:
        """Handle keys and pasted text before any widget does."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._press(event)
        elif isinstance(event, events.Paste) and not event.is_forwarded:
            self._paste(event.text)
        else:
            if isinstance(event, events.MouseUp):
                self._hide_hints()
            await super().on_event(event)

    async def _press(self, event: events.Key) -> None:
        self._hide_hints()
        screen = self.screen
        if not isinstance(screen, BaseScreen):
            return
        if event.key == "escape" and self.status_text and self.extension.take_escape(self):
            return
        bound = self.keymap[screen.context].get(event.key)
        if screen.is_covered:
            works = bound and bound[0].id in ("quit", "redraw", "switch_language")
            bound = bound if works else None
        elif bound is None and screen.context in TYPING:
            if event.is_printable and event.character:
                screen.type_text(event.character)
            else:
                screen.edit_text(event.key)
        if bound:
            await self.perform(*bound)

    def _hide_hints(self) -> None:
        self.main.hide_first_hint()
        self.show_notice()

    def _paste(self, text: str) -> None:
        screen = self.screen
        if isinstance(screen, BaseScreen) and screen.context in TYPING and not screen.is_covered:
            screen.type_text(text)

    async def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        """Carry out what was clicked in a key bar."""
        if message.screen is self.screen:
            await self.perform(message.command, message.argument)

    def on_option_picked(self, message: OptionPicked) -> None:
        """Pick what was clicked in a list."""
        screen = self.screen
        if message.screen is screen and isinstance(screen, OptionScreen | HelpScreen):
            screen.pick(message.index)

    async def perform(self, command: Command, argument: str = "") -> None:
        """Carry out a command that the policy allows, by the method of its name.

        Global commands are methods of the App, the others of the screen.
        """
        if self.has_left or self.ignores_input or not self.policy.allows(command.id):
            return
        action = getattr(self if command.is_global else self.screen, f"action_{command.id}")
        pending = action(int(argument)) if argument else action()
        if pending is not None:
            await pending

    async def action_switch_language(self) -> None:
        """Change to the other language, or offer the choice where there are more than two."""
        await self.follower.complete(self)
        if len(self.editions) > 2:
            await self.open_or_close(LanguagePicker(), self._take_language)
        elif len(self.editions) == 2:
            self.current = 1 - self.current

    def _take_language(self, index: int | None) -> None:
        if index is not None:
            self.current = index

    async def action_side_by_side(self) -> None:
        """Show two languages side by side, or leave them; of three or more, choose which."""
        await self.follower.complete(self)
        if isinstance(self.screen, SideBySideScreen):
            self.screen.dismiss()
        elif len(self.editions) > 2:
            await self.open_or_close(LanguagePicker(beside=True), self._take_other)
        elif len(self.editions) == 2:
            await self.open_entry_screen(SideBySideScreen())

    async def _take_other(self, index: int | None) -> None:
        if index is not None:
            self.other = index
            await self.open_entry_screen(SideBySideScreen())

    async def action_sources(self) -> None:
        await self.open_or_close(SourcesScreen())

    async def action_link(self) -> None:
        await self.open_or_close(LinkScreen(self._address))

    async def action_open_link(self) -> None:
        """Open the address in a browser, and show it in any case."""
        await self._use_address(self._address)

    async def action_copy_link(self) -> None:
        """Send the address to the terminal's clipboard (OSC 52), and show it."""
        await self._use_address(self._address, copies=True)

    async def action_follow_link(self) -> None:
        """Open the address of the chosen source, if there is one."""
        if self._address:
            await self.action_open_link()

    async def on_click(self, event: events.Click) -> None:
        """Open an address that was clicked, and show it in any case."""
        address = event.style.meta.get("address") if event.button == 1 else None
        if address and not self.has_left:
            await self._use_address(address)

    @property
    def _address(self) -> str:
        """The address that is chosen on the topmost screen about an entry; empty for its own."""
        screens = (each for each in self.screen_stack if isinstance(each, EntryScreen | MainScreen))
        return [each.address for each in screens][-1]

    async def _use_address(self, address: str, *, copies: bool = False) -> None:
        if not (isinstance(self.screen, LinkScreen) and self.screen.address == address):
            await self.open_entry_screen(LinkScreen(address))
        if isinstance(self.screen, LinkScreen):
            self.screen.use_address(copies=copies)

    async def action_fetch(self) -> None:
        """Carry out the command of the extension."""
        await self.extension.fetch(self)

    async def action_palette(self) -> None:
        """Offer commands and entries by their names, and carry out or select what is picked."""
        below = self.screen
        if not isinstance(below, BaseScreen):
            return
        commands = tuple(command for command in self.commands if below.offers(command))
        palette = PaletteScreen(commands, len(self.edition.entries))

        async def take(index: int | None) -> None:
            if index is None:
                return
            item = palette.items[index]
            if item.command:
                await self.perform(
                    item.command, str(THEMES.index(item.theme)) if item.theme else ""
                )
            else:
                self.selected = item.entry

        await self.open_or_close(palette, take)

    async def action_help(self) -> None:
        await self.open_or_close(HelpScreen(), self._take_command)

    async def _take_command(self, index: int | None) -> None:
        screen = self.screen
        if index is not None and isinstance(screen, BaseScreen):
            command = self.commands[index]
            if screen.base_context in command.contexts and command.id != "help":
                await self.perform(command)

    async def action_onward(self) -> None:
        """Show what comes next about the entry: address, both languages, sources, help."""
        screen = self.screen
        if isinstance(screen, BaseScreen):
            following = next_command(screen.context, screen.unavailable_commands)
            (command,) = (each for each in self.commands if each.id == following)
            await self.perform(command)

    def action_theme(self, index: int | None = None) -> None:
        """Change to one of THEMES, or to the next one, and show its name."""
        following = (THEMES.index(self.theme) + 1) % len(THEMES)
        self.theme = THEMES[following if index is None else index]
        words = self.edition.wording
        self.show_notice((fill(words.palette["theme"], {"theme": words.themes[self.theme]}),))

    def show_notice(self, forms: tuple[str, ...] = ()) -> None:
        """Show the forms of a text until the next key or click; none hides it."""
        if forms != self._notice:
            self._notice = forms
            self.show_status_texts()

    async def action_quit(self) -> None:
        """Leave; keys that were typed after that do nothing."""
        self.exit_in_order()
