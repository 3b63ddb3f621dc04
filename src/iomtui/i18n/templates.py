"""Templates: the words of the shipped languages, and placeholders that values fill."""

from __future__ import annotations

import json
import pkgutil
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from iomtui.i18n.plurals import Plural

FOLDER = Path(__file__).parent

SHIPPED = ("en", "id")
"""The languages in which the program itself speaks; the first is the last resort."""

PLACEHOLDER = re.compile(r"\{([a-z0-9][a-z0-9_.-]*)\}")


def shipped_templates(tag: str) -> dict[str, Any]:
    """Return the words of a shipped language: compiled in an installed package, else its YAML."""
    # pkgutil, because the sentence that refuses a zip file is itself in that file.
    read = partial(pkgutil.get_data, __package__)
    try:
        words: dict[str, Any] = json.loads(read(f"{tag}.json") or b"")
    except OSError:
        from iomtui.parsing.yaml_reader import read_yaml  # noqa: PLC0415 - an import of 20 ms

        return read_yaml(read(f"{tag}.yaml") or b"", f"{tag}.yaml").root
    return words


def fill(template: str | Plural, values: Mapping[str, str], count: int = 0) -> str:
    """Return a template with each {name} replaced by its value; unknown names stay.

    `count` decides between plural forms; `values` has it as the language writes it.
    """
    text = template if isinstance(template, str) else template.form(count)
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)
