"""Whatever happens while a file is written, it has the old content or the new."""

from __future__ import annotations

import errno
import os
from itertools import count
from pathlib import Path
from typing import IO, Any

import pytest

from iomtui.storage import atomic_file


def names_in(folder: Path) -> list[str]:
    """Return the names in a folder, those of hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_with_its_folders_and_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "state.json"
    for data in (b"something rather long", b"\x00\xff" * 100_000, b""):
        atomic_file.write_atomically(path, data)
        assert path.read_bytes() == data
    assert names_in(path.parent) == ["state.json"]


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise error

    path = tmp_path / "state.json"
    path.write_bytes(b"old")
    with monkeypatch.context() as disk:
        disk.setattr(step, fail)
        with pytest.raises(type(error)):
            atomic_file.write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["state.json"]


@pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="needs folders that can be opened")
def test_the_content_is_synchronised_before_the_file_has_its_name_and_then_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.json"
    named_when_synchronised: list[bool] = []
    synchronise = os.fsync

    def watch(descriptor: int) -> None:
        named_when_synchronised.append(path.exists())
        synchronise(descriptor)

    monkeypatch.setattr("os.fsync", watch)
    atomic_file.write_atomically(path, b"new")
    assert named_when_synchronised == [False, True]


def test_what_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="file"):
        atomic_file.write_atomically(tmp_path / "file" / "state.json", b"new")
    with pytest.raises(OSError, match="folder"):
        atomic_file.write_atomically(tmp_path / "folder", b"new")
    assert names_in(tmp_path) == ["file", "folder"]


def test_a_new_file_or_folder_takes_the_place_of_nothing(tmp_path: Path) -> None:
    file, folder = tmp_path / "a.yaml", tmp_path / "folder"
    atomic_file.create_file(file, b"first")
    with pytest.raises(FileExistsError):
        atomic_file.create_file(file, b"second")
    atomic_file.create_folder(folder, {"sub/a": b"first", "b": b""})
    for path in (folder, file, folder / "b" / "c"):
        with pytest.raises(OSError) as error:  # noqa: PT011 - the number says which
            atomic_file.create_folder(path, {"b": b"second"})
        assert error.value.errno in (errno.ENOTEMPTY, errno.ENOTDIR)
    assert file.read_bytes() == (folder / "sub" / "a").read_bytes() == b"first"
    assert names_in(folder) == ["b", "sub"]


def test_an_empty_folder_stays_the_folder_that_it_is(tmp_path: Path) -> None:
    before = tmp_path.stat()
    atomic_file.create_folder(tmp_path, {"sub/a": b"a", "b": b"b"})
    assert names_in(tmp_path) == ["b", "sub"]
    assert (tmp_path.stat().st_ino, tmp_path.stat().st_mode) == (before.st_ino, before.st_mode)


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
@pytest.mark.parametrize(
    ("step", "is_there"), [("write_bytes", True), ("write_bytes", False), ("rename", True)]
)
def test_a_folder_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, is_there: bool, error: BaseException
) -> None:
    original, folder, calls = getattr(Path, step), tmp_path / "folder", count(1)

    def fail_at_second(path: Path, argument: object) -> object:
        if next(calls) == 2:
            raise error
        return original(path, argument)

    monkeypatch.setattr(Path, step, fail_at_second)
    if is_there:
        folder.mkdir()
    with pytest.raises(type(error)):
        atomic_file.create_folder(folder, {"a": b"a", "b": b"b"})
    assert names_in(tmp_path) == (["folder"] if is_there else [])
    assert not is_there or names_in(folder) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_file_that_cannot_be_written_whole_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, open_file = tmp_path / "ms.yaml", Path.open

    def open_full(path: Path, mode: str) -> IO[Any]:
        open_file(path, mode).close()
        return open_file(Path("/dev/full"), "wb")

    monkeypatch.setattr(Path, "open", open_full)
    with pytest.raises(OSError, match="No space"):
        atomic_file.create_file(path, b"text")
    assert not path.exists()
