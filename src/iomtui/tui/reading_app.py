"""What is read: the Editions, the chosen entry, and the screens about it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.reactive import reactive
from textual.screen import Screen, ScreenResultCallbackType

from iomtui.browser import open_address
from iomtui.catalogue.edition import Edition
from iomtui.catalogue.links import may_open
from iomtui.commands.policy import Policy
from iomtui.render.link import LinkOutcome
from iomtui.terminal.app import TerminalApp
from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.screens.entry import EntryScreen, LinkScreen, SideBySideScreen, SourcesScreen
from iomtui.tui.screens.language_picker import LanguagePicker
from iomtui.tui.screens.main import MainScreen
from iomtui.tui.start import Start


class ReadingApp(TerminalApp, inherit_bindings=False):
    """What is read, and in which languages.

    Toggling the language swaps one object: every screen follows `current`, and every screen
    about an entry follows `selected`.
    """

    current = reactive(0, init=False)
    """The index of the Edition in use."""

    selected = reactive(0, init=False)
    """The index of the chosen entry."""

    def __init__(
        self,
        editions: tuple[Edition, ...],
        start: Start,
        policy: Policy,
    ) -> None:
        """Prepare to show what `start` says."""
        super().__init__(policy)
        self.editions = editions
        """The catalogue in each language, in the order offered."""
        self.half_blocks = start.half_blocks
        """Whether the terminal's font has half blocks."""
        self._opener = start.opener
        tags = [edition.tag for edition in editions]
        self.set_reactive(ReadingApp.current, tags.index(start.tag))
        self.other = (self.current + 1) % len(editions)
        """The index of the Edition that stands beside the current one."""
        ids = [each.id for each in self.edition.entries]
        self.set_reactive(ReadingApp.selected, ids.index(start.entry) if start.entry in ids else 0)
        self.main = MainScreen(first_hint=start.first_hint)
        """The screen at the bottom of the stack."""

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

    def watch_current(self, before: int, after: int) -> None:
        """Show every screen in the language; two different ones stay side by side."""
        if after == self.other:
            self.other = before
        for screen in self.house_screens():
            screen.show_all()

    def watch_selected(self) -> None:
        """Show the chosen entry on every screen that is about one."""
        for screen in self.house_screens():
            screen.follow()

    def take_editions(self, editions: tuple[Edition, ...]) -> None:
        """Show other Editions of the same catalogue, in place: everything stays where it was."""
        self.editions = editions
        for screen in self.house_screens():
            screen.renew()
            screen.show_all()

    def house_screens(self) -> Iterator[BaseScreen]:
        """Yield the screens that are there; they are told, so that none has to be forgotten."""
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen) and screen.is_mounted:
                yield screen

    async def action_switch_language(self) -> None:
        """Change to the other language, or offer the choice where there are more than two."""
        if len(self.editions) > 2:
            await self.open_or_close(LanguagePicker(), self._take_language)
        elif len(self.editions) == 2:
            self.current = 1 - self.current

    def _take_language(self, index: int | None) -> None:
        if index is not None:
            self.current = index

    async def action_side_by_side(self) -> None:
        """Show two languages side by side, or leave them; of three or more, choose which."""
        if isinstance(self.screen, SideBySideScreen):
            self.screen.dismiss()
        elif len(self.editions) > 2:
            await self.open_or_close(LanguagePicker(beside=True), self._take_other)
        elif len(self.editions) == 2:
            await self._show_about_entry(SideBySideScreen())

    async def _take_other(self, index: int | None) -> None:
        if index is not None:
            self.other = index
            await self._show_about_entry(SideBySideScreen())

    async def action_sources(self) -> None:
        """Show what the entry rests on, or leave that."""
        await self.open_or_close(SourcesScreen())

    async def action_link(self) -> None:
        """Show where to watch the entry, or leave that."""
        await self.open_or_close(LinkScreen())

    async def action_open_link(self) -> None:
        """Open the entry's address in a browser, and show it in any case."""
        happened = None
        if address := self._address():
            opened = self._opener and open_address(self._opener, address)
            happened = LinkOutcome.OPENED if opened else LinkOutcome.NO_BROWSER
        await self._tell_of_link(happened)

    async def action_copy_link(self) -> None:
        """Send the entry's address to the terminal's clipboard (OSC 52), and show it."""
        happened = None
        if address := self._address():
            self.copy_to_clipboard(address)
            happened = LinkOutcome.COPIED
        await self._tell_of_link(happened)

    def _address(self) -> str:
        """Return the entry's address; empty unless it is of a host that the data names."""
        link = self.edition.entries[self.selected].link
        return link.address if link and may_open(link.address, self.edition.hosts) else ""

    async def _tell_of_link(self, happened: LinkOutcome | None) -> None:
        link = self.edition.entries[self.selected].link
        if link and not self._address():
            happened = LinkOutcome.REFUSED
        if not isinstance(self.screen, LinkScreen):
            await self._show_about_entry(LinkScreen())
        if isinstance(self.screen, LinkScreen):
            self.screen.show_outcome(happened)

    async def _show_about_entry(self, screen: EntryScreen) -> None:
        """Show a screen about the entry, over the catalogue, and leave the help for it.

        A reader goes from each to any other, so that one is there at most, and back is the text. A
        visitor of a kiosk goes on from one to the next, and back through those that were shown.
        """
        self.close_screen(type(screen))
        while not isinstance(self.screen, EntryScreen | MainScreen):
            self.screen.dismiss()
        if isinstance(self.screen, EntryScreen) and not self.is_unattended:
            self.screen.dismiss()
        await self.push_screen(screen)

    def show_catalogue(self) -> None:
        """Leave every screen that is over the catalogue."""
        while len(self.screen_stack) > 1:
            self.screen.dismiss()

    def close_screen(self, kind: type[BaseScreen]) -> bool:
        """Leave a kind of screen, and what is over it; False if none is there."""
        is_there = any(isinstance(each, kind) for each in self.screen_stack)
        while any(isinstance(each, kind) for each in self.screen_stack):
            self.screen.dismiss()
        return is_there

    async def open_or_close(
        self, screen: BaseScreen, take: ScreenResultCallbackType[int] | None = None
    ) -> None:
        """Open a screen over the catalogue, or leave it; of each kind there is one at most.

        `take` is called with what was chosen there.
        """
        if isinstance(screen, EntryScreen) and not isinstance(self.screen, type(screen)):
            await self._show_about_entry(screen)
        elif not self.close_screen(type(screen)):
            await self.push_screen(screen, take)
