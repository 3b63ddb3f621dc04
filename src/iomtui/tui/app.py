"""The viewer: keys come here first, and it does what means the same on every screen."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import ClassVar

from textual import events

from iomtui.catalogue.edition import Edition
from iomtui.commands.command import TYPING, Command
from iomtui.commands.keymaps import build_keymap
from iomtui.commands.policy import Policy, reader_policy
from iomtui.commands.table import next_command
from iomtui.themes import THEMES
from iomtui.tui.extension import ViewerExtension
from iomtui.tui.reading_app import ReadingApp
from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.screens.help import HelpScreen
from iomtui.tui.screens.option_screen import OptionScreen
from iomtui.tui.screens.palette import Item, PaletteScreen
from iomtui.tui.start import Start
from iomtui.tui.theme_colours import CUSTOM_THEMES, FALLBACKS
from iomtui.tui.widgets.key_bar import KeyBar
from iomtui.tui.widgets.option_list import OptionPicked

_FOLDER = Path(__file__).parent


class ViewerApp(ReadingApp, inherit_bindings=False):
    """The catalogue on a terminal.

    Every key comes here first, in the order typed, and the table of commands says what it does.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        # Absolute, for Textual looks beside the module of a subclass.
        _FOLDER / "app.tcss",
        _FOLDER / "screens/main.tcss",
        _FOLDER / "screens/text_screens.tcss",
    ]
    TITLE = "iomtui"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

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
        super().__init__(editions, start, policy)
        self.extension = extension or ViewerExtension()
        """A feature that the command line has handed in."""
        self.commands = policy.commands
        """What can be done, with the keys in use."""
        self.keymap = build_keymap(self.commands)
        """What each key does."""
        for house_theme in CUSTOM_THEMES:
            self.register_theme(house_theme)
        self.theme = start.theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the roles' colours for themes that are not of the house."""
        return dict(FALLBACKS)

    async def on_event(self, event: events.Event) -> None:
        """Take keys and pasted text before any widget: one place says what they do."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._press(event)
        elif isinstance(event, events.Paste) and not event.is_forwarded:
            self._paste(event.text)
        else:
            if isinstance(event, events.MouseUp):
                self.main.hide_first_hint()
            await super().on_event(event)

    async def _press(self, event: events.Key) -> None:
        self.main.hide_first_hint()
        screen = self.screen
        if not isinstance(screen, BaseScreen) or self._takes_escape(event.key):
            return
        bound = self.keymap[screen.context].get(event.key)
        if screen.is_covered:
            bound = bound if bound and bound[0].id in ("quit", "switch_language") else None
        elif bound is None and screen.context in TYPING:
            if event.is_printable and event.character:
                screen.type_text(event.character)
            else:
                screen.edit_text(event.key)
        if bound:
            await self.perform(*bound)

    def _paste(self, text: str) -> None:
        screen = self.screen
        if isinstance(screen, BaseScreen) and screen.context in TYPING and not screen.is_covered:
            screen.type_text(text)

    async def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        """Do what was clicked in a key bar."""
        if message.screen is self.screen:
            await self.perform(message.command, message.argument)

    def on_option_picked(self, message: OptionPicked) -> None:
        """Take what was clicked in a list."""
        screen = self.screen
        if message.screen is screen and isinstance(screen, OptionScreen | HelpScreen):
            screen.pick(message.index)

    async def perform(self, command: Command, argument: str) -> None:
        """Do something, on the screen or everywhere; nothing more once one has left."""
        if self.has_left or self.ignores_input or not self.policy.allows(command.id):
            return
        holder = "app" if command.is_global else "screen"
        await self.run_action(f"{holder}.{command.id}({argument})")

    @property
    def active_commands(self) -> frozenset[str] | None:
        """The ids of the only commands that keys carry out now; None if all are."""
        return None

    @property
    def status_text(self) -> tuple[str, ...]:
        """The forms of the status text of each screen, the longest first."""
        return self.extension.status_texts(self)

    def show_status_texts(self) -> None:
        """Show the status text on every screen. The extension calls it when that changes."""
        for screen in self.house_screens():
            screen.show_status_text()

    async def action_fetch(self) -> None:
        """Do the command of the extension."""
        await self.extension.fetch(self)

    def _takes_escape(self, key: str) -> bool:
        return key == "escape" and bool(self.status_text) and self.extension.take_escape(self)

    async def action_palette(self) -> None:
        """Open the palette, or leave it."""
        below = self.screen
        if not isinstance(below, BaseScreen):
            return
        entries = len(self.edition.entries)
        fitting = [
            command
            for command in self.commands
            if command.in_palette
            and below.base_context in command.contexts
            and command.id not in below.unavailable_commands
        ]
        palette = PaletteScreen(tuple(fitting), entries)

        async def take(index: int | None) -> None:
            if index is not None:
                await self._do_item(palette.items[index])

        await self.open_or_close(palette, take)

    async def _do_item(self, item: Item) -> None:
        if item.command:
            await self.perform(item.command, "")
        else:
            self.selected = item.entry

    def action_theme(self) -> None:
        """Change to the next colours."""
        self.theme = THEMES[(THEMES.index(self.theme) + 1) % len(THEMES)]

    async def action_quit(self) -> None:
        """Leave. What was typed after that no longer finds a screen."""
        self.exit_in_order()

    async def action_onward(self) -> None:
        """Show what comes next about the entry: where to watch, both languages, sources, help."""
        screen = self.screen
        if isinstance(screen, BaseScreen):
            wanted = next_command(screen.context, screen.unavailable_commands)
            await self.run_action(f"app.{wanted}")

    async def action_help(self) -> None:
        """Open the help, or leave it."""
        await self.open_or_close(HelpScreen(), self._do_command)

    async def _do_command(self, index: int | None) -> None:
        screen = self.screen
        if index is not None and isinstance(screen, BaseScreen):
            command = self.commands[index]
            if screen.base_context in command.contexts and command.id != "help":
                await self.perform(command, "")
