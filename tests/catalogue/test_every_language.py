"""Editions and words in every language, in one order."""

from __future__ import annotations

import msgspec
import pytest

from iomtui.catalogue.edition import Edition, from_first, in_each_language


@pytest.fixture
def three(shipped_editions: tuple[Edition, ...]) -> tuple[Edition, ...]:
    """Three languages, the last of which borrows the words of the second."""
    borrowing = msgspec.structs.replace(shipped_editions[1], tag="jv", name="Basa Jawa")
    return (*shipped_editions, borrowing)


@pytest.mark.parametrize(
    ("first", "order"), [(0, ["id", "en", "jv"]), (1, ["en", "id", "jv"]), (2, ["jv", "id", "en"])]
)
def test_the_first_language_comes_first_and_the_others_as_offered(
    three: tuple[Edition, ...], first: int, order: list[str]
) -> None:
    assert [edition.tag for edition in from_first(three, first)] == order


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (0, ("Tekan tombol apa saja", "Press any key")),
        (1, ("Press any key", "Tekan tombol apa saja")),
        (2, ("Press any key", "Tekan tombol apa saja")),
    ],
)
def test_words_of_a_fallback_are_returned_once(
    three: tuple[Edition, ...], first: int, said: tuple[str, ...]
) -> None:
    assert in_each_language(three, first, lambda words: words.kiosk.press_any_key) == said
