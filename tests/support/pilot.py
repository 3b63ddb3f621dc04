"""Running the App without a terminal, and reading what it draws."""

from __future__ import annotations

import asyncio
import unicodedata

from textual import events
from textual.keys import _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

MOST_ROUNDS = 100_000
"""The rounds of the event loop after which an App that is never idle fails the test."""


class BurstPilot(Pilot[None]):
    """A pilot who types all keys in one burst, as a terminal may deliver them."""

    async def press(self, *keys: str) -> None:
        """Type keys, and wait until the App has taken the last one and all is drawn."""
        for key in keys:
            self.app.post_message(_key_event(key))
        await self.pause()

    async def pause(self, delay: float | None = None) -> None:
        """Wait until nothing is left to do and all is drawn; Textual's own asks a clock.

        What Textual leaves to a timer is done at once: a new size of the window, and a frame.
        """
        assert delay is None
        await _all_done()
        if self.app._resize_timer:
            self.app._check_resize()
            await _all_done()
        self.app.screen._on_timer_update()
        await _all_done()


async def _all_done() -> None:
    """Let the event loop go round until it has nothing to do but to wait."""
    loop = asyncio.get_running_loop()
    for _ in range(MOST_ROUNDS):
        await asyncio.sleep(0)
        if not loop._ready:  # type: ignore[attr-defined]
            return
    message = f"it does not come to rest in {MOST_ROUNDS} rounds"
    raise AssertionError(message)


def _key_event(key: str) -> events.Key:
    if len(key) == 1:
        return events.Key(_character_to_key(key), key)
    try:
        return events.Key(key, unicodedata.lookup(_get_unicode_name_from_key(key)))
    except KeyError:
        return events.Key(key, None)


def screen_lines(pilot: Pilot[None]) -> list[str]:
    """Return the lines of the screen as a person sees them."""
    screen = pilot.app.screen
    width, height = pilot.app.size
    strips = screen._compositor.render_strips()
    return [strip.text.ljust(width)[:width].rstrip() for strip in strips[:height]]


def screen_text(pilot: Pilot[None]) -> str:
    return "\n".join(screen_lines(pilot))
