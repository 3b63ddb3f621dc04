"""What the viewer remembers between two runs: language, place and colours."""

from __future__ import annotations

import contextlib
from pathlib import Path

import msgspec

from iomtui.reading.fields import FORMAT
from iomtui.reading.files import read_file
from iomtui.reading.problems import InvalidContentError
from iomtui.stored import atomic


class Remembered(msgspec.Struct, frozen=True):
    """The place where a reader left off. None of it is needed."""

    format: int = FORMAT
    """The version of this format."""
    language: str | None = None
    """The tag of the language."""
    entry: str | None = None
    """The id of the episode or page."""
    theme: str | None = None
    """The name of the theme."""


def recall(path: Path | None) -> Remembered:
    """Return what a file remembers; nothing if it is missing, damaged or of a newer format."""
    if path is None:
        return Remembered()
    try:
        found = msgspec.json.decode(read_file(path), type=Remembered)
    except (InvalidContentError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Remembered()
    return found if found.format == FORMAT else Remembered()


def remember(path: Path | None, place: Remembered) -> None:
    """Write down a place for the next run; where that is not possible, go without."""
    if path is not None and recall(path) != place:
        with contextlib.suppress(OSError):
            atomic.write(path, msgspec.json.encode(place))
