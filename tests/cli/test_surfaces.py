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
    ContentFolder,
    Surface,
    load_editions,
)
from iomtui.cli.invocation import Invocation
from iomtui.storage import paths
from iomtui.storage.settings import LoadedSettings, Settings
from iomtui.youtube.details_file import encode_details
from tests.support.details import full_video, make_details
from tests.support.here import run_here

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
    ],
)
def test_each_command_shows_what_its_surface_may(
    command: str, shown: set[str], folder: Path
) -> None:
    typed = "1\n" * 4  # every page of the dialogue
    text = run_here("--data", str(folder), "--lang", "en", *command.split(), typed=typed).stdout
    assert {each for each in (PRESS, UNCONFIRMED, CONFIRMED, APPROVABLE) if each in text} == shown
