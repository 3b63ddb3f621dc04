"""How the program starts: its modules and streams, and where it cannot run."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.examples import first
from tests.support.processes import assert_given_back, end, send
from tests.support.terminal import ENVIRONMENT, Terminal

ROOT = Path(__file__).parents[1]
SCRIPT = (str(Path(sys.executable).with_name("iomtui")),)
MODULE = ("-m", "iomtui")


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A folder with modules of the names that the program imports; they leave a file behind."""
    folder = tmp_path / "trap"
    folder.mkdir()
    names = ["yaml", "textual", "msgspec", "enum", "argparse", "yt_dlp"]
    # `python -m` itself imports it up to 3.11.
    names += ["contextlib"] if sys.version_info >= (3, 12) else []
    for name in names:
        (folder / f"{name}.py").write_text("open('imported', 'a').write(__name__)\n")
    return folder


@first(
    2,
    "command",
    [
        (sys.executable, "-E", *MODULE),
        SCRIPT,
        (sys.executable, *MODULE),
        (sys.executable, "-P", *MODULE),
        (sys.executable, "-I", *MODULE),
    ],
    ids=" ".join,
)
def test_modules_in_the_current_folder_are_never_imported(
    command: tuple[str, ...], trap: Path
) -> None:
    with Terminal("--lang", "en", "kiosk", command=command, folder=trap) as terminal:
        terminal.wait_for("EPISODES")
    assert not (trap / "imported").exists()


@pytest.mark.parametrize("command", [(sys.executable, "-I", *MODULE), SCRIPT], ids=" ".join)
def test_a_package_of_its_name_in_the_current_folder_is_not_run(
    command: tuple[str, ...], trap: Path
) -> None:
    package = trap / "iomtui"
    package.mkdir()
    (package / "__init__.py").write_text("open('imported', 'a').write(__name__)\n")
    assert _run(*command, "list", folder=trap).stdout.startswith("1  Burn the Past")
    assert not (trap / "imported").exists()


@first(1, ("arguments", "status"), [("list", 0), ("fetch --dry-run", 5)])
def test_isolated_python_and_its_child_do_not_read_pythonpath(
    arguments: str, status: int, trap: Path
) -> None:
    environ = {"PYTHONPATH": str(trap), "HTTPS_PROXY": "http://127.0.0.1:9"}
    done = _run(sys.executable, "-I", *MODULE, *arguments.split(), folder=trap, **environ)
    assert done.returncode == status
    assert not (trap / "imported").exists()


def test_a_folder_with_the_package_and_what_it_needs_runs(tmp_path: Path) -> None:
    """As pip install --target leaves it."""
    shutil.copytree(ROOT / "src" / "iomtui", tmp_path / "iomtui")
    shutil.copytree(ROOT / "data", tmp_path / "iomtui" / "data")
    (tmp_path / "msgspec.py").write_text("open('imported', 'a').write(__name__); exit(0)\n")
    assert _run(sys.executable, *MODULE, "list", folder=tmp_path).returncode == 0
    assert (tmp_path / "imported").read_text() == "msgspec"


@first(1, "redirect", ["2>log", "2>&-", "2>/dev/full"])
@first(1, "arguments", ["--lang en", "--lang en kiosk"])
def test_the_screen_starts_wherever_the_messages_go(
    arguments: str, redirect: str, tmp_path: Path
) -> None:
    command = f'"{sys.executable}" -m iomtui {arguments} {redirect}'
    with Terminal("-c", f"exec {command}", command=("sh",), folder=tmp_path) as terminal:
        terminal.wait_for("EPISODES")
        send(terminal, signal.SIGTERM)
        assert end(terminal).signal == signal.SIGTERM
        assert_given_back(terminal)
    assert all(path.read_bytes() == b"" for path in tmp_path.glob("log"))


@first(2, "argument", ["--version", "list", "--help", "kiosk", "--nothing"])
def test_from_a_zip_file_it_says_in_one_sentence_that_it_cannot_run(
    argument: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "src" / "iomtui", tmp_path / "all" / "iomtui")
    archive = shutil.make_archive(str(tmp_path / "iomtui"), "zip", tmp_path / "all")
    for tag, sentence in (
        ("en", "This program cannot run from inside a zip file. Unpack the file, or install it"),
        ("id", "Aplikasi ini tidak dapat dijalankan dari dalam berkas zip."),
    ):
        command = (sys.executable, *MODULE, "--lang", tag, argument)
        done = _run(*command, folder=tmp_path, PYTHONPATH=archive)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith(f"iomtui: {sentence}")
        assert len(done.stderr.splitlines()) == 1


def _run(*command: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    environment = {**ENVIRONMENT, "HOME": str(folder / "home"), **environ}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
