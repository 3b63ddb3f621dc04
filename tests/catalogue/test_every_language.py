"""Editions and words in every language, in one order."""

from __future__ import annotations

import msgspec

from iomtui.catalogue.edition import Edition, from_first, in_each_language


def test_the_first_language_comes_first_and_words_of_a_fallback_are_returned_once(
    shipped_editions: tuple[Edition, ...],
) -> None:
    indonesian, english = shipped_editions
    borrowing = msgspec.structs.replace(english, tag="jv", name="Basa Jawa")
    three = (indonesian, english, borrowing)
    assert from_first(three, 1) == (english, indonesian, borrowing)
    assert in_each_language(three, 2, lambda words: words.kiosk.press_any_key) == (
        "Press any key",
        "Tekan tombol apa saja",
    )
