"""What is imported when, seen from a fresh interpreter."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FETCHED

HEAVY = ("textual", "yt_dlp", "rich", "babel", "segno")

FETCHING = {
    f"iomtui.youtube.{name}"
    for name in ("report", "report_lines", "fetch_screen", "ask", "fetch", "ytdlp_process")
}
"""Modules that only a fetch, or a look at its report, may load."""

DETAILS = {
    f"iomtui.youtube.{name}" for name in ("details", "details_file", "enrich", "confirmation")
}
"""Modules that only who has details may load."""


def modules_after(code: str) -> set[str]:
    """Return the modules that are loaded once some code has run."""
    shown = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules, file=sys.stderr)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(shown.stderr.split())


@pytest.mark.parametrize(
    "command",
    [
        *("list", "--help", "check", "--version"),
        *("kiosk check", "kiosk health", "kiosk pin --off", "kiosk unit"),
    ],
)
def test_commands_without_a_screen_load_nothing_heavy(command: str) -> None:
    loaded = modules_after(
        f"from iomtui.cli import main; main.run_command_line({command.split()}, {{}})"
    )
    assert loaded.isdisjoint(HEAVY)
    # Nothing that reads settings, suggests names or follows files is needed.
    assert command != "list" or loaded.isdisjoint({"tomllib", "difflib", "asyncio"})


def test_without_details_from_youtube_nothing_that_adds_them_is_loaded() -> None:
    loaded = modules_after("from iomtui.cli import main; main.run_command_line([], {})")
    assert "iomtui.catalogue.edition" in loaded
    assert loaded.isdisjoint(DETAILS | FETCHING | {"iomtui.youtube.fetch_controller"})


def test_a_kiosk_with_details_in_its_folder_loads_nothing_that_fetches(data_copy: Path) -> None:
    shutil.copy(FETCHED, data_copy / "channel.json")
    command = ["--data", str(data_copy), "kiosk", "check"]
    loaded = modules_after(f"from iomtui.cli import main; main.run_command_line({command}, {{}})")
    assert loaded >= DETAILS
    assert loaded.isdisjoint({"yt_dlp", *FETCHING})


def test_the_rules_of_the_kiosk_do_not_load_openssl() -> None:
    loaded = modules_after("import iomtui.kiosk.pin, iomtui.kiosk.session")
    assert loaded.isdisjoint({"hashlib", "hmac", "tempfile"})


@pytest.mark.parametrize(
    "screen", ["view, iomtui.youtube.fetch_controller, iomtui.tui.app", "kiosk, iomtui.kiosk.app"]
)
def test_a_screen_loads_nothing_that_fetches(screen: str) -> None:
    loaded = modules_after(f"import iomtui.cli.{screen}")
    assert "textual" in loaded
    assert loaded.isdisjoint({"yt_dlp", *FETCHING, *DETAILS})


def test_the_version_loads_nothing_else() -> None:
    assert modules_after("import iomtui") - modules_after("") == {"iomtui"}


def test_the_viewer_imports_where_the_modules_of_posix_do_not_exist() -> None:
    blocked = "import sys; sys.modules.update(dict.fromkeys(('termios', 'fcntl', 'pwd', 'tty')))"
    modules_after(
        f"{blocked}\nimport iomtui.__main__, iomtui.cli.main, iomtui.cli.view, iomtui.tui.app"
    )
