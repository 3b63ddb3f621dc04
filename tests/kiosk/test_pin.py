"""The rules for PINs, their hashes, and the file that only its owner may read."""

from __future__ import annotations

import os
import re
import stat
from hashlib import scrypt
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.kiosk.pin import (
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


def test_a_pin_has_six_to_twelve_digits_that_are_no_run() -> None:
    for pin in ("482915", "000001", "121212", "123457", "135790", "482915736204"):
        assert pin_flaw(pin) is None
    for pin in ("000000", "777777777777", "123456", "987654", "567890", "098765"):
        assert pin_flaw(pin) == "too_easy"
    for pin in ("", "48291", "4829157362041", "48291a", "482 915", "482915\n", "４８２９１５"):
        assert pin_flaw(pin) == "not_digits"
        assert not HASH.matches(pin)


def test_a_hash_is_salted_and_matches_only_its_pin() -> None:
    made, other = hash_pin("482915"), hash_pin("482915")
    assert re.fullmatch(r"\$scrypt\$ln=14,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}", made.line)
    again = parse_hash(made.line)
    assert again == made
    assert again.matches("482915")
    assert not again.matches("482916")
    assert made.digest == scrypt(b"482915", salt=made.salt, n=2**14, r=8, p=1, dklen=32)
    assert (made.salt, made.digest) != (other.salt, other.digest)


def test_a_hash_of_another_form_or_cost_is_refused() -> None:
    # The last bits of base64 can be written in several ways: A as B.
    changes = "scrypt argon2id, AAA A-A, ln=14 ln=15, ln=14 ln=١٤, r=8 r=16, p=1 p=2, A B"
    for old, new in (change.split() for change in changes.split(", ")):
        assert parse_hash(new.join(LINE.rsplit(old, 1))) is None
    for line in ("", f"{LINE}\n", f"{LINE}=", LINE[:-1]):
        assert parse_hash(line) is None


@given(st.lists(PIECES | st.text("$=0a\né", max_size=3), max_size=9).map("".join))
@example(LINE)
@examples(60)
def test_a_hash_is_parsed_only_in_its_canonical_form(text: str) -> None:
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


def test_a_pin_file_is_written_read_and_removed(path: Path) -> None:
    assert read_pin_file(path) is None
    assert not remove_pin_file(path)
    write_pin_file(path, HASH)
    assert path.read_text("ascii") == f"{HASH.line}\n"
    assert read_pin_file(path) == HASH
    assert remove_pin_file(path)
    assert read_pin_file(path / "no folder") is None


def test_the_file_is_private_whatever_the_umask_or_the_old_file_allow(path: Path) -> None:
    before = os.umask(0)
    try:
        for _ in range(2):
            write_pin_file(path, HASH)
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            path.chmod(0o666)
    finally:
        os.umask(before)


def test_a_file_that_others_may_use_is_refused_with_the_command_to_fix_it(path: Path) -> None:
    write_pin_file(path, HASH)
    for mode in (0o400, 0o700):
        path.chmod(mode)
        assert read_pin_file(path) == HASH
    for mode in (0o640, 0o604, 0o620, 0o602, 0o610, 0o601):
        path.chmod(mode)
        values = {"mode": f"{mode:o}", "file": f"'{path}'"}
        assert refusal(path) == Diagnostic(str(path), None, Code.PIN_OPEN, values)


def test_a_file_of_another_owner_is_refused_unless_that_is_root(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pin_file(path, HASH)

    def set_owner(owner: int) -> None:
        values = list(path.stat())
        values[stat.ST_UID] = owner
        monkeypatch.setattr("os.fstat", lambda _: os.stat_result(values))

    monkeypatch.setattr("os.geteuid", lambda: 1000)
    set_owner(0)
    assert read_pin_file(path) == HASH
    set_owner(4242)
    assert refusal(path) == Diagnostic(str(path), None, Code.PIN_OWNER, {"owner": "4242"})


def test_malformed_content_a_pipe_and_a_folder_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pin, pipe, folder = Path("pin"), Path("pipe"), Path("folder")
    write_pin_file(pin, HASH)
    for data in (b"", b"482915\n", b"\xff" * 80, f"{HASH.line}\n\n".encode(), b"x" * 1025):
        pin.write_bytes(data)
        assert refusal(pin) == Diagnostic("pin", None, Code.PIN_BROKEN)
    os.mkfifo(pipe, 0o600)
    assert refusal(pipe).code is Code.PIN_BROKEN
    # The proposed path is absolute, so that it is valid in settings in any folder.
    folder.mkdir()
    values = {"file": str(tmp_path / "folder" / "pin")}
    assert refusal(folder) == Diagnostic("folder", None, Code.PIN_FOLDER, values)
