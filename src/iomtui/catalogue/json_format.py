"""The catalogue in one language, or a part of it, as JSON for scripts; see docs/json.md.

It is made of the types of an Edition, so that it has what readers see. `make schemas` writes its
schema; where a key changes its meaning or goes, FORMAT rises.
"""

from collections.abc import Iterable, Sequence

import msgspec

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Entry
from iomtui.catalogue.provenance import SourceReference

FORMAT = 1


class CatalogueJson(msgspec.Struct, frozen=True, kw_only=True):
    """What list --json --all prints, and with fewer entries or blocks show and search."""

    format: int = FORMAT
    """The version of this form; further keys may come without a new one."""
    language: str
    """The tag of the language in which it is (BCP 47)."""
    languages: tuple[str, ...]
    """The tags of all languages of the data, that of this document first."""
    title: str
    """The title of the series, on one line."""
    sources: tuple[SourceReference, ...]
    """All sources on which statements rest."""
    episodes: tuple[Entry, ...]
    """In the order of the list."""
    pages: tuple[Entry, ...]
    """What is not about one episode; these have no number."""


def catalogue_json(editions: Sequence[Edition], entries: Iterable[Entry]) -> CatalogueJson:
    """Return entries in the language of the first Edition; the others name further languages."""
    first, entries = editions[0], tuple(entries)
    return CatalogueJson(
        language=first.tag,
        languages=tuple(each.tag for each in editions),
        title=first.title,
        sources=first.sources,
        episodes=tuple(each for each in entries if each.number is not None),
        pages=tuple(each for each in entries if each.number is None),
    )
