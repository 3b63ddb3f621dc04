"""A screen that is laid out for the window as it is, whatever it hears of other sizes."""

from __future__ import annotations

from textual import events
from textual.screen import Screen, ScreenResultType


class FullWindowScreen(Screen[ScreenResultType], inherit_bindings=False):
    """A screen over the whole window."""

    def on_resize(self, event: events.Resize) -> None:
        """Be laid out for the size of the window only.

        Textual tells a screen of the window's size and, when it has been laid out, of its layout's.
        While a window is dragged about, the second may be a size that has passed, and it takes the
        place of a newer one in the queue. Laid out for it, the screen would tell itself of it once
        more; two sizes could follow each other like that for ever, and nothing else be drawn.
        """
        size = self.app.size
        if event.size != size:
            event.prevent_default()
            self.post_message(events.Resize(size, size))
