"""Words in plural forms, and which form a whole number takes (Unicode CLDR, UTS 35 part 3)."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

import msgspec
from msgspec import Meta

from iomtui.parsing.diagnostics import Code

Category: TypeAlias = Literal["zero", "one", "two", "few", "many"]
"""The categories that have a rule; `other` is the rest."""

_RELATION = r"[nivwftec](?: % [1-9][0-9]{0,8})? !?= [0-9]{1,9}(?:(?:\.\.|,)[0-9]{1,9})*"

PluralRule: TypeAlias = Annotated[
    str,
    Meta(
        pattern=rf"\A{_RELATION}(?: (?:and|or) {_RELATION})*\Z",
        max_length=500,
        extra={"code": Code.WRONG_PLURAL},
    ),
]
"""A rule as CLDR writes it, without its samples: `i = 1 and v = 0`."""

PluralRules: TypeAlias = dict[Category, PluralRule]


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

    def form(self, count: int) -> str:
        """Return the template for a count, 0 or greater."""
        form: str | None = getattr(self, category_of(count, dict(self.rules)))
        return form or self.other


def category_of(count: int, rules: Mapping[Category, str]) -> str:
    """Return the category of a whole number, 0 or greater: that of the first rule that holds."""
    return next((name for name, rule in rules.items() if _holds(rule, count)), "other")


def _holds(rule: str, count: int) -> bool:
    return any(
        all(_is_true(relation, count) for relation in condition.split(" and "))
        for condition in rule.split(" or ")
    )


def _is_true(relation: str, count: int) -> bool:
    operand, *modulus, equality, ranges = relation.split(" ")
    # Of a whole number, n and i are the number, and what describes its fraction or exponent is 0.
    value = count if operand in "ni" else 0
    if modulus:
        value %= int(modulus[1])
    bounds = (each.split("..") for each in ranges.split(","))
    is_within = any(int(ends[0]) <= value <= int(ends[-1]) for ends in bounds)
    return is_within == (equality == "=")
