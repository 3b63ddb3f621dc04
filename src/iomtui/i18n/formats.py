"""Dates, times, zones and numbers, written by a language's own patterns."""

from datetime import date as day_of
from datetime import datetime, timedelta
from typing import Annotated

import msgspec
from msgspec import Meta

from iomtui.i18n.plurals import PluralRules
from iomtui.i18n.templates import fill
from iomtui.parsing.field_types import Line, Name


class Formats(msgspec.Struct, frozen=True, kw_only=True):
    """How the language writes dates, times and numbers."""

    months: Annotated[tuple[Name, ...], Meta(min_length=12, max_length=12)]
    date: Line = "{day} {month} {year}"
    time: Line = "{hour}:{minute}"
    """On the 24-hour clock."""
    moment: Line = "{date}, {time} {zone}"
    group: Annotated[Line, Meta(max_length=2)] = ","
    """The separator of thousands."""
    zones: dict[str, Line] = {}
    """The name of each offset from UTC, as in "+07:00"; others are written UTC+n."""
    plural: PluralRules = {}
    """The plural rules, for words of the interface that depend on a count."""


def number(value: int, formats: Formats) -> str:
    """Return a whole number with the language's separator of thousands."""
    return f"{value:,}".replace(",", formats.group)


def date(moment: day_of, formats: Formats) -> str:
    """Return the day, month and year of a moment, or of a day."""
    values = {
        "day": str(moment.day),
        "month": formats.months[moment.month - 1],
        "year": str(moment.year),
    }
    return fill(formats.date, values)


def zone(moment: datetime, formats: Formats) -> str:
    """Return the language's name for a moment's offset, or UTC with the offset in hours."""
    offset = moment.utcoffset() or timedelta()
    sign = "-" if offset < timedelta() else "+"
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    named = formats.zones.get(f"{sign}{hours:02}:{minutes:02}")
    if named:
        return named
    if not offset:
        return "UTC"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def moment_values(name: str, moment: datetime, formats: Formats) -> dict[str, str]:
    """Return what {name}, {name.date}, {name.time} and {name.zone} stand for."""
    clock = {"hour": f"{moment.hour:02}", "minute": f"{moment.minute:02}"}
    parts = {
        "date": date(moment, formats),
        "time": fill(formats.time, clock),
        "zone": zone(moment, formats),
    }
    values = {f"{name}.{part}": text for part, text in parts.items()}
    return {**values, name: fill(formats.moment, parts)}
