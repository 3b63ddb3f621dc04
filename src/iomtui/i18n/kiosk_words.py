"""The words of an unattended screen, as types; several languages stand one under the other."""

from __future__ import annotations

from iomtui.i18n.templates import Section


class KioskWords(Section, frozen=True):
    """What an unattended screen says to visitors and to staff."""

    press_any_key: str
    """What to do, on a card."""
    idle: str
    """{seconds}: when it goes back to the start unless a key is pressed, in 78 cells."""
    idle_short: str
    """{seconds}: the same in 38 cells."""
    pin_title: str
    """Over the box for the PIN: whom it is for, in 60 cells, as are all that follow."""
    pin_prompt: str
    """How to enter the PIN, and how to leave."""
    pin_wrong: str
    """{left}: the PIN was wrong; how many tries there are still."""
    pin_locked: str
    """{seconds}: there were too many wrong tries; how long to wait."""
