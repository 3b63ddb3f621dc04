"""The one file of settings (TOML)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import msgspec

from iomtui.reading.cleaning import clean, short
from iomtui.reading.files import read_file, shown_path
from iomtui.reading.problems import Code, Degree, InvalidContentError, Place, Problem


class Settings(msgspec.Struct, frozen=True):
    """What a person can set once for all runs. Everything has a default."""

    language: str | None = None
    """The tag of the language to begin with."""
    theme: str | None = None
    """The name of the colour theme."""
    data: str | None = None
    """The data folder; ~ is the home folder."""


class Read(NamedTuple):
    """The settings and what was passed over in their file."""

    settings: Settings
    """The settings."""
    faults: list[Problem]
    """What was passed over."""


def read_settings(path: Path | None) -> Read:
    """Return the settings in a file; the defaults if there is none.

    Raises InvalidContentError if the file cannot be read or has a value of the wrong kind.
    """
    if path is None:
        return Read(Settings(), [])
    try:
        data = read_file(path)
    except InvalidContentError as error:
        if error.problems[0].code is Code.NO_FILE:
            return Read(Settings(), [])
        raise
    # Only now: most people have no such file, and need not wait for what reads it.
    import tomllib  # noqa: PLC0415

    file = shown_path(path)
    try:
        text = data.decode("utf-8-sig")
        values = tomllib.loads(text)
    except UnicodeDecodeError:
        raise InvalidContentError([Problem(file, None, Code.NOT_UTF8)]) from None
    except (ValueError, RecursionError) as error:
        raise InvalidContentError([Problem(file, _place_of(error), Code.NOT_TOML)]) from None
    problems = list(_problems(values, text, file))
    if any(problem.degree is Degree.FATAL for problem in problems):
        raise InvalidContentError(problems)
    known = {key: values[key] for key in Settings.__struct_fields__ if key in values}
    return Read(msgspec.convert(known, Settings), problems)


def _problems(values: dict[str, object], text: str, file: str) -> list[Problem]:
    from difflib import get_close_matches  # noqa: PLC0415 - as above

    problems = []
    for key, value in values.items():
        place = _line_of(key, text)
        if key not in Settings.__struct_fields__:
            near = get_close_matches(key, Settings.__struct_fields__, n=1)
            named = {"key": short(clean(key)), "near": near[0] if near else ""}
            problems.append(Problem(file, place, Code.UNKNOWN_KEY, named))
        elif not isinstance(value, str):
            kinds = {
                bool: "yes_no",
                int: "number",
                float: "fraction",
                list: "list",
                dict: "mapping",
            }
            kind = kinds.get(type(value), "moment")
            problems.append(
                Problem(file, place, Code.WRONG_TYPE, {"expected": "text", "found": kind})
            )
    return problems


def _line_of(key: str, text: str) -> Place:
    """Return where a key stands; the TOML reader of the standard library does not tell."""
    found = re.search(rf"^[ \t]*\[*[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]", text, re.MULTILINE)
    return Place(text.count("\n", 0, found.start()) + 1 if found else 1, 1)


def _place_of(error: Exception) -> Place | None:
    """Return the place that the error's sentence names: it says "(at line 1, column 5)"."""
    found = re.search(r"at line (\d+), column (\d+)", str(error))
    return Place(int(found[1]), int(found[2])) if found else None
