"""What a feature adds to the viewer without the viewer knowing the feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iomtui.tui.app import ViewerApp


class ViewerExtension:
    """Does nothing. A feature overrides what it needs; the command line hands its subclass in."""

    def status_texts(self, app: ViewerApp) -> tuple[str, ...]:
        """Return the forms of the status text of each screen, the longest first."""
        return ()

    def unavailable_commands(self) -> frozenset[str]:
        """Return the ids of commands that would do nothing now, on any screen."""
        return frozenset({"fetch"})

    async def fetch(self, app: ViewerApp) -> None:
        """Do the command `fetch`."""

    def take_escape(self, app: ViewerApp) -> bool:
        """Take the key Esc before any screen does; return whether it is used up."""
        return False
