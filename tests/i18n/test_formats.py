"""Dates, times and numbers, as each language writes them. Babel knows how that is."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from babel import dates, numbers
from hypothesis import given
from hypothesis import strategies as st

from iomtui.catalogue.loading import load
from iomtui.i18n import formats
from iomtui.i18n.formats import Formats
from iomtui.storage.paths import shipped_data
from tests.support.examples import examples

LOCALES = {"en": "en_GB"}
"""Where a language is written in more than one way: the way of the data."""

SHIPPED = {
    LOCALES.get(file.language.tag, file.language.tag): file.formats
    for file in load(shipped_data()).languages
}
MONTHS = tuple(f"Month {number}" for number in range(1, 13))
EVENING = datetime(2023, 6, 29, 21, 0, tzinfo=timezone(timedelta(hours=7)))

each_language = pytest.mark.parametrize("locale", SHIPPED)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(min_value=datetime(1000, 1, 1), timezones=offsets)


@each_language
def test_months_have_the_names_of_the_language(locale: str) -> None:
    expected = dates.get_month_names("wide", context="format", locale=locale)
    assert dict(enumerate(SHIPPED[locale].months, 1)) == dict(expected)


@each_language
@given(moment=moments, value=st.integers(0, 10**12))
@examples(60)
def test_dates_times_and_numbers_are_written_as_in_cldr(
    locale: str, moment: datetime, value: int
) -> None:
    ours = SHIPPED[locale]
    assert formats.date(moment, ours) == dates.format_date(moment, "long", locale=locale)
    expected = dates.format_time(moment.time(), "short", locale=locale)
    assert formats.moment_values("", moment, ours)[".time"] == expected
    assert formats.number(value, ours) == numbers.format_decimal(value, locale=locale)


def test_a_moment_has_values_as_a_whole_and_by_part() -> None:
    assert formats.moment_values("start", EVENING, SHIPPED["id"]) == {
        "start": "29 Juni 2023, 21.00 WIB",
        "start.date": "29 Juni 2023",
        "start.time": "21.00",
        "start.zone": "WIB",
    }


def test_a_language_may_order_the_parts_otherwise() -> None:
    other = Formats(months=MONTHS, date="{year}/{month}/{day}", moment="{zone} {time} ({date})")
    written = formats.moment_values("at", EVENING, other)["at"]
    assert written == "UTC+7 21:00 (2023/Month 6/29)"


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, "UTC"),
        (-3 * 60, "UTC-3"),
        (5 * 60 + 45, "UTC+5:45"),
        (-(3 * 60 + 30), "UTC-3:30"),
        (-30, "UTC-0:30"),
    ],
)
def test_a_zone_has_its_name_else_its_distance_from_utc(minutes: int, expected: str) -> None:
    moment = EVENING.astimezone(timezone(timedelta(minutes=minutes)))
    assert formats.zone(moment, Formats(months=MONTHS)) == expected
    named = Formats(months=MONTHS, zones={"+00:00": "GMT", "-03:30": "NST"})
    assert formats.zone(moment, named) == {0: "GMT", -210: "NST"}.get(minutes, expected)
