"""Installing content: what is copied, what is refused, and what a power cut can leave."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from iomtui.catalogue.loading import load
from iomtui.cli.check import find_problems
from iomtui.kiosk.installation import (
    InstallationError,
    install,
    previous_content,
    roll_back,
)
from iomtui.parsing.diagnostics import InvalidContentError
from iomtui.storage.file_lock import exclusive_lock
from tests.conftest import FETCHED
from tests.support.terminal import IOMTUI, environment

MakeFolder = Callable[..., Path]
TITLE = "publisher: IOM Indonesia"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "kiosk" / "content"


@pytest.fixture
def versions(make_folder: MakeFolder) -> list[Path]:
    """Data folders whose publishers are IOM 0, IOM 1 and IOM 2."""
    return [make_folder(("series.yaml", TITLE, f"publisher: IOM {number}")) for number in range(3)]


def publisher(data: Path) -> str:
    return load(data).series.publisher


def put(source: Path, place: Path) -> None:
    install(source, place, find_problems)


def test_the_newest_is_shown_and_the_one_before_is_kept(place: Path, versions: list[Path]) -> None:
    for number, version in enumerate(versions):
        put(version, place)
        assert publisher(place) == f"IOM {number}"
    previous = previous_content(place)
    assert previous
    assert publisher(previous) == "IOM 1"
    names = {file.name for file in place.parent.iterdir()}
    assert names == {"content", "content.a", "content.b", "content.lock"}
    for expected in ("IOM 1", "IOM 2"):
        roll_back(place, find_problems)
        assert publisher(place) == expected


def test_the_same_content_again_leaves_what_was_installed_before(
    place: Path, versions: list[Path]
) -> None:
    for version in versions[:2]:
        put(version, place)
    assert install(versions[1], place, find_problems) is None
    previous = previous_content(place)
    assert previous
    assert (publisher(place), publisher(previous)) == ("IOM 1", "IOM 0")
    (place / "local.yaml").write_text("format: 1\n")
    assert install(versions[1], place, find_problems) == []


def test_what_a_kiosk_reads_is_copied_so_that_everyone_may_read_it(
    data_copy: Path, place: Path
) -> None:
    (data_copy / "local.yaml").write_text("format: 1\nmessage: {en: {title: A, text: B}}\n")
    shutil.copy(FETCHED, data_copy / "channel.json")
    mask = os.umask(0o077)
    try:
        put(data_copy, place)
    finally:
        os.umask(mask)
    copies = {path.relative_to(place.resolve()): path for path in place.resolve().rglob("*")}
    names = {"series.yaml", "local.yaml", "channel.json", "languages"}
    assert {*map(str, copies)} == names | {"languages/en.yaml", "languages/id.yaml"}
    for name, copy in copies.items():
        assert copy.stat().st_mode & 0o777 == (0o755 if copy.is_dir() else 0o644)
        assert copy.is_dir() or copy.read_bytes() == (data_copy / name).read_bytes()


def make_link(path: Path) -> None:
    target = path.rename(path.with_name(f"{path.stem}.other"))
    path.symlink_to(target)


def make_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def make_device(path: Path) -> None:
    path.unlink()
    path.symlink_to("/dev/zero")


def make_huge(path: Path) -> None:
    os.truncate(path, 2**40)


def make_folder_of(path: Path) -> None:
    path.unlink()
    path.mkdir()


HARMS = [make_link, make_pipe, make_device, make_huge, make_folder_of]


@pytest.mark.parametrize(
    ("name", "harm"),
    [("languages", make_link), *product(("series.yaml", "languages/en.yaml", "local.yaml"), HARMS)],
)
def test_links_pipes_devices_and_huge_files_are_refused(
    versions: list[Path], place: Path, name: str, harm: Callable[[Path], None]
) -> None:
    put(versions[0], place)
    path = versions[1] / name
    if name == "local.yaml":
        path.touch()
    harm(path)
    with pytest.raises(InvalidContentError) as refused:
        put(versions[1], place)
    assert refused.value.diagnostics[0].file == str(path)
    assert publisher(place) == "IOM 0"
    assert previous_content(place) is None


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("series.yaml", TITLE, "publisher: ["), ("languages/id.yaml", "format: 1", "format: x")],
)
def test_what_would_take_content_away_is_refused_with_its_place_in_the_source(
    make_folder: MakeFolder, place: Path, file: str, old: str, new: str
) -> None:
    put(make_folder(), place)
    broken = make_folder((file, old, new))
    with pytest.raises(InvalidContentError) as refused:
        put(broken, place)
    assert {each.file for each in refused.value.diagnostics} == {str(broken / file)}
    assert load(place).tags == load(make_folder()).tags
    assert not place.with_name("content.new").exists()


def test_a_fault_is_returned_and_installed(make_folder: MakeFolder, place: Path) -> None:
    faulty = make_folder(("series.yaml", TITLE, f"{TITLE}\npublsher: x"))
    faults = install(faulty, place, find_problems)
    assert faults
    (fault,) = faults
    assert (fault.code, fault.file) == ("unknown_key", str(faulty / "series.yaml"))
    assert publisher(place) == "IOM Indonesia"


def test_files_of_somebody_else_are_left_alone(versions: list[Path], place: Path) -> None:
    place.mkdir(parents=True)
    (place / "notes").touch()
    elsewhere = place.with_name("link")
    elsewhere.symlink_to(place)
    place.with_name("content.a").mkdir()  # a copy that somebody made
    for path in (place, elsewhere, place / "notes"):
        with pytest.raises(InstallationError, match="other_files"):
            put(versions[0], path)
        with pytest.raises(InstallationError, match="other_files"):
            roll_back(path, find_problems)
        assert previous_content(path) is None
    assert [each.name for each in place.iterdir()] == ["notes"]
    assert elsewhere.resolve() == place


def test_a_second_installation_at_the_same_time_is_refused(
    versions: list[Path], place: Path
) -> None:
    put(versions[0], place)
    lock = exclusive_lock(place.with_name("content.lock"))
    with lock, pytest.raises(InstallationError, match="busy"):
        put(versions[1], place)
    assert publisher(place) == "IOM 0"


def test_a_broken_previous_version_is_not_shown(versions: list[Path], place: Path) -> None:
    for _ in range(2):
        with pytest.raises(InstallationError, match="no_previous"):
            roll_back(place, find_problems)
        put(versions[0], place)
    put(versions[1], place)
    previous = previous_content(place)
    assert previous
    (previous / "series.yaml").write_bytes(b"\0" * 100)
    with pytest.raises(InvalidContentError):
        roll_back(place, find_problems)
    assert publisher(place) == "IOM 1"


_STOPPED = """
import os, signal, sys
step = int(sys.argv.pop(1))
steps = 0

def count(event, arguments):
    global steps
    is_change = event in {"os.mkdir", "os.rename", "os.symlink", "os.remove", "os.rmdir"}
    is_write = event == "open" and "content." in str(arguments[0]) and arguments[1] != "r"
    if is_change or is_write:
        steps += 1
        if steps == step:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
from iomtui.__main__ import main
main()
"""
"""The program, which dies before it changes files for the nth time."""


def stopped_at(step: int, place: Path, *typed: str) -> int:
    """Run `iomtui kiosk install` until a step; return its exit status."""
    settings = place.parent / "kiosk.toml"
    settings.write_text('[kiosk]\ndata = "content"\n')
    command = [sys.executable, "-c", _STOPPED, str(step), "--config", str(settings)]
    return subprocess.run(
        [*command, "kiosk", "install", *typed],
        env=environment(place.parent, None),
        capture_output=True,
        check=False,
    ).returncode


@pytest.mark.parametrize("typed", ["install", "rollback"])
def test_a_power_cut_at_any_step_leaves_the_old_content_or_the_new(
    versions: list[Path], tmp_path: Path, thorough: bool, typed: str, figures: list[str]
) -> None:
    arguments = ("--rollback",) if typed == "rollback" else (str(versions[2]),)
    before, after = "IOM 1", "IOM 0" if typed == "rollback" else "IOM 2"
    met = set()
    step = rounds = 0
    while True:
        step += 1 if thorough else 3
        place = tmp_path / str(step) / str(rounds) / "content"
        for version in versions[:2]:
            put(version, place)
        status = stopped_at(step, place, *arguments)
        met.add(publisher(place))
        assert met <= {before, after}
        rounds += 1
        if status == 0:
            if thorough and rounds < 100:
                step = 0
                continue
            break
        assert status == -signal.SIGKILL
        assert stopped_at(0, place, str(versions[2])) == 0
        assert publisher(place) == "IOM 2"
        previous = previous_content(place)
        assert previous
        assert publisher(previous) in ("IOM 0", "IOM 1", "IOM 2")
    assert met == {before, after}
    figures.append(f"{typed}: {rounds} power cuts")


@pytest.mark.parametrize(
    ("between", "reason"), [("", "disk is full"), ("mount -o remount,ro {disk}", "only be read")]
)
def test_a_full_or_read_only_disk_keeps_what_is_there(
    versions: list[Path], data_copy: Path, tmp_path: Path, between: str, reason: str
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with (data_copy / "series.yaml").open("a") as file:
        file.write("#" * 10_000)  # so that the disk has room for one version only
    settings = tmp_path / "kiosk.toml"
    settings.write_text('[kiosk]\ndata = "disk/content"\n')
    typed = [*IOMTUI, "--config", str(settings), "kiosk", "install"]
    script = f"""
        mount -t tmpfs -o size=64k tmpfs {disk} || exit 99
        "$@" {data_copy}; echo $?
        {between.format(disk=disk)}
        "$@" {data_copy}; echo $?
        ls {disk}
        {" ".join(IOMTUI)} --config {settings} kiosk check >/dev/null; echo $?
    """
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh", *typed],
        env=environment(tmp_path, {"LANG": "C.UTF-8"}),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 99 or "unshare" in done.stderr:
        pytest.skip("a file system can be mounted by root only")
    assert done.stdout.split() == ["0", "1", "content", "content.a", "content.lock", "0"]
    assert reason in done.stderr
