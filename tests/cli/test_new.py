"""What `iomtui new` makes, what it says, and what it leaves alone."""

from __future__ import annotations

import errno
import os
import shlex
from pathlib import Path

import pytest

from iomtui.cli.invocation import quoted
from iomtui.cli.main import run_command_line
from iomtui.i18n.templates import fill
from iomtui.i18n.wording_loader import load_wording
from iomtui.storage import paths

WORDS = load_wording("en").new


def run(*typed: str) -> int:
    return run_command_line(typed, {"IOMTUI_LANG": "en"})


def messages(capsys: pytest.CaptureFixture[str]) -> list[str]:
    shown = capsys.readouterr()
    assert shown.out == ""
    return [line.removeprefix("iomtui: ") for line in shown.err.splitlines()]


def test_a_new_folder_has_the_shipped_data_and_the_commands_that_it_names_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "my data"
    assert run("new", str(folder)) == 0
    for path in paths.shipped_data().rglob("*.*"):
        copy = folder / path.relative_to(paths.shipped_data())
        assert copy.read_bytes() == path.read_bytes()
        assert os.access(copy, os.W_OK)
    made, look, check = messages(capsys)
    assert made == fill(WORDS["folder_made"], {"path": str(folder)})
    for sentence, end in ((look, f"--data '{folder}'"), (check, f"check '{folder}'")):
        command = sentence[sentence.index("iomtui ") :]
        assert command == f"iomtui {end}"
        assert run(*shlex.split(command)[1:]) == 0
        capsys.readouterr()


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("mine")
    assert run("new", str(tmp_path)) == 1
    assert messages(capsys) == [fill(WORDS["exists"], {"path": str(tmp_path)})]
    assert run("new", str(file)) == 1
    assert messages(capsys) == [fill(WORDS["is_file"], {"path": str(file)})]
    assert [*tmp_path.iterdir()] == [file]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EACCES, WORDS["denied"]),
        (errno.EROFS, WORDS["read_only"]),
        (errno.ENOSPC, WORDS["full"]),
        (errno.ENOENT, WORDS["no_parent"]),
        (errno.EIO, WORDS["failed"]),
    ],
)
def test_an_error_of_the_system_is_a_sentence(
    data_copy: Path,
    number: int,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "The reason")

    for name in ("create_folder", "create_file"):
        monkeypatch.setattr(f"iomtui.cli.new.{name}", refuse)
    folder, file = data_copy / "new", data_copy / "languages" / "ms.yaml"
    assert run("new", str(folder)) == run("new", "--language", "ms", str(data_copy)) == 1
    assert messages(capsys) == [
        fill(sentence, {"path": str(path), "reason": "The reason"}) for path in (folder, file)
    ]


def test_a_language_is_added_once(data_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = data_copy / "languages" / "pt-BR.yaml"
    assert run("new", "--language", "PT-br", "--data", str(data_copy)) == 0
    made, look, check = messages(capsys)
    assert made == fill(WORDS["language_made"], {"path": str(path)})
    assert look.endswith(f"iomtui --data {data_copy} --lang pt-BR")
    assert check.endswith(f"iomtui check {data_copy}")
    path.write_text("mine")
    assert run("new", "--language", "pt-BR", "--data", str(data_copy)) == 1
    assert messages(capsys) == [fill(WORDS["language_exists"], {"path": str(path)})]
    assert path.read_text() == "mine"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ((), WORDS["name_missing"]),
        (("",), WORDS["name_missing"]),
        (("--language", "Malay\x1b"), fill(WORDS["wrong_tag"], {"tag": "Malay"})),
        (("--language", "ms"), fill(WORDS["shipped"], {"tag": "ms"})),
    ],
)
def test_a_command_in_which_something_is_missing_or_wrong_is_answered(
    typed: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new", *typed) == 2
    assert messages(capsys) == [sentence]


def test_a_path_is_quoted_for_the_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    assert quoted(Path("it's here")) == "'it'\"'\"'s here'"
    folders = Path("C:\\my-data"), Path("C:\\my data & more")
    monkeypatch.setattr(os, "name", "nt")
    assert [*map(quoted, folders)] == ["C:\\my-data", '"C:\\my data & more"']
