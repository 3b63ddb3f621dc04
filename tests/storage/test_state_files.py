"""The state that is kept between two runs, and that nothing depends on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui.storage import atomic_file
from iomtui.storage.state_files import SessionState, load_state, save_state
from tests.support.examples import examples

PLACE = SessionState(language="en", entry="about", theme="day")


def test_a_state_is_saved_with_its_format_and_loaded(tmp_path: Path) -> None:
    path = tmp_path / "state" / "state.json"
    save_state(path, PLACE)
    assert load_state(path, SessionState) == PLACE
    assert json.loads(path.read_bytes())["format"] == 1
    path.write_bytes(b'{"format": 1, "entry": "about", "zoom": 3}')
    assert load_state(path, SessionState) == SessionState(entry="about")


@pytest.mark.parametrize(
    "content",
    [
        b'{"language": 1}',
        b'{"format": 2, "language": "en"}',
        b'{"language": "\xff"}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_or_newer_file_counts_as_missing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "state.json").write_bytes(content)
    assert load_state(tmp_path / "state.json", SessionState) is None


def test_without_a_file_or_a_home_nothing_is_saved_or_loaded(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path / "file" / "state.json", None):
        save_state(path, PLACE)
        assert load_state(path, SessionState) is None
    assert load_state(tmp_path, SessionState) is None


def test_an_unchanged_state_is_not_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.json"
    save_state(path, PLACE)
    written: list[Path] = []
    monkeypatch.setattr(atomic_file, "write_atomically", lambda path, _: written.append(path))
    save_state(path, PLACE)
    assert written == []
    save_state(path, SessionState(language="id"))
    assert written == [path]


@pytest.fixture(scope="module")
def shared_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("remembered") / "state.json"


@given(
    st.binary(max_size=40) | st.text(max_size=20).map(lambda tag: f'{{"entry":"{tag}"}}'.encode())
)
@examples(150)
def test_no_content_keeps_the_viewer_from_starting(shared_path: Path, content: bytes) -> None:
    shared_path.write_bytes(content)
    assert isinstance(load_state(shared_path, SessionState), SessionState | None)
