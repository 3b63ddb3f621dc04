"""Small JSON files that the program writes for itself; a damaged one counts as missing."""

import contextlib
from pathlib import Path
from typing import TypeVar

import msgspec

from iomtui.parsing.diagnostics import InvalidContentError
from iomtui.parsing.field_types import FORMAT
from iomtui.parsing.files import read_file
from iomtui.storage import atomic_file


class StoredState(msgspec.Struct, frozen=True):
    """Base of the contents of such files."""

    format: int = FORMAT


class SessionState(StoredState, frozen=True):
    """The place where a reader left off. None of it is needed."""

    language: str | None = None
    entry: str | None = None
    """The id of an episode or page."""
    theme: str | None = None


_State = TypeVar("_State", bound=StoredState)


def load_state(path: Path | None, shape: type[_State]) -> _State | None:
    """Return the content of a file; None if it is missing, damaged or of another format."""
    if path is None:
        return None
    try:
        state = msgspec.json.decode(read_file(path), type=shape)
    except (InvalidContentError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return state if state.format == FORMAT else None


def save_state(path: Path | None, state: StoredState) -> None:
    """Write a file unless it has that content already; do nothing if it cannot be written."""
    if path is not None and load_state(path, type(state)) != state:
        with contextlib.suppress(OSError):
            atomic_file.write_atomically(path, msgspec.json.encode(state))
