"""Reading files: none may block the program, fill its memory or crash it."""

from __future__ import annotations

import codecs
import os
from pathlib import Path
from typing import Any

import pytest

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError
from iomtui.parsing.files import MAX_FILE_BYTES, decode, read_file, shown_path


def refusal(path: Path, **options: Any) -> Diagnostic:
    """Return why a file is not read, and check that it is closed again."""
    before = next_descriptor()
    with pytest.raises(InvalidContentError) as caught:
        read_file(path, **options)
    assert next_descriptor() == before
    (diagnostic,) = caught.value.diagnostics
    return diagnostic


def next_descriptor() -> int:
    """Return the number that the next file to be opened gets."""
    descriptor = os.open(os.devnull, os.O_RDONLY)
    os.close(descriptor)
    return descriptor


def test_a_file_is_read_byte_for_byte_behind_a_link_too(tmp_path: Path) -> None:
    path = tmp_path / "words"
    path.write_bytes(b"a\r\nb\x00\xff\x1a")
    (tmp_path / "link").symlink_to("words")
    assert read_file(path) == read_file(tmp_path / "link") == b"a\r\nb\x00\xff\x1a"


def test_a_file_that_cannot_be_read_is_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "words").write_bytes(b"")
    (tmp_path / "broken").symlink_to("nowhere")
    (tmp_path / "circle").symlink_to("circle")
    assert refusal(tmp_path / "none") == Diagnostic(str(tmp_path / "none"), None, Code.NO_FILE)
    assert refusal(tmp_path / "broken").code is Code.NO_FILE
    assert refusal(tmp_path / "words" / "below").code in {Code.NO_FILE, Code.NOT_READABLE}
    assert refusal(tmp_path).code is Code.NOT_REGULAR
    circle = refusal(tmp_path / "circle")
    assert circle.code is Code.NOT_READABLE
    assert circle.values["reason"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_that_nobody_writes_to_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe").code is Code.NOT_REGULAR


@pytest.mark.parametrize(
    ("options", "limit", "shown"),
    [({}, MAX_FILE_BYTES, "8 MiB"), ({"limit": 2048}, 2048, "2 KiB")],
)
def test_the_size_has_a_limit(
    tmp_path: Path, options: dict[str, Any], limit: int, shown: str
) -> None:
    path = tmp_path / "huge"
    path.touch()
    os.truncate(path, limit)
    assert len(read_file(path, **options)) == limit
    os.truncate(path, limit + 1)
    assert refusal(path, **options) == Diagnostic(str(path), None, Code.TOO_BIG, {"limit": shown})


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        *(("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("utf-16-be", "UTF-16")),
        *(("utf-32", "UTF-32"), ("utf-32-le", "UTF-32"), ("utf-32-be", "UTF-32")),
    ],
)
def test_another_encoding_is_named_with_its_mark_and_without(encoding: str, name: str) -> None:
    with pytest.raises(InvalidContentError) as caught:
        decode("# kata: é\nformat: 1\n".encode(encoding), "x")
    values = {"encoding": name}
    assert caught.value.diagnostics == [Diagnostic("x", None, Code.OTHER_ENCODING, values)]


def test_utf8_needs_no_mark_and_a_file_of_null_bytes_is_empty() -> None:
    assert decode(codecs.BOM_UTF8 + "é".encode(), "x") == decode("é".encode(), "x") == "é"
    assert decode(bytes(512), "x") == ""


def test_a_path_is_shown_without_what_could_act_on_a_terminal() -> None:
    path = Path(os.fsdecode(b"data\x1b[2J/\xff new\nline.yaml"))
    assert shown_path(path) == "data[2J/ new line.yaml"
