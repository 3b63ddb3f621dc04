"""What the viewer remembers between two runs: language, place and colours."""

from __future__ import annotations

from pathlib import Path

import msgspec

from iomtui.parsing.field_types import FORMAT
from iomtui.storage import json_file


class SessionState(msgspec.Struct, frozen=True):
    """The place where a reader left off. None of it is needed."""

    format: int = FORMAT
    """The version of this format."""
    language: str | None = None
    """The tag of the language."""
    entry: str | None = None
    """The id of the episode or page."""
    theme: str | None = None
    """The name of the theme."""


def load_session(path: Path | None) -> SessionState:
    """Return what a file remembers; nothing if it is missing, damaged or of a newer format."""
    return json_file.load_json_file(path, SessionState) or SessionState()


def save_session(path: Path | None, place: SessionState) -> None:
    """Write down a place for the next run; where that is not possible, go without."""
    json_file.save_json_file(path, place)
