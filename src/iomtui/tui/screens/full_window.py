"""A screen that is always laid out for the current size of the window."""

from __future__ import annotations

from textual import events
from textual.screen import Screen, ScreenResultType


class FullWindowScreen(Screen[ScreenResultType], inherit_bindings=False):
    """The base of all screens."""

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
