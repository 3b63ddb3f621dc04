"""Which PINs are good, what is stored of them, and in a file that is its owner's alone."""

from __future__ import annotations

import errno
import os
import re
import stat
from hashlib import scrypt
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.kiosk.pin import (
    PinFlaw,
    PinHash,
    hash_pin,
    parse_hash,
    pin_flaw,
    read_pin_file,
    remove_pin_file,
    write_pin_file,
)
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError
from tests.support.examples import examples

HASH = PinHash(bytes(16), bytes(32))
LINE = f"$scrypt$ln=14,r=8,p=1${'A' * 22}${'A' * 43}"
PIECES = st.sampled_from(["$scrypt$", "ln=14,r=8,p=1", "$", "A" * 22, "A" * 43, LINE])


@pytest.mark.parametrize(
    ("flaw", "pins"),
    [
        (None, ["482915", "000001", "121212", "123457", "135790", "482915736204"]),
        (
            PinFlaw.DIGITS,
            ["", "48291", "4829157362041", "48291a", "482 915", "482915\n", "４８２９１５"],
        ),
        (PinFlaw.EASY, ["000000", "777777777777", "123456", "987654", "567890", "098765"]),
    ],
)
def test_a_pin_has_six_to_twelve_digits_that_are_no_run(
    flaw: PinFlaw | None, pins: list[str]
) -> None:
    assert [pin_flaw(pin) for pin in pins] == [flaw] * len(pins)
    if flaw is PinFlaw.DIGITS:
        assert not any(HASH.matches(pin) for pin in pins)


def test_a_hash_matches_its_pin_and_no_other_and_bears_no_trace_of_it() -> None:
    made, other = hash_pin("482915"), hash_pin("482915")
    assert re.fullmatch(r"\$scrypt\$ln=14,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}", made.line)
    again = parse_hash(made.line)
    assert again == made
    assert again.matches("482915")
    assert not again.matches("482916")
    assert made.digest == scrypt(b"482915", salt=made.salt, n=2**14, r=8, p=1, dklen=32)
    assert (made.salt, made.digest) != (other.salt, other.digest)


@pytest.mark.parametrize(
    "line",
    [
        "",
        LINE + "\n",
        LINE + "=",
        LINE[:-1],
        LINE[:-1] + "B",  # the same bytes, written in another way
        LINE.replace("scrypt", "argon2id"),
        LINE.replace("AAA", "A-A", 1),
        LINE.replace("ln=14", "ln=15"),
        LINE.replace("ln=14", "ln=١٤"),
        LINE.replace("r=8", "r=16"),
        LINE.replace("p=1", "p=2"),
    ],
)
def test_lines_of_another_form_or_cost_are_refused(line: str) -> None:
    assert parse_hash(line) is None


@given(st.lists(PIECES | st.text("$=0a\né", max_size=3), max_size=9).map("".join))
@example(LINE)
@examples(60)
def test_a_line_is_read_exactly_as_it_would_be_written_or_not_at_all(text: str) -> None:
    parsed = parse_hash(text)
    assert parsed is None or parsed.line == text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "my folder; ls" / "kiosk.pin"


def refusal(path: Path) -> Diagnostic:
    """Return why a file is refused."""
    with pytest.raises(InvalidContentError) as caught:
        read_pin_file(path)
    (diagnostic,) = caught.value.diagnostics
    return diagnostic


def test_what_is_written_is_read_until_it_is_removed(path: Path) -> None:
    assert read_pin_file(path) is None
    assert not remove_pin_file(path)
    write_pin_file(path, HASH)
    assert path.read_text("ascii") == f"{HASH.line}\n"
    assert read_pin_file(path) == HASH
    assert remove_pin_file(path)
    assert read_pin_file(path / "no folder") is None


def test_nobody_else_may_ever_look_into_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []
    synchronise = os.fsync

    def watch(descriptor: int) -> None:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            seen.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        synchronise(descriptor)

    monkeypatch.setattr("os.fsync", watch)
    before = os.umask(0)
    try:
        write_pin_file(path, HASH)
        path.chmod(0o666)
        write_pin_file(path, HASH)
    finally:
        os.umask(before)
    assert seen == [0o600, 0o600]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o400, 0o700])
def test_a_file_that_others_may_use_is_refused_with_the_command_that_mends_it(
    path: Path, mode: int
) -> None:
    write_pin_file(path, HASH)
    path.chmod(mode)
    if mode & 0o077:
        values = {"mode": f"{mode:o}", "file": f"'{path}'"}
        assert refusal(path) == Diagnostic(str(path), None, Code.PIN_OPEN, values)
    else:
        assert read_pin_file(path) == HASH


@pytest.mark.parametrize(("owner", "is_read"), [(0, True), (4242, False)])
def test_only_ones_own_file_and_that_of_root_count(
    path: Path, monkeypatch: pytest.MonkeyPatch, owner: int, is_read: bool
) -> None:
    write_pin_file(path, HASH)
    status = os.fstat

    def owned(descriptor: int) -> os.stat_result:
        values = list(status(descriptor))
        values[stat.ST_UID] = owner
        return os.stat_result(values)

    monkeypatch.setattr("os.fstat", owned)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    if is_read:
        assert read_pin_file(path) == HASH
    else:
        assert refusal(path) == Diagnostic(str(path), None, Code.PIN_OWNER, {"owner": "4242"})


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"482915\n", b"\xff" * 80, f"{HASH.line}\n\n".encode(), b"x" * 1025),
        f"{HASH.line}\n".replace("ln=14", "ln=4").encode(),
    ],
)
def test_another_content_is_refused(path: Path, data: bytes) -> None:
    write_pin_file(path, HASH)
    path.write_bytes(data)
    assert refusal(path) == Diagnostic(str(path), None, Code.PIN_BROKEN)


def test_a_pipe_or_folder_in_its_place_is_refused_without_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)
    assert refusal(tmp_path / "pipe").code is Code.PIN_BROKEN
    # What is proposed instead can be pasted into settings in any folder.
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    values = {"file": str(tmp_path / "folder" / "pin")}
    assert refusal(Path("folder")) == Diagnostic("folder", None, Code.PIN_FOLDER, values)


def test_a_full_disk_leaves_the_old_pin(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pin_file(path, HASH)

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr("os.fsync", refuse)
        with pytest.raises(OSError, match="space"):
            write_pin_file(path, PinHash(b"x" * 16, bytes(32)))
    assert read_pin_file(path) == HASH
