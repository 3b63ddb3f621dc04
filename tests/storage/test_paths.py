"""Paths of the data, the settings and the state."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from iomtui.storage import paths

Find = Callable[[], Path | None]
FILES: list[tuple[Find, str, str]] = [
    (paths.config_file, ".config", "config.toml"),
    (paths.pin_file, ".config", "kiosk.pin"),
    (paths.state_file, ".local/state", "state.json"),
    (paths.details_file, ".local/state", "channel.json"),
]
"""What finds each file of the program's own, its folder in a home on Linux, and its name."""

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG folders are Linux's")


@linux
@pytest.mark.parametrize(("find", "folder", "name"), FILES)
def test_the_folders_of_xdg_are_used_else_those_in_the_home_but_never_the_current_one(
    find: Find, folder: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    variable = "XDG_CONFIG_HOME" if folder == ".config" else "XDG_STATE_HOME"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(variable, str(tmp_path / "xdg"))
    assert find() == tmp_path / "xdg" / "iomtui" / name
    monkeypatch.delenv(variable)
    assert find() == tmp_path / folder / "iomtui" / name
    monkeypatch.setenv(variable, "here")
    monkeypatch.setenv("HOME", "here")
    path = find()
    assert path is None or path.is_absolute()


def test_without_a_home_there_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_home(*_: object, **__: object) -> Path:
        raise RuntimeError

    for answer in (lambda *_, **__: Path("here"), without_home):
        for name in ("user_config_path", "user_state_path"):
            monkeypatch.setattr(platformdirs, name, answer)
        assert [find() for find, _, _ in FILES] == [None] * len(FILES)


def test_a_relative_path_counts_from_the_folder_and_an_unknown_home_stays() -> None:
    assert paths.path_named("x", Path("/a")) == Path("/a/x")
    assert paths.path_named("~/x", Path("/a")) == Path.home() / "x"
    assert paths.path_named("/x", Path("/a")) == Path("/x")
    assert paths.path_named("x") == Path("x")
    for text in ("~nobody-has-this-name/x", "~\0/x"):
        assert paths.path_named(text) == Path(text)


@linux
def test_shared_settings_are_in_the_folders_of_xdg_in_order_each_once_else_in_etc(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    near, far, own = (tmp_path / name for name in ("near", "far", "own"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(own))
    monkeypatch.setenv("XDG_CONFIG_DIRS", f"{near}:here::{own}:{far}:{near}")
    files = [folder / "iomtui" / "config.toml" for folder in (near, far)]
    assert paths.shared_config_files() == files
    monkeypatch.setenv("XDG_CONFIG_DIRS", "here")
    assert paths.shared_config_files() == [Path("/etc/xdg/iomtui/config.toml")]
    monkeypatch.delenv("XDG_CONFIG_DIRS")
    assert paths.shared_config_files() == [Path("/etc/xdg/iomtui/config.toml")]
