"""The files of settings: what fits counts, what does not is reported with its position."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.i18n.templates import PLACEHOLDER
from iomtui.i18n.wording_loader import load_wording
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Position, Severity
from iomtui.storage.settings import (
    KioskSettings,
    LoadedSettings,
    Settings,
    read_settings,
)
from tests.support.examples import examples

NOTHING = LoadedSettings(Settings(), [], {})
NO_TABLE = {"expected": "table", "found": "number"}
FRACTION = {"expected": "number", "found": "fraction"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


@pytest.fixture
def shared(tmp_path: Path) -> list[Path]:
    """Return where two shared files may be, the weightier first."""
    return [tmp_path / "near.toml", tmp_path / "far.toml"]


def read(path: Path, text: str) -> LoadedSettings:
    """Return the settings of a file with this text."""
    path.write_text(text)
    loaded = read_settings(path)
    for diagnostic in loaded.diagnostics:
        assert not PLACEHOLDER.search(load_wording("en").describe(diagnostic))
    return loaded


def test_settings_are_read(path: Path) -> None:
    loaded = read(
        path,
        'language = "en"\ntheme = "night"\ndata = "~/series"\nhalf_blocks = false\n[kiosk]\n'
        'language = "id"\ntheme = "day"\ndata = "/d"\nidle = 60\n'
        'dwell = 20\npin_file = "~/pin"\nmouse = true\nhalf_blocks = true\n',
    )
    home = Path.home()
    kiosk = KioskSettings(
        "id", "day", Path("/d"), 60, 20, home / "pin", mouse=True, half_blocks=True
    )
    assert loaded.settings == Settings(
        "en", "night", home / "series", half_blocks=False, kiosk=kiosk
    )
    assert loaded.diagnostics == []


def test_a_relative_path_counts_from_the_folder_of_the_file_that_names_it(
    path: Path, tmp_path: Path
) -> None:
    near = tmp_path / "near" / "config.toml"
    near.parent.mkdir()
    near.write_text('data = "a"\n[kiosk]\ndata = "../b"\npin_file = "pin"\n')
    path.write_text('theme = "day"\n[kiosk]\npin_file = "mine"\n')
    settings = read_settings(path, [near]).settings
    assert (settings.data, settings.kiosk.data) == (near.parent / "a", near.parent / "../b")
    assert settings.kiosk.pin_file == tmp_path / "mine"


def test_whatever_is_not_set_has_a_default(path: Path, shared: list[Path]) -> None:
    path.with_name("file").touch()
    assert read_settings(path, shared) == NOTHING
    path.write_bytes(b"\xef\xbb\xbf# nothing set\r\n[kiosk]")
    assert read_settings(path, shared) == NOTHING
    assert read_settings(None) == NOTHING
    assert read_settings(path.with_name("file") / "iomtui" / "config.toml") == NOTHING


@pytest.mark.parametrize(
    ("text", "position", "code", "values"),
    [
        ('them = "day"', Position(1, 1), Code.UNKNOWN_KEY, {"key": "them", "near": "theme"}),
        ("idle = 60", Position(1, 1), Code.OF_KIOSK, {"key": "idle"}),
        ('data = ""', Position(1, 1), Code.NO_PATH, {}),
        ("kiosk = 3", Position(1, 1), Code.WRONG_TYPE, NO_TABLE),
        ("[kiosk]\n idle = 9.0", Position(2, 2), Code.WRONG_TYPE, FRACTION),
        (
            "[kiosk]\nidle = 29",
            Position(2, 1),
            Code.OUT_OF_RANGE,
            {"found": "29", "range": "30–600"},
        ),
        ('[kiosk]\npin_file = "/a\\u0000b"', Position(2, 1), Code.NO_PATH, {}),
    ],
)
def test_what_can_be_ignored_is_reported_and_the_rest_counts(
    path: Path, text: str, position: Position, code: Code, values: dict[str, str]
) -> None:
    loaded = read(path, f"{text}\n")
    assert loaded.settings == Settings()
    assert loaded.origins == {}
    (diagnostic,) = loaded.diagnostics
    assert diagnostic.severity in {Severity.IGNORED, Severity.FAULT}
    assert (diagnostic.position, diagnostic.code, diagnostic.values) == (position, code, values)


def test_a_value_of_the_wrong_type_is_fatal(path: Path) -> None:
    path.write_text('"data old" = 1\nlanguage = "en"\nkeys = 3\n')
    with pytest.raises(InvalidContentError) as caught:
        read_settings(path)
    unknown, wrong = caught.value.diagnostics
    assert unknown.code is Code.UNKNOWN_KEY
    assert wrong == Diagnostic(str(path), Position(3, 1), Code.WRONG_TYPE, NO_TABLE)
    assert wrong.severity is Severity.FATAL


def test_the_strongest_file_counts_for_each_setting_and_is_its_origin(
    path: Path, shared: list[Path]
) -> None:
    near, far = shared
    far.write_text('language = "id"\ntheme = "day"\ndata = "/series"\n')
    near.write_text(
        'language = "en"\ntheme = "night"\n[kiosk]\nidle = 120\nmouse = true\n'
        '[keys]\nsearch = "f5"\nlink = "f6"\n'
    )
    path.write_text('theme = "plain"\n[kiosk]\nidle = 60\nmouse = 3\n[keys]\nsearch = "f7"')
    loaded = read_settings(path, shared)
    kiosk = KioskSettings(idle=60, mouse=True)
    keys: dict[str, tuple[str, ...]] = {"search": ("f7",), "link": ("f6",)}
    assert loaded.settings == Settings("en", "plain", Path("/series"), keys=keys, kiosk=kiosk)
    assert loaded.origins == {
        "language": f"{near}:1:1",
        "theme": f"{path}:1:1",
        "data": f"{far}:3:1",
        "kiosk.idle": f"{path}:3:1",
        "kiosk.mouse": f"{near}:5:1",
    }
    assert read_settings(None, shared).settings.theme == "night"


def test_a_broken_shared_file_is_reported_and_ignored_whole(path: Path, shared: list[Path]) -> None:
    near, far = shared
    near.write_text('language = "en"\ntheme = 3')
    far.write_text('language = "id"')
    loaded = read_settings(path, shared)
    assert loaded.settings == Settings("id")
    found = [(each.file, each.code) for each in loaded.diagnostics]
    assert found == [(str(near), Code.WRONG_TYPE), (str(near), Code.PASSED_OVER)]


@pytest.fixture(scope="module")
def shared_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settings") / "config.toml"


KEYS = st.sampled_from(
    [
        *("language", "theme", "data", "them", '"a b"', "[data]", "[[x]]", "[keys]", "link"),
        *("half_blocks", "kiosk", "[kiosk]", "idle"),
    ]
)
VALUES = st.sampled_from(
    [
        *('"id"', "'x'", '""', '"\\u0000"', "1", "90", "0x1f", "0xffffffffffffffffffff", "1e9"),
        *("nan", "true", "[1]", "{a=1}", "1979-05-27"),
    ]
)
LINES = st.tuples(KEYS, VALUES).map(" = ".join)


@given(
    st.one_of(
        st.binary(max_size=40),
        st.text(max_size=40).map(str.encode),
        st.lists(LINES, max_size=4).map(lambda lines: "\n".join(lines).encode()),
    )
)
@example(b"data = " + b"[" * 10_000)
@examples(300)
def test_every_file_is_used_or_refused(shared_path: Path, content: bytes) -> None:
    shared_path.write_bytes(content)
    try:
        found = read_settings(shared_path).diagnostics
    except InvalidContentError as error:
        found = error.diagnostics
    else:
        assert all(each.severity is not Severity.FATAL for each in found)
    lines = content.count(b"\n") + 2
    assert all(each.position is None or each.position.line <= lines for each in found)


NAMES = st.sampled_from([*KioskSettings.__struct_fields__, "idel", '"a b"'])


@given(st.lists(st.tuples(NAMES, VALUES), max_size=8, unique_by=lambda line: line[0]))
@example([("idle", "-9")])
@examples(80)
def test_each_line_in_the_table_of_the_kiosk_counts_or_is_reported(
    shared_path: Path, lines: list[tuple[str, str]]
) -> None:
    shared_path.write_text("[kiosk]\n" + "".join(f"{name} = {value}\n" for name, value in lines))
    loaded = read_settings(shared_path)
    reported = {each.position.line for each in loaded.diagnostics if each.position}
    assert len(reported) + len(loaded.origins) == len(lines)
    kiosk = loaded.settings.kiosk
    assert 30 <= kiosk.idle <= 600
    assert kiosk.dwell is None or 10 <= kiosk.dwell <= 600
