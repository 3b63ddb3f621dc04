"""Which way of showing the catalogue shows what, of statements for the press and of details."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.loading import load
from iomtui.cli.arguments import parse_arguments
from iomtui.cli.content import (
    EXPORT,
    KIOSK,
    LINEAR,
    PLAIN,
    VIEWER,
    Surface,
    load_editions,
)
from iomtui.cli.content_folder import ContentFolder
from iomtui.cli.invocation import Invocation
from iomtui.storage import paths
from iomtui.storage.settings import LoadedSettings, Settings
from iomtui.youtube.details_file import encode_details
from tests.support.details import full_video, make_details
from tests.support.here import run_here
from tests.support.terminal import Terminal

PRESS, UNCONFIRMED, CONFIRMED, APPROVABLE = "For the press.", "12,345", "777", "A young man flees."


@pytest.fixture
def folder(make_folder: Callable[..., Path]) -> Path:
    """A folder with a statement for the press, and details of two videos, one of them confirmed."""
    folder = make_folder(("series.yaml", "abc_DEF-123", full_video(2).id))
    details = make_details(first=full_video(1), second=replace(full_video(2), views=777))
    paths.details_in(folder).write_bytes(encode_details(details))
    return folder


def opened(folder: Path, surface: Surface) -> tuple[Edition, ...]:
    return ContentFolder(folder, load(folder), surface).content.editions


def loaded(folder: Path, surface: Surface) -> tuple[Edition, ...]:
    arguments = parse_arguments(["--data", str(folder), "--lang", "en"])
    return load_editions(Invocation([], arguments, LoadedSettings(Settings(), [], {}), {}), surface)


@pytest.mark.parametrize(
    ("load_content", "surface", "shown"),
    [
        (opened, VIEWER, {PRESS, UNCONFIRMED, CONFIRMED}),
        (loaded, LINEAR, {PRESS, CONFIRMED}),
        (loaded, PLAIN, {UNCONFIRMED, CONFIRMED}),
        (loaded, EXPORT, {CONFIRMED}),
        (opened, KIOSK, {UNCONFIRMED, CONFIRMED}),
    ],
    ids=["viewer", "linear", "plain", "export", "kiosk"],
)
def test_each_surface_shows_what_it_may(
    load_content: Callable[[Path, Surface], tuple[Edition, ...]],
    surface: Surface,
    shown: set[str],
    folder: Path,
) -> None:
    english = next(each for each in load_content(folder, surface) if each.tag == "en")
    text = "\n".join(block.text for entry in english.entries for block in entry.blocks)
    assert {each for each in (PRESS, UNCONFIRMED, CONFIRMED, APPROVABLE) if each in text} == shown


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("", {UNCONFIRMED, CONFIRMED}),
        ("--plain", {UNCONFIRMED, CONFIRMED}),
        ("read", {PRESS, CONFIRMED}),
        ("show 1", set()),
        ("show 2", {CONFIRMED}),
        ("show about --json", set()),
        ("search press", set()),
        ("list --json --all", {CONFIRMED}),
        ("export html out", {CONFIRMED}),
        ("export handout out", set()),
        ("export json out", {CONFIRMED}),
    ],
)
def test_each_command_shows_what_its_surface_may(
    command: str, shown: set[str], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = text_of("--data", str(folder), "--lang", "en", *command.split())
    assert {each for each in (PRESS, UNCONFIRMED, CONFIRMED, APPROVABLE) if each in text} == shown


def text_of(*command: str) -> str:
    """Return what a command prints, or writes in the current folder."""
    printed = run_here(*command, typed="1\n" * 4).stdout  # in a dialogue, every page
    files = [file for file in sorted(Path().rglob("*")) if file.is_file()]
    return "\n".join([printed, *(file.read_text("utf-8") for file in files)])


NEW_TITLE = "Burn the Bridge"


@pytest.mark.parametrize(
    "command",
    [
        "--plain",
        "list",
        "list --json --all",
        "show 1",
        "show 1 --json",
        "search burn",
        "qr 1",
        "read",
        "export html out",
        "export handout out",
        "export json out",
    ],
)
def test_a_fact_that_changes_in_the_data_changes_wherever_it_is_printed_or_written(
    command: str, changed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    text = text_of("--data", str(changed), *command.split())
    assert NEW_TITLE in text or NEW_TITLE.replace(" ", "+") in text
    assert "Burn the Past" not in text
    assert "Burn+the+Past" not in text


@pytest.mark.parametrize("command", [(), ("kiosk",)], ids=["viewer", "kiosk"])
def test_a_fact_that_changes_in_the_data_changes_on_every_screen(
    command: tuple[str, ...], changed: Path
) -> None:
    with Terminal(*command, "--data", str(changed)) as terminal:
        terminal.wait_for(NEW_TITLE)
        assert "Burn the Past" not in terminal.text


@pytest.fixture
def changed(data_copy: Path) -> Path:
    """The shipped data, but with another title of the first episode."""
    file = data_copy / "series.yaml"
    before = file.read_text("utf-8")
    assert before.count("Burn the Past") == 1
    file.write_text(before.replace("Burn the Past", NEW_TITLE), "utf-8")
    return data_copy
