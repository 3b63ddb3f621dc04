"""Files and folders that hold either the old or the new content, never a part of it."""

import contextlib
import errno
import os
from collections.abc import Mapping
from pathlib import Path


def write_atomically(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """Replace the content of a file, creating its folder if need be.

    A temporary file in the same folder is written, synchronised and renamed. Raises OSError if
    that is not possible; the old file then stays as it was. Without a mode, only the owner may
    read it.
    """
    import tempfile  # noqa: PLC0415 - costs 5 ms that reading need not pay

    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, not a path
            file.write(data)
            file.flush()
            if mode is not None:
                os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    sync_folder(path.parent)


def create_file(path: Path, data: bytes) -> None:
    """Write a new file. Raises OSError, and then leaves none; FileExistsError if there is one."""
    with contextlib.ExitStack() as undo:
        file = path.open("xb")
        undo.callback(path.unlink, missing_ok=True)
        with file:
            file.write(data)
        undo.pop_all()


def create_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder with files in it, by their paths in it; an empty one may be there already.

    All is written into a temporary folder, and then renamed. Raises OSError, and then leaves
    nothing; with ENOTEMPTY if there is something in the folder.
    """
    import tempfile  # noqa: PLC0415 - see above

    is_there = path.exists()
    if is_there and any(path.iterdir()):
        raise OSError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY), str(path))
    # In a folder that is there, because somebody may be in it, and may not write beside it.
    place = path if is_there else path.parent
    with tempfile.TemporaryDirectory(prefix=".iomtui-", dir=place) as temporary:
        made = Path(temporary) / "new"
        for name, data in files.items():
            file = made / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        if not is_there:
            made.rename(path)
            return
        with contextlib.ExitStack() as undo:
            for each in made.iterdir():
                undo.callback(each.rename(path / each.name).rename, each)
            undo.pop_all()


def sync_folder(folder: Path) -> None:
    """Make the rename survive a power cut, where the system can synchronise a folder."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
