"""How long each card stands while nobody is there, and where.

All times are seconds; `elapsed` counts from when the cards began.
"""

from __future__ import annotations

from typing import NamedTuple

LEAST_SECONDS = 10
"""The shortest that a card stands."""

MOST_SECONDS = 60
"""The longest that one stands, unless somebody chose a longer time."""

CHARACTERS_PER_SECOND = 10
"""The pace of a slow reader in a second language, spaces counted.

Adults read 238 words a minute in English, most of them 175 to 300, and in a second language
fewer: Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109
(2019). At six characters a word with its space, ten a second are 100 words a minute: well under
half of that. Characters, because words are not of the same length in every language.
"""

_SHIFT_SECONDS = 60
_SQUARE = ((0, 0), (1, 0), (1, 1), (0, 1))


def dwell(texts: tuple[str, ...], setting: int | None = None) -> float:
    """Return how long a card stands, in seconds.

    `texts` are what it says, one a language. A visitor reads one of them, so the longest counts.
    `setting` is a time that somebody chose instead, in seconds.
    """
    if setting is not None:
        return float(max(LEAST_SECONDS, setting))
    longest = max(map(len, texts), default=0)
    return min(max(LEAST_SECONDS, longest / CHARACTERS_PER_SECOND), MOST_SECONDS)


class CardRotation(NamedTuple):
    """Cards one after the other, round and round."""

    dwells: tuple[float, ...]
    """How long each stands, in seconds, all above nought; at least one."""

    def at(self, elapsed: float) -> int:
        """Return the index of the card that stands there."""
        left = max(0.0, elapsed) % sum(self.dwells)
        for index, seconds in enumerate(self.dwells):
            if left < seconds:
                return index
            left -= seconds
        # Rounding can leave a last grain of time behind the last card.
        return 0

    def shift(self, elapsed: float) -> tuple[int, int]:
        """Return the columns and rows by which everything is moved, each 0 or 1.

        It moves by one cell a minute round a square, so that nothing burns into the screen.
        """
        return _SQUARE[int(max(0.0, elapsed) // _SHIFT_SECONDS) % len(_SQUARE)]
