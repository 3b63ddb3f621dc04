"""Paths of the data, the settings and the state."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import platformdirs
import pytest

from iomtui.storage import paths


class Place(NamedTuple):
    """A file of the program's own, and its folder on Linux."""

    find: Callable[[], Path | None]
    asked: str
    variable: str
    usual: str
    name: str


PLACES = [
    Place(paths.config_file, "user_config_path", "XDG_CONFIG_HOME", ".config", "config.toml"),
    Place(paths.pin_file, "user_config_path", "XDG_CONFIG_HOME", ".config", "kiosk.pin"),
    Place(paths.state_file, "user_state_path", "XDG_STATE_HOME", ".local/state", "state.json"),
    Place(
        paths.details_file,
        "user_state_path",
        "XDG_STATE_HOME",
        ".local/state",
        "channel.json",
    ),
]
each_place = pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG folders are Linux's")


def test_the_shipped_data_is_there() -> None:
    assert (paths.shipped_data() / "series.yaml").is_file()
    assert list((paths.shipped_data() / "languages").glob("*.yaml"))


@pytest.mark.parametrize("installed", [True, False])
def test_data_is_found_in_an_installed_package_and_beside_the_sources_of_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: bool
) -> None:
    package = tmp_path / "src" / "iomtui"
    data = package / "data" if installed else tmp_path / "data"
    data.mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(package / "storage" / "paths.py"))
    assert paths.shipped_data() == data


@linux
@each_place
def test_the_folders_of_xdg_are_used_else_those_in_the_home_but_never_the_current_one(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(place.variable, str(tmp_path / "xdg"))
    assert place.find() == tmp_path / "xdg" / "iomtui" / place.name
    monkeypatch.delenv(place.variable)
    assert place.find() == tmp_path / place.usual / "iomtui" / place.name
    monkeypatch.setenv(place.variable, "here")
    monkeypatch.setenv("HOME", "here")
    path = place.find()
    assert path is None or path.is_absolute()


@each_place
def test_without_a_home_there_is_no_file(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless(*_: object, **__: object) -> Path:
        raise RuntimeError

    monkeypatch.setattr(platformdirs, place.asked, lambda *_, **__: Path("here"))
    assert place.find() is None
    monkeypatch.setattr(platformdirs, place.asked, homeless)
    assert place.find() is None


@pytest.mark.parametrize("text", ["~nobody-has-this-name/x", "~\0/x"])
def test_a_home_that_there_is_not_stays_as_it_was_named(text: str) -> None:
    assert paths.path_named(text) == Path(text)


def test_a_relative_path_counts_from_the_folder_that_is_given() -> None:
    assert paths.path_named("x", Path("/a")) == Path("/a/x")
    assert paths.path_named("~/x", Path("/a")) == Path.home() / "x"
    assert paths.path_named("/x", Path("/a")) == Path("/x")
    assert paths.path_named("x") == Path("x")


@linux
def test_shared_settings_lie_in_the_folders_of_xdg_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [tmp_path / "near", tmp_path / "far"]
    named = [str(folders[0]), "here", "", str(folders[1]), str(folders[0])]
    monkeypatch.setenv("XDG_CONFIG_DIRS", ":".join(named))
    assert paths.shared_config_files() == [folder / "iomtui" / "config.toml" for folder in folders]


@linux
@pytest.mark.parametrize("unset", ["", "here", None])
def test_without_them_shared_settings_lie_in_etc(
    unset: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CONFIG_DIRS")
    if unset is not None:
        monkeypatch.setenv("XDG_CONFIG_DIRS", unset)
    assert paths.shared_config_files() == [Path("/etc/xdg/iomtui/config.toml")]


@linux
def test_a_persons_own_settings_are_not_read_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path))
    assert paths.shared_config_files() == []
