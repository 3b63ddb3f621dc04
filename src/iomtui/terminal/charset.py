"""Text for terminals whose character set is not UTF-8.

What the set lacks is replaced in the same number of cells, so that nothing beside it moves.
"""

from functools import lru_cache
from itertools import groupby
from unicodedata import normalize

from rich.cells import cell_len

_SUBSTITUTES = {
    **dict.fromkeys("▌→›»", ">"),
    **dict.fromkeys("←‹«", "<"),
    **dict.fromkeys("·–—−‐‑", "-"),
    **dict.fromkeys("‘’‚ʼ′", "'"),
    **dict.fromkeys("“”„″", '"'),
    **dict(zip("↑↓…•×━ØøĐđŁł", "^v.*x=OoDdLl", strict=True)),
}
"""ASCII for marks, arrows and punctuation, one cell for one cell."""


def encode(text: str, encoding: str) -> bytes:
    """Return a text in a character set that contains ASCII."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return _replaced(text, encoding).encode(encoding)


def _replaced(text: str, encoding: str) -> str:
    pairs = [(each, _substitute(each, encoding)) for each in text]
    parts = []
    for is_unknown, run in groupby(pairs, lambda pair: pair[1] is None):
        # Together: an emoji of several characters has fewer cells than each of them alone.
        written, substitutes = zip(*run, strict=True)
        parts.append("?" * cell_len("".join(written)) if is_unknown else "".join(substitutes))
    return "".join(parts)


@lru_cache(maxsize=4096)
def _substitute(character: str, encoding: str) -> str | None:
    """Return what stands for a character: itself, its letter without marks, or a sign like it."""
    letter = normalize("NFD", character)[0]
    for each in (character, _SUBSTITUTES.get(character, letter)):
        try:
            each.encode(encoding)
        except UnicodeEncodeError:
            continue
        if cell_len(each) == cell_len(character):
            return each
    return None
