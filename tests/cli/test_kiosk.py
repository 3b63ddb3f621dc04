"""What was typed and set for the kiosk."""

from __future__ import annotations

from pathlib import Path

import pytest

from iomtui.cli.arguments import parse_arguments
from iomtui.cli.invocation import Invocation
from iomtui.cli.kiosk import KioskConfig, kiosk_config
from iomtui.i18n.languages import Preference
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError
from iomtui.storage import paths
from iomtui.storage.settings import read_settings

ENVIRON = {"IOMTUI_DATA": "/nowhere", "IOMTUI_LANG": "fr"}


def asked(line: str, config: Path) -> KioskConfig:
    typed = line.split()
    return kiosk_config(Invocation(typed, parse_arguments(typed), read_settings(config), ENVIRON))


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_settings_the_kiosk_shows_what_came_with_the_program(config: Path) -> None:
    found = asked("kiosk", config)
    assert found.data == paths.shipped_data()
    assert found.pin_file == paths.pin_file()
    assert {preference.tag for preference in found.preferences} == {None}


def test_its_own_settings_win_over_the_general_ones(config: Path, tmp_path: Path) -> None:
    config.write_text(
        'language = "en"\ntheme = "night"\ndata = "/nowhere"\nhalf_blocks = true\n'
        f'[kiosk]\nlanguage = "id"\ntheme = "day"\ndata = "{tmp_path}"\nhalf_blocks = false\n'
        'pin_file = "/run/pin"\n'
    )
    found = asked("kiosk", config)
    assert found.preferences[1:] == [
        Preference(f"{config}:6:1", "id"),
        Preference(f"{config}:1:1", "en"),
    ]
    assert found.themes == [
        Preference(f"{config}:7:1", "day"),
        Preference(f"{config}:2:1", "night"),
    ]
    assert (found.data, found.half_blocks) == (tmp_path, False)
    assert found.pin_file == Path("/run/pin")


def test_without_them_the_general_ones_count(config: Path, tmp_path: Path) -> None:
    config.write_text(f'theme = "night"\ndata = "{tmp_path}"\nhalf_blocks = true\n')
    found = asked("kiosk", config)
    assert found.themes[1:] == [Preference(f"{config}:1:1", "night")]
    assert (found.data, found.half_blocks) == (tmp_path, True)


def test_what_is_typed_wins_over_both(config: Path, tmp_path: Path) -> None:
    config.write_text('[kiosk]\nlanguage = "id"\ntheme = "day"\ndata = "/nowhere"\n')
    found = asked(f"kiosk --lang en --data {tmp_path}", config)
    assert found.preferences[0] == Preference("--lang", "en")
    assert found.data == tmp_path


def test_a_folder_that_is_missing_is_told(config: Path) -> None:
    with pytest.raises(InvalidContentError) as caught:
        asked("kiosk --data /nowhere", config)
    assert [problem.code for problem in caught.value.diagnostics] == [Code.NO_FOLDER]


@pytest.mark.parametrize(
    ("settings", "line"),
    [('\ndata = "/nowhere"\n', 2), ('[kiosk]\n\ndata = "/nowhere"\n', 3)],
    ids=["for all", "for the kiosk"],
)
def test_a_folder_that_is_missing_is_told_where_the_settings_name_it(
    config: Path, settings: str, line: int
) -> None:
    config.write_text(settings)
    with pytest.raises(InvalidContentError) as caught:
        asked("kiosk", config)
    told = Diagnostic(f"{config}:{line}:1", None, Code.NO_DATA, {"path": "/nowhere"})
    assert caught.value.diagnostics == [told]
