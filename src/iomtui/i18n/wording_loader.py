"""The shipped wordings, and the words that a language file adds for a language of its own."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import msgspec

from iomtui.i18n.plurals import PluralRules
from iomtui.i18n.templates import PLACEHOLDER, SHIPPED, shipped_templates
from iomtui.i18n.wording import Wording
from iomtui.parsing.diagnostics import Code
from iomtui.parsing.sanitize import one_line, short


@cache
def _read(tag: str) -> tuple[dict[str, Any], PluralRules]:
    """Return the words of a shipped language, not yet typed, and its plural rules.

    A word with plural forms is a mapping.
    """
    words = shipped_templates(tag)
    rules = words.pop("plural", {})
    return _with_rules(words, rules), rules


def _with_rules(words: Mapping[str, Any], rules: PluralRules) -> dict[str, Any]:
    """Return words in which each that has plural forms has the rules of its language, too."""
    typed = {
        key: _with_rules(word, rules) if isinstance(word, dict) else word
        for key, word in words.items()
    }
    return {**typed, "rules": tuple(rules.items())} if _has_forms(words) else typed


def _has_forms(word: object) -> bool:
    return isinstance(word, dict) and "other" in word


def load_wording(tag: str) -> Wording:
    """Return the shipped wording of a language; `tag` is one of SHIPPED."""
    words, _ = _read(tag)
    return _typed(words)


def wording_for(tag: str, interface: Mapping[str, Any], rules: PluralRules, base: str) -> Wording:
    """Return the wording for a language of the data.

    `interface` holds the words that its file brings, `rules` its plural rules; what it lacks falls
    back word by word to the shipped wording of the language itself, else to that of `base`, one of
    SHIPPED.
    """
    if not interface and tag in SHIPPED:
        return load_wording(tag)
    words, _ = _read(tag if tag in SHIPPED else base)
    return _typed(_overlaid(words, interface, _rules_of(tag, rules)))


def _typed(words: Mapping[str, Any]) -> Wording:
    """Return words as types, without those of the command line, which are `CliWords`."""
    return msgspec.convert({key: word for key, word in words.items() if key != "cli"}, Wording)


def _rules_of(tag: str, rules: PluralRules) -> PluralRules:
    """Return the rules that a language file brings, else those of a shipped language."""
    return rules or (_read(tag)[1] if tag in SHIPPED else {})


def _overlaid(
    base: Mapping[str, Any], extra: Mapping[str, Any], rules: PluralRules
) -> dict[str, Any]:
    merged = dict(base)
    for key, original in base.items():
        replacement: Any = extra.get(key)
        if isinstance(original, dict) and not _has_forms(original):
            if isinstance(replacement, dict):
                merged[key] = _overlaid(original, replacement, rules)
        elif key in extra and not any(_problems(original, replacement, rules, (key,))):
            if _has_forms(original):
                forms = replacement if isinstance(replacement, dict) else {"other": replacement}
                clean = {category: one_line(form) for category, form in forms.items()}
                merged[key] = _with_rules(clean, rules)
            else:
                merged[key] = one_line(replacement)
    return merged


class InterfaceProblem(NamedTuple):
    """A word of an interface block that cannot be used."""

    path: tuple[str, ...]
    code: Code
    values: dict[str, str]


def check_interface(
    tag: str, interface: Mapping[str, Any], rules: PluralRules
) -> Iterator[InterfaceProblem]:
    """Yield what `wording_for` ignores in an interface block."""
    words, _ = _read(SHIPPED[0])
    for key, word in interface.items():
        yield from _problems(words.get(key), word, _rules_of(tag, rules), (key,))


def _problems(
    original: Any, replacement: Any, rules: PluralRules, path: tuple[str, ...]
) -> Iterator[InterfaceProblem]:
    if _has_forms(original):
        forms = replacement if isinstance(replacement, dict) else {"other": replacement}
        known = dict.fromkeys(("zero", "one", "two", "few", "many", "other"), original["other"])
        if "other" not in forms:
            yield InterfaceProblem(path, Code.MISSING_KEY, {"key": "other"})
        for category, form in forms.items():
            if category in known and category not in (*rules, "other"):
                missing = {"key": f"formats.plural.{category}"}
                yield InterfaceProblem((*path, category), Code.MISSING_KEY, missing)
            where = (*path, category) if forms is replacement else path
            yield from _problems(known.get(category), form, rules, where)
    elif isinstance(original, dict) and isinstance(replacement, dict):
        for key, word in replacement.items():
            yield from _problems(original.get(key), word, rules, (*path, key))
    elif not isinstance(original, str) or not isinstance(replacement, str):
        yield InterfaceProblem(path, Code.UNKNOWN_KEY, {"key": short(path[-1]), "near": ""})
    elif not replacement.strip():
        yield InterfaceProblem(path, Code.EMPTY_TEXT, {})
    elif lost := _names(original) ^ _names(replacement):
        yield InterfaceProblem(path, Code.LOST_PLACEHOLDER, {"name": short(min(lost))})


def _names(template: str) -> set[str]:
    return set(PLACEHOLDER.findall(template))
