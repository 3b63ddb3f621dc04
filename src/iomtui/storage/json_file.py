"""Small files of our own (JSON) that nothing depends on: as good as absent when damaged."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from iomtui.parsing.diagnostics import InvalidContentError
from iomtui.parsing.field_types import FORMAT
from iomtui.parsing.files import read_file
from iomtui.storage import atomic_file


class _Formatted(Protocol):
    @property
    def format(self) -> int: ...


_Kept = TypeVar("_Kept", bound=_Formatted)


def load_json_file(path: Path | None, shape: type[_Kept]) -> _Kept | None:
    """Return what a file holds; None if it is missing, damaged or of a newer format."""
    if path is None:
        return None
    try:
        found = msgspec.json.decode(read_file(path), type=shape)
    except (InvalidContentError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return found if found.format == FORMAT else None


def save_json_file(path: Path | None, value: _Formatted) -> None:
    """Write a value down unless it stands there already; where that fails, go without."""
    if path is not None and load_json_file(path, type(value)) != value:
        with contextlib.suppress(OSError):
            atomic_file.write_atomically(path, msgspec.json.encode(value))
