"""What is remembered between two runs, and that nothing depends on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui.storage import atomic_file
from iomtui.storage.session_state import SessionState, load_session, save_session
from tests.support.examples import examples

PLACE = SessionState(language="en", entry="about", theme="day")
NOTHING = SessionState()


def test_a_place_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "state" / "state.json"
    save_session(path, PLACE)
    assert load_session(path) == PLACE


def test_the_file_says_its_format(tmp_path: Path) -> None:
    save_session(tmp_path / "state.json", PLACE)
    assert json.loads((tmp_path / "state.json").read_bytes())["format"] == 1


def test_the_first_run_remembers_nothing(tmp_path: Path) -> None:
    assert load_session(tmp_path / "state.json") == NOTHING


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"language": 1}',
        b'{"format": 2, "language": "en"}',
        b'{"format": "1", "language": "en"}',
        b'{"language": "\xff"}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_or_newer_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "state.json").write_bytes(content)
    assert load_session(tmp_path / "state.json") == NOTHING


def test_a_folder_in_its_place_is_as_good_as_none(tmp_path: Path) -> None:
    assert load_session(tmp_path) == NOTHING


def test_what_an_older_program_did_not_know_is_left_open(tmp_path: Path) -> None:
    (tmp_path / "state.json").write_bytes(b'{"format": 1, "entry": "about", "zoom": 3}')
    assert load_session(tmp_path / "state.json") == SessionState(entry="about")


def test_where_there_is_no_home_nothing_is_remembered() -> None:
    save_session(None, PLACE)
    assert load_session(None) == NOTHING


def test_where_nothing_can_be_written_the_viewer_goes_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    save_session(tmp_path / "file" / "state.json", PLACE)
    assert (tmp_path / "file").read_bytes() == b"kept"


def test_a_place_that_is_known_already_is_not_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.json"
    save_session(path, PLACE)
    written: list[Path] = []
    monkeypatch.setattr(atomic_file, "write_atomically", lambda path, _: written.append(path))
    save_session(path, PLACE)
    assert written == []
    save_session(path, SessionState(language="id"))
    assert written == [path]


@pytest.fixture(scope="module")
def shared_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("remembered") / "state.json"


@given(
    st.binary(max_size=40) | st.text(max_size=20).map(lambda tag: f'{{"entry":"{tag}"}}'.encode())
)
@examples(150)
def test_no_file_whatever_keeps_the_viewer_from_starting(shared_path: Path, content: bytes) -> None:
    shared_path.write_bytes(content)
    assert isinstance(load_session(shared_path), SessionState)


@given(st.builds(SessionState, language=st.none() | st.text(max_size=9), entry=st.text(max_size=9)))
@examples(50)
def test_every_place_is_found_again(shared_path: Path, place: SessionState) -> None:
    shared_path.unlink(missing_ok=True)
    save_session(shared_path, place)
    assert load_session(shared_path) == place
