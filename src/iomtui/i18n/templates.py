"""Templates: fixed words, and placeholders that values fill."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from iomtui.i18n.plurals import Category, category_of

PLACEHOLDER = re.compile(r"\{([a-z0-9][a-z0-9_.-]*)\}")


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of the parts of a Wording."""


class Plural(Section, frozen=True):
    """A template in the forms that its language has for a count."""

    other: str
    zero: str | None = None
    one: str | None = None
    two: str | None = None
    few: str | None = None
    many: str | None = None
    rules: tuple[tuple[Category, str], ...] = ()
    """The plural rules of the language that the forms are in, which may not be the reader's.

    Pairs, so that words can be hashed.
    """


def fill(template: str | Plural, values: Mapping[str, str], count: int = 0) -> str:
    """Return a template with each {name} replaced by its value; unknown names stay.

    `count` decides between plural forms; `values` has it as the language writes it.
    """
    if isinstance(template, Plural):
        category = category_of(count, dict(template.rules))
        template = getattr(template, category) or template.other
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), template)
