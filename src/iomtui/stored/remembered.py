"""What the viewer remembers between two runs: language, place and colours."""

from __future__ import annotations

from pathlib import Path

import msgspec

from iomtui.reading.fields import FORMAT
from iomtui.stored import json_file


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
    return json_file.load(path, Remembered) or Remembered()


def remember(path: Path | None, place: Remembered) -> None:
    """Write down a place for the next run; where that is not possible, go without."""
    json_file.save(path, place)
