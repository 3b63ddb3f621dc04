"""Writes what was exported. What something else has written is never replaced."""

import contextlib
import errno
import os
import re
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

_SIGN = re.compile(
    rb'(<meta name="generator" content="iomtui export">)|(\A{\s*"format": \d+,\s*"language": ")'
)
"""How each page and the JSON of an export begin, within the first kilobyte."""

_PAGES = "series-*.html"
"""The pages of the languages, of which a former export may have more."""


def write_folder(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write files into a new folder, an empty one, or that of a former export.

    Pages of languages that are no longer there are removed, and their names returned; hidden
    files, sheets and JSON stay. Raises FileExistsError with the name of a file that is no export,
    or another OSError; then nothing has changed.
    """
    with contextlib.ExitStack() as undo:
        if not os.path.lexists(folder):
            folder.mkdir()
            undo.callback(folder.rmdir)
        former = [file for file in sorted(folder.iterdir()) if not file.name.startswith(".")]
        for file in former:
            _check(file)
        _write(folder, files)
        undo.pop_all()
    removed = [file for file in former if file.match(_PAGES) and file.name not in files]
    for file in removed:
        file.unlink()
    return [file.name for file in removed]


def write_file(path: Path, data: bytes) -> None:
    """Write a file. Raises OSError as `write_folder` does."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if os.path.lexists(path):
        _check(path, data)
    _write(path.parent, {path.name: data})


def _check(file: Path, data: bytes = b"") -> None:
    """Raise FileExistsError if an export has not written a file, or one of another kind."""
    if file.is_file():
        with file.open("rb") as page:
            old, new = _SIGN.search(page.read(1000)), _SIGN.search(data[:1000])
        if old and (new is None or new.lastindex == old.lastindex):
            return
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a temporary folder within a folder, and then rename them."""
    with TemporaryDirectory(prefix=".iomtui-", dir=folder) as temporary:
        for name, data in files.items():
            (Path(temporary) / name).write_bytes(data)
        for name in files:
            (Path(temporary) / name).replace(folder / name)
