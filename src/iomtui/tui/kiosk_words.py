"""What a kiosk says in every language at once."""

from __future__ import annotations

from iomtui.catalogue.edition import Edition
from iomtui.wording.kiosk_words import KioskWords


def kiosk_words(editions: tuple[Edition, ...], first: int) -> list[KioskWords]:
    """Return the words of each language, that of the Edition with index `first` first.

    A language without an interface of its own borrows those of another; they come once.
    """
    order = (editions[first], *editions[:first], *editions[first + 1 :])
    return list(dict.fromkeys(edition.wording.kiosk for edition in order))
