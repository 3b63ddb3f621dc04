"""Which details from YouTube count: the data folder's, or a person's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import msgspec
import pytest

from iomtui.parsing.diagnostics import Code
from iomtui.storage import paths
from iomtui.youtube.details import Details
from iomtui.youtube.details_choice import details_for
from iomtui.youtube.details_file import written
from tests.conftest import FETCHED


@pytest.fixture
def own() -> Path:
    """Where a person's own is, the same as the one made up but for its day."""
    found = paths.details_file()
    assert found
    found.parent.mkdir(parents=True)
    shutil.copy(FETCHED, found)
    return found


@pytest.fixture
def older(fetched: Details) -> Details:
    return msgspec.structs.replace(fetched, fetched=fetched.fetched.replace(year=2025))


def test_a_persons_own_counts_where_the_folder_brings_none(
    own: Path, fetched: Details, tmp_path: Path
) -> None:
    assert details_for(tmp_path, own=True) == (fetched, [])
    own.unlink()
    assert details_for(tmp_path, own=True) == (None, [])


def test_of_the_folders_and_a_persons_own_the_later_counts(
    own: Path, older: Details, fetched: Details, tmp_path: Path
) -> None:
    (tmp_path / "channel.json").write_bytes(written(older))
    assert details_for(tmp_path, own=True) == (fetched, [])
    assert details_for(tmp_path, own=False) == (older, [])
    later = msgspec.structs.replace(older, fetched=fetched.fetched.replace(hour=23))
    (tmp_path / "channel.json").write_bytes(written(later))
    assert details_for(tmp_path, own=True) == (later, [])


def test_a_persons_own_is_not_looked_at_where_it_may_not_count(own: Path, tmp_path: Path) -> None:
    assert details_for(tmp_path, own=False) == (None, [])
    own.write_text("{")
    assert details_for(tmp_path, own=False) == (None, [])


def test_one_that_cannot_be_used_is_told_and_the_other_counts(
    own: Path, fetched: Details, tmp_path: Path
) -> None:
    (tmp_path / "channel.json").write_text("[]")
    found, problems = details_for(tmp_path, own=True)
    assert found == fetched
    assert [(each.file, each.code) for each in problems] == [
        (str(tmp_path / "channel.json"), Code.CHANNEL_FILE)
    ]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "channel.json").mkdir()
    found, problems = details_for(tmp_path, own=True)
    assert found is None
    assert [each.code for each in problems] == [Code.NOT_REGULAR]


def test_a_link_that_leads_nowhere_and_a_home_that_is_none_are_as_good_as_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "details_file", lambda: None)
    assert details_for(tmp_path, own=True) == (None, [])
    (tmp_path / "channel.json").symlink_to(tmp_path / "nowhere")
    assert details_for(tmp_path, own=True) == (None, [])
