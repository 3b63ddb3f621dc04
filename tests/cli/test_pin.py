"""The dialogue of `iomtui kiosk pin` and the file that it writes."""

from __future__ import annotations

import getpass
import io
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

from iomtui.cli import pin as pin_command
from iomtui.cli.main import run_command_line
from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import SHIPPED, fill
from iomtui.i18n.wording_loader import load_wording
from iomtui.kiosk.pin import hash_pin, read_pin_file, write_pin_file
from iomtui.storage import paths

GOOD, OTHER, EASY, BAD = "482915", "482916", "123456", "hello"
WORDS = load_wording("en").pin
DIGITS = {"least": "6", "most": "12"}
NOT_UTF8 = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")

Typing = Callable[..., None]


@pytest.fixture(autouse=True)
def _readable_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the PIN itself in place of its hash, which is slow to make."""
    monkeypatch.setattr("iomtui.kiosk.pin._digest", lambda pin, _: pin.encode().ljust(32))


@pytest.fixture
def path() -> Path:
    default = paths.pin_file()
    assert default is not None
    return default


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Type PINs on a terminal, one after the other; an error in their place is raised."""

    def type_pins(*pins: str | BaseException) -> None:
        monkeypatch.setattr(sys, "stdin", mock.Mock(isatty=lambda: True))
        monkeypatch.setattr(getpass, "getpass", mock.Mock(side_effect=pins))

    return type_pins


def set_pin(*more: str) -> int:
    return run_command_line(["--lang", "en", "kiosk", "pin", *more], {})


def stored(path: Path) -> str | None:
    """Return the PIN in the file, which the replaced hash shows."""
    pin = read_pin_file(path)
    return pin and pin.digest.decode().strip()


def test_a_pin_is_stored_and_removed_and_its_file_and_key_are_named(
    typing: Typing, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = {"path": str(path), "key": "Ctrl+E", **DIGITS}
    typing(GOOD, "٤٨٢٩١٥")
    assert set_pin() == ExitStatus.OK
    assert stored(path) == GOOD
    assert set_pin("--off") == set_pin("--off") == ExitStatus.OK
    assert not path.exists()
    sentences = (WORDS["rules"], WORDS["is_set"], WORDS["is_off"], WORDS["was_off"])
    assert capsys.readouterr() == (
        "",
        "".join(f"iomtui: {fill(each, values)}\n" for each in sentences),
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ((BAD, GOOD, GOOD), fill(WORDS["not_digits"], DIGITS)),
        ((NOT_UTF8, GOOD, GOOD), fill(WORDS["not_digits"], DIGITS)),
        ((EASY, GOOD, GOOD), WORDS["too_easy"]),
        ((BAD, GOOD, OTHER, GOOD, GOOD), WORDS["differ"]),
        ((BAD, EASY, ""), WORDS["unchanged"]),
        ((GOOD, OTHER) * 3, WORDS["unchanged"]),
        *(
            ((*before, error), WORDS["unchanged"])
            for before in ((), (GOOD,))
            for error in (EOFError(), OSError())
        ),
    ],
)
def test_a_refused_pin_is_explained_and_asked_for_again_three_times(
    typing: Typing,
    path: Path,
    capsys: pytest.CaptureFixture[str],
    typed: tuple[str | BaseException, ...],
    sentence: str,
) -> None:
    write_pin_file(path, hash_pin(OTHER))
    typing(*typed)
    is_unchanged = sentence == WORDS["unchanged"]
    assert set_pin() == (ExitStatus.ERROR if is_unchanged else ExitStatus.OK)
    assert f"iomtui: {sentence}\n" in capsys.readouterr().err
    assert stored(path) == (OTHER if is_unchanged else GOOD)


def test_nothing_is_read_where_the_echo_cannot_be_turned_off(
    typing: Typing, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typing()
    warning = getpass.GetPassWarning("Can not control echo on the terminal.")
    monkeypatch.setattr(getpass, "getpass", lambda _: warnings.warn(warning, stacklevel=1))
    assert set_pin() == ExitStatus.ERROR
    assert stored(path) is None


def test_a_script_passes_the_pin_as_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], path: Path
) -> None:
    def pipe(line: bytes) -> int:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))
        return set_pin()

    not_digits = fill(WORDS["not_digits"], DIGITS)
    for line, sentence in (
        *((line, WORDS["nothing_typed"]) for line in (b"", b"\n482915\n")),
        (b"123456\n", WORDS["too_easy"]),
        *((line, not_digits) for line in (b" 482915\n", b"\xff\n", b"4" * 99)),
    ):
        assert pipe(line) == ExitStatus.ERROR
        assert capsys.readouterr().err == f"iomtui: {sentence}\niomtui: {WORDS['unchanged']}\n"
        assert stored(path) is None
    for line in (b"482915\n", b"482915\r\n", b"482915", b"482915\nmore\n"):
        path.unlink(missing_ok=True)
        assert pipe(line) == ExitStatus.OK
        assert stored(path) == GOOD
    monkeypatch.setattr(sys, "stdin", None)
    assert set_pin() == ExitStatus.ERROR


@pytest.mark.parametrize("option", [(), ("--off",)])
def test_a_file_that_cannot_be_used_is_reported(
    typing: Typing,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    option: tuple[str, ...],
) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text('[kiosk]\npin_file = "."\n')
    assert set_pin("--config", str(config), *option) == ExitStatus.INVALID_CONTENT
    # A path in the settings is relative to their folder.
    assert f"such as {tmp_path}/pin" in capsys.readouterr().err
    refuse = mock.Mock(side_effect=PermissionError(13, "Permission denied"))
    monkeypatch.setattr(pin_command, "remove_pin_file" if option else "write_pin_file", refuse)
    typing(GOOD, GOOD)
    assert set_pin(*option) == ExitStatus.ERROR
    assert "could not be changed (Permission denied)" in capsys.readouterr().err
    monkeypatch.setattr(paths, "pin_file", lambda: None)
    assert set_pin(*option) == ExitStatus.ERROR
    assert capsys.readouterr().err == f"iomtui: {WORDS['no_place']}\n"


def test_a_file_system_without_permissions_is_reported_at_once(
    typing: Typing, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_pin_file(path, hash_pin(OTHER))
    monkeypatch.setattr(pin_command, "write_pin_file", lambda path, _: path.chmod(0o777))
    typing(GOOD, GOOD)
    assert set_pin() == ExitStatus.INVALID_CONTENT
    assert f"chmod 600 {path}" in capsys.readouterr().err


def test_the_prompts_are_ascii_so_that_every_terminal_can_show_them() -> None:
    for words in (load_wording(tag).pin for tag in SHIPPED):
        assert (words["first"] + words["second"]).isascii()
