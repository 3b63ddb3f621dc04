"""The settings of the kiosk: what is right counts, what is wrong never stops it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Position, Severity
from iomtui.storage.kiosk_settings import RANGES, KioskSettings
from iomtui.storage.settings import LoadedSettings, Settings, read_settings
from tests.support.examples import examples


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def read(path: Path, text: str) -> LoadedSettings:
    """Return what a file with this text sets."""
    path.write_text(text)
    return read_settings(path)


def test_without_a_table_everything_has_a_default(path: Path) -> None:
    assert read(path, "").settings.kiosk == KioskSettings()
    assert read(path, "[kiosk]").settings.kiosk == KioskSettings()


def test_settings_are_read_beside_the_general_ones(path: Path) -> None:
    found = read(
        path,
        'language = "en"\n[kiosk]\nlanguage = "id"\ntheme = "day"\ndata = "/d"\nidle = 60\n'
        'dwell = 20\npin_file = "~/pin"\nmouse = true\nhalf_blocks = false\n',
    )
    data, pin = Path("/d"), Path.home() / "pin"
    kiosk = KioskSettings("id", "day", data, 60, 20, pin, mouse=True, half_blocks=False)
    assert found.settings == Settings(language="en", kiosk=kiosk)
    assert found.diagnostics == []
    assert found.origins["kiosk.idle"] == f"{path}:6:1"


@pytest.mark.parametrize(
    ("line", "expected", "kind"),
    [
        ("language = 1", "text", "number"),
        ("theme = []", "text", "list"),
        ("data = 2023-06-29", "text", "moment"),
        ("idle = '90'", "number", "text"),
        ("idle = 90.0", "number", "fraction"),
        ("idle = true", "number", "yes_no"),
        ("dwell = {}", "number", "table"),
        ("pin_file = false", "text", "yes_no"),
        ("mouse = 1", "yes_no", "number"),
        ("half_blocks = 'no'", "yes_no", "text"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_and_passed_over(
    path: Path, line: str, expected: str, kind: str
) -> None:
    found = read(path, f"[kiosk]\n  {line}\n")
    assert found.settings == Settings()
    values = {"expected": expected, "found": kind}
    assert found.diagnostics == [Diagnostic(str(path), Position(2, 3), Code.OTHER_KIND, values)]


@pytest.mark.parametrize(
    ("name", "number"),
    [(name, number) for name, (least, most) in RANGES.items() for number in (least - 1, most + 1)]
    + [("idle", -90), ("idle", 0), ("dwell", 10**30)],
)
def test_a_number_out_of_range_is_told_and_passed_over(path: Path, name: str, number: int) -> None:
    found = read(path, f"[kiosk]\n{name} = {number}\n")
    assert found.settings == Settings()
    least, most = map(str, RANGES[name])
    values = {"found": str(number), "least": least, "most": most}
    assert found.diagnostics == [Diagnostic(str(path), Position(2, 1), Code.OUT_OF_RANGE, values)]


@pytest.mark.parametrize(
    ("name", "number"), [(name, number) for name, ends in RANGES.items() for number in ends]
)
def test_the_ends_of_a_range_belong_to_it(path: Path, name: str, number: int) -> None:
    found = read(path, f"[kiosk]\n{name} = {number}\n")
    assert found.diagnostics == []
    assert getattr(found.settings.kiosk, name) == number


def test_a_number_too_long_to_be_written_out_is_out_of_range_too(path: Path) -> None:
    (fault,) = read(path, f"[kiosk]\nidle = 0x{'f' * 5_000}\n").diagnostics
    assert fault.code is Code.OUT_OF_RANGE


def test_a_text_that_no_path_can_be_is_told_and_passed_over(path: Path) -> None:
    found = read(path, '[kiosk]\npin_file = "/a\\u0000b"\n')
    assert found.settings == Settings()
    assert found.diagnostics == [Diagnostic(str(path), Position(2, 1), Code.HOLDS_NULL)]


def test_an_empty_text_is_told_and_passed_over(path: Path) -> None:
    found = read(path, '[kiosk]\nidle = 60\npin_file = ""\n')
    assert found.settings.kiosk == KioskSettings(idle=60)
    assert found.diagnostics == [Diagnostic(str(path), Position(3, 1), Code.HOLDS_NOTHING)]


def test_an_unknown_name_is_told_with_the_nearest_one(path: Path) -> None:
    found = read(path, "[kiosk]\nmuose = true\nidle = 60\n")
    values = {"key": "muose", "near": "mouse"}
    assert found.diagnostics == [
        Diagnostic(str(path), Position(2, 1), Code.UNKNOWN_SETTING, values)
    ]
    assert found.settings.kiosk == KioskSettings(idle=60)


@pytest.mark.parametrize("text", ["kiosk = 3", 'kiosk = "x"', "[[kiosk]]"])
def test_what_is_no_table_is_told_and_passed_over(path: Path, text: str) -> None:
    found = read(path, text)
    assert found.settings == Settings()
    (fault,) = found.diagnostics
    assert (fault.code, fault.values) == (Code.NO_TABLE, {"key": "kiosk"})


@pytest.mark.parametrize("text", ["kiosk.idle = 60", "kiosk = { idle = 60 }"])
def test_the_table_is_read_however_it_is_written(path: Path, text: str) -> None:
    assert read(path, text).settings.kiosk.idle == 60
    (fault,) = read(path, text.replace("60", "6")).diagnostics
    assert fault.position is not None
    assert fault.position.line == 1


def test_the_weightiest_file_wins_setting_by_setting(path: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared.toml"
    shared.write_text('[kiosk]\nidle = 120\nmouse = true\nlanguage = "id"\n')
    path.write_text("[kiosk]\nidle = 60\nlanguage = 3\n")
    found = read_settings(path, [shared])
    assert found.settings.kiosk == KioskSettings(language="id", idle=60, mouse=True)
    assert found.origins["kiosk.language"] == f"{shared}:4:1"
    assert found.origins["kiosk.mouse"] == f"{shared}:3:1"
    assert found.origins["kiosk.idle"] == f"{path}:2:1"


@pytest.fixture(scope="module")
def shared_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settings") / "config.toml"


NAMES = st.sampled_from([*KioskSettings.__struct_fields__, "idel", '"a b"'])
VALUES = st.sampled_from(
    ['"id"', '"\\u0000"', "1", "90", "0xffffffffffffffffffff", "1e9", "nan", "true", "[1]", "{a=1}"]
)


@given(st.lists(st.tuples(NAMES, VALUES), max_size=8, unique_by=lambda line: line[0]))
@example([("idle", "-9")])
@examples(80)
def test_nothing_in_the_table_stops_the_kiosk_and_each_line_counts_or_is_told(
    shared_path: Path, lines: list[tuple[str, str]]
) -> None:
    shared_path.write_text("[kiosk]\n" + "".join(f"{name} = {value}\n" for name, value in lines))
    found = read_settings(shared_path)
    assert {fault.severity for fault in found.diagnostics} <= {Severity.FAULT}
    told = {fault.position.line for fault in found.diagnostics if fault.position}
    counted = {name for name in found.origins if name.startswith("kiosk.")}
    assert len(told) + len(counted) == len(lines)
    for name, (least, most) in RANGES.items():
        number = getattr(found.settings.kiosk, name)
        assert number is None or least <= number <= most


def test_a_file_that_is_no_toml_is_still_refused(path: Path) -> None:
    with pytest.raises(InvalidContentError):
        read(path, "[kiosk\n")
