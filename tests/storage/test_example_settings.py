"""The example of the settings: it names all that there is to set, and each line is right."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import msgspec

from iomtui.commands.keymaps import remap_commands, slots
from iomtui.commands.table import COMMANDS
from iomtui.storage.paths import example_settings
from iomtui.storage.settings import KioskSettings, Settings, read_settings
from iomtui.terminal.key_names import parse_key_name
from iomtui.themes import THEMES


def example_without_hashes() -> str:
    """Return the shipped example with every setting in force."""
    text = example_settings().read_text("utf-8")
    return re.sub(r"^# ?(\w+ = )", r"\1", text, flags=re.MULTILINE)


def test_the_example_as_it_ships_sets_nothing() -> None:
    loaded = read_settings(example_settings())
    assert (loaded.settings, loaded.diagnostics) == (Settings(), [])


def test_the_example_names_every_setting_and_is_right_in_each(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(example_without_hashes())
    loaded = read_settings(path)
    assert loaded.diagnostics == []
    of_kiosk = {f"kiosk.{name}" for name in KioskSettings.__struct_fields__}
    assert set(loaded.origins) == {*Settings.__struct_fields__, *of_kiosk} - {"keys", "kiosk"}
    assert remap_commands(loaded.settings.keys) == COMMANDS


def test_the_example_names_the_default_keys_of_every_command() -> None:
    table = tomllib.loads(example_without_hashes())["keys"]
    keys = {
        slot: tuple(map(parse_key_name, [value] if isinstance(value, str) else value))
        for slot, value in table.items()
    }
    assert keys == {name: slot.keys for name, slot in slots().items()}


def test_the_example_of_the_kiosk_has_the_defaults_and_the_bounds() -> None:
    table = tomllib.loads(example_without_hashes())["kiosk"]
    for name, default in msgspec.structs.asdict(KioskSettings()).items():
        assert default in (None, table[name])
    text = example_settings().read_text("ascii")
    for name, (least, most) in {"idle": (30, 600), "dwell": (10, 600)}.items():
        explained = text[: text.index(f"# {name} = ")].rpartition("\n\n")[2]
        assert f"{least} to {most}" in explained


def test_the_example_names_only_existing_themes_and_keys() -> None:
    text = example_settings().read_text("ascii")
    assert all(theme in text for theme in THEMES)
    comments = re.sub(r"^# ?\w+ = .*", "", text, flags=re.MULTILINE)
    named = re.findall(r'"([^"]+)"', comments)
    assert "pageup" in named
    assert all(map(parse_key_name, named))
