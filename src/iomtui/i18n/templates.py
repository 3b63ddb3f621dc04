"""What all parts of a wording have in common: fixed words, and places that values fill."""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

PLACEHOLDER = re.compile(r"\{([a-z0-9][a-z0-9_.-]*)\}")
"""A place in a text that a value fills."""


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return a template with each {name} replaced by its value; unknown names stay."""
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), template)


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of the parts of a Wording."""
