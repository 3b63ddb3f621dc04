"""Plural categories of whole numbers. Babel has the rules of CLDR and its own evaluator."""

from __future__ import annotations

import msgspec
import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from iomtui.catalogue.loading import load
from iomtui.i18n.plurals import PluralRules, category_of
from iomtui.i18n.templates import SHIPPED
from iomtui.i18n.wording_loader import load_wording
from iomtui.storage.paths import shipped_data

COUNTS = [*range(210), 1000, 1001, 1002, 10_000, 1_000_000, 1_000_001, 2_000_000]


def rules_of(locale: str) -> dict[str, str]:
    """Return the rules of a language in CLDR's present syntax; Babel has the older one."""
    rules: dict[str, str] = dict(Locale.parse(locale).plural_form.rules)
    return {
        category: rule.replace(" not in ", " != ").replace(" in ", " = ").replace(" mod ", " % ")
        for category, rule in rules.items()
    }


RULES = {
    str(sorted(rules.items())): (name, rules)
    for name in sorted(locale_identifiers())
    if (rules := rules_of(name))
}
"""The different sets of rules there are, each with one of the languages that have it."""


@pytest.mark.parametrize(("locale", "rules"), RULES.values())
def test_every_language_of_cldr_can_write_its_rules(locale: str, rules: dict[str, str]) -> None:
    ours = msgspec.convert(rules, PluralRules)
    oracle = Locale.parse(locale).plural_form
    assert {count: category_of(count, ours) for count in COUNTS} == {
        count: oracle(count) for count in COUNTS
    }


@pytest.mark.parametrize("tag", SHIPPED)
def test_the_shipped_languages_have_the_rules_of_cldr(tag: str) -> None:
    rules = load_wording(tag).more_problems.rules
    (file,) = (each for each in load(shipped_data()).languages if each.language.tag == tag)
    assert dict(rules) == file.formats.plural == rules_of(tag)


@pytest.mark.parametrize(
    "rule", ["", "n", "n == 1", "n = 1 and", "x = 1", "n % 0 = 0", "n = 1; import os", "n = 1\n"]
)
def test_an_invalid_rule_is_refused_and_any_for_the_last_category(rule: str) -> None:
    for rules in ({"one": rule}, {"other": "n = 1"}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(rules, PluralRules)
