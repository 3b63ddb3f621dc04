"""Which language a reader meets first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from iomtui.i18n.language_tags import from_locale, lookup


class Preference(NamedTuple):
    """A language that somebody asked for."""

    origin: str
    """Where it was asked for: an option, a variable or a file."""
    tag: str | None
    """The tag that was asked for, None if none was."""


class LanguageChoice(NamedTuple):
    """The language to begin with."""

    tag: str
    """Its tag, one of those offered."""
    refused: list[Preference]
    """What was asked for and is not offered."""


def negotiate_language(
    offered: Sequence[str], wishes: Sequence[Preference], environ: Mapping[str, str]
) -> LanguageChoice:
    """Return the language for a reader.

    The first wish that can be met counts; then the environment's locale; then the first
    language offered. `offered` holds at least one tag.
    """
    refused: list[Preference] = []
    for wish in wishes:
        if wish.tag:
            found = lookup(wish.tag, offered)
            if found:
                return LanguageChoice(found, refused)
            refused.append(wish)
    return LanguageChoice(from_locale(environ, offered) or offered[0], refused)
