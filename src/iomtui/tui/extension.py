"""What the viewer is given: how it starts, and a feature that it does not know."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from iomtui.browser import Opener
from iomtui.catalogue.following import ContentChange
from iomtui.i18n.wording import Wording
from iomtui.themes import THEMES

if TYPE_CHECKING:
    from iomtui.tui.app import ViewerApp


FaultFinder: TypeAlias = Callable[[Wording], tuple[str, ...]]
"""Returns the forms of a notice about faults in data or settings; none without faults."""


class Start(NamedTuple):
    """The state in which the viewer starts."""

    tag: str
    """The language, one of those of the Editions."""
    entry: str | None = None
    """The id of an episode or page; the first one if there is no such id."""
    theme: str = THEMES[0]
    """The colours, one of THEMES."""
    first_hint: bool = False
    """Whether to show new readers the first keys."""
    half_blocks: bool = True
    """Whether the terminal's font has half blocks."""
    opener: Opener = ()
    """The commands that open an address; none without a display."""
    find_faults: FaultFinder | None = None
    """Called in another thread once the viewer is there; its notice stands until the next key."""
    changes: AsyncIterator[ContentChange] | None = None
    """Yields the content with all its languages, then each change; None if it does not change."""


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
