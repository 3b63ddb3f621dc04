"""How options and settings of the kiosk combine."""

from __future__ import annotations

from pathlib import Path

import pytest

from iomtui.cli.arguments import parse_arguments
from iomtui.cli.invocation import Invocation
from iomtui.cli.kiosk import KioskSetup, prepare_kiosk
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError
from iomtui.storage import paths
from iomtui.storage.settings import read_settings

ENVIRON = {"IOMTUI_DATA": "/nowhere", "IOMTUI_LANG": "fr"}


def prepare(line: str, config: Path) -> KioskSetup:
    argv = line.split()
    return prepare_kiosk(Invocation(argv, parse_arguments(argv), read_settings(config), ENVIRON))


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_settings_the_kiosk_shows_the_shipped_data(config: Path) -> None:
    setup = prepare("kiosk", config)
    assert (setup.folder.path, setup.tag, setup.theme) == (paths.shipped_data(), "id", None)


def test_options_override_its_settings_and_those_the_general_ones(
    config: Path, data_copy: Path
) -> None:
    config.write_text(
        'language = "id"\ntheme = "night"\ndata = "/nowhere"\nhalf_blocks = true\n'
        f'[kiosk]\nlanguage = "en"\ntheme = "day"\ndata = "{data_copy}"\nhalf_blocks = false\n'
    )
    setup = prepare("kiosk", config)
    assert (setup.folder.path, setup.tag, setup.theme) == (data_copy, "en", "day")
    assert setup.half_blocks is False
    setup = prepare(f"kiosk --lang id --theme night --data {paths.shipped_data()}", config)
    assert (setup.folder.path, setup.tag, setup.theme) == (paths.shipped_data(), "id", "night")


def test_without_its_own_the_general_settings_apply(config: Path, data_copy: Path) -> None:
    config.write_text(
        f'language = "en"\ntheme = "night"\ndata = "{data_copy}"\nhalf_blocks = true\n'
    )
    setup = prepare("kiosk", config)
    assert (setup.folder.path, setup.tag, setup.theme) == (data_copy, "en", "night")
    assert setup.half_blocks


def test_a_missing_folder_is_reported_where_it_is_named(config: Path) -> None:
    for settings, line in (('\ndata = "/nowhere"\n', 2), ('[kiosk]\n\ndata = "/nowhere"\n', 3)):
        config.write_text(settings)
        with pytest.raises(InvalidContentError) as caught:
            prepare("kiosk", config)
        assert caught.value.diagnostics == [
            Diagnostic(f"{config}:{line}:1", None, Code.NO_DATA, {"path": "/nowhere"})
        ]
    with pytest.raises(InvalidContentError, match="no_folder"):
        prepare("kiosk --data /none", config)
