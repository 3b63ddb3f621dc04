"""The file of the PIN: its owner's alone, or it does not count."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from iomtui.kiosk import pin_file
from iomtui.kiosk.pin import PinHash
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError

HASH = PinHash(4, 1, 1, bytes(16), bytes(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "kiosk.pin"


def refusal(path: Path) -> Diagnostic:
    """Return why a file is refused."""
    with pytest.raises(InvalidContentError) as caught:
        pin_file.read_pin_file(path)
    (problem,) = caught.value.diagnostics
    return problem


def test_what_is_written_is_read(path: Path) -> None:
    pin_file.write_pin_file(path, HASH)
    assert path.read_text("ascii") == f"{HASH.line}\n"
    assert pin_file.read_pin_file(path) == HASH


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
        pin_file.write_pin_file(path, HASH)
        path.chmod(0o666)
        pin_file.write_pin_file(path, HASH)
    finally:
        os.umask(before)
    assert seen == [0o600, 0o600]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_that_is_missing_is_no_pin(path: Path) -> None:
    assert pin_file.read_pin_file(path) is None
    path.parent.touch()
    assert pin_file.read_pin_file(path) is None


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o610, 0o601, 0o644, 0o777])
def test_a_file_that_others_may_use_is_refused_and_how_to_mend_it_is_said(
    path: Path, mode: int
) -> None:
    pin_file.write_pin_file(path, HASH)
    path.chmod(mode)
    assert refusal(path) == Diagnostic(
        str(path), None, Code.PIN_OPEN, {"mode": f"{mode:o}", "file": str(path)}
    )


@pytest.mark.parametrize("mode", [0o600, 0o400, 0o700])
def test_what_its_owner_may_do_is_no_matter(path: Path, mode: int) -> None:
    pin_file.write_pin_file(path, HASH)
    path.chmod(mode)
    assert pin_file.read_pin_file(path) == HASH


def test_the_command_that_mends_it_can_be_pasted(tmp_path: Path) -> None:
    path = tmp_path / "my pin; ls"
    pin_file.write_pin_file(path, HASH)
    path.chmod(0o644)
    assert refusal(path).values["file"] == f"'{path}'"


@pytest.mark.parametrize(("owner", "is_read"), [(0, True), (4242, False)])
def test_only_ones_own_file_and_that_of_root_count(
    path: Path, monkeypatch: pytest.MonkeyPatch, owner: int, is_read: bool
) -> None:
    pin_file.write_pin_file(path, HASH)
    status = os.fstat

    def owned(descriptor: int) -> os.stat_result:
        values = list(status(descriptor))
        values[stat.ST_UID] = owner
        return os.stat_result(values)

    monkeypatch.setattr("os.fstat", owned)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    if is_read:
        assert pin_file.read_pin_file(path) == HASH
    else:
        assert refusal(path) == Diagnostic(str(path), None, Code.PIN_OWNER, {"owner": "4242"})


@pytest.mark.parametrize(
    "data",
    [b"", b"\n", b"482915\n", b"\xff" * 80, HASH.line.encode() * 2, f"{HASH.line}\n\n".encode()],
)
def test_another_content_is_refused(path: Path, data: bytes) -> None:
    pin_file.write_pin_file(path, HASH)
    path.write_bytes(data)
    assert refusal(path).code is Code.PIN_BROKEN


def test_a_file_that_is_too_big_is_refused(path: Path) -> None:
    pin_file.write_pin_file(path, HASH)
    path.write_bytes(b"x" * 1024)
    assert refusal(path).code is Code.PIN_BROKEN
    path.write_bytes(b"x" * 1025)
    assert refusal(path) == Diagnostic(str(path), None, Code.PIN_BROKEN)


def test_a_pipe_or_folder_in_its_place_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe", 0o600)
    assert refusal(tmp_path / "pipe").code is Code.PIN_BROKEN
    values = {"file": str(tmp_path / "pin")}
    assert refusal(tmp_path) == Diagnostic(str(tmp_path), None, Code.PIN_FOLDER, values)


def test_the_file_that_is_named_instead_of_a_folder_can_be_pasted_into_any_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pin").mkdir()
    assert refusal(Path("pin")).values == {"file": str(tmp_path / "pin" / "pin")}


def test_a_full_disk_leaves_the_old_pin(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pin_file.write_pin_file(path, HASH)

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as disk:
        disk.setattr("os.fsync", refuse)
        with pytest.raises(OSError, match="space"):
            pin_file.write_pin_file(path, HASH._replace(salt=b"x" * 16))
    assert pin_file.read_pin_file(path) == HASH


def test_what_is_removed_is_gone(path: Path) -> None:
    assert not pin_file.remove_pin_file(path)
    pin_file.write_pin_file(path, HASH)
    assert pin_file.remove_pin_file(path)
    assert not pin_file.remove_pin_file(path)
    assert pin_file.read_pin_file(path) is None
