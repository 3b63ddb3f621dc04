"""An export replaces a former export whole, and nothing else."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from iomtui.export.writing import write_file, write_folder

OLD = b'<meta name="generator" content="iomtui export"> old'
JSON = b'{"format": 1, "language": "en"}'
NEW = b'<meta name="generator" content="iomtui export"> new'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A former export, with a hidden file that somebody needs there."""
    folder = tmp_path / "site"
    write_folder(folder, {"index.html": OLD, "series-fa.html": OLD, "handout.html": OLD})
    (folder / ".nojekyll").write_text("mine")
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_former_export_is_replaced_without_what_else_is_in_its_folder(folder: Path) -> None:
    assert write_folder(folder, {"index.html": NEW}) == ["series-fa.html"]
    assert content(folder) == {"index.html": NEW, "handout.html": OLD, ".nojekyll": b"mine"}


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    write_folder(tmp_path, {"index.html": NEW})
    assert content(tmp_path) == {"index.html": NEW}


@pytest.mark.parametrize("name", ["notes.txt", "index.html"])
def test_a_folder_with_anything_else_stays_as_it_is(folder: Path, name: str) -> None:
    (folder / name).write_text("mine")
    before = content(folder)
    with pytest.raises(FileExistsError) as raised:
        write_folder(folder, {"index.html": NEW})
    assert raised.value.filename == str(folder / name)
    assert content(folder) == before


def test_a_file_is_replaced_only_if_it_is_a_former_export(tmp_path: Path) -> None:
    path = tmp_path / "handout.html"
    for data in (OLD, NEW):
        write_file(path, data)
        assert content(tmp_path) == {"handout.html": data}
    with pytest.raises(FileExistsError):
        write_file(path, JSON)
    write_file(tmp_path / "catalogue.json", JSON)
    with pytest.raises(FileExistsError):
        write_file(tmp_path / "catalogue.json", NEW)
    (tmp_path / "catalogue.json").unlink()
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        write_file(path, NEW)
    with pytest.raises(IsADirectoryError):
        write_file(tmp_path, NEW)
    assert content(tmp_path) == {"handout.html": b"mine"}


def test_a_full_disk_leaves_everything_as_it_was(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(folder)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    for target in (folder, tmp_path / "new"):
        with pytest.raises(OSError, match="No space left"):
            write_folder(target, {"index.html": NEW})
    with pytest.raises(OSError, match="No space left"):
        write_file(tmp_path / "handout.html", NEW)
    assert content(folder) == before
    assert [*tmp_path.iterdir()] == [folder]
