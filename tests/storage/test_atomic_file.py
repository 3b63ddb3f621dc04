"""Whatever happens while a file is written, it has the old content or the new."""

from __future__ import annotations

import errno
import os
from pathlib import Path

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
