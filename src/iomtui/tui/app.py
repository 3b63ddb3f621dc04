"""The viewer: it holds the Editions and the current one, and what every screen can do."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App
from textual.driver import Driver
from textual.reactive import reactive
from textual.screen import Screen

from iomtui.catalogue.edition import Edition
from iomtui.themes import THEMES
from iomtui.tui.bindings import app_bindings
from iomtui.tui.palette import FALLBACKS, HOUSE_THEMES
from iomtui.tui.screens.base import HouseScreen
from iomtui.tui.screens.chooser import ChooserScreen
from iomtui.tui.screens.help import HelpScreen
from iomtui.tui.screens.main import MainScreen


class ViewerApp(App[None], inherit_bindings=False):
    """The catalogue on a terminal.

    Toggling the language swaps one object: every screen follows `current`.
    """

    CSS_PATH: ClassVar[list[str]] = ["app.tcss", "screens/main.tcss", "screens/help.tcss"]  # type: ignore[assignment]
    BINDINGS = app_bindings()
    TITLE = "iomtui"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    current = reactive(0, init=False)
    """The index of the Edition in use."""

    def __init__(
        self,
        editions: tuple[Edition, ...],
        *,
        tag: str,
        entry: str | None = None,
        theme: str = THEMES[0],
        driver_class: type[Driver] | None = None,
    ) -> None:
        """Prepare the viewer.

        `tag` is the language to begin with, one of the editions'; `entry` the id of what to
        select, the first entry if there is none; `theme` one of THEMES.
        """
        super().__init__(driver_class=driver_class)
        self.editions = editions
        """The catalogue in each language, in the order offered."""
        tags = [edition.tag for edition in editions]
        self.set_reactive(ViewerApp.current, tags.index(tag))
        for house_theme in HOUSE_THEMES:
            self.register_theme(house_theme)
        self.theme = theme
        ids = [each.id for each in self.edition.entries]
        self.main_screen = MainScreen(ids.index(entry) if entry in ids else 0)
        """The list and the reading pane."""

    @property
    def edition(self) -> Edition:
        """The catalogue in the current language."""
        return self.editions[self.current]

    @property
    def entry_id(self) -> str:
        """The id of the selected entry."""
        return self.edition.entries[self.main_screen.selected].id

    def get_default_screen(self) -> Screen[None]:
        """Return the screen at the bottom of the stack."""
        return self.main_screen

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the roles' colours for themes that are not of the house."""
        return dict(FALLBACKS)

    def action_switch_language(self) -> None:
        """Change to the other language, or offer the choice where there are more than two."""
        if len(self.editions) > 2:
            self._open_or_close(ChooserScreen)
        else:
            self.current = (self.current + 1) % len(self.editions)

    def action_theme(self) -> None:
        """Change to the next colours."""
        self.theme = THEMES[(THEMES.index(self.theme) + 1) % len(THEMES)]

    def action_help(self) -> None:
        """Open the help, or leave it."""
        self._open_or_close(HelpScreen)

    def _open_or_close(self, kind: type[HouseScreen]) -> None:
        """Open a screen over the catalogue, or leave it; each is there once at most."""
        if any(isinstance(screen, kind) for screen in self.screen_stack):
            self.screen.dismiss()
        else:
            self.push_screen(kind())
