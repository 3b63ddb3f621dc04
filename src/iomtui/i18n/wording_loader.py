"""The shipped wordings, and the words that a language file adds for a language of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from iomtui.i18n.templates import PLACEHOLDER
from iomtui.i18n.wording import Wording
from iomtui.parsing.diagnostics import Code
from iomtui.parsing.sanitize import one_line, short
from iomtui.parsing.yaml_reader import read_yaml

FOLDER = Path(__file__).parent
"""Where the shipped wordings lie."""

SHIPPED = ("en", "id")
"""The languages in which the program itself speaks; the first is the last resort."""


@cache
def _read(tag: str) -> Mapping[str, Any]:
    """Return the words of a shipped language as plain values, which stay as they are read once."""
    path = FOLDER / f"{tag}.yaml"
    return read_yaml(path.read_bytes(), path.name).root


def load_wording(tag: str) -> Wording:
    """Return the shipped wording of a language; `tag` is one of SHIPPED."""
    return msgspec.convert(_read(tag), Wording)


def wording_for(tag: str, interface: Mapping[str, Any], base: str) -> Wording:
    """Return the wording for a language of the data.

    `interface` holds the words that its file brings; what it lacks falls back word by word to
    the shipped wording of the language itself, else to that of `base`, one of SHIPPED.
    """
    if not interface and tag in SHIPPED:
        return load_wording(tag)
    words = _read(tag if tag in SHIPPED else base)
    return msgspec.convert(_overlaid(words, interface), Wording)


def _overlaid(base: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, original in base.items():
        replacement = extra.get(key)
        if isinstance(original, dict) and isinstance(replacement, dict):
            merged[key] = _overlaid(original, replacement)
        elif _replaces(replacement, original):
            merged[key] = one_line(str(replacement))
    return merged


def _replaces(replacement: object, original: object) -> bool:
    """Tell whether a word can take the place of another: a text that names the same values."""
    return (
        isinstance(original, str)
        and isinstance(replacement, str)
        and bool(replacement.strip())
        and _names(replacement) == _names(original)
    )


class InterfaceProblem(NamedTuple):
    """A word of an interface block that cannot be used."""

    path: tuple[str, ...]
    """The keys that lead to it."""
    code: Code
    """What is wrong."""
    values: dict[str, str]
    """What its sentence names."""


def check_interface(interface: Mapping[str, Any]) -> Iterator[InterfaceProblem]:
    """Yield what in an interface block the program would pass over."""
    yield from _faults(_read(SHIPPED[0]), interface, ())


def _faults(
    base: Mapping[str, Any], extra: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[InterfaceProblem]:
    for key, replacement in extra.items():
        here = (*path, key)
        original = base.get(key)
        if isinstance(original, dict) and isinstance(replacement, dict):
            yield from _faults(original, replacement, here)
        elif not isinstance(original, str) or not isinstance(replacement, str):
            yield InterfaceProblem(here, Code.UNKNOWN_KEY, {"key": short(key), "near": ""})
        elif not replacement.strip():
            yield InterfaceProblem(here, Code.EMPTY_WORD, {})
        elif lost := _names(original) ^ _names(replacement):
            yield InterfaceProblem(here, Code.LOST_PLACEHOLDER, {"name": short(min(lost))})


def _names(template: str) -> set[str]:
    return set(PLACEHOLDER.findall(template))
