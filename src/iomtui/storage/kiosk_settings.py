"""The settings that count on an unattended screen only: the table [kiosk].

Nothing in it stops the program. Whoever meets the screen cannot mend a file, and a kiosk with its
usual behaviour is better than none: what is wrong is told and passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from iomtui.parsing.diagnostics import Code, Diagnostic
from iomtui.parsing.sanitize import short
from iomtui.storage import paths

if TYPE_CHECKING:
    from iomtui.parsing.toml_document import TomlDocument


class KioskSettings(msgspec.Struct, frozen=True):
    """What can be set for a kiosk. Everything has a default."""

    language: str | None = None
    """The tag of the language that the kiosk returns to; None for the general setting."""
    theme: str | None = None
    """The name of the colour theme; None for the general setting."""
    data: Path | None = None
    """The data folder; None for the general setting."""
    idle: int = 90
    """Seconds without a key after which the warning comes."""
    dwell: int | None = None
    """Seconds that a card stays while nobody is there; None goes by the length of its text."""
    pin_file: Path | None = None
    """The file with the PIN of the staff; None for the usual one."""
    mouse: bool = False
    """Whether a mouse or touch counts."""
    half_blocks: bool | None = None
    """Whether the font has the half blocks of QR codes; None for the general setting."""


RANGES = {"idle": (30, 600), "dwell": (10, 600)}
"""The least and the most seconds of each setting that is a number."""

_EXPECTED = {
    "language": "text",
    "theme": "text",
    "data": "text",
    "idle": "number",
    "dwell": "number",
    "pin_file": "text",
    "mouse": "yes_no",
    "half_blocks": "yes_no",
}
"""The kind of value that each setting needs."""


class KioskTable(NamedTuple):
    """The settings in the table of one file, and what was passed over."""

    values: dict[str, object]
    """What counts, by name; msgspec converts it to KioskSettings."""
    diagnostics: list[Diagnostic]
    """What was passed over, in the order of the file."""


def read_kiosk(table: Mapping[str, object], document: TomlDocument) -> KioskTable:
    """Return what counts of the table [kiosk] in a file, and what is wrong with the rest."""
    found = KioskTable({}, [])
    for name, value in table.items():
        problems = list(_problems(name, value, document))
        found.diagnostics.extend(problems)
        if not problems:
            found.values[name] = paths.resolved(name, value, document.folder)
    return found


def _problems(name: str, value: object, document: TomlDocument) -> Iterator[Diagnostic]:
    from iomtui.parsing.toml_document import toml_kind, unknown_setting  # noqa: PLC0415 - few have settings

    expected, kind = _EXPECTED.get(name), toml_kind(value)
    place = document.position_of("kiosk", name)
    if expected is None:
        yield unknown_setting(document, ("kiosk", name), _EXPECTED)
    elif kind != expected:
        values = {"expected": expected, "found": kind}
        yield Diagnostic(document.file, place, Code.OTHER_KIND, values)
    elif isinstance(value, str) and "\0" in value:
        # No path can hold one, and calls that open files raise ValueError for it.
        yield Diagnostic(document.file, place, Code.HOLDS_NULL)
    elif value == "":
        yield Diagnostic(document.file, place, Code.HOLDS_NOTHING)
    elif isinstance(value, int) and name in RANGES:
        least, most = RANGES[name]
        if not least <= value <= most:
            values = {"found": _shown(value), "least": str(least), "most": str(most)}
            yield Diagnostic(document.file, place, Code.OUT_OF_RANGE, values)


def _shown(number: int) -> str:
    """Return a number as text; one that Python refuses to write out (4,300 digits) as a sign."""
    try:
        return short(str(number))
    except ValueError:
        return "…"
