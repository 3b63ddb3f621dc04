"""Which screens lie over the catalogue, and how one is left for another."""

from collections.abc import Iterator

from textual.screen import ScreenResultCallbackType

from iomtui.terminal.app import TerminalApp
from iomtui.tui.screens.base import BaseScreen
from iomtui.tui.screens.entry import EntryScreen, LinkScreen
from iomtui.tui.screens.main import MainScreen


class ScreenStackApp(TerminalApp, inherit_bindings=False):
    """Opens and closes screens; the lowest shows the catalogue."""

    def viewer_screens(self) -> Iterator[BaseScreen]:
        """Yield the screens that show content, the lowest first."""
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen) and screen.is_mounted:
                yield screen

    async def open_or_close(
        self, screen: BaseScreen, take: ScreenResultCallbackType[int] | None = None
    ) -> None:
        """Open a screen over the catalogue, or leave it; of each kind there is one at most.

        `take` is called with its result.
        """
        if isinstance(screen, EntryScreen) and not isinstance(self.screen, type(screen)):
            await self.open_entry_screen(screen)
        elif not self.close_screen(type(screen)):
            await self.push_screen(screen, take)

    async def open_entry_screen(self, screen: EntryScreen) -> None:
        """Show a screen about the entry, over the catalogue, and leave the help for it.

        A reader goes from each to any other, and back is the text; but back from an address is
        where it was chosen. A visitor of a kiosk goes back through all that were shown.
        """
        self.close_screen(type(screen))
        while not isinstance(self.screen, EntryScreen | MainScreen):
            self.screen.dismiss()
        if not self.is_unattended and not isinstance(screen, LinkScreen):
            while isinstance(self.screen, EntryScreen):
                self.screen.dismiss()
        await self.push_screen(screen)

    def close_screen(self, kind: type[BaseScreen]) -> bool:
        """Leave a kind of screen, and what is over it; return whether there was one."""
        is_open = any(isinstance(each, kind) for each in self.screen_stack)
        while any(isinstance(each, kind) for each in self.screen_stack):
            self.screen.dismiss()
        return is_open

    def show_catalogue(self) -> None:
        """Leave every screen that is over the catalogue."""
        while len(self.screen_stack) > 1:
            self.screen.dismiss()
