"""What `iomtui kiosk pin` asks, says and writes."""

from __future__ import annotations

import getpass
import io
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from iomtui.cli import pin as pin_command
from iomtui.cli.main import run_command_line
from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.i18n.wording_loader import SHIPPED, load_wording
from iomtui.kiosk import pin_file
from iomtui.kiosk.pin import PinHash
from iomtui.storage import paths

GOOD, OTHER, EASY, BAD = "482915", "482916", "123456", "hello"
WORDS = load_wording("en").pin
DIGITS = {"least": "6", "most": "12"}

Typing = Callable[..., list[str]]


class UndecodableError(UnicodeDecodeError):
    """What a byte that is not UTF-8 raises."""

    def __init__(self) -> None:
        super().__init__("utf-8", b"\xff", 0, 1, "invalid start byte")


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a hash cost nothing, and tell which PIN it is of."""

    def cheap(pin: str) -> PinHash:
        return PinHash(4, 1, 1, pin.encode().ljust(16), bytes(32))

    monkeypatch.setattr(pin_command, "hash_pin", cheap)


@pytest.fixture
def path() -> Path:
    found = paths.pin_file()
    assert found is not None
    return found


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Make the next PINs that are typed; the list that is returned gets the prompts."""

    def type_them(*typed: str | type[BaseException]) -> list[str]:
        answers: Iterator[str | type[BaseException]] = iter(typed)
        prompts: list[str] = []

        def answer(prompt: str) -> str:
            prompts.append(prompt)
            found = next(answers)
            if isinstance(found, str):
                return found
            raise found

        monkeypatch.setattr(pin_command, "_is_terminal", lambda: True)
        monkeypatch.setattr(getpass, "getpass", answer)
        return prompts

    return type_them


def set_pin(*more: str) -> int:
    return run_command_line(["--lang", "en", "kiosk", "pin", *more], {})


def kept(path: Path) -> str | None:
    """Return the PIN that was hashed."""
    found = pin_file.read_pin_file(path)
    return None if found is None else found.salt.decode().strip()


def test_a_pin_that_is_typed_twice_is_kept_and_where_and_how_to_leave_is_said(
    typing: Typing, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prompts = typing(GOOD, GOOD)
    assert set_pin() == ExitStatus.OK
    assert prompts == [f"{WORDS.first} ", f"{WORDS.second} "]
    assert kept(path) == GOOD
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        f"iomtui: {fill(WORDS.rules, DIGITS)}",
        f"iomtui: {fill(WORDS.is_set, {'path': str(path), 'key': 'Ctrl+E'})}",
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ((BAD, GOOD, GOOD), fill(WORDS.not_digits, DIGITS)),
        ((EASY, GOOD, GOOD), WORDS.too_easy),
        ((GOOD, OTHER, GOOD, GOOD), WORDS.differ),
        ((BAD, GOOD, OTHER, GOOD, GOOD), WORDS.differ),
    ],
)
def test_whoever_mistypes_is_told_why_and_asked_again(
    typing: Typing,
    path: Path,
    capsys: pytest.CaptureFixture[str],
    typed: tuple[str, ...],
    sentence: str,
) -> None:
    typing(*typed)
    assert set_pin() == ExitStatus.OK
    assert f"iomtui: {sentence}\n" in capsys.readouterr().err
    assert kept(path) == GOOD


@pytest.mark.parametrize(
    "typed",
    [
        (BAD, EASY, ""),
        (GOOD, OTHER) * 3,
        (EOFError,),
        (GOOD, EOFError),
        (OSError,),
        (UndecodableError, BAD, BAD),
    ],
)
def test_without_a_pin_nothing_changes(
    typing: Typing,
    path: Path,
    capsys: pytest.CaptureFixture[str],
    typed: tuple[str | type[BaseException], ...],
) -> None:
    typing(GOOD, GOOD)
    set_pin()
    typing(*typed)
    assert set_pin() == ExitStatus.ERROR
    assert capsys.readouterr().err.endswith(f"iomtui: {WORDS.unchanged}\n")
    assert kept(path) == GOOD


def test_where_the_pin_would_be_seen_it_is_not_asked_for(
    monkeypatch: pytest.MonkeyPatch, path: Path
) -> None:
    def echoing(prompt: str) -> str:
        warnings.warn("Can not control echo on the terminal.", getpass.GetPassWarning, 2)
        return GOOD

    monkeypatch.setattr(pin_command, "_is_terminal", lambda: True)
    monkeypatch.setattr(getpass, "getpass", echoing)
    assert set_pin() == ExitStatus.ERROR
    assert kept(path) is None


def test_an_interrupt_is_passed_on(typing: Typing, path: Path) -> None:
    typing(GOOD, KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt):
        set_pin()
    assert kept(path) is None


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"482915\n", 0),
        (b"482915\r\n", 0),
        (b"482915", 0),
        (b"482915\nmore\n", 0),
        (b"", 1),
        (b"\n482915\n", 1),
        (b"123456\n", 1),
        (b" 482915\n", 1),
        (b"\xff\xfe\n", 1),
        (b"4" * 100_000, 1),
    ],
)
def test_a_script_gives_it_as_one_line(
    monkeypatch: pytest.MonkeyPatch, path: Path, line: bytes, status: int
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))
    assert set_pin() == status
    assert kept(path) == (GOOD if status == 0 else None)


@pytest.mark.parametrize("line", [None, b"", b"\n"])
def test_without_any_input_it_says_that_nothing_was_typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: bytes | None
) -> None:
    given = None if line is None else io.TextIOWrapper(io.BytesIO(line))
    monkeypatch.setattr(sys, "stdin", given)
    assert set_pin() == ExitStatus.ERROR
    said = capsys.readouterr().err.splitlines()
    assert said == [f"iomtui: {WORDS.nothing_typed}", f"iomtui: {WORDS.unchanged}"]


def test_it_can_be_taken_away(
    typing: Typing, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typing(GOOD, GOOD)
    set_pin()
    capsys.readouterr()
    values = {"path": str(path), "key": "Ctrl+E"}
    assert set_pin("--off") == ExitStatus.OK
    assert capsys.readouterr().err == f"iomtui: {fill(WORDS.is_off, values)}\n"
    assert not path.exists()
    assert set_pin("--off") == ExitStatus.OK
    assert capsys.readouterr().err == f"iomtui: {fill(WORDS.was_off, values)}\n"


def test_the_settings_say_where_it_is_kept(typing: Typing, path: Path, tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text(f'[kiosk]\npin_file = "{tmp_path}/here/pin"\n')
    typing(GOOD, GOOD)
    assert set_pin("--config", str(config)) == ExitStatus.OK
    assert kept(tmp_path / "here" / "pin") == GOOD
    assert not path.exists()


def test_a_relative_place_counts_from_the_folder_of_the_settings(
    typing: Typing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "kiosk.toml").write_text('[kiosk]\npin_file = "here/pin"\n')
    monkeypatch.chdir(tmp_path)
    typing(GOOD, GOOD)
    assert set_pin("--config", "there/kiosk.toml") == ExitStatus.OK
    assert kept(tmp_path / "there" / "here" / "pin") == GOOD


@pytest.mark.parametrize("option", [(), ("--off",)])
def test_a_folder_in_the_place_of_the_file_is_told_before_anything_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: tuple[str, ...]
) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text('[kiosk]\npin_file = "."\n')
    assert set_pin("--config", str(config), *option) == ExitStatus.INVALID_CONTENT
    told = capsys.readouterr().err
    assert f"such as {tmp_path}/pin" in told
    assert "New PIN" not in told


@pytest.mark.parametrize("option", [(), ("--off",)])
def test_a_place_that_cannot_be_changed_is_told_in_a_sentence(
    typing: Typing,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    option: tuple[str, ...],
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(pin_file, "remove_pin_file" if option else "write_pin_file", refuse)
    typing(GOOD, GOOD)
    assert set_pin(*option) == ExitStatus.ERROR
    assert "could not be changed (Permission denied)" in capsys.readouterr().err


def test_a_disk_without_permissions_is_told_at_once(
    typing: Typing, path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write = pin_file.write_pin_file

    def write_for_all(path: Path, pin: PinHash) -> None:
        write(path, pin)
        path.chmod(0o777)

    monkeypatch.setattr(pin_file, "write_pin_file", write_for_all)
    typing(GOOD, GOOD)
    assert set_pin() == ExitStatus.INVALID_CONTENT
    assert f"chmod 600 {path}" in capsys.readouterr().err


def test_without_a_home_a_place_must_be_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(paths, "pin_file", lambda: None)
    assert set_pin() == ExitStatus.ERROR
    assert capsys.readouterr().err == f"iomtui: {WORDS.no_place}\n"


@pytest.mark.parametrize("tag", SHIPPED)
def test_what_is_asked_can_be_shown_on_any_terminal(tag: str) -> None:
    words = load_wording(tag).pin
    assert words.first.isascii()
    assert words.second.isascii()
