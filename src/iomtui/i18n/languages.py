"""Matches language tags and locales, and picks the first language (BCP 47, RFC 4647)."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

LEGACY = {"in": "id", "iw": "he", "ji": "yi"}
"""Codes that ISO 639 has withdrawn, and what took their place (BCP 47, 2.2.1)."""

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that name the locale of messages, the strongest first (POSIX, 8.2)."""

_WELL_FORMED = re.compile(
    "[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?"
    "(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-[0-9a-wy-z](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?"
)
"""A tag in lower case (RFC 5646, 2.1); without names of more letters, as no language has one."""

_RTL_SCRIPTS = re.compile("adlm|arab|hebr|mand|nkoo|rohg|samr|syrc|thaa|yezi")
_RTL_LANGUAGES = re.compile(
    "apc|ar|arz|azb|bal|ckb|dv|fa|haz|he|ks|nqo|prs|ps|rhg|sd|sdh|syr|ug|ur|yi"
)
"""Languages usually written so (CLDR, likely subtags): all of two letters, some of three."""


def canonical_tag(text: str) -> str | None:
    """Return a language tag as it is usually written, or None if it cannot be one.

    The script has a capital, the region is in capitals (RFC 5646, 2.1.1).
    """
    subtags = _subtags(text)
    if not _WELL_FORMED.fullmatch("-".join(subtags)):
        return None
    for index, subtag in enumerate(subtags[1:], 1):
        if len(subtag) == 1:
            break
        if subtag.isalpha() and len(subtag) in (2, 4):
            subtags[index] = subtag.upper() if len(subtag) == 2 else subtag.title()
    return "-".join(subtags)


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Return the direction of writing: that of the script in the tag, else of the language."""
    language, *rest = _subtags(tag)
    script = next((subtag for subtag in rest if len(subtag) == 4 and subtag.isalpha()), None)
    pattern, subtag = (_RTL_SCRIPTS, script) if script else (_RTL_LANGUAGES, language)
    return "rtl" if pattern.fullmatch(subtag) else "ltr"


def lookup(wanted: str, offered: Sequence[str]) -> str | None:
    """Return the offered tag that matches a wanted one best, or None.

    A wanted tag is shortened from its end until it is offered (RFC 4647, 3.4 Lookup), else an
    offered variety of the same language is taken. Case does not count.
    """
    subtags = _subtags(wanted)
    by_key = {"-".join(_subtags(tag)): tag for tag in reversed(offered)}
    for length in range(len(subtags), 0, -1):
        if tag := by_key.get("-".join(subtags[:length])):
            return tag
    return next((tag for tag in offered if _subtags(tag)[0] == subtags[0]), None)


def _subtags(tag: str) -> list[str]:
    """Return the parts of a tag in lower case, the language by its present code."""
    language, *rest = tag.replace("_", "-").lower().split("-")
    return [LEGACY.get(language, language), *rest]


def from_locale(environ: Mapping[str, str], offered: Sequence[str]) -> str | None:
    """Return the offered tag that the environment's locale asks for, or None.

    LANGUAGE is a list with colons, and counts before the locale unless that is C or POSIX (GNU
    gettext, 2.3 Setting the Locale through Environment Variables).
    """
    locales = [_language(environ.get(variable, "")) for variable in _LOCALE_VARIABLES]
    strongest = next(filter(None, locales), "C")
    if strongest in ("C", "POSIX"):
        return None
    listed = map(_language, environ.get("LANGUAGE", "").split(":"))
    matches = (lookup(locale, offered) for locale in (*listed, *locales) if locale)
    return next(filter(None, matches), None)


def _language(locale: str) -> str:
    """Return a locale without its character set and modifier."""
    return locale.partition(".")[0].partition("@")[0]


class Preference(NamedTuple):
    """A language or theme that a person prefers."""

    origin: str
    """An option, a variable, or a position in a file; empty if it is not to be reported."""
    tag: str | None
    """None if there is no preference."""


def negotiate_language(
    offered: Sequence[str], preferences: Sequence[Preference], environ: Mapping[str, str]
) -> tuple[str, list[Preference]]:
    """Return the tag of a language for a reader, and what of the preferences is not on offer.

    The tag is that of the first preference on offer, else of the locale, else the first of
    `offered`, which has at least one.
    """
    refused: list[Preference] = []
    for preference in preferences:
        if preference.tag:
            if tag := lookup(preference.tag, offered):
                return tag, refused
            refused.append(preference)
    return from_locale(environ, offered) or offered[0], refused
