"""The files of settings: what is right counts, what is wrong is said with its place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Position, Severity
from iomtui.storage.settings import LoadedSettings, Settings, read_named_settings, read_settings
from tests.support.examples import examples

NOTHING = LoadedSettings(Settings(), [], {})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def refusals(path: Path) -> list[Diagnostic]:
    """Return why settings are refused."""
    with pytest.raises(InvalidContentError) as caught:
        read_settings(path)
    return caught.value.diagnostics


def test_settings_are_read(path: Path) -> None:
    path.write_text('language = "id"\ntheme = "day"\ndata = "~/series"\nhalf_blocks = false\n')
    found = read_settings(path)
    assert found.settings == Settings("id", "day", Path.home() / "series", half_blocks=False)
    assert found.diagnostics == []


@pytest.mark.parametrize(
    ("written", "found"), [("series", "near/series"), ("../x", "near/../x"), ("/x", "/x")]
)
def test_a_relative_path_counts_from_the_folder_of_the_file_that_names_it(
    path: Path, tmp_path: Path, written: str, found: str
) -> None:
    near = tmp_path / "near" / "config.toml"
    near.parent.mkdir()
    near.write_text(f'data = "{written}"\n[kiosk]\ndata = "{written}"\npin_file = "{written}"\n')
    path.write_text('theme = "day"\n[kiosk]\npin_file = "mine"\n')
    settings = read_settings(path, [near]).settings
    expected = tmp_path / found
    assert (settings.data, settings.kiosk.data) == (expected, expected)
    assert settings.kiosk.pin_file == tmp_path / "mine"


def test_an_empty_text_does_not_count_and_is_told(path: Path) -> None:
    path.write_text('theme = "day"\ndata = ""\n[kiosk]\npin_file = ""\n')
    found = read_settings(path)
    assert found.settings == Settings(theme="day")
    told = [Diagnostic(str(path), Position(line, 1), Code.HOLDS_NOTHING) for line in (2, 4)]
    assert found.diagnostics == told
    assert found.origins.keys() == {"theme", "kiosk"}


@pytest.mark.parametrize("content", [b"", b"# nothing set\n", b"\xef\xbb\xbf", b"\r\n"])
def test_whatever_is_not_set_has_a_default(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert read_settings(path) == NOTHING


def test_without_a_file_or_a_home_everything_has_a_default(path: Path) -> None:
    assert read_settings(path) == NOTHING
    assert read_settings(None) == NOTHING


def test_where_there_can_be_no_file_everything_has_a_default(tmp_path: Path) -> None:
    (tmp_path / "null").touch()
    assert read_settings(tmp_path / "null" / "iomtui" / "config.toml") == NOTHING


def test_settings_from_another_system_are_read(path: Path) -> None:
    path.write_bytes(b'\xef\xbb\xbflanguage = "id"\r\ntheme = "day"\r\n')
    assert read_settings(path).settings == Settings(language="id", theme="day")


def test_an_unknown_setting_is_passed_over_and_told(path: Path) -> None:
    path.write_text('# mine\nthem = "day"\nlanguage = "en"\n')
    found = read_settings(path)
    assert found.settings == Settings(language="en")
    values = {"key": "them", "near": "theme"}
    assert found.diagnostics == [
        Diagnostic(str(path), Position(2, 1), Code.UNKNOWN_SETTING, values)
    ]


def test_a_setting_of_the_kiosk_outside_its_table_is_told_where_it_belongs(path: Path) -> None:
    path.write_text('theme = "day"\nidle = 60\n')
    found = read_settings(path)
    assert found.settings == Settings(theme="day")
    assert found.diagnostics == [
        Diagnostic(str(path), Position(2, 1), Code.OF_KIOSK, {"key": "idle"})
    ]


def test_a_table_that_is_not_known_is_passed_over_and_told(path: Path) -> None:
    path.write_text('theme = "day"\n\n[zzz]\ntheme = 1\n')
    found = read_settings(path)
    assert found.settings == Settings(theme="day")
    assert [(fault.position, fault.values["key"]) for fault in found.diagnostics] == [
        (Position(3, 2), "zzz")
    ]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("3", "number"),
        ("0.5", "fraction"),
        ("true", "yes_no"),
        ("[]", "list"),
        ("{}", "table"),
        ("2023-06-29", "moment"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_its_line(
    path: Path, value: str, kind: str
) -> None:
    path.write_text(f'language = "en"\ndata = {value}\n')
    values = {"expected": "text", "found": kind}
    assert refusals(path) == [Diagnostic(str(path), Position(2, 1), Code.WRONG_TYPE, values)]


@pytest.mark.parametrize(
    ("line", "expected", "kind"),
    [
        ('half_blocks = "yes"', "yes_no", "text"),
        ("half_blocks = 1", "yes_no", "number"),
        ("keys = 3", "table", "number"),
        ("keys = ['x']", "table", "list"),
        ("[[keys]]", "table", "list"),
    ],
)
def test_each_setting_says_which_kind_it_needs(
    path: Path, line: str, expected: str, kind: str
) -> None:
    path.write_text(line)
    (problem,) = refusals(path)
    assert problem.code is Code.WRONG_TYPE
    assert problem.values == {"expected": expected, "found": kind}


@pytest.mark.parametrize("other", ["data-old", "dataset", '"data old"', "olddata"])
def test_the_line_is_that_of_the_setting_and_not_of_one_with_a_similar_name(
    path: Path, other: str
) -> None:
    path.write_text(f'{other} = "x"\ndata = 3\n')
    (wrong,) = (problem for problem in refusals(path) if problem.severity is Severity.FATAL)
    assert wrong.position == Position(2, 1)


def test_what_is_not_toml_is_refused_with_its_place(path: Path) -> None:
    path.write_text('language = "en"\ntheme = day\n')
    (problem,) = refusals(path)
    assert problem.code is Code.TOML_VALUE
    assert problem.position is not None
    assert problem.position.line == 2


def test_a_file_that_ends_too_early_is_refused(path: Path) -> None:
    path.write_text("language =")
    assert [problem.code for problem in refusals(path)] == [Code.TOML_VALUE]


def test_a_number_that_is_absurdly_long_is_refused(path: Path) -> None:
    path.write_text("data = " + "1" * 5_000)
    assert {problem.severity for problem in refusals(path)} == {Severity.FATAL}


def test_bytes_that_are_not_utf8_are_refused(path: Path) -> None:
    path.write_bytes(b'language = "\xff"')
    assert [problem.code for problem in refusals(path)] == [Code.NOT_UTF8]


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    assert [problem.code for problem in refusals(tmp_path)] == [Code.NOT_REGULAR]


def test_a_file_that_cannot_be_looked_up_is_refused(tmp_path: Path) -> None:
    too_long = tmp_path / ("x" * (os.pathconf(tmp_path, "PC_NAME_MAX") + 1))
    assert [problem.code for problem in refusals(too_long)] == [Code.NOT_READABLE]


def test_a_setting_that_is_told_of_cannot_act_on_the_terminal(path: Path) -> None:
    path.write_text('"\\u001bx" = 1\n')
    assert [fault.values["key"] for fault in read_settings(path).diagnostics] == ["x"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[keys]\n  serach = "x"', Position(2, 3)),
        ('keys.serach = "x"', Position(1, 6)),
        ('keys = { link = "f6", serach = "x" }', Position(1, 1)),
    ],
)
def test_keys_are_read_however_their_table_is_written(
    path: Path, text: str, place: Position
) -> None:
    path.write_text(text.replace("serach", "search"))
    assert read_settings(path).settings.keys["search"] == ("x",)
    path.write_text(text)
    (fault,) = read_settings(path).diagnostics
    assert fault == Diagnostic(
        str(path), place, Code.UNKNOWN_SLOT, {"slot": "serach", "near": "search"}
    )


@pytest.fixture
def shared(tmp_path: Path) -> list[Path]:
    """Return where two shared files may be, the weightier first."""
    return [tmp_path / "near.toml", tmp_path / "far.toml"]


def test_without_shared_files_nothing_is_missed(path: Path, shared: list[Path]) -> None:
    assert read_settings(path, shared) == NOTHING


def test_the_weightiest_file_wins_setting_by_setting_and_is_known(
    path: Path, shared: list[Path]
) -> None:
    near, far = shared
    far.write_text('language = "id"\ntheme = "day"\ndata = "/series"\n')
    near.write_text('language = "en"\ntheme = "night"\n')
    path.write_text('theme = "plain"\n')
    found = read_settings(path, shared)
    assert found.settings == Settings("en", "plain", Path("/series"))
    assert found.origins == {
        "language": f"{near}:1:1",
        "theme": f"{path}:1:1",
        "data": f"{far}:3:1",
    }
    assert read_settings(None, shared).settings.theme == "night"


def test_chosen_keys_of_all_files_come_together(path: Path, shared: list[Path]) -> None:
    shared[0].write_text('[keys]\nsearch = "f5"\nlink = "f6"\n')
    path.write_text('[keys]\nsearch = "f7"\n')
    assert read_settings(path, shared).settings.keys == {"search": ("f7",), "link": ("f6",)}


def test_what_is_wrong_in_each_file_is_told_of_that_file(path: Path, shared: list[Path]) -> None:
    for file in (path, *shared):
        file.write_text('them = "day"\n[keys]\nlink = "zork"\n')
    told = {(fault.file, fault.code) for fault in read_settings(path, shared).diagnostics}
    codes = (Code.UNKNOWN_SETTING, Code.WRONG_KEY)
    assert told == {(str(file), code) for file in (path, *shared) for code in codes}


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"theme = day", Code.TOML_VALUE), (b"theme = 3", Code.WRONG_TYPE), (b"\xff", Code.NOT_UTF8)],
)
def test_a_broken_shared_file_is_told_and_passed_over_whole(
    path: Path, shared: list[Path], content: bytes, code: Code
) -> None:
    near, far = shared
    near.write_bytes(b'language = "en"\n' + content)
    far.write_text('language = "id"')
    found = read_settings(path, shared)
    assert found.settings == Settings("id")
    told = [(fault.file, fault.code) for fault in found.diagnostics]
    assert told == [(str(near), code), (str(near), Code.PASSED_OVER)]


def test_a_broken_file_of_ones_own_is_refused_whatever_is_shared(
    path: Path, shared: list[Path]
) -> None:
    shared[0].write_text('language = "id"')
    path.write_text("theme = day")
    with pytest.raises(InvalidContentError) as caught:
        read_settings(path, shared)
    assert [problem.file for problem in caught.value.diagnostics] == [str(path)]


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidContentError) as caught:
        read_named_settings(tmp_path / "none.toml")
    missing = Diagnostic(str(tmp_path / "none.toml"), None, Code.NO_SETTINGS)
    assert caught.value.diagnostics == [missing]


@pytest.mark.parametrize(
    ("content", "code"), [(b"theme = day", Code.TOML_VALUE), (b"theme = 3", Code.WRONG_TYPE)]
)
def test_a_file_that_is_named_must_be_right(path: Path, content: bytes, code: Code) -> None:
    path.write_bytes(content)
    with pytest.raises(InvalidContentError) as caught:
        read_named_settings(path)
    assert [problem.code for problem in caught.value.diagnostics] == [code]


def test_a_file_that_is_named_is_read(path: Path) -> None:
    path.write_text('theme = "day"')
    assert read_named_settings(path).settings == Settings(theme="day")


@pytest.fixture(scope="module")
def shared_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settings") / "config.toml"


KEYS = st.sampled_from(
    [
        "language",
        "theme",
        "data",
        "them",
        '"a b"',
        "[data]",
        "[[x]]",
        "[keys]",
        "link",
        "half_blocks",
        "kiosk",
        "[kiosk]",
        "idle",
    ]
)
VALUES = st.sampled_from(['"id"', "'x'", "1", "0x1f", "1e9", "true", "[1]", "{a=1}", "1979-05-27"])
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
def test_no_file_whatever_does_anything_but_count_or_be_refused(
    shared_path: Path, content: bytes
) -> None:
    shared_path.write_bytes(content)
    try:
        found = read_settings(shared_path)
    except InvalidContentError as error:
        problems = error.diagnostics
    else:
        problems = found.diagnostics
        assert all(problem.severity is Severity.FAULT for problem in problems)
    lines = content.count(b"\n") + 2
    assert all(problem.position is None or problem.position.line <= lines for problem in problems)
