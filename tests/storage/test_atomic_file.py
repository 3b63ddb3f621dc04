"""Whatever happens while a file is written: it is old or new, never half."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from iomtui.storage import atomic_file


def refuse(*_: object) -> None:
    """Do as a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def interrupt(*_: object) -> None:
    """Do as a person does who has waited long enough."""
    raise KeyboardInterrupt


def names_in(folder: Path) -> list[str]:
    """Return what lies in a folder, the hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_with_the_folders_that_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "state.json"
    atomic_file.write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert names_in(path.parent) == ["state.json"]


@pytest.mark.parametrize("data", [b"", b"short", b"\x00\xff" * 100_000])
def test_what_was_there_is_replaced_as_a_whole(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(b"something old and rather long")
    atomic_file.write_atomically(path, data)
    assert path.read_bytes() == data
    assert names_in(tmp_path) == ["state.json"]


def test_who_reads_the_old_file_reads_it_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(b"old")
    with path.open("rb") as reader:
        atomic_file.write_atomically(path, b"new")
        assert reader.read() == b"old"


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(b"old")
    with monkeypatch.context() as disk:
        disk.setattr(step, refuse)
        with pytest.raises(OSError, match="space"):
            atomic_file.write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["state.json"]


def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(b"old")
    with monkeypatch.context() as keyboard:
        keyboard.setattr("os.fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            atomic_file.write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["state.json"]


@pytest.mark.skipif(not hasattr(os, "O_DIRECTORY"), reason="needs folders that can be opened")
def test_the_content_is_on_the_disk_before_it_takes_the_name_and_then_the_name(
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


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="file"):
        atomic_file.write_atomically(tmp_path / "file" / "state.json", b"new")


def test_a_folder_in_the_place_of_the_file_stays(tmp_path: Path) -> None:
    (tmp_path / "state.json").mkdir()
    with pytest.raises(OSError, match=r"state\.json"):
        atomic_file.write_atomically(tmp_path / "state.json", b"new")
    assert names_in(tmp_path) == ["state.json"]
