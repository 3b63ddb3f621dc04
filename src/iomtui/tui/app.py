"""The viewer: it holds the Editions, what is chosen, and what every screen can do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.reactive import reactive
from textual.screen import Screen, ScreenResultCallbackType

from iomtui.browser import open_address
from iomtui.catalogue.edition import Edition
from iomtui.catalogue.links import may_open
from iomtui.commands.command import TYPING, Command
from iomtui.commands.keymaps import keymap
from iomtui.commands.policy import Policy, of_reader
from iomtui.commands.table import onward_from
from iomtui.render.link import Happened
from iomtui.themes import THEMES
from iomtui.tui.hosted import HostedApp
from iomtui.tui.palette import FALLBACKS, HOUSE_THEMES
from iomtui.tui.screens.base import HouseScreen
from iomtui.tui.screens.choice import ChoiceScreen
from iomtui.tui.screens.chooser import ChooserScreen
from iomtui.tui.screens.entry import BesideScreen, EntryScreen, LinkScreen, SourcesScreen
from iomtui.tui.screens.help import HelpScreen
from iomtui.tui.screens.main import MainScreen
from iomtui.tui.screens.palette import Item, PaletteScreen
from iomtui.tui.start import Machine, Start
from iomtui.tui.widgets.key_bar import KeyBar
from iomtui.tui.widgets.picked import Picked


class ViewerApp(HostedApp, inherit_bindings=False):
    """The catalogue on a terminal.

    Toggling the language swaps one object: every screen follows `current`. Every key comes here
    first, in the order typed, and the table of commands says what it does.
    """

    CSS_PATH: ClassVar[list[str]] = [  # type: ignore[assignment]
        "app.tcss",
        "screens/main.tcss",
        "screens/sheets.tcss",
    ]
    TITLE = "iomtui"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    current = reactive(0, init=False)
    """The index of the Edition in use."""

    selected = reactive(0, init=False)
    """The index of the chosen entry."""

    def __init__(
        self,
        editions: tuple[Edition, ...],
        start: Start,
        *,
        policy: Policy = of_reader(),  # noqa: B008 - it cannot change
        machine: Machine = Machine(),  # noqa: B008 - it cannot change
    ) -> None:
        """Prepare the viewer; `policy` has the table of commands, with the keys to use."""
        super().__init__(policy)
        self.editions = editions
        """The catalogue in each language, in the order offered."""
        self.commands = policy.commands
        """What can be done, with the keys in use."""
        self.keymap = keymap(self.commands)
        """What each key does."""
        self.half_blocks = machine.half_blocks
        """Whether the terminal's font has half blocks."""
        self._opener = machine.opener
        tags = [edition.tag for edition in editions]
        self.set_reactive(ViewerApp.current, tags.index(start.tag))
        self.other = (self.current + 1) % len(editions)
        """The index of the Edition that stands beside the current one."""
        for house_theme in HOUSE_THEMES:
            self.register_theme(house_theme)
        self.theme = start.theme
        ids = [each.id for each in self.edition.entries]
        self.set_reactive(ViewerApp.selected, ids.index(start.entry) if start.entry in ids else 0)
        self.main = MainScreen(welcomes=start.welcomes)

    @property
    def edition(self) -> Edition:
        """The catalogue in the current language."""
        return self.editions[self.current]

    @property
    def entry_id(self) -> str:
        """The id of the chosen entry."""
        return self.edition.entries[self.selected].id

    def get_default_screen(self) -> Screen[int]:
        """Return the screen at the bottom of the stack."""
        return self.main

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
                self.main.end_welcome()
            await super().on_event(event)

    async def _press(self, event: events.Key) -> None:
        self.main.end_welcome()
        screen = self.screen
        if not isinstance(screen, HouseScreen):
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
        if isinstance(screen, HouseScreen) and screen.context in TYPING and not screen.is_covered:
            screen.type_text(text)

    async def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        """Do what was clicked in a key bar."""
        if message.screen is self.screen:
            await self.perform(message.command, message.argument)

    def on_picked(self, message: Picked) -> None:
        """Take what was clicked in a list."""
        screen = self.screen
        if message.screen is screen and isinstance(screen, ChoiceScreen | HelpScreen):
            screen.take(message.index)

    async def perform(self, command: Command, argument: str) -> None:
        """Do something, on the screen or everywhere; nothing more once one has left."""
        if self.has_left or self.is_deaf or not self.policy.allows(command.id):
            return
        holder = "app" if command.of_app else "screen"
        await self.run_action(f"{holder}.{command.id}({argument})")

    def watch_current(self, before: int, after: int) -> None:
        """Show every screen in the language; two different ones stay side by side."""
        if after == self.other:
            self.other = before
        for screen in self._house_screens():
            screen.show_all()

    def watch_selected(self) -> None:
        """Show the chosen entry on every screen that is about one."""
        for screen in self._house_screens():
            screen.follow()

    def _house_screens(self) -> Iterator[HouseScreen]:
        """Yield the screens that are there; they are told, so that none has to be forgotten."""
        for screen in self.screen_stack:
            if isinstance(screen, HouseScreen) and screen.is_mounted:
                yield screen

    async def action_switch_language(self) -> None:
        """Change to the other language, or offer the choice where there are more than two."""
        if len(self.editions) > 2:
            await self._open_or_close(ChooserScreen(), self._take_language)
        elif len(self.editions) == 2:
            self.current = 1 - self.current

    def _take_language(self, index: int | None) -> None:
        if index is not None:
            self.current = index

    async def action_side_by_side(self) -> None:
        """Show two languages side by side, or leave them; of three or more, choose which."""
        if isinstance(self.screen, BesideScreen):
            self.screen.dismiss()
        elif len(self.editions) > 2:
            await self._open_or_close(ChooserScreen(beside=True), self._take_other)
        elif len(self.editions) == 2:
            await self._show_about_entry(BesideScreen())

    async def _take_other(self, index: int | None) -> None:
        if index is not None:
            self.other = index
            await self._show_about_entry(BesideScreen())

    async def action_sources(self) -> None:
        """Show what the entry rests on, or leave that."""
        await self._open_or_close(SourcesScreen())

    async def action_link(self) -> None:
        """Show where to watch the entry, or leave that."""
        await self._open_or_close(LinkScreen())

    async def action_open_link(self) -> None:
        """Open the entry's address in a browser, and show it in any case."""
        happened = None
        if address := self._address():
            opened = self._opener and open_address(self._opener, address)
            happened = Happened.OPENED if opened else Happened.NO_BROWSER
        await self._tell_of_link(happened)

    async def action_copy_link(self) -> None:
        """Send the entry's address to the terminal's clipboard (OSC 52), and show it."""
        happened = None
        if address := self._address():
            self.copy_to_clipboard(address)
            happened = Happened.COPIED
        await self._tell_of_link(happened)

    def _address(self) -> str:
        """Return the entry's address; empty unless it is of a host that the data names."""
        link = self.edition.entries[self.selected].link
        return link.address if link and may_open(link.address, self.edition.hosts) else ""

    async def _tell_of_link(self, happened: Happened | None) -> None:
        link = self.edition.entries[self.selected].link
        if link and not self._address():
            happened = Happened.REFUSED
        if not isinstance(self.screen, LinkScreen):
            await self._show_about_entry(LinkScreen())
        if isinstance(self.screen, LinkScreen):
            self.screen.tell(happened)

    async def action_palette(self) -> None:
        """Open the palette, or leave it."""
        below = self.screen
        if not isinstance(below, HouseScreen):
            return
        entries = len(self.edition.entries)
        fitting = [
            command
            for command in self.commands
            if command.in_palette
            and below.where in command.contexts
            and command.id not in below.idle_commands
        ]
        palette = PaletteScreen(tuple(fitting), entries)

        async def take(index: int | None) -> None:
            if index is not None:
                await self._do_item(palette.items[index])

        await self._open_or_close(palette, take)

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
        self.has_left = True
        self.exit()

    async def action_onward(self) -> None:
        """Show what comes next about the entry: where to watch, both languages, sources, help."""
        screen = self.screen
        if isinstance(screen, HouseScreen):
            wanted = onward_from(screen.context, screen.idle_commands)
            await self.run_action(f"app.{wanted}")

    async def action_help(self) -> None:
        """Open the help, or leave it."""
        await self._open_or_close(HelpScreen(), self._do_command)

    async def _do_command(self, index: int | None) -> None:
        screen = self.screen
        if index is not None and isinstance(screen, HouseScreen):
            command = self.commands[index]
            if screen.where in command.contexts and command.id != "help":
                await self.perform(command, "")

    async def _show_about_entry(self, screen: EntryScreen) -> None:
        """Show a screen about the entry; of these, one is there at most."""
        if isinstance(self.screen, EntryScreen):
            self.screen.dismiss()
        await self.push_screen(screen)

    async def _open_or_close(
        self, screen: HouseScreen, take: ScreenResultCallbackType[int] | None = None
    ) -> None:
        """Open a screen over the catalogue, or leave it; of each kind there is one at most.

        `take` is called with what was chosen there.
        """
        if any(isinstance(each, type(screen)) for each in self.screen_stack):
            while any(isinstance(each, type(screen)) for each in self.screen_stack):
                self.screen.dismiss()
        elif isinstance(screen, EntryScreen):
            await self._show_about_entry(screen)
        else:
            await self.push_screen(screen, take)
