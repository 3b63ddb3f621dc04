"""Files that lie in wait: none may block the program, fill its memory or crash it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError
from iomtui.parsing.files import MAX_FILE_BYTES, read_file, shown_path


def refusal(path: Path) -> Diagnostic:
    """Return why a file is not read."""
    with pytest.raises(InvalidContentError) as caught:
        read_file(path)
    (problem,) = caught.value.diagnostics
    return problem


def next_descriptor() -> int:
    """Return the number that the next file to be opened gets."""
    descriptor = os.open(os.devnull, os.O_RDONLY)
    os.close(descriptor)
    return descriptor


def test_a_file_is_read_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "words"
    path.write_bytes(b"a\r\nb\x00\xff\x1a")
    assert read_file(path) == b"a\r\nb\x00\xff\x1a"


def test_a_file_behind_a_link_is_read(tmp_path: Path) -> None:
    (tmp_path / "words").write_bytes(b"here")
    (tmp_path / "link").symlink_to("words")
    assert read_file(tmp_path / "link") == b"here"


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "nothing.yaml"
    assert refusal(path) == Diagnostic(str(path), None, Code.NO_FILE)


def test_a_link_that_leads_nowhere_is_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("nowhere")
    assert refusal(tmp_path / "link").code is Code.NO_FILE


def test_a_link_to_itself_is_not_readable(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("link")
    problem = refusal(tmp_path / "link")
    assert problem.code is Code.NOT_READABLE
    assert problem.values["reason"]


def test_a_file_below_a_file_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "words").write_bytes(b"")
    problem = refusal(tmp_path / "words" / "more.yaml")
    assert problem.code in {Code.NO_FILE, Code.NOT_READABLE}


def test_a_folder_is_no_ordinary_file(tmp_path: Path) -> None:
    assert refusal(tmp_path).code is Code.NOT_REGULAR


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_that_nobody_writes_to_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe").code is Code.NOT_REGULAR


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs an endless device")
def test_an_endless_device_is_not_read() -> None:
    assert refusal(Path("/dev/zero")).code is Code.NOT_REGULAR


def test_a_refused_file_is_closed_again(tmp_path: Path) -> None:
    before = next_descriptor()
    refusal(tmp_path)
    assert next_descriptor() == before


def test_the_size_has_a_limit(tmp_path: Path) -> None:
    assert MAX_FILE_BYTES == 8 * 1024**2
    path = tmp_path / "huge"
    path.touch()
    os.truncate(path, MAX_FILE_BYTES)
    assert len(read_file(path)) == MAX_FILE_BYTES
    os.truncate(path, MAX_FILE_BYTES + 1)
    assert refusal(path) == Diagnostic(str(path), None, Code.TOO_BIG, {"limit": "8 MiB"})


def test_a_path_is_shown_without_what_could_act_on_a_terminal() -> None:
    path = Path(os.fsdecode(b"data\x1b[2J/\xff new\nline.yaml"))
    assert shown_path(path) == "data[2J/ new line.yaml"


def test_a_file_may_be_held_to_fewer_bytes(tmp_path: Path) -> None:
    path = tmp_path / "words"
    path.write_bytes(b"x" * 2048)
    assert len(read_file(path, limit=2048)) == 2048
    path.write_bytes(b"x" * 2049)
    with pytest.raises(InvalidContentError) as caught:
        read_file(path, limit=2048)
    assert [problem.values for problem in caught.value.diagnostics] == [{"limit": "2 KiB"}]


def test_whoever_objects_to_a_file_sees_its_status_and_leaves_nothing_open(tmp_path: Path) -> None:
    path = tmp_path / "words"
    path.write_bytes(b"abc")
    sizes: list[int] = []

    def object_to(status: os.stat_result) -> None:
        sizes.append(status.st_size)
        raise InvalidContentError([Diagnostic("words", None, Code.EMPTY)])

    before = next_descriptor()
    with pytest.raises(InvalidContentError, match="words"):
        read_file(path, examine=object_to)
    assert (sizes, next_descriptor()) == ([3], before)
